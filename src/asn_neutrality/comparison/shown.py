"""Cubes as they are shown: traits in the vocabulary's order, values in the fewest words."""

from __future__ import annotations

from collections.abc import Sequence

from asn_neutrality.comparison.cubes import Cube, Search
from asn_neutrality.comparison.worlds import Worlds
from asn_neutrality.domain.differences import Trait, Window
from asn_neutrality.domain.records import Regions, Values
from asn_neutrality.ir.domains import ChoiceDomain, DateDomain, Domain, RegionDomain, full
from asn_neutrality.ir.program import Variable, VariableKind
from asn_neutrality.logic.atoms import InPhase, Phase, Within
from asn_neutrality.questions.states import answer_of
from asn_neutrality.symbolic.diagrams import FALSE

_FEW = 2  # values that may be named as those left out


def without_repeats(search: Search, cubes: Sequence[Cube]) -> list[Cube]:
    """The cubes without the values with which one before them has the event already, or no event can be."""
    store = search.store
    parts = [search.diagram(cube) for cube in cubes]
    found: list[Cube] = []
    for place, cube in enumerate(cubes):
        own = store.every((search.care, parts[place], *map(store.negate, parts[:place])))
        found.append({level: _narrowed(search, own, cube, level) for level in cube})
    return found


def _narrowed(search: Search, own: int, cube: Cube, level: int) -> int:
    return search.classes(own, cube, level) if own != FALSE else cube[level]


def fewest_words(variable: Variable, least: int, most: int) -> int:
    """The classes that are told most shortly of those that lie between the two masks and mean the same."""
    domain = variable.domain
    match domain:
        case ChoiceDomain():
            return _choice(variable, domain, least, most)
        case DateDomain():
            return _days(domain, least, most)
        case _:
            return least


def _choice(variable: Variable, domain: ChoiceDomain, least: int, most: int) -> int:
    """A group that lies between; else all but a few; else the fewest values."""
    if not least & least - 1:
        return least
    for group in variable.fact.groups if variable.fact else ():
        mask = domain.mask(set(group.members) & set(domain.values))
        if least & ~mask == 0 and mask & ~most == 0:
            return mask
    refused = domain.size - most.bit_count()
    return most if refused <= _FEW < least.bit_count() else least


def _days(domain: DateDomain, least: int, most: int) -> int:
    """Spans without gaps: whole runs of the classes that may be named."""
    found, place = 0, 0
    while place < domain.size:
        end = place
        while most >> end & 1:
            end += 1
        run = (1 << end) - (1 << place)
        if run & least:
            found |= run
        place = end + 1
    return found


def traits(worlds: Worlds, cube: Cube) -> tuple[Trait, ...]:
    """A cube in the vocabulary's order, windows last."""
    position = {name: place for place, name in enumerate(worlds.variables)}
    names = sorted((worlds.order[level] for level in cube), key=lambda name: position[name])
    return tuple(_trait(worlds, worlds.variables[name], cube[worlds.level[name]]) for name in names)


def _trait(worlds: Worlds, variable: Variable, mask: int) -> Trait:
    if variable.kind is VariableKind.HIDDEN:
        test = worlds.windows[variable.name]
        if isinstance(test, Within):
            return Window(test, holds=mask == 0b10)
        return _in_phases(test, mask)
    return answer_of(variable, mask)


def _in_phases(test: InPhase, mask: int) -> Window:
    """The phases of the mask; with the class after them, "has not happened", none of the others."""
    happened = mask < 1 << len(Phase)
    phases = frozenset(phase for place, phase in enumerate(Phase) if bool(mask >> place & 1) is happened)
    return Window(InPhase(test.fact, test.point, phases), holds=happened)


def mask_of(trait: Trait, domain: Domain) -> int:
    """The classes with the trait: the reverse of the above."""
    if isinstance(trait, Window):
        if isinstance(trait.test, Within):
            return 0b10 if trait.holds else 0b01
        phases = sum(1 << place for place, phase in enumerate(Phase) if phase in trait.test.phases)
        return phases if trait.holds else full(domain) & ~phases
    match domain, trait.value:
        case ChoiceDomain(), Values(values):
            return domain.mask(values & set(domain.values))
        case RegionDomain(codes), Regions(named):
            return sum(1 << place for place, code in enumerate(codes, 1) if code in named) | bool(trait.outside)
        case _:
            return domain.read(trait.value)
