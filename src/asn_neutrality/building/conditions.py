"""Conditions: tests of facts joined by ``&``, ``|`` and ``~``, or by ``every`` and ``some``."""

from __future__ import annotations

from datetime import date
from typing import Literal

from attrs import define

from asn_neutrality.building.words import BUILT, name, text
from asn_neutrality.syntax import ast

Relation = Literal["before", "during", "after", "since", "until"]
RELATIONS = {"before": "sebelum", "during": "selama", "after": "sesudah", "since": "sejak", "until": "sampai"}
UNITS = {"months": "bulan", "days": "hari"}


@define(frozen=True)
class Condition:
    """A condition. ``a & b``, ``a | b`` and ``~a`` are conditions too."""

    written: ast.Condition

    def __and__(self, other: Condition) -> Condition:
        return _joined("dan", (self, other))

    def __or__(self, other: Condition) -> Condition:
        return _joined("atau", (self, other))

    def __invert__(self) -> Condition:
        return Condition(ast.Negation(self.written, span=BUILT))

    def __bool__(self) -> bool:
        raise TypeError("conditions are joined by & | ~, not by and, or, not")


def every(*parts: Condition) -> Condition:
    """All of the parts hold; at least one is wanted."""
    return _joined("dan", parts)


def some(*parts: Condition) -> Condition:
    """One of the parts holds; at least one is wanted."""
    return _joined("atau", parts)


def _joined(operator: str, parts: tuple[Condition, ...]) -> Condition:
    """One chain, also where parts are chains of the same operator."""
    flat: list[ast.Condition] = []
    for part in parts:
        match part.written:
            case ast.Chain(inner, operators) if set(operators) == {operator}:
                flat += inner
            case other:
                flat.append(other)
    if not flat:
        raise ValueError("a condition has at least one part")
    if len(flat) == 1:
        return Condition(flat[0])
    return Condition(ast.Chain(tuple(flat), (operator,) * (len(flat) - 1), span=BUILT))


@define(frozen=True)
class Fact:
    """A fact to be tested. Where a date is meant, ``point`` is the name of a stage or a day."""

    name: str

    def is_(self, *values: str) -> Condition:
        """It has one of the values; a region code stands for all below it."""
        return self._is(values, negated=False)

    def is_not(self, *values: str) -> Condition:
        """It has none of the values."""
        return self._is(values, negated=True)

    @property
    def holds(self) -> Condition:
        """A yes/no fact is yes."""
        return term(self.name)

    def when(self, *relations: Relation, point: str | date) -> Condition:
        """The date stands in one of these relations to the point."""
        if not relations:
            raise ValueError("a relation to the point is wanted")
        words = tuple(RELATIONS[relation] for relation in relations)
        return Condition(ast.When(name(self.name), words, _point(point), span=BUILT))

    def before(self, point: str | date) -> Condition:
        """Before the stage or day."""
        return self.when("before", point=point)

    def during(self, point: str | date) -> Condition:
        """In the stage, or on the day."""
        return self.when("during", point=point)

    def after(self, point: str | date) -> Condition:
        """After the stage or day."""
        return self.when("after", point=point)

    def since(self, point: str | date) -> Condition:
        """In the stage or on the day, or after it."""
        return self.when("since", point=point)

    def until(self, point: str | date) -> Condition:
        """In the stage or on the day, or before it."""
        return self.when("until", point=point)

    def within(
        self, amount: int, unit: Literal["months", "days"], side: Literal["before", "after"], point: str | date
    ) -> Condition:
        """At most so many calendar months or days before or after the point, which is not included."""
        if amount < 0:
            raise ValueError("months and days are counted from 0")
        window = ast.WithinWindow(name(self.name), amount, UNITS[unit], RELATIONS[side], _point(point), span=BUILT)
        return Condition(window)

    def _is(self, values: tuple[str, ...], *, negated: bool) -> Condition:
        if not values:
            raise ValueError(f"a value of {self.name} is wanted")
        said = tuple(ast.Name(text(value), span=BUILT) for value in values)
        return Condition(ast.Is(name(self.name), said, negated, span=BUILT))


def fact(name_of_fact: str) -> Fact:
    """A fact, to be tested."""
    return Fact(name(name_of_fact).text)


def term(name_of_term: str) -> Condition:
    """A shared term, or a yes/no fact that is yes."""
    return Condition(ast.Holds(name(name_of_term), span=BUILT))


def _point(point: str | date) -> ast.Name | date:
    return point if isinstance(point, date) else name(point)
