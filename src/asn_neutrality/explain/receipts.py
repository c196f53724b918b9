"""Receipts, and what a recheck found, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.receipts import ActReceipt, Changed, Difference, IncidentReceipt, Receipt, Recheck
from asn_neutrality.domain.words import Language
from asn_neutrality.explain.page import Page
from asn_neutrality.explain.voice import Voice, voice_of

_SHOWN = 12  # of a hash, enough to tell two apart


def receipt_rows(receipt: Receipt, voice: Voice) -> list[tuple[str, str]]:
    """What the receipt says besides its packs and facts, as pairs."""
    yes_no = voice.say("receipt.yes" if receipt.presumptions else "receipt.no")
    return [
        (voice.say("receipt.library"), f"asn-neutrality {receipt.library}"),
        (voice.say("receipt.event_date"), _days(receipt.event_date, voice)),
        (voice.say("receipt.asked"), ", ".join(receipt.asked)),
        (voice.say("receipt.presumptions"), yes_no),
        (voice.say("receipt.masked"), _masked(receipt.masked, voice)),
        (voice.say("receipt.outcome"), voice.say(f"outcome.{receipt.outcome.value}")),
    ]


def incident_receipt_rows(receipt: IncidentReceipt, voice: Voice) -> list[tuple[str, str]]:
    """What the receipt of an incident says besides its packs and the facts of its acts, as pairs."""
    return [
        (voice.say("receipt.library"), f"asn-neutrality {receipt.library}"),
        (voice.say("receipt.asked"), ", ".join(receipt.asked)),
        (voice.say("receipt.presumptions"), voice.say("receipt.yes" if receipt.presumptions else "receipt.no")),
        (voice.say("receipt.outcome"), voice.say(f"outcome.{receipt.outcome.value}")),
    ]


def act_receipt_row(number: int, act: ActReceipt, voice: Voice) -> tuple[str, str, str, str]:
    """Of one act: its number, its date, what was left out, its own outcome."""
    return (
        str(number),
        _days(act.event_date, voice),
        _masked(act.masked, voice),
        voice.say(f"outcome.{act.outcome.value}"),
    )


def _days(written: str | list[str] | None, voice: Voice) -> str:
    days = written if isinstance(written, str) else ", ".join(written or ())
    return days or voice.say("value.unknown")


def _masked(names: tuple[str, ...], voice: Voice) -> str:
    labels = [voice.label(voice.facts[name].label) if name in voice.facts else name for name in names]
    return ", ".join(labels) or voice.say("receipt.none")


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
        case Changed.OUTCOME | Changed.TRACK | Changed.ACT:
            return voice.say(f"outcome.{value}")
        case Changed.FINDING:
            return voice.say(f"status.{value}")
        case Changed.PACK_TEXT:
            return value[:_SHOWN]
        case Changed.LIBRARY | Changed.PACK_VERSION | Changed.PACK_GONE | Changed.PACK_NEW:
            return value
    assert_never(each.changed)
