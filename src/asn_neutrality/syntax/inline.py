"""Nodes as text on one line, in the keywords of one language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal, assert_never

from attrs import define

from asn_neutrality.syntax import ast
from asn_neutrality.syntax.keywords import KEYWORDS, ROLES, VALUES

Language = Literal["id", "en"]

PLAIN = re.compile(r"[a-z][a-z0-9_]*")
ENGLISH_KEYWORDS = {word.id: word.en for word in KEYWORDS}
ENGLISH_VALUES = {word.id: word.en for word in VALUES}
ENGLISH_ROLES = {word.id: word.en for word in ROLES}
UNKNOWN = "?"


@define(frozen=True)
class Inline:
    """Writes nodes without line ends."""

    language: Language

    def keyword(self, word: str) -> str:
        """A keyword, given in Indonesian."""
        return ENGLISH_KEYWORDS[word] if self.language == "en" else word

    def words(self, *parts: str | None) -> str:
        """The parts that there are, with a blank between."""
        return " ".join(part for part in parts if part)

    def label(self, label: ast.Label | None) -> str:
        if label is None:
            return ""
        return self.words(quoted(label.id), f"en {quoted(label.en)}" if label.en is not None else None)

    # -- Names and values ---------------------------------------------------------------------------------------

    def known_value(self, name: ast.Name) -> str:
        """A name where a value stands: the words for yes, no and the phases have two spellings."""
        return ENGLISH_VALUES.get(name.text, name.text) if self.language == "en" else name.text

    def value(self, name: ast.Name) -> str:
        plain = PLAIN.fullmatch(name.text) and name.text not in ENGLISH_VALUES.values()
        return self.known_value(name) if plain else quoted(name.text)

    def values(self, names: Iterable[ast.Name]) -> str:
        return " / ".join(map(self.value, names))

    def alternative(self, alternative: ast.Alternative) -> str:
        return self.words(alternative.name.text, self.label(alternative.label))

    def choice(self, alternative: ast.Alternative) -> str:
        return self.words(self.known_value(alternative.name), self.label(alternative.label))

    def mark(self, mark: ast.Mark) -> str:
        if mark.value is None:
            return self.keyword(mark.kind)
        spelled = ENGLISH_ROLES if mark.kind == "peran" else ENGLISH_VALUES
        value = spelled.get(mark.value.text, mark.value.text) if self.language == "en" else mark.value.text
        return self.words(self.keyword(mark.kind), value)

    # -- Citations and dates ------------------------------------------------------------------------------------

    def citation(self, citation: ast.Citation) -> str:
        steps = (f"{self.keyword(step.kind)} {step.value}" for step in citation.locators)
        return self.words(citation.source.text, *steps)

    def citations(self, citations: Iterable[ast.Citation]) -> str:
        return ", ".join(map(self.citation, citations))

    def under(self, citations: tuple[ast.Citation, ...]) -> str:
        """``menurut ...``, or nothing where there is none."""
        return self.words(self.keyword("menurut"), self.citations(citations)) if citations else ""

    def period(self, period: ast.DateRange) -> str:
        return self.words(_day(period.start), "..", _day(period.end))

    def seen(self, how: str | None) -> str:
        """``dilihat laporan``, or nothing."""
        return f"{self.keyword('dilihat')} {self.keyword(how)}" if how else ""

    def days(self, days: ast.DateRange) -> str:
        return _day(days.start) if days.start == days.end else self.period(days)

    # -- Conditions ---------------------------------------------------------------------------------------------

    def condition(self, condition: ast.Condition) -> str:
        match condition:
            case ast.Is(fact, values, negated):
                return f"{fact.text} {self.keyword('bukan' if negated else 'adalah')} {self.values(values)}"
            case ast.Holds(name):
                return name.text
            case ast.When(fact, relations, point):
                return f"{fact.text} {' / '.join(map(self.keyword, relations))} {_point(point)}"
            case ast.WithinWindow(fact, amount, unit, side, point):
                window = self.words(self.keyword("dalam"), str(amount), self.keyword(unit), self.keyword(side))
                return f"{fact.text} {window} {_point(point)}"
            case ast.Negation(part):
                return f"{self.keyword('tidak')} {self.part(part)}"
            case ast.Chain(parts, operators):
                rest = (f"{self.keyword(op)} {self.part(part)}" for op, part in zip(operators, parts[1:], strict=True))
                return self.words(self.part(parts[0]), *rest)
        assert_never(condition)

    def part(self, condition: ast.Condition) -> str:
        """A condition within another: a chain in parentheses."""
        text = self.condition(condition)
        return f"({text})" if isinstance(condition, ast.Chain) else text

    # -- Examples -----------------------------------------------------------------------------------------------

    def pair(self, pair: ast.Pair) -> str:
        return f"{pair.fact.text}: {' / '.join(map(self.datum, pair.data))}"

    def datum(self, datum: ast.Name | ast.DateDatum) -> str:
        match datum:
            case ast.Name(text):
                return UNKNOWN if text == UNKNOWN else self.value(datum)
            case ast.DateDatum(start, end):
                return start if start is not None and start == end else self.words(start, "..", end)
        assert_never(datum)


def quoted(text: str) -> str:
    """A text as the language writes it; there is no escape, since no text has a quote in it."""
    return f'"{text}"'


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _point(point: ast.Name | date) -> str:
    return point.text if isinstance(point, ast.Name) else point.isoformat()
