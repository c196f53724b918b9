"""Rows that a circuit leaves in doubt: judged by trying them, else by the engine once per kind of openness."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, partial
from itertools import count
from typing import TypeVar

import numpy as np
from attrs import define, field
from numpy.typing import NDArray

from asn_neutrality.backends.answers import OUTCOMES, Answer, Bench
from asn_neutrality.backends.circuit import Circuit
from asn_neutrality.backends.machine import Machine, compiled
from asn_neutrality.backends.meanings import Meaning
from asn_neutrality.backends.plan import Table
from asn_neutrality.backends.residue import Residue
from asn_neutrality.backends.steps import WORD, Bits, Column, Picker, unpacked
from asn_neutrality.backends.taking import all_codes, taken
from asn_neutrality.backends.trials import AT_ONCE, Findings, Trials
from asn_neutrality.domain.records import EventRecord

Rows = NDArray[np.intp]
Stated = tuple[tuple[str, Meaning], ...]
Key = TypeVar("Key")
Known = Mapping[str, Meaning]
"""By variable what is known where there is no column."""

LOOKED_AT = 1 << 15  # open rows at a time: what is open in them takes room for every node
REMEMBERED = 200_000  # kinds of open rows whose answer is kept
OFTEN = 100  # rows in doubt before it pays to make trials
FEW, FEW_IN_NUMPY = 8, 64  # rows that the engine is asked of sooner than they are tried


@define(frozen=True, slots=False)
class Look:
    """How rows are looked at that have such columns.

    ``sieve`` finds which rows are in doubt, and which are intricate.
    """

    circuit: Circuit
    sieve: Machine
    residue: Residue
    tables: Mapping[str, Table]
    fixed: Known
    groups: Sequence[Sequence[int]]

    def trials(self, *, each: bool) -> Trials:
        """Trials of such rows for the groups, and if ``each`` for each prohibition alone before them."""
        return self._each if each else self._together

    @cached_property
    def _each(self) -> Trials:
        alone = ((place,) for place in range(len(self.circuit.rules)))
        return Trials(self.circuit, self._meanings, (*alone, *self.groups))

    @cached_property
    def _together(self) -> Trials:
        return Trials(self.circuit, self._meanings, self.groups)

    @property
    def _meanings(self) -> Mapping[str, Sequence[Meaning]]:
        said = {name: (*each.meanings, each.nothing or self.fixed[name]) for name, each in self.tables.items()}
        return {**{name: (meaning,) for name, meaning in self.fixed.items()}, **said}

    def said(self, columns: Sequence[Column], rows: Rows, variables: Sequence[str]) -> NDArray[np.intp]:
        """Of each of the variables the place of what each row says of it; of those without a column 0."""
        coded = all_codes(self.tables, columns, rows)
        found = np.zeros((len(variables), len(rows)), np.intp)
        for codes, name in zip(found, variables, strict=True):
            if name in coded:
                codes[:] = coded[name]
        return found


@define(frozen=True)
class Settled:
    """Rows that have an answer of their own, the place of each one's among the answers, and those."""

    rows: Rows
    places: Rows
    answers: Sequence[Answer]

    def whole(self) -> Settled:
        """Those of which also the outcome of each prohibition alone is told."""
        told = np.array([answer.rules is not None for answer in self.answers], np.bool_)[self.places]
        return Settled(self.rows[told], self.places[told], self.answers)

    def and_those_of(self, other: Settled) -> Settled:
        """These rows and others."""
        places = np.concatenate([self.places, other.places + len(self.answers)])
        return Settled(np.concatenate([self.rows, other.rows]), places, [*self.answers, *other.answers])


@define(frozen=True)
class Doubted:
    """Rows in doubt, and what trials found of those that were tried: ``places`` are in the findings, -1 of others."""

    rows: Rows
    places: Rows
    findings: Findings | None


