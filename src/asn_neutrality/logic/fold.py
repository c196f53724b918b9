"""The one traversal of conditions: everything that walks a condition is an ``Algebra``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, assert_never

from attrs import define

from asn_neutrality.logic.shapes import All, Answer, Any, Choice, Condition, Constant, Leaf, Named, Not

A = TypeVar("A")
B = TypeVar("B")
R = TypeVar("R")


@define(frozen=True)
class Algebra(Generic[A, R]):
    """One answer per shape: what a back end, a printer or an analysis makes of it."""

    constant: Callable[[bool], R]
    leaf: Callable[[Leaf[A]], R]
    negation: Callable[[R], R]
    every: Callable[[Sequence[R]], R]
    some: Callable[[Sequence[R]], R]
    named: Callable[[Named[A], R], R]
    choice: Callable[[Choice[A], Sequence[R]], R]


def fold(condition: Condition[A], algebra: Algebra[A, R]) -> R:
    """The value of ``condition`` in ``algebra``, computed bottom-up."""
    match condition:
        case Constant(value):
            return algebra.constant(value)
        case Leaf():
            return algebra.leaf(condition)
        case Not(part):
            return algebra.negation(fold(part, algebra))
        case All(parts):
            return algebra.every([fold(part, algebra) for part in parts])
        case Any(parts):
            return algebra.some([fold(part, algebra) for part in parts])
        case Named():
            return algebra.named(condition, fold(condition.part, algebra))
        case Choice():
            return algebra.choice(condition, [fold(answer.part, algebra) for answer in condition.answers])
    assert_never(condition)


def map_leaves(condition: Condition[A], change: Callable[[Leaf[A]], Condition[B]]) -> Condition[B]:
    """The same condition with every leaf replaced."""

    def choose(choice: Choice[A], parts: Sequence[Condition[B]]) -> Condition[B]:
        answers = zip(choice.answers, parts, strict=True)
        return Choice(choice.question, tuple(Answer(answer.name, part) for answer, part in answers))

    algebra: Algebra[A, Condition[B]] = Algebra(
        constant=Constant,
        leaf=change,
        negation=Not,
        every=lambda parts: All(tuple(parts)),
        some=lambda parts: Any(tuple(parts)),
        named=lambda term, part: Named(term.name, part, term.span),
        choice=choose,
    )
    return fold(condition, algebra)


def leaves(condition: Condition[A]) -> tuple[Leaf[A], ...]:
    """Every leaf, in written order, repeats included."""
    found: list[Leaf[A]] = []

    def nothing(*_: object) -> None:
        return None

    fold(condition, Algebra(nothing, found.append, nothing, nothing, nothing, nothing, nothing))
    return tuple(found)


def questions(condition: Condition[A]) -> tuple[str, ...]:
    """The questions of reading it asks, each once, in written order; one within another before it."""
    found: dict[str, None] = {}

    def nothing(*_: object) -> None:
        return None

    def ask(choice: Choice[A], _parts: Sequence[None]) -> None:
        found[choice.question] = None

    fold(condition, Algebra(nothing, nothing, nothing, nothing, nothing, nothing, ask))
    return tuple(found)


def terms(condition: Condition[A]) -> tuple[str, ...]:
    """The terms it names, each once, one within another before it."""
    found: dict[str, None] = {}

    def nothing(*_: object) -> None:
        return None

    def name(term: Named[A], _part: None) -> None:
        found[term.name] = None

    fold(condition, Algebra(nothing, nothing, nothing, nothing, nothing, name, nothing))
    return tuple(found)
