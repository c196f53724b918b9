"""Tokens to tree: what each rule of the grammar makes, applied while parsing, so no depth costs recursion."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterable
from typing import Any, TypeVar, cast

from attrs import define, evolve
from lark import Token, Transformer

from asn_neutrality.source.text import SourceText, Span
from asn_neutrality.syntax import ast
from asn_neutrality.syntax.keywords import KEYWORDS, RESERVED, ROLES, VALUES
from asn_neutrality.syntax.order import arrange

Parts = list[Any]  # what a rule is made of, in written order: lark's tokens and the nodes built below
Node = TypeVar("Node")

CANONICAL = {word.en: word.id for word in KEYWORDS} | {word.id: word.id for word in KEYWORDS}
VALUE_WORDS = {word.en: word.id for word in VALUES}
ROLE_WORDS = {word.en: word.id for word in ROLES}

KEYWORDS_ONLY = RESERVED - set(VALUE_WORDS) - set(VALUE_WORDS.values())

LARGEST_NUMBER = 9999
YEAR_DIGITS = 4


class Refused(Exception):  # noqa: N818 - not an error of ours: it carries a finding out of lark's parser
    """Well-formed text that means nothing, such as the 31st of February; ``code`` is the diagnostic."""

    def __init__(self, code: str, token: Token) -> None:
        super().__init__(code)
        self.code = code
        self.token = token


class Place(threading.local):
    """Where the text being parsed lies in its file; each thread parses its own."""

    source = SourceText("", "")
    offset = 0
    keywords_as_names = True


@define(frozen=True)
class Words:
    """Adjacent strings, joined."""

    text: str
    span: Span


@define(frozen=True)
class Step:
    """A locator and its place."""

    locator: ast.Locator
    span: Span


@define(frozen=True)
class Finding:
    """What an example states."""

    keyword: str
    by: ast.Name | None
    span: Span


@define(frozen=True)
class Kind:
    """The kind of a fact and the values of a choice."""

    keyword: str
    values: tuple[ast.Alternative, ...]
    span: Span


class Builder(Transformer[Token, object]):
    """One method per rule of the grammar. Every rule keeps its tokens, so its span is that of its parts."""

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
        return Words("".join(_unquoted(part) for part in parts), self._span(parts))

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
        return Step(ast.Locator(CANONICAL[parts[0]], str(parts[1])), self._span(parts))

    paragraph = letter = point = item = annex = article

    def period(self, parts: Parts) -> ast.DateRange:
        opening = _day(parts[0]) if parts[0].type == "DATE" else None
        closing = _day(parts[-1]) if parts[-1].type == "DATE" else None
        return ast.DateRange(opening, closing, span=self._span(parts))

    def span(self, parts: Parts) -> ast.DateRange:
        return ast.DateRange(_day(parts[0]), _day(parts[-1]), span=self._span(parts))

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
            fact, _number(amount), CANONICAL[unit], CANONICAL[side], self._anchor(point), span=self._span(parts)
        )

    def negation(self, parts: Parts) -> ast.Negation:
        return ast.Negation(parts[1], span=self._span(parts))

    def parenthesised(self, parts: Parts) -> ast.Condition:
        return cast("ast.Condition", evolve(parts[1], span=self._span(parts)))

    def condition(self, parts: Parts) -> ast.Chain:
        operators = tuple(CANONICAL[part] for part in parts[1::2])
        return ast.Chain(tuple(parts[::2]), operators, span=self._span(parts))

    # -- Clauses ------------------------------------------------------------------------------------------------

    def version(self, parts: Parts) -> ast.Version:
        return ast.Version(_unquoted(parts[1]), span=self._span(parts))

    def language(self, parts: Parts) -> ast.Language:
        return ast.Language(str(parts[1]), span=self._span(parts))

    def scope(self, parts: Parts) -> ast.Scope:
        _, fact, values = parts
        condition = ast.Is(fact, values, negated=False, span=_cover(fact.span, values[-1].span))
        return ast.Scope(condition, span=_cover(self._span(parts[:1]), condition.span))

    def tracks(self, parts: Parts) -> ast.Tracks:
        return ast.Tracks(_all(ast.Alternative, parts), span=self._span(parts))

    def alternative(self, parts: Parts) -> ast.Alternative:
        return ast.Alternative(self._name(parts[0]), _first(ast.Label, parts), span=self._span(parts))

    def number(self, parts: Parts) -> ast.Number:
        return ast.Number(parts[1].text, span=self._span(parts))

    def in_force(self, parts: Parts) -> ast.InForce:
        return ast.InForce(parts[1], span=self._span(parts))

    def replaces(self, parts: Parts) -> ast.Replaces:
        return ast.Replaces(_all(ast.Name, parts), span=self._span(parts))

    def transition(self, parts: Parts) -> ast.Transition:
        return ast.Transition(parts[2], _under(parts), span=self._span(parts))

    def link(self, parts: Parts) -> ast.Link:
        return ast.Link(parts[1].text, span=self._span(parts))

    primary = report = not_yet = before

    def seen(self, parts: Parts) -> ast.Seen:
        return ast.Seen(CANONICAL[parts[1]], span=self._span(parts))

    def track(self, parts: Parts) -> ast.Track:
        return ast.Track(self._name(parts[1]), span=self._span(parts))

    def level(self, parts: Parts) -> ast.Level:
        return ast.Level(_number(parts[1]), span=self._span(parts))

    def under(self, parts: Parts) -> ast.Under:
        return ast.Under(_all(ast.Citation, parts), span=self._span(parts))

    def addressee(self, parts: Parts) -> ast.For:
        return ast.For(parts[1], span=self._span(parts))

    def basis(self, parts: Parts) -> ast.Basis:
        return ast.Basis(_all(ast.Citation, parts), span=self._span(parts))

    def quote(self, parts: Parts) -> ast.Quote:
        return ast.Quote(parts[1].text, _seen(parts), span=self._span(parts))

    def authority(self, parts: Parts) -> ast.Authority:
        in_force = _first(ast.InForce, parts)
        period = in_force.period if in_force else None
        return ast.Authority(parts[1], period, _under(parts), span=self._span(parts))

    def when(self, parts: Parts) -> ast.Body:
        return ast.Body(parts[1], span=self._span(parts))

    means = when

    def reading(self, parts: Parts) -> ast.Reading:
        return ast.Reading(
            self._name(parts[1]),
            _first(ast.Label, parts),
            self._condition(parts),
            _under(parts),
            span=self._span(parts),
        )

    def exception(self, parts: Parts) -> ast.Except:
        return ast.Except(
            self._name(parts[1]),
            _first(ast.Label, parts),
            _first(ast.Disputed, parts) is not None,
            self._condition(parts),
            _under(parts),
            span=self._span(parts),
        )

    def disputed(self, parts: Parts) -> ast.Disputed:
        return ast.Disputed(span=self._span(parts))

    def overrides(self, parts: Parts) -> ast.Overrides:
        return ast.Overrides(_all(ast.Name, parts), span=self._span(parts))

    def penalty(self, parts: Parts) -> ast.Penalty:
        return ast.Penalty(parts[1], _addressee(parts), _under(parts), span=self._span(parts))

    def group(self, parts: Parts) -> ast.Group:
        names = [part for part in parts if isinstance(part, Token) and part.type == "NAME"]
        members = tuple(self._value(name) for name in names[1:])
        return ast.Group(self._name(names[0]), _first(ast.Label, parts), members, span=self._span(parts))

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
        value = ast.Name(str(_number(parts[1])), span=self._span(parts[1:]))
        return ast.Mark(CANONICAL[parts[0]], value, span=self._span(parts))

    def ask(self, parts: Parts) -> ast.Ask:
        return ast.Ask(parts[1], span=self._span(parts))

    def stage(self, parts: Parts) -> ast.Stage:
        return ast.Stage(
            self._name(parts[1]),
            _first(ast.Label, parts),
            _all(ast.DateRange, parts),
            _addressee(parts),
            _under(parts),
            _seen(parts),
            span=self._span(parts),
        )

    # -- Examples -----------------------------------------------------------------------------------------------

    def violates(self, parts: Parts) -> Finding:
        return Finding(CANONICAL[parts[0]], None, self._span(parts))

    no_violation = undetermined = needs_assessment = is_disputed = violates

    def excused(self, parts: Parts) -> Finding:
        by = self._name(parts[2]) if len(parts) > 1 else None
        return Finding(CANONICAL[parts[0]], by, self._span(parts))

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
        _day(token, days[token.type])
        return token

    def day(self, parts: Parts) -> ast.DateDatum:
        return ast.DateDatum(str(parts[0]), str(parts[0]), span=self._span(parts))

    def from_day(self, parts: Parts) -> ast.DateDatum:
        return ast.DateDatum(str(parts[0]), None, span=self._span(parts))

    def between_days(self, parts: Parts) -> ast.DateDatum:
        return ast.DateDatum(str(parts[0]), str(parts[2]), span=self._span(parts))

    def until_day(self, parts: Parts) -> ast.DateDatum:
        return ast.DateDatum(None, str(parts[1]), span=self._span(parts))

    # -- Declarations -------------------------------------------------------------------------------------------

    def package(self, parts: Parts) -> ast.Package:
        return ast.Package(self._name(parts[1]), arrange(ast.Package, parts[2:]), span=self._span(parts))

    def use(self, parts: Parts) -> ast.Use:
        return ast.Use(tuple(self._name(part) for part in parts[1::2]), span=self._span(parts))

    def source(self, parts: Parts) -> ast.Source:
        return ast.Source(self._name(parts[1]), arrange(ast.Source, parts[2:]), span=self._span(parts))

    def sanction(self, parts: Parts) -> ast.Sanction:
        return ast.Sanction(self._name(parts[1]), arrange(ast.Sanction, parts[2:]), span=self._span(parts))

    def term(self, parts: Parts) -> ast.Term:
        return ast.Term(self._name(parts[1]), arrange(ast.Term, parts[2:]), span=self._span(parts))

    def choice(self, parts: Parts) -> Kind:
        values = tuple(
            evolve(each, name=evolve(each.name, text=VALUE_WORDS.get(each.name.text, each.name.text)))
            for each in _all(ast.Alternative, parts)
        )
        return Kind(CANONICAL[parts[0]], values, self._span(parts))

    yes_no = text = date = region_code = choice

    def fact(self, parts: Parts) -> ast.Fact:
        _, name, label, _, kind, *clauses = parts
        return ast.Fact(name, label, kind.keyword, kind.values, arrange(ast.Fact, clauses), span=self._span(parts))

    def calendar(self, parts: Parts) -> ast.Calendar:
        return ast.Calendar(self._name(parts[1]), arrange(ast.Calendar, parts[2:]), span=self._span(parts))

    def conclusion(self, parts: Parts) -> ast.Conclusion:
        _, fact, _, value, _, condition = parts[:6]
        return ast.Conclusion(fact, self._value(value), condition, _under(parts), span=self._span(parts))

    def presumption(self, parts: Parts) -> ast.Presumption:
        return ast.Presumption(parts[1], self._value(parts[3]), span=self._span(parts))

    def impossible(self, parts: Parts) -> ast.Impossible:
        return ast.Impossible(parts[1], _under(parts), span=self._span(parts))

    def prohibition(self, parts: Parts) -> ast.Prohibition:
        return ast.Prohibition(self._name(parts[1]), arrange(ast.Prohibition, parts[2:]), span=self._span(parts))

    def permission(self, parts: Parts) -> ast.Permission:
        return ast.Permission(self._name(parts[1]), arrange(ast.Permission, parts[2:]), span=self._span(parts))

    def not_encoded(self, parts: Parts) -> ast.NotEncoded:
        return ast.NotEncoded(parts[1], parts[3].text, span=self._span(parts))

    def examples(self, parts: Parts) -> ast.Examples:
        return ast.Examples(parts[1], tuple(parts[2:]), span=self._span(parts))

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
        text = _unquoted(token) if token.type == "STRING" else VALUE_WORDS.get(token, str(token))
        return ast.Name(text, span=self._span([token]))

    def _datum(self, part: Token | ast.Name | ast.DateDatum) -> ast.Name | ast.DateDatum:
        return self._value(part) if isinstance(part, Token) else part

    def _anchor(self, token: Token) -> ast.Name | dt.date:
        return _day(token) if token.type == "DATE" else self._name(token)

    def _is(self, parts: Parts, *, negated: bool) -> ast.Is:
        fact, _, values = parts
        return ast.Is(fact, values, negated, span=_cover(fact.span, values[-1].span))

    def _condition(self, parts: Parts) -> ast.Condition:
        keyword = next(i for i, part in enumerate(parts[2:], 2) if isinstance(part, Token))
        return cast("ast.Condition", parts[keyword + 1])


def _first(kind: type[Node], parts: Parts) -> Node | None:
    return next((part for part in parts if isinstance(part, kind)), None)


def _all(kind: type[Node], parts: Iterable[object]) -> tuple[Node, ...]:
    return tuple(part for part in parts if isinstance(part, kind))


def _under(parts: Parts) -> tuple[ast.Citation, ...]:
    under = _first(ast.Under, parts)
    return under.citations if under else ()


def _seen(parts: Parts) -> str | None:
    seen = _first(ast.Seen, parts)
    return seen.how if seen else None


def _addressee(parts: Parts) -> ast.Condition | None:
    addressee = _first(ast.For, parts)
    return addressee.condition if addressee else None


def _cover(first: Span, last: Span) -> Span:
    return Span(first.source, first.start, last.end)


def _unquoted(token: str) -> str:
    return token[1:-1]


def _day(token: Token, text: str | None = None) -> dt.date:
    try:
        return dt.date.fromisoformat(text or token)
    except ValueError:
        raise Refused("S016", token) from None


def _number(token: Token) -> int:
    digits = token.lstrip("0") or "0"
    if len(digits) > len(str(LARGEST_NUMBER)):
        raise Refused("S028", token)
    return int(digits)
