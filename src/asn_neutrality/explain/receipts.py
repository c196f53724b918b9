"""Receipts, and what a recheck found, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.receipts import Changed, Difference, Receipt, Recheck
from asn_neutrality.domain.words import Language
from asn_neutrality.explain.page import Page
from asn_neutrality.explain.voice import Voice, voice_of

_SHOWN = 12  # of a hash, enough to tell two apart


def receipt_rows(receipt: Receipt, voice: Voice) -> list[tuple[str, str]]:
    """What the receipt says besides its packs and facts, as pairs."""
    yes_no = voice.say("receipt.yes" if receipt.presumptions else "receipt.no")
    labels = [voice.label(voice.facts[name].label) if name in voice.facts else name for name in receipt.masked]
    masked = ", ".join(labels) or voice.say("receipt.none")
    days = receipt.event_date if isinstance(receipt.event_date, str) else ", ".join(receipt.event_date or ())
    return [
        (voice.say("receipt.library"), f"asn-neutrality {receipt.library}"),
        (voice.say("receipt.event_date"), days or voice.say("value.unknown")),
        (voice.say("receipt.asked"), ", ".join(receipt.asked)),
        (voice.say("receipt.presumptions"), yes_no),
        (voice.say("receipt.masked"), masked),
        (voice.say("receipt.outcome"), voice.say(f"outcome.{receipt.outcome.value}")),
    ]


def recheck_text(recheck: Recheck, rules: RuleSet, language: Language) -> str:
    """Whether the verdict is the same, what differs in it, and what in the rules or the library may be why."""
    page, voice = Page(), voice_of(rules, language)
    outcome = voice.say(f"outcome.{recheck.again.outcome.value}")
    page.say(voice.say(f"recheck.{_headline(recheck)}", outcome=outcome))
    page.say(voice.say(f"recheck.{_why(recheck)}"))
    page.head(voice.say("recheck.effects"))
    for line in _lines(recheck.effects, voice):
        page.item(line)
    page.head(voice.say("recheck.causes"))
    for line in _lines(recheck.causes, voice):
        page.item(line)
    return page.text


def _headline(recheck: Recheck) -> str:
    if recheck.same:
        return "same"
    return "differs_within" if recheck.again.outcome is recheck.receipt.outcome else "differs"


def _why(recheck: Recheck) -> str:
    if recheck.same:
        return "made_otherwise" if recheck.causes else "made_alike"
    return "because" if recheck.causes else "altered"


def _lines(differences: tuple[Difference, ...], voice: Voice) -> Iterator[str]:
    return (voice.say(f"recheck.{each.changed.value}", **_said(each, voice)) for each in differences)


def _said(each: Difference, voice: Voice) -> dict[str, str]:
    return {
        "subject": each.subject,
        "label": _label(each, voice),
        "before": _word(each, each.before, voice),
        "after": _word(each, each.after, voice),
    }


def _label(each: Difference, voice: Voice) -> str:
    if each.changed is Changed.TRACK:
        return voice.track(each.subject)
    rule = voice.prohibitions.get(each.subject)
    return each.subject if rule is None else voice.label(rule.title)


def _word(each: Difference, value: str | None, voice: Voice) -> str:
    if value is None:
        return voice.say("recheck.absent")
    match each.changed:
        case Changed.OUTCOME | Changed.TRACK:
            return voice.say(f"outcome.{value}")
        case Changed.FINDING:
            return voice.say(f"status.{value}")
        case Changed.PACK_TEXT:
            return value[:_SHOWN]
        case Changed.LIBRARY | Changed.PACK_VERSION | Changed.PACK_GONE | Changed.PACK_NEW:
            return value
    assert_never(each.changed)
