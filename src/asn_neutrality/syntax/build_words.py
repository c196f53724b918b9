"""Tokens to tree: words and conditions."""

from __future__ import annotations

import datetime as dt
import threading
from typing import cast

from attrs import evolve
from lark import Token, Transformer

from asn_neutrality.source.text import SourceText, Span
from asn_neutrality.syntax import ast
from asn_neutrality.syntax.keywords import RESERVED
from asn_neutrality.syntax.parts import CANONICAL, VALUE_WORDS, Parts, Step, Words, cover, day_of, number_of, unquoted

KEYWORDS_ONLY = RESERVED - set(VALUE_WORDS) - set(VALUE_WORDS.values())


class Place(threading.local):
    """Where the text being parsed lies in its file; each thread parses its own."""

    source = SourceText("", "")
    offset = 0
    keywords_as_names = True


class WordRules(Transformer[Token, object]):
    """The rules of words and conditions. Every rule keeps its tokens, so its span is that of its parts."""

    def __init__(self) -> None:
        super().__init__()
        self.place = Place()

    def see_name(self, token: Token) -> Token:
        """Called for every name that is read; one that is a keyword is none, unless such are let pass."""
        if not self.place.keywords_as_names and token in KEYWORDS_ONLY:
            token.type = "KEYWORD"
        return token

    # -- Words --------------------------------------------------------------------------------------------------

    def strings(self, parts: Parts) -> Words:
        return Words("".join(unquoted(part) for part in parts), span=self._span(parts))

    def label(self, parts: Parts) -> ast.Label:
        texts = [part.text for part in parts if isinstance(part, Words)]
        return ast.Label(texts[0], texts[1] if len(texts) > 1 else None, span=self._span(parts))

    def title(self, parts: Parts) -> ast.Title:
        return ast.Title(parts[1], span=self._span(parts))

    def path(self, parts: Parts) -> ast.Name:
        return ast.Name("".join(parts), span=self._span(parts))

    qualified = scoped = path

    def citation(self, parts: Parts) -> ast.Citation:
        source, *steps = parts
        return ast.Citation(source, tuple(step.locator for step in steps), span=self._span(parts))

    def article(self, parts: Parts) -> Step:
        return Step(ast.Locator(CANONICAL[parts[0]], str(parts[1])), span=self._span(parts))

    paragraph = letter = point = item = annex = article

    def period(self, parts: Parts) -> ast.DateRange:
        opening = day_of(parts[0]) if parts[0].type == "DATE" else None
        closing = day_of(parts[-1]) if parts[-1].type == "DATE" else None
        return ast.DateRange(opening, closing, span=self._span(parts))

    def span(self, parts: Parts) -> ast.DateRange:
        return ast.DateRange(day_of(parts[0]), day_of(parts[-1]), span=self._span(parts))

    # -- Conditions ---------------------------------------------------------------------------------------------

    def any_of(self, parts: Parts) -> tuple[ast.Name, ...]:
        return tuple(self._value(part) for part in parts if part.type != "SLASH")

    def among(self, parts: Parts) -> ast.Is:
        return self._is(parts, negated=False)

    def not_among(self, parts: Parts) -> ast.Is:
        return self._is(parts, negated=True)

    def holds(self, parts: Parts) -> ast.Holds:
        return ast.Holds(parts[0], span=self._span(parts))

    def before(self, parts: Parts) -> Token:
        return cast("Token", parts[0])

    during = after = since = until = months = days = conjunction = disjunction = before

    def phase(self, parts: Parts) -> ast.When:
        relations = tuple(CANONICAL[part] for part in parts[1:-1] if part.type != "SLASH")
        return ast.When(parts[0], relations, self._anchor(parts[-1]), span=self._span(parts))

    def window(self, parts: Parts) -> ast.WithinWindow:
        fact, _, amount, unit, side, point = parts
        return ast.WithinWindow(
            fact, number_of(amount), CANONICAL[unit], CANONICAL[side], self._anchor(point), span=self._span(parts)
        )

    def negation(self, parts: Parts) -> ast.Negation:
        return ast.Negation(parts[1], span=self._span(parts))

    def parenthesised(self, parts: Parts) -> ast.Condition:
        return cast("ast.Condition", evolve(parts[1], span=self._span(parts)))

    def condition(self, parts: Parts) -> ast.Chain:
        operators = tuple(CANONICAL[part] for part in parts[1::2])
        return ast.Chain(tuple(parts[::2]), operators, span=self._span(parts))

    # -- Pieces -------------------------------------------------------------------------------------------------

    def _span(self, parts: Parts) -> Span:
        first, last = parts[0], parts[-1]
        offset = self.place.offset
        start: int = first.start_pos + offset if isinstance(first, Token) else first.span.start  # type: ignore[operator]
        end: int = last.end_pos + offset if isinstance(last, Token) else last.span.end  # type: ignore[operator]
        return Span(self.place.source, start, end)

    def _name(self, token: Token) -> ast.Name:
        return ast.Name(str(token), span=self._span([token]))

    def _value(self, token: Token) -> ast.Name:
        text = unquoted(token) if token.type == "STRING" else VALUE_WORDS.get(token, str(token))
        return ast.Name(text, span=self._span([token]))

    def _anchor(self, token: Token) -> ast.Name | dt.date:
        return day_of(token) if token.type == "DATE" else self._name(token)

    def _is(self, parts: Parts, *, negated: bool) -> ast.Is:
        fact, _, values = parts
        return ast.Is(fact, values, negated, span=cover(fact.span, values[-1].span))
