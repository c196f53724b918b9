"""A map: what the columns and words of a register mean. Without one nothing is translated."""

from __future__ import annotations

import re
from collections.abc import Mapping

import attrs
from attrs import define

from asn_neutrality.checker.dates import read_days
from asn_neutrality.checker.raw import show
from asn_neutrality.cli.inputs.items import Item
from asn_neutrality.cli.inputs.sheet_records import PLAIN, Layout
from asn_neutrality.cli.maps.day_forms import DayForm, days_meant
from asn_neutrality.cli.maps.words import Words, normal
from asn_neutrality.domain.facts import FactKind
from asn_neutrality.domain.records import Days
from asn_neutrality.source.diagnostic import Diagnostic

LEFT_OUT = ""
JOINERS = re.compile(r"(\s*[/+]\s*)")


@define(frozen=True)
class TableMap:
    """Headings to facts (``LEFT_OUT``: none), for each fact its words to values, and facts that all rows share.

    Headings and words are in normal form. Names and labels of the vocabulary need no entry.
    """

    words: Words
    columns: Mapping[str, str] = {}
    values: Mapping[str, Mapping[str, str]] = {}
    constants: Mapping[str, object] = {}
    forms: tuple[DayForm, ...] = ()
    layout: Layout = PLAIN

    def __contains__(self, heading: object) -> bool:
        """Whether it says what a column is."""
        return isinstance(heading, str) and self.fact_of(heading) is not None

    def fact_of(self, heading: str) -> str | None:
        """The fact of a column, ``LEFT_OUT``, or None where that is not certain."""
        word = normal(heading)
        return self.columns[word] if word in self.columns else self.words.facts.get(word)

    def translate(self, item: Item) -> Item:
        """A record in the words of the vocabulary. What has no translation stays, to be refused by its reader."""
        if item.refused or not isinstance(item.raw, Mapping):
            return item
        record: dict[object, object] = dict(self.constants.items())
        for heading, cell in item.raw.items():
            fact = self.fact_of(str(heading))
            if fact is None:
                record[heading] = cell
            elif fact != LEFT_OUT and not _is_blank(cell):
                value = self.value(fact, cell)
                if record.setdefault(fact, value) != value:
                    told = {"fact": fact, "first": show(record[fact]), "second": show(value)}
                    return attrs.evolve(item, refused=(Diagnostic("R012", None, told, where=item.place),))
        return attrs.evolve(item, raw=record)

    def value(self, fact: str, cell: object) -> object:
        """What a cell says of a fact, as far as it is certain."""
        if isinstance(cell, bool) or not isinstance(cell, str | int | float):
            return cell
        text = str(cell)
        own = self.values.get(fact, {}).get(normal(text))
        if own is not None:
            return own
        if not isinstance(cell, str):
            return cell
        match self.words.vocabulary.facts[fact].kind:
            case FactKind.CHOICE | FactKind.YES_NO:
                return self._word(fact, text) or "".join(self._word(fact, part) or part for part in _parts(text))
            case FactKind.DATE if not isinstance(read_days(text), Days):
                days = days_meant(text, self.forms)
                return next(iter(days)).isoformat() if len(days) == 1 else text
        return text

    def _word(self, fact: str, text: str) -> str | None:
        word = normal(text)
        return self.values.get(fact, {}).get(word) or self.words.values[fact].get(word)


def _parts(text: str) -> list[str]:
    """The words of a cell and, at odd places, what joins them."""
    return JOINERS.split(text.strip())


def _is_blank(cell: object) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())
