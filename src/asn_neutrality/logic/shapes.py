"""The shapes a condition can have. A new shape is a type error wherever an answer to it is missing."""

from __future__ import annotations

from typing import Generic, TypeVar

from attrs import define, field

from asn_neutrality.source.text import Span

A = TypeVar("A")


@define(frozen=True)
class Constant:
    """Always true, or always false."""

    value: bool


@define(frozen=True)
class Leaf(Generic[A]):
    """A test of one fact. What a test is depends on the stage: see ``logic.atoms`` and ``ir.program``."""

    test: A
    span: Span | None = field(default=None, eq=False, repr=False)


@define(frozen=True)
class Not(Generic[A]):
    """The part does not hold."""

    part: Condition[A]


@define(frozen=True)
class All(Generic[A]):
    """Every part holds; true when there is none."""

    parts: tuple[Condition[A], ...]


@define(frozen=True)
class Any(Generic[A]):
    """Some part holds; false when there is none."""

    parts: tuple[Condition[A], ...]


@define(frozen=True)
class Named(Generic[A]):
    """A shared term: means its part, keeps its name for the explanation."""

    name: str
    part: Condition[A]
    span: Span | None = field(default=None, eq=False, repr=False)


@define(frozen=True)
class Answer(Generic[A]):
    """One reading: under this answer the question's condition is the part."""

    name: str
    part: Condition[A]


@define(frozen=True)
class Choice(Generic[A]):
    """A question of interpretation: means the part of whichever answer is given to ``question``.

    The same question has the same answer wherever it occurs.
    """

    question: str
    answers: tuple[Answer[A], ...]


Condition = Constant | Leaf[A] | Not[A] | All[A] | Any[A] | Named[A] | Choice[A]
