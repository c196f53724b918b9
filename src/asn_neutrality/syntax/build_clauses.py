"""Tokens to tree: clauses and examples."""

from __future__ import annotations

from typing import cast

from lark import Token

from asn_neutrality.syntax import ast
from asn_neutrality.syntax.build_words import WordRules
from asn_neutrality.syntax.parts import (
    CANONICAL,
    ROLE_WORDS,
    Finding,
    Parts,
    Refused,
    addressed,
    all_of,
    cited,
    cover,
    day_of,
    first_of,
    how_seen,
    number_of,
    unquoted,
)

YEAR_DIGITS = 4


class ClauseRules(WordRules):
    """The rules of clauses and examples."""

    # -- Clauses ------------------------------------------------------------------------------------------------

    def version(self, parts: Parts) -> ast.Version:
        return ast.Version(unquoted(parts[1]), span=self._span(parts))

    def language(self, parts: Parts) -> ast.Language:
        return ast.Language(str(parts[1]), span=self._span(parts))

    def scope(self, parts: Parts) -> ast.Scope:
        _, fact, values = parts
        condition = ast.Is(fact, values, negated=False, span=cover(fact.span, values[-1].span))
        return ast.Scope(condition, span=cover(self._span(parts[:1]), condition.span))

    def tracks(self, parts: Parts) -> ast.Tracks:
        return ast.Tracks(all_of(ast.Alternative, parts), span=self._span(parts))

    def alternative(self, parts: Parts) -> ast.Alternative:
        return ast.Alternative(self._name(parts[0]), first_of(ast.Label, parts), span=self._span(parts))

    def number(self, parts: Parts) -> ast.Number:
        return ast.Number(parts[1].text, span=self._span(parts))

    def in_force(self, parts: Parts) -> ast.InForce:
        return ast.InForce(parts[1], span=self._span(parts))

    def replaces(self, parts: Parts) -> ast.Replaces:
        return ast.Replaces(all_of(ast.Name, parts), span=self._span(parts))

    def transition(self, parts: Parts) -> ast.Transition:
        return ast.Transition(parts[2], cited(parts), span=self._span(parts))

    def link(self, parts: Parts) -> ast.Link:
        return ast.Link(parts[1].text, span=self._span(parts))

    primary = report = not_yet = WordRules.before

    def seen(self, parts: Parts) -> ast.Seen:
        return ast.Seen(CANONICAL[parts[1]], span=self._span(parts))

    def track(self, parts: Parts) -> ast.Track:
        return ast.Track(self._name(parts[1]), span=self._span(parts))

    def level(self, parts: Parts) -> ast.Level:
        return ast.Level(number_of(parts[1]), span=self._span(parts))

    def under(self, parts: Parts) -> ast.Under:
        return ast.Under(all_of(ast.Citation, parts), span=self._span(parts))

    def addressee(self, parts: Parts) -> ast.For:
        return ast.For(parts[1], span=self._span(parts))

    def basis(self, parts: Parts) -> ast.Basis:
        return ast.Basis(all_of(ast.Citation, parts), span=self._span(parts))

    def quote(self, parts: Parts) -> ast.Quote:
        return ast.Quote(parts[1].text, how_seen(parts), span=self._span(parts))

    def authority(self, parts: Parts) -> ast.Authority:
        in_force = first_of(ast.InForce, parts)
        period = in_force.period if in_force else None
        return ast.Authority(parts[1], period, cited(parts), span=self._span(parts))

    def when(self, parts: Parts) -> ast.Body:
        return ast.Body(parts[1], span=self._span(parts))

    means = when

    def reading(self, parts: Parts) -> ast.Reading:
        return ast.Reading(
            self._name(parts[1]),
            first_of(ast.Label, parts),
            self._condition(parts),
            cited(parts),
            span=self._span(parts),
        )

    def exception(self, parts: Parts) -> ast.Except:
        return ast.Except(
            self._name(parts[1]),
            first_of(ast.Label, parts),
            first_of(ast.Disputed, parts) is not None,
            self._condition(parts),
            cited(parts),
            span=self._span(parts),
        )

    def disputed(self, parts: Parts) -> ast.Disputed:
        return ast.Disputed(span=self._span(parts))

    def overrides(self, parts: Parts) -> ast.Overrides:
        return ast.Overrides(all_of(ast.Name, parts), span=self._span(parts))

    def penalty(self, parts: Parts) -> ast.Penalty:
        return ast.Penalty(parts[1], addressed(parts), cited(parts), span=self._span(parts))

    def group(self, parts: Parts) -> ast.Group:
        names = [part for part in parts if isinstance(part, Token) and part.type == "NAME"]
        members = tuple(self._value(name) for name in names[1:])
        return ast.Group(self._name(names[0]), first_of(ast.Label, parts), members, span=self._span(parts))

    def assessment(self, parts: Parts) -> ast.Mark:
        return ast.Mark(CANONICAL[parts[0]], self._value(parts[1]), span=self._span(parts))

    default = assessment

    def personal(self, parts: Parts) -> ast.Mark:
        return ast.Mark(CANONICAL[parts[0]], None, span=self._span(parts))

    changeable = personal

    def role(self, parts: Parts) -> ast.Mark:
        word = self._name(parts[1])
        value = ast.Name(ROLE_WORDS.get(word.text, word.text), span=word.span)
        return ast.Mark(CANONICAL[parts[0]], value, span=self._span(parts))

    def cost(self, parts: Parts) -> ast.Mark:
        value = ast.Name(str(number_of(parts[1])), span=self._span(parts[1:]))
        return ast.Mark(CANONICAL[parts[0]], value, span=self._span(parts))

    def ask(self, parts: Parts) -> ast.Ask:
        return ast.Ask(parts[1], span=self._span(parts))

    def stage(self, parts: Parts) -> ast.Stage:
        return ast.Stage(
            self._name(parts[1]),
            first_of(ast.Label, parts),
            all_of(ast.DateRange, parts),
            addressed(parts),
            cited(parts),
            how_seen(parts),
            span=self._span(parts),
        )

    # -- Examples -----------------------------------------------------------------------------------------------

    def violates(self, parts: Parts) -> Finding:
        return Finding(CANONICAL[parts[0]], None, span=self._span(parts))

    no_violation = undetermined = needs_assessment = is_disputed = violates

    def excused(self, parts: Parts) -> Finding:
        by = self._name(parts[2]) if len(parts) > 1 else None
        return Finding(CANONICAL[parts[0]], by, span=self._span(parts))

    def example(self, parts: Parts) -> ast.Example:
        _, finding, title, *pairs = parts
        return ast.Example(finding.keyword, finding.by, title.text, tuple(pairs), span=self._span(parts))

    def pair(self, parts: Parts) -> ast.Pair:
        fact, _, *data = parts
        return ast.Pair(fact, tuple(self._datum(part) for part in data[::2]), span=self._span(parts))

    def unknown(self, parts: Parts) -> ast.Name:
        return self._name(parts[0])

    def partial(self, parts: Parts) -> Token:
        token: Token = parts[0]
        if token.type == "INT" and len(token) != YEAR_DIGITS:
            raise Refused("S027", token)
        days = {"DATE": token, "MONTH": f"{token}-01", "INT": f"{token}-01-01"}
        day_of(token, days[token.type])
        return token

    def day(self, parts: Parts) -> ast.DateDatum:
        return ast.DateDatum(str(parts[0]), str(parts[0]), span=self._span(parts))

    def from_day(self, parts: Parts) -> ast.DateDatum:
        return ast.DateDatum(str(parts[0]), None, span=self._span(parts))

    def between_days(self, parts: Parts) -> ast.DateDatum:
        return ast.DateDatum(str(parts[0]), str(parts[2]), span=self._span(parts))

    def until_day(self, parts: Parts) -> ast.DateDatum:
        return ast.DateDatum(None, str(parts[1]), span=self._span(parts))

    # -- Pieces -------------------------------------------------------------------------------------------------

    def _datum(self, part: Token | ast.Name | ast.DateDatum) -> ast.Name | ast.DateDatum:
        return self._value(part) if isinstance(part, Token) else part

    def _condition(self, parts: Parts) -> ast.Condition:
        keyword = next(i for i, part in enumerate(parts[2:], 2) if isinstance(part, Token))
        return cast("ast.Condition", parts[keyword + 1])
