"""The cases of one kind of difference, with what each side says of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import define

from asn_neutrality.comparison.cubes import Cube, Search, count, few_events
from asn_neutrality.comparison.outcomes import Chosen, Kind, only_here
from asn_neutrality.comparison.shown import fewest_words, traits, without_repeats
from asn_neutrality.comparison.worlds import Worlds
from asn_neutrality.domain.differences import Case, CaseSide, Change, Excuse
from asn_neutrality.domain.facts import FactRole
from asn_neutrality.domain.results import Outcome
from asn_neutrality.ir.domains import DateDomain
from asn_neutrality.ir.program import Variable, VariableKind
from asn_neutrality.symbolic.diagrams import FALSE, TRUE

MOST = 24  # cubes looked for in one kind of difference


def widening(worlds: Worlds) -> list[int]:
    """The levels in the order in which conditions give way: windows, days and elections before what people do."""

    def rank(level: int) -> tuple[int, int]:
        variable = worlds.variables[worlds.order[level]]
        return _rank(variable), -level

    return sorted(range(len(worlds.order)), key=rank)


def _rank(variable: Variable) -> int:
    role = variable.fact.role if variable.fact else None
    if variable.kind is not VariableKind.FACT:
        return 0
    if isinstance(variable.domain, DateDomain):
        return 1 if role is FactRole.TIME_OF_ACT else 2
    return 3 if role is FactRole.ELECTION else 4


def change(worlds: Worlds, kind: Kind, region: int, care: int, sides: tuple[Chosen, Chosen]) -> Change | None:
    """The cases of a region; None where it is empty."""
    search = Search(worlds.store, region, care, widening(worlds))
    if search.wanted == FALSE:
        return None
    cover = search.cover(MOST, [rule.violated for place in (0, 1) for rule in only_here(sides, place)])
    shown = [
        {
            level: fewest_words(worlds.variables[worlds.order[level]], mask, prime[level])
            for level, mask in least.items()
        }
        for least, prime in zip(without_repeats(search, cover.cubes), cover.cubes, strict=True)
    ]
    common = _common(shown)
    asked = tuple(_asked(sides, place, kind) for place in (0, 1))
    cases = [
        Case(
            traits(worlds, {level: mask for level, mask in cube.items() if level not in common}),
            *(_side(worlds, search, cube, each, kind[each.place]) for each in asked),
        )
        for cube in shown
    ]
    events, uncovered = (count(worlds.store, each, search.levels) for each in (search.wanted, cover.left))
    return Change(kind[0], kind[1], traits(worlds, common), tuple(cases), events, uncovered)


def _asked(sides: tuple[Chosen, Chosen], place: int, kind: Kind) -> Chosen:
    """The rules of a side that can be the reason: never what both have, where the other finds less."""
    own, other = kind[place], kind[1 - place]
    if other is Outcome.NO_VIOLATION or (own, other) == (Outcome.VIOLATION, Outcome.DISPUTED):
        return Chosen(place, only_here(sides, place))
    return sides[place]


def _common(cubes: Sequence[Cube]) -> Cube:
    """The conditions that all have; of one case alone none, so that it stands by itself."""
    first = cubes[0]
    if len(cubes) == 1:
        return {}
    return {level: mask for level, mask in first.items() if all(cube.get(level) == mask for cube in cubes)}


# -- What a side says of a case ------------------------------------------------------------------------------------


def _side(worlds: Worlds, search: Search, cube: Cube, chosen: Chosen, outcome: Outcome) -> CaseSide:
    here = _here(worlds, search, cube, worlds.sides[chosen.place].questions)
    if outcome is Outcome.NO_VIOLATION:
        return CaseSide((), each=True, excuses=tuple(_excuses(here, chosen)))
    certain = [rule for rule in chosen.rules if here.always(rule.violated, narrowly=outcome is Outcome.VIOLATION)]
    rules = certain or [rule for rule in chosen.rules if here.ever(rule.violated)]
    return CaseSide(tuple(rule.compiled.rule.prohibition for rule in rules), each=bool(certain))


def _here(worlds: Worlds, search: Search, cube: Cube, questions: frozenset[int]) -> _Here:
    events = worlds.store.both(search.care, search.diagram(cube))
    return _Here(worlds, events, questions, few_events(worlds.store, events, questions))


@define(frozen=True)
class _Here:
    """The events of a cube, and a few of them: these most often tell already what does not hold in all."""

    worlds: Worlds
    events: int
    questions: frozenset[int]
    few: Sequence[Mapping[int, int]]

    def ever(self, f: int) -> bool:
        """Whether it holds in some of them, under some reading."""
        store = self.worlds.store
        return any(store.fix(f, event) != FALSE for event in self.few) or store.meet(self.events, f)

    def always(self, f: int, *, narrowly: bool) -> bool:
        """Whether it holds in all of them: under every reading, or under some."""
        store = self.worlds.store
        for event in self.few:
            held = store.fix(f, event)
            if held == FALSE or (narrowly and held != TRUE):
                return False
        return not store.meet(self.events, store.negate(f if narrowly else store.exists(f, self.questions)))


def _excuses(here: _Here, chosen: Chosen) -> Iterable[Excuse]:
    """The prohibitions that would be violated in all events of the case, were it not for an excuse."""
    for rule in chosen.rules:
        if rule.defeats and here.always(rule.undefeated, narrowly=False):
            by = tuple(name for name, applies in rule.defeats if here.ever(applies))
            yield Excuse(rule.compiled.rule.prohibition, by)
