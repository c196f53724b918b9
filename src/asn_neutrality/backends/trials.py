"""Open rows tried as a few of the events that they may be: what some of these does not violate is not certain.

To be sure that open facts leave a prohibition a way out one event without it is enough, and most rows have many. Rows
that show none are no worse off than before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
from attrs import define
from numpy.typing import NDArray

from asn_neutrality.backends.circuit import Asked, Circuit
from asn_neutrality.backends.machine import Machine
from asn_neutrality.backends.meanings import Meaning
from asn_neutrality.backends.plan import Plan, Table
from asn_neutrality.backends.steps import BYTE, WORD, Bits, Column

TRIED = 8  # events of each row
STAYS = 0.5  # the chance of the class next in order, after the first event

Codes = Callable[[str], NDArray[np.intp]]
"""By variable the place of what each row says of it, whole words of rows."""


@define(frozen=True)
class Guess:
    """What a variable is in the events tried, by what a row says of it; ``codes`` are those that it then has."""

    chosen: NDArray[np.integer]
    codes: int


class Trials:
    """Tries rows whose variables say one of these ``meanings``.

    From a fact that is itself concluded it matters what was stated: it stays as open as it is.
    """

    def __init__(
        self, circuit: Circuit, meanings: Mapping[str, Sequence[Meaning]], groups: Sequence[tuple[int, ...]]
    ) -> None:
        self._groups = groups
        self._rules = len(circuit.rules)
        probes = [node.probe for node in circuit.nodes if node.probe is not None]
        stays = {probe.variable for probe in probes if probe.asked in (Asked.FREE, Asked.TAKEN)}
        accepted = {name: [0] * circuit.sizes[name] for name in dict.fromkeys(probe.variable for probe in probes)}
        for probe in probes:
            for code in _classes(probe.mask, circuit.sizes[probe.variable]):
                accepted[probe.variable][code] += 1
        draw = np.random.default_rng(len(circuit.nodes))
        self._guesses: dict[str, Guess] = {}
        tables = {}
        for name, tests in accepted.items():
            there = meanings[name]
            if name in stays:
                tables[name] = Table(tuple(there), None)
                chosen = np.repeat(np.arange(len(there)), TRIED).reshape(-1, TRIED)
            else:
                tables[name] = Table(tuple(Meaning(None, 1 << code) for code in range(len(tests))), None)
                chosen = np.array([_guessed(each.left, tests, draw) for each in there])
            codes = len(tables[name].meanings)
            kind = np.uint8 if codes <= BYTE else np.int32
            self._guesses[name] = Guess(chosen.astype(kind), codes)
        plan = Plan(circuit, tables, {})
        met = [plan.answers[rule][1] for rule in circuit.rules]
        together = [plan.steps.some(met[rule] for rule in group) for group in groups]
        self._machine = Machine(plan.steps, (*met, *together))

    def undetermined(self, codes: Codes, certain: Bits, open_: Bits) -> Bits:
        """The rows of which every open rule is not violated in some event.

        Nor are in one all of a group together, if none of it is violated for certain. ``certain`` and ``open_`` are by
        rule; ``codes`` tell what the rows say.
        """
        words = certain.shape[1]
        columns = [Column(_tried(guess, codes(name)), None, guess.codes) for name, guess in self._guesses.items()]
        found = self._machine.run(columns, TRIED * words).reshape(-1, TRIED, words)
        always = np.bitwise_and.reduce(found, axis=1)
        stuck = np.bitwise_or.reduce(open_ & always[: self._rules], axis=0)
        for group, here in zip(self._groups, always[self._rules :], strict=True):
            places = list(group)
            here &= np.bitwise_or.reduce(open_[places], axis=0)
            stuck |= here & ~np.bitwise_or.reduce(certain[places], axis=0)
        return ~stuck


def _tried(guess: Guess, codes: NDArray[np.intp]) -> NDArray[np.integer]:
    """All rows in the first event, then all in the second, and so on."""
    return np.ascontiguousarray(guess.chosen[codes].T).ravel()


def _guessed(left: int, tests: Sequence[int], draw: np.random.Generator) -> list[int]:
    """The classes that are tried of those left: first that which the fewest tests accept, then mostly such."""
    ordered = sorted(_classes(left, len(tests)), key=tests.__getitem__) or [0]
    places = draw.geometric(STAYS, TRIED) - 1
    return [ordered[0], *(ordered[place % len(ordered)] for place in places[1:].tolist())]


def _classes(mask: int, size: int) -> Iterable[int]:
    return (code for code in range(size) if mask >> code & 1)
