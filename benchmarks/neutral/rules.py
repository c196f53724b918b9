"""The rules: sixteen as an authority would list them, and as many variations of them as wanted."""

from __future__ import annotations

import random
from collections.abc import Mapping
from itertools import count, islice
from typing import assert_never

from attrs import define

from benchmarks.neutral.conditions import Between, Condition, Every, Holds, NoneOf, Not, OneOf, Some
from benchmarks.neutral.facts import CHOICES, day_of, number_of

CAMPAIGN = Between("2020-09-26", "2020-12-05")
CIVIL_SERVANT = OneOf("employment", ("permanent", "contract", "probation"))
CONTESTANT = OneOf("target", ("candidate", "prospective"))
NO_UNPAID_LEAVE = NoneOf("leave", ("unpaid",))
LISTED = 16
AREAS = 4  # that a varied rule is about
FARTHEST = 60  # days that its dates are moved


@define(frozen=True)
class Rule:
    """A prohibition: violated where the condition holds."""

    id: str
    condition: Condition


def _acts(*names: str) -> OneOf:
    return OneOf("act", names)


def _is(fact: str, *values: str) -> OneOf:
    return OneOf(fact, values)


# What the conditions are: a rule of the list applies to civil servants.
LIST: tuple[tuple[Condition, ...], ...] = (
    (_acts("liking", "commenting", "sharing", "posting"), _is("channel", "social"), CONTESTANT),
    (_acts("attending_declaration"), CONTESTANT, Between("2020-06-15", None)),
    (_acts("taking_photo"), CONTESTANT, Not(_is("gesture", "none"))),
    (_acts("speaking_for_party"), Not(Every((Holds("on_duty"), Holds("duty_letter"))))),
    (_acts("approaching_party", "approaching_public"), _is("purpose", "own_support"), NO_UNPAID_LEAVE),
    (_acts("declaring_oneself", "registering_oneself"), NO_UNPAID_LEAVE),
    (
        _acts("putting_up_banner", "hanging_poster"),
        _is("purpose", "promotion"),
        Some((CONTESTANT, _is("target", "spouse"))),
    ),
    (
        Some(
            (
                Every(
                    (
                        _acts("holding_activity", "inviting", "appealing", "attending_meeting"),
                        _is("effect", "favourable"),
                    )
                ),
                Every((_acts("giving_goods"), Some((Holds("state_facility"), CONTESTANT)))),
            )
        ),
    ),
    (_acts("organising_campaign"), Between(None, "2020-12-05")),
    (
        _acts("joining_campaign"),
        CAMPAIGN,
        Some((_is("attributes", "of_party", "of_service", "none"), Holds("mobilised"))),
    ),
    (_acts("following_spouse"), Holds("spouse_stands"), NO_UNPAID_LEAVE),
    (
        _acts("giving_support", "handing_in_id_copy"),
        Some((_is("document", "id_copy"), _is("document", "support_letter"))),
        Not(_is("target", "nobody", "colleague")),
    ),
    (_acts("joining_campaign"), Holds("state_facility")),
    (_acts("using_facility", "travelling"), Holds("state_facility"), _is("purpose", "campaign"), CAMPAIGN),
    (
        _acts("deciding", "issuing_circular", "replacing_official"),
        _is("effect", "favourable", "harmful"),
        CAMPAIGN,
    ),
    (Some((_is("membership", "member", "officer"), _acts("entering_party", "holding_party_office"))),),
)


def rules(number: int) -> tuple[Rule, ...]:
    """The first so many rules: the list, then blocks of it for some areas, other values and other days."""
    return tuple(islice((rule for block in count() for rule in _block(block)), number))


def _block(block: int) -> tuple[Rule, ...]:
    """The list of one block; the first is the list itself."""
    if block == 0:
        varied = [Every((*parts, CIVIL_SERVANT)) for parts in LIST]
    else:
        draw = random.Random(block)
        swapped = {fact: _permutation(fact, draw) for fact in CHOICES}
        shift = draw.randint(-FARTHEST, FARTHEST)
        here = OneOf("area", tuple(sorted(draw.sample(CHOICES["area"], AREAS))))
        varied = [Every((here, *(_vary(part, swapped, shift) for part in parts), CIVIL_SERVANT)) for parts in LIST]
    return tuple(Rule(f"rule_{block * LISTED + place:04}", each) for place, each in enumerate(varied, 1))


def _permutation(fact: str, draw: random.Random) -> Mapping[str, str]:
    values = CHOICES[fact]
    return dict(zip(values, draw.sample(values, len(values)), strict=True))


def _vary(condition: Condition, swapped: Mapping[str, Mapping[str, str]], shift: int) -> Condition:
    """The condition with other values of the same facts, and its days moved."""

    def again(part: Condition) -> Condition:
        return _vary(part, swapped, shift)

    match condition:
        case OneOf(fact, values):
            return OneOf(fact, tuple(swapped[fact][value] for value in values))
        case NoneOf(fact, values):
            return NoneOf(fact, tuple(swapped[fact][value] for value in values))
        case Holds():
            return condition
        case Between(first, last):
            return Between(_moved(first, shift), _moved(last, shift))
        case Every(parts):
            return Every(tuple(map(again, parts)))
        case Some(parts):
            return Some(tuple(map(again, parts)))
        case Not(part):
            return Not(again(part))
        case _:
            assert_never(condition)


def _moved(day: str | None, shift: int) -> str | None:
    return None if day is None else day_of(number_of(day) + shift)
