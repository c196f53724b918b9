"""Incidents by brute force: every combination of the completions of all acts is made and looked at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import product

from attrs import define

from asn_neutrality.domain.results import Outcome
from asn_neutrality.domain.rules import Prohibition
from tests.engine.oracle import Brute, World, violated

Worlds = tuple[World, ...]


@define(slots=False)
class Together:
    """Acts judged by brute force; with ``differ`` they are of one row and agree on all inputs but that one."""

    acts: Sequence[Brute]
    differ: str | None = None

    @cached_property
    def worlds(self) -> list[Worlds]:
        """The completions of the incident."""
        every = product(*(act.worlds for act in self.acts))
        return [worlds for worlds in every if self.differ is None or self._one_row(worlds)]

    @cached_property
    def good(self) -> list[bool]:
        """Of each completion whether it is favourable."""
        return [self._favourable(each) for each in self.worlds]

    def _one_row(self, worlds: Worlds) -> bool:
        first = {name: value for name, value in worlds[0].inputs.items() if name != self.differ}
        return all(
            first == {name: value for name, value in world.inputs.items() if name != self.differ} for world in worlds
        )

    def outcome(self, rules: Iterable[Prohibition]) -> Outcome:
        laws = tuple(rules)
        pairs = [self._pair(each, laws) for each in self.worlds]
        good = [pair for pair, favourable in zip(pairs, self.good, strict=True) if favourable]
        if all(narrow for narrow, _ in pairs):
            return Outcome.VIOLATION
        if not any(broad for _, broad in pairs):
            return Outcome.NO_VIOLATION
        if all(broad for _, broad in pairs) and not any(narrow for narrow, _ in good):
            return Outcome.DISPUTED
        if not any(broad for _, broad in good) or self._only_assessments_matter(self.worlds, pairs):
            return Outcome.NEEDS_ASSESSMENT
        return Outcome.UNDETERMINED

    def _pair(self, worlds: Worlds, laws: tuple[Prohibition, ...]) -> tuple[bool, bool]:
        found = [
            any(violated(world.under(answer), law) for world in worlds for law in laws)
            for answer in self.acts[0].answers
        ]
        return all(found), any(found)

    def _favourable(self, worlds: Worlds) -> bool:
        return all(act.favourable(world) for act, world in zip(self.acts, worlds, strict=True))

    def _only_assessments_matter(self, worlds: list[Worlds], pairs: list[tuple[bool, bool]]) -> bool:
        names = [[fact.name for fact in act.assessments] for act in self.acts]
        seen: dict[tuple[str, ...], tuple[bool, bool]] = {}
        for each, pair in zip(worlds, pairs, strict=True):
            key = tuple(world.inputs[name] for world, own in zip(each, names, strict=True) for name in own)
            if seen.setdefault(key, pair) != pair:
                return False
        return any(names)
