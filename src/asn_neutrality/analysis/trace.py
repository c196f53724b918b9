"""From the items of sources to rules, and from rules to items."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attrs import define

from asn_neutrality.analysis.uses import Use, uses
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.rules import Permission, Prohibition
from asn_neutrality.domain.sources import LegalSource, Locator, NotEncoded

Place = tuple[Locator, ...]


@define(frozen=True)
class Item:
    """A place in a source, empty for all of it: what rests on it, or why it is on purpose no rule."""

    place: Place
    uses: tuple[Use, ...]
    not_encoded: tuple[NotEncoded, ...]


@define(frozen=True)
class SourceTrace:
    """The items of a source in their own order.

    ``gaps`` are the numbers below the highest numbered item of its list (``butir``) of which the packs say nothing.
    """

    source: LegalSource
    items: tuple[Item, ...]
    gaps: tuple[int, ...]


@define(frozen=True)
class RuleTrace:
    """A rule with everything it rests on, its basis first."""

    rule: Prohibition | Permission
    uses: tuple[Use, ...]


@define(frozen=True)
class Trace:
    """Both directions."""

    sources: tuple[SourceTrace, ...]
    rules: tuple[RuleTrace, ...]


def trace(rules: RuleSet) -> Trace:
    """What rests on each item of each source, and what each rule rests on."""
    found = uses(rules)
    by_rule: dict[str, list[Use]] = {}
    for use in found:
        if use.rule is not None:
            by_rule.setdefault(use.rule, []).append(use)
    return Trace(
        sources=tuple(_sources(rules, found)),
        rules=tuple(
            RuleTrace(rule, (*by_rule.get(rule.id, ()), *_declared(rule, found)))
            for pack in rules.packs.values()
            for rule in pack.rules
        ),
    )


def _declared(rule: Prohibition | Permission, found: Iterable[Use]) -> Iterator[Use]:
    """What the sanctions of a prohibition rest on by themselves."""
    if isinstance(rule, Prohibition):
        names = {clause.sanction for clause in rule.sanctions}
        yield from (use for use in found if use.rule is None and use.name in names)


def _sources(rules: RuleSet, found: Iterable[Use]) -> Iterator[SourceTrace]:
    used: dict[tuple[str, Place], list[Use]] = {}
    for use in found:
        used.setdefault((use.citation.source, use.citation.locators), []).append(use)
    left_out: dict[tuple[str, Place], list[NotEncoded]] = {}
    for each in (item for pack in rules.packs.values() for item in pack.not_encoded):
        left_out.setdefault((each.citation.source, each.citation.locators), []).append(each)
    for source in (source for pack in rules.packs.values() for source in pack.sources):
        places = {place for id_, place in (*used, *left_out) if id_ == source.id}
        items = tuple(
            Item(place, tuple(used.get((source.id, place), ())), tuple(left_out.get((source.id, place), ())))
            for place in sorted(places, key=place_order)
        )
        yield SourceTrace(source, items, _gaps(places))


def _gaps(places: Iterable[Place]) -> tuple[int, ...]:
    """Of a list numbered from 1, the numbers that are missing."""
    firsts = (place[0] for place in places if place)
    numbers = {int(step.value) for step in firsts if step.kind == _NUMBERED and step.value.isdigit()}
    return tuple(number for number in range(1, max(numbers, default=0)) if number not in numbers)


_NUMBERED = "butir"


def place_order(place: Place) -> tuple[tuple[str, int, str], ...]:
    """The order in which a source has its places: numbers as numbers."""
    return tuple((step.kind, *_rank(step)) for step in place)


def _rank(step: Locator) -> tuple[int, str]:
    """``(2a)`` as ``(2, "a")``, an annex by its Roman numeral, a letter by itself."""
    if step.kind == _ROMAN and set(step.value) <= set(_WORTH):
        return _roman(step.value), ""
    match = re.fullmatch(r"\(?(\d+)([A-Za-z]?)\)?", step.value)
    return (int(match[1]), match[2]) if match else (0, step.value)


_ROMAN = "lampiran"
_WORTH = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def _roman(value: str) -> int:
    worth = [_WORTH[letter] for letter in value]
    return sum(-this if this < after else this for this, after in zip(worth, [*worth[1:], 0], strict=True))
