"""The facts: twelve choices of 5 to 40 values, five of yes or no, and the day of the act."""

from __future__ import annotations

from datetime import date, timedelta

DAY = "day"
FIRST_DAY = date(2020, 1, 1)
DAYS = 420

CHOICES: dict[str, tuple[str, ...]] = {
    "act": (
        *("liking", "commenting", "sharing", "posting", "following", "joining_group"),
        *("attending_declaration", "attending_meeting", "taking_photo", "speaking_for_party"),
        *("approaching_party", "approaching_public", "declaring_oneself", "registering_oneself"),
        *("putting_up_banner", "hanging_poster", "holding_activity", "inviting", "appealing", "giving_goods"),
        *("organising_campaign", "joining_campaign", "mobilising", "following_spouse", "giving_support"),
        *("handing_in_id_copy", "using_facility", "deciding", "issuing_circular", "replacing_official"),
        *("entering_party", "holding_party_office", "voting", "observing_count", "teaching", "serving"),
        *("travelling", "praying", "donating", "giving_interview"),
    ),
    "channel": ("social", "person", "print", "radio", "television", "messages", "letters", "banner", "phone", "site"),
    "target": (
        *("candidate", "prospective", "party", "spouse", "team", "everybody"),
        *("colleague", "opponent", "nobody", "volunteers", "village_head", "press"),
    ),
    "employment": ("permanent", "contract", "probation", "army", "police", "honorary", "village", "private"),
    "leave": ("none", "unpaid", "annual", "long", "sick", "maternity"),
    "gesture": ("none", "one_finger", "two_fingers", "three_fingers", "thumb", "fist", "party_sign"),
    "purpose": (
        *("none", "own_support", "promotion", "campaign", "service", "training"),
        *("social", "religious", "private", "news", "mobilisation"),
    ),
    "attributes": ("none", "of_party", "of_service", "of_candidate", "batik", "sports"),
    "effect": ("neutral", "favourable", "harmful", "unclear", "mixed"),
    "membership": ("none", "member", "officer", "former", "sympathiser"),
    "document": ("none", "id_copy", "support_letter", "id_card", "photo", "payslip", "decree"),
    "area": tuple(f"area_{number:02}" for number in range(1, 35)),
}
YES_NO = ("on_duty", "duty_letter", "state_facility", "spouse_stands", "mobilised")
FACTS = (*CHOICES, *YES_NO, DAY)


def day_of(number: int) -> str:
    """The day so many days after the first."""
    return (FIRST_DAY + timedelta(days=number)).isoformat()


def number_of(day: str) -> int:
    """The inverse of ``day_of``."""
    return (date.fromisoformat(day) - FIRST_DAY).days


def values_of(fact: str) -> tuple[str | bool, ...]:
    """What a fact can be, as records state it."""
    if fact == DAY:
        return tuple(day_of(number) for number in range(DAYS))
    return CHOICES.get(fact, (False, True))
