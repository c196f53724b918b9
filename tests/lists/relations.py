"""How the prohibitions of two instruments relate, from diagrams over the events of both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cache, lru_cache

from attrs import define

import asn_neutrality as asn
from asn_neutrality.comparison.difference import worlds_of
from asn_neutrality.comparison.reach import without_reach
from asn_neutrality.comparison.worlds import ComparedRule, Worlds
from asn_neutrality.domain.differences import Compared
from asn_neutrality.domain.rules import Prohibition
from asn_neutrality.symbolic.diagrams import FALSE


class Relation(Enum):
    """What of a prohibition the other instrument forbids as well, under some reading of either."""

    ALL = "all"
    PART = "part"
    NOTHING = "nothing"


@define(frozen=True)
class Row:
    """A prohibition, its relation to the other instrument, and the prohibitions there that alone contain it."""

    rule: Prohibition
    relation: Relation
    inside: tuple[Prohibition, ...]


PAIRS = (("musi_rawas_2020", "batang_hari_2024"), ("pp_53_2010", "pp_94_2021"), ("skb_2020", "skb_2022"))


@lru_cache(maxsize=1)  # hundreds of megabytes each, asked for pair by pair
def _worlds(first: str, second: str) -> Worlds:
    """The events of two packs, their own scopes and periods left out."""
    one, two = (Compared(name, without_reach(asn.load(name)), None) for name in (first, second))
    return worlds_of(one, two)


def _sides(pack: str, other: str | None = None) -> tuple[Worlds, list[ComparedRule], list[ComparedRule]]:
    """The events of a pack and another, any where none is named, and the prohibitions of each."""
    pair = next((each for each in PAIRS if pack in each and other in {None, *each}), (pack, other or pack))
    found = _worlds(*pair)
    by_pack = {name: _own(side.rules, name) for name, side in zip(pair, found.sides, strict=True)}
    return found, by_pack[pack], by_pack[other or pack]


@cache
def rows(first: str, second: str) -> tuple[Row, ...]:
    """The prohibitions of the first pack, held against the second."""
    found, mine, others = _sides(first, second)
    every = found.store.some(_broadly(found, other) for other in others)
    return tuple(
        Row(
            _law(rule),
            _relation(found, _broadly(found, rule), every),
            tuple(_law(other) for other in others if _within(found, _broadly(found, rule), _broadly(found, other))),
        )
        for rule in mine
    )


def _own(rules: Sequence[ComparedRule], pack: str) -> list[ComparedRule]:
    return [rule for rule in rules if rule.id.partition(".")[0] == pack]


def _law(rule: ComparedRule) -> Prohibition:
    return rule.compiled.rule.prohibition


def _broadly(found: Worlds, rule: ComparedRule) -> int:
    return found.store.both(found.care, found.store.exists(rule.violated, found.questions))


def _within(found: Worlds, part: int, whole: int) -> bool:
    return found.store.both(part, found.store.negate(whole)) == FALSE


def _relation(found: Worlds, part: int, whole: int) -> Relation:
    if _within(found, part, whole):
        return Relation.ALL
    return Relation.NOTHING if found.store.both(part, whole) == FALSE else Relation.PART


@define(frozen=True)
class Containment:
    """Within one instrument: whoever violates ``inner`` violates ``outer``, under all readings (``always``) or some."""

    inner: Prohibition
    outer: Prohibition
    always: bool


@cache
def contained(pack: str) -> tuple[Containment, ...]:
    """The items of an instrument that contain others of it."""
    return tuple(_contained(pack))


def _contained(pack: str) -> Iterator[Containment]:
    found, rules, _ = _sides(pack)
    store = found.store
    for inner in rules:
        for outer in rules:
            if inner is outer:
                continue
            escapes = store.every((found.care, inner.violated, store.negate(outer.violated)))
            if escapes == FALSE:
                yield Containment(_law(inner), _law(outer), always=True)
            elif store.always(store.negate(escapes), frozenset(range(len(found.order))) - found.questions) != FALSE:
                yield Containment(_law(inner), _law(outer), always=False)
