"""Which records are of one incident: those that agree on a fact."""

from __future__ import annotations

from collections.abc import Iterable

import click

from asn_neutrality.cli.frame import Refusal, meant
from asn_neutrality.cli.inputs.items import Item
from asn_neutrality.cli.texts import Texts
from asn_neutrality.domain.facts import Vocabulary
from asn_neutrality.domain.records import ActRecords, State, Text, Unknown

Placed = tuple[Item, ActRecords]


def by_option(texts: Texts) -> click.Option:
    """What records of one incident have in common."""
    return click.Option(["--by"], metavar="FACT", help=texts("evaluate-by"))


def require_fact(by: str | None, vocabulary: Vocabulary, texts: Texts) -> None:
    """Refuse a fact that the rules do not know."""
    if by is not None and by not in vocabulary.facts:
        raise Refusal(texts("evaluate-by-unknown", by) + meant(by, vocabulary.facts, texts))


def key_of(acts: ActRecords, by: str) -> State | None:
    """What records of an incident have in common; None of a record that does not say: it is one by itself."""
    match acts.records[0].facts.get(by):
        case None | Unknown():
            return None
        case Text(text):
            return Text(text.strip())
        case state:
            return state


def together(read: Iterable[Placed], one: Placed, by: str) -> list[Placed]:
    """Those of one incident with one of them, in order."""
    key = key_of(one[1], by)
    return [one] if key is None else [each for each in read if key_of(each[1], by) == key]