@define
class Chosen:
    """Rows that have an answer of their own, and the places of these among the answers, piece by piece.

    Of each answer the outcome of each prohibition alone is told if ``each``.
    """

    each: bool
    rows: list[Rows] = field(factory=lambda: [np.empty(0, np.intp)])
    places: list[Rows] = field(factory=lambda: [np.empty(0, np.intp)])
    _answers: dict[int, tuple[int, Answer]] = field(factory=dict)

    def place(self, answer: Answer) -> int:
        """The place of an answer."""
        return self._answers.setdefault(id(answer), (len(self._answers), answer))[0]

    def add(self, rows: Rows, places: Sequence[int] | Rows) -> None:
        """Some rows have the answers at these places."""
        self.rows.append(rows)
        self.places.append(np.asarray(places, np.intp))

    def suits(self, answer: Answer) -> bool:
        """Whether an answer tells enough."""
        return not self.each or answer.rules is not None

    def together(self) -> Settled:
        """All rows."""
        answers = [answer for _, answer in self._answers.values()]
        return Settled(np.concatenate(self.rows), np.concatenate(self.places), answers)


class OpenRows:
    """Answers rows; what is found of one row of a kind is kept for all others of it.

    ``subjects`` are the groups of prohibitions that have an outcome: all, and those of each track.
    """

    def __init__(self, bench: Bench, subjects: Sequence[tuple[int, ...]]) -> None:
        self._bench = bench
        self._subjects = subjects
        self._met = 0
        self._known: dict[bytes, Answer] = {}
        self._whole: dict[Stated, Answer] = {}
        self._tried: dict[tuple[bool, bytes], Answer] = {}
        self._lefts: dict[tuple[str, int], int] = {}
        self._numbers = count()  # of them; the length is not, since others may add to them

    def settle(
        self, look: Look, columns: Sequence[Column], rows: Rows, intricate: Bits | None, *, each: bool
    ) -> Settled:
        """Those of the rows that have an answer of their own; ``each`` asks for the outcome of each prohibition alone.

        ``intricate`` are so among all rows: all of ``rows`` are in doubt. None: the sieve is to find those that are.
        """
        chosen = Chosen(each)
        for start in range(0, len(rows), LOOKED_AT):
            some = rows[start : start + LOOKED_AT]
            if intricate is not None:
                hard = Picker(some)(intricate)
            else:
                doubtful, found = look.sieve.run(taken(columns, some), -(-len(some) // WORD))
                flags = unpacked(doubtful, len(some))
                some, hard = some[flags], unpacked(found, len(some))[flags]
            doubted = self._after_trials(look, columns, some, hard, chosen)
            if len(doubted.rows):
                chosen.add(doubted.rows, self._answers(look, columns, doubted, chosen))
        return chosen.together()

    # -- Trials ----------------------------------------------------------------------------------------------------

    def _after_trials(
        self, look: Look, columns: Sequence[Column], rows: Rows, hard: NDArray[np.bool_], chosen: Chosen
    ) -> Doubted:
        """The rows but for those that trials settle; ``hard`` ones cannot be tried."""
        plain = np.flatnonzero(~hard)
        self._met += len(plain)
        if self._met < OFTEN or not _many(len(plain)):
            return Doubted(rows, np.full(len(rows), -1), None)
        trials = look.trials(each=chosen.each)
        findings = trials.stuck(look.said(columns, rows[plain], trials.variables))
        stuck = plain[findings.rows]
        places = np.full(len(rows), -1)
        left = hard.copy()
        if len(stuck) > AT_ONCE:
            places[stuck] = np.arange(len(stuck))
        elif len(stuck):
            # To tell kinds apart costs as much as to take a few rows apart.
            answers = self._told(look, findings, each=chosen.each)
            told = np.array([answer is not None for answer in answers], np.bool_)
            chosen.add(rows[stuck[told]], [chosen.place(answer) for answer in answers if answer is not None])
            stuck = stuck[~told]
        left[stuck] = True
        return Doubted(rows[left], places[left], findings)

    def _by_trials(self, look: Look, doubted: Doubted, rows: Rows, *, each: bool) -> list[Answer | None]:
        """The answers of some of the rows; None where trials do not show it."""
        places = doubted.places[rows]
        tried = np.flatnonzero(places >= 0)
        answers: list[Answer | None] = [None] * len(rows)
        if doubted.findings is not None and _many(len(tried)):
            told = self._told(look, doubted.findings.of(places[tried]), each=each)
            for row, answer in zip(tried, told, strict=True):
                answers[row] = answer
        return answers

    def _told(self, look: Look, findings: Findings, *, each: bool) -> list[Answer | None]:
        """The answers of rows of which facts are taken apart; None where that does not show it."""
        numbers = look.trials(each=each).outcomes(findings)
        told = zip(numbers, np.logical_and.reduce(numbers >= 0, axis=1), strict=True)
        return [self._answer(look, row, each=each) if whole else None for row, whole in told]

    def _answer(self, look: Look, numbers: NDArray[np.int8], *, each: bool) -> Answer:
        """The answer that says what is found of each prohibition, if ``each``, and then of each group."""
        key = each, numbers.tobytes()
        answer = self._tried.get(key)
        if answer is None:
            outcomes = tuple(map(OUTCOMES.__getitem__, numbers.tolist()))
            rules = len(look.circuit.rules) if each else 0
            groups = dict(zip(look.groups, outcomes[rules:], strict=True))
            whole, *tracks = (groups[subject] for subject in self._subjects)
            answer = _keep(self._tried, key, Answer(whole, tuple(tracks), outcomes[:rules] if each else None))
        return answer

    # -- The engine ------------------------------------------------------------------------------------------------

    def _answers(self, look: Look, columns: Sequence[Column], doubted: Doubted, found: Chosen) -> Rows:
        """The place of the answer of each row."""
        rows = doubted.rows
        left = partial(self._left, look, columns, rows)
        keys, sure = look.residue.keys(taken(columns, rows), len(rows), left)
        kinds, firsts, kind_of = np.unique(keys, return_index=True, return_inverse=True)
        names = [bytes(kind) for kind in kinds]
        known = enumerate(map(self._known.get, names))
        of_kind = {number: answer for number, answer in known if answer is not None and found.suits(answer)}
        new = [number for number in range(len(names)) if number not in of_kind]
        asked = []
        for number, answer in zip(new, self._by_trials(look, doubted, firsts[new], each=found.each), strict=True):
            if answer is None:
                asked.append(number)
            else:
                of_kind[number] = _keep(self._known, names[number], answer)
        first = firsts[asked]
        for number, certain, stated in zip(asked, sure[first], _stated(look, columns, rows[first]), strict=True):
            record = _record(stated)
            answer = self._bench.answer(record) if certain else self._bench.of_coherent(record)
            if answer is not None:
                of_kind[number] = _keep(self._known, names[number], answer)
        places = [found.place(of_kind[number]) if number in of_kind else -1 for number in range(len(names))]
        chosen = np.array(places, np.intp)[kind_of]
        alone = np.flatnonzero(chosen < 0)
        for place, stated in zip(alone, _stated(look, columns, rows[alone]), strict=True):
            chosen[place] = found.place(self._of_whole(stated))
        return chosen

    def _of_whole(self, stated: Stated) -> Answer:
        """The answer to a whole record that contradicts itself."""
        answer = self._whole.get(stated)
        if answer is None:
            answer = _keep(self._whole, stated, self._bench.answer(_record(stated)))
        return answer

    def _left(self, look: Look, columns: Sequence[Column], rows: Rows, name: str) -> NDArray[np.uint32]:
        """The number of what is left to a variable, by row."""
        table = look.tables.get(name)
        if table is None:
            return np.zeros(len(rows), np.uint32)
        column = columns[list(look.tables).index(name)]
        meanings = table.meanings if table.nothing is None else (*table.meanings, table.nothing)
        numbers = [self._lefts.setdefault((name, each.left), next(self._numbers)) for each in meanings]
        return np.array(numbers, np.uint32)[all_codes({name: table}, [column], rows)[name]]


def _keep(memo: dict[Key, Answer], key: Key, answer: Answer) -> Answer:
    if len(memo) >= REMEMBERED:
        memo.clear()
    memo[key] = answer
    return answer


def _many(rows: int) -> bool:
    return rows >= (FEW if compiled() else FEW_IN_NUMPY)


def _stated(look: Look, columns: Sequence[Column], rows: Rows) -> list[Stated]:
    """What each of these rows states."""
    found: list[list[tuple[str, Meaning]]] = [[] for _ in rows]
    for name, codes in all_codes(look.tables, columns, rows).items():
        table = look.tables[name]
        every = enumerate((*table.meanings, table.nothing))
        telling = {code: meaning for code, meaning in every if meaning is not None and meaning.stated}
        where = np.flatnonzero(np.isin(codes, list(telling)))
        for row, code in zip(where.tolist(), codes[where].tolist(), strict=True):
            found[row].append((name, telling[code]))
    return list(map(tuple, found))


def _record(stated: Stated) -> EventRecord:
    return EventRecord({name: meaning.state for name, meaning in stated if meaning.state is not None})
