"""Which records of a register change between two rule sets: as text, as a document, and as plain data."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from asn_neutrality.domain.differences import Difference, Moved, RegisterChanges
from asn_neutrality.domain.words import Language
from asn_neutrality.explain.difference_words import DifferenceWords
from asn_neutrality.explain.document import Document, Heading, Paragraph, Sheet
from asn_neutrality.explain.page import Page
from asn_neutrality.explain.plain import Plain

REGISTER_SCHEMA = "asn-neutrality/register/1"


def register_text(found: Difference, changes: RegisterChanges, language: Language) -> str:
    """Who changes, by outcomes and cases."""
    page, words = Page(), DifferenceWords(found, language)
    page.say(words.say("register.title", first=words.side(0), second=words.side(1)))
    page.say(_summary(changes, words))
    _groups(page, changes, words)
    return page.text


def register_document(found: Difference, changes: RegisterChanges, language: Language) -> Document:
    """The same to be filed."""
    sheet, words = Sheet(), DifferenceWords(found, language)
    sheet.add(Heading(1, words.say("register.title", first=words.side(0), second=words.side(1))))
    sheet.add(Paragraph(_summary(changes, words), strong=True))
    _groups(sheet, changes, words)
    return sheet.finished(language)


def _summary(changes: RegisterChanges, words: DifferenceWords) -> str:
    if not changes.groups:
        return words.say("register.none", read=changes.read, refused=changes.refused)
    return words.say("register.summary", read=changes.read, changed=changes.changed, refused=changes.refused)


def _groups(page: Page, changes: RegisterChanges, words: DifferenceWords) -> None:
    if words.found.reach_ignored:
        page.say(words.say("difference.reach_ignored"))
    ordered = sorted(changes.groups, key=_outcomes)
    for _, groups in groupby(ordered, key=_outcomes):
        held = list(groups)
        placed, count = held[0].placed, sum(len(group.records) for group in held)
        own, other = (words.say(f"outcome.{each.value}") for each in (placed.first, placed.second))
        sides = {"first": words.side(0), "second": words.side(1)}
        said = words.say("register.group", own=own, other=other, count=count, **sides)
        page.head(said[:1].upper() + said[1:])
        for group in held:
            page.item(_group(group, words))


def _outcomes(group: Moved) -> tuple[str, str]:
    return group.placed.first.value, group.placed.second.value


def _group(group: Moved, words: DifferenceWords) -> str:
    said = {"count": len(group.records), "records": ", ".join(group.records)}
    placed = group.placed
    if placed.change is None or placed.case is None:
        return words.say("register.no_case", **said)
    key = "case" if placed.certain else "possible"
    traits = words.traits((*placed.change.common, *placed.case.traits))
    return words.say(f"register.{key}", traits=traits, **said)


def register_to_dict(found: Difference, changes: RegisterChanges) -> dict[str, Plain]:
    """Plain data; a case is named by the places of its change and its own in the comparison, counted from 1."""
    return {
        "schema": REGISTER_SCHEMA,
        "read": changes.read,
        "changed": changes.changed,
        "refused": changes.refused,
        "groups": [_group_to_dict(found, group) for group in changes.groups],
    }


def _group_to_dict(found: Difference, group: Moved) -> Plain:
    placed = group.placed
    place: Plain = None
    if placed.change is not None and placed.case is not None:
        place = [_place(found.changes, placed.change), _place(placed.change.cases, placed.case)]
    return {
        "first": placed.first.value,
        "second": placed.second.value,
        "case": place,
        "certain": placed.certain,
        "records": [*group.records],
    }


def _place(held: Iterable[object], wanted: object) -> int:
    return next(number for number, each in enumerate(held, 1) if each is wanted)
