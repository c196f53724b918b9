"""Conditions of the workload, apart from any engine: when they are true, and how an engine words them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar, assert_never

from attrs import define

from benchmarks.neutral.facts import DAY, day_of, number_of

Record = Mapping[str, str | bool]
W = TypeVar("W")


@define(frozen=True)
class OneOf:
    """The fact has one of these values."""

    fact: str
    values: tuple[str, ...]


@define(frozen=True)
class NoneOf:
    """The fact has another value than these."""

    fact: str
    values: tuple[str, ...]


@define(frozen=True)
class Holds:
    """The fact is yes, or no where ``wanted`` is false."""

    fact: str
    wanted: bool = True


@define(frozen=True)
class Between:
    """The day lies between these, both included; open where there is None."""

    first: str | None
    last: str | None


@define(frozen=True)
class Every:
    """All parts hold."""

    parts: tuple[Condition, ...]


@define(frozen=True)
class Some:
    """A part holds."""

    parts: tuple[Condition, ...]


@define(frozen=True)
class Not:
    """The part does not hold."""

    part: Condition


Condition = OneOf | NoneOf | Holds | Between | Every | Some | Not


class Wording(ABC, Generic[W]):
    """One engine's words for each shape; ``negated`` only for engines that are given conditions as written."""

    @abstractmethod
    def one_of(self, fact: str, values: Sequence[str]) -> W: ...

    @abstractmethod
    def none_of(self, fact: str, values: Sequence[str]) -> W: ...

    @abstractmethod
    def holds(self, fact: str, wanted: bool) -> W: ...

    @abstractmethod
    def between(self, first: str | None, last: str | None) -> W: ...

    @abstractmethod
    def every(self, parts: Sequence[W]) -> W: ...

    @abstractmethod
    def some(self, parts: Sequence[W]) -> W: ...

    def negated(self, part: W) -> W:
        # Not abstract: engines that are given ``positive`` conditions have no such word, and never come here.
        raise NotImplementedError


def fold(condition: Condition, wording: Wording[W]) -> W:
    """The condition in these words."""
    match condition:
        case OneOf(fact, values):
            return wording.one_of(fact, values)
        case NoneOf(fact, values):
            return wording.none_of(fact, values)
        case Holds(fact, wanted):
            return wording.holds(fact, wanted)
        case Between(first, last):
            return wording.between(first, last)
        case Every(parts):
            return wording.every([fold(part, wording) for part in parts])
        case Some(parts):
            return wording.some([fold(part, wording) for part in parts])
        case Not(part):
            return wording.negated(fold(part, wording))
        case _:
            assert_never(condition)


def positive(condition: Condition) -> Condition:
    """The same condition without ``Not``: a test that is false where its fact is missing then makes nothing true."""
    match condition:
        case Every(parts):
            return Every(tuple(positive(part) for part in parts))
        case Some(parts):
            return Some(tuple(positive(part) for part in parts))
        case Not(part):
            return denied(part)
        case _:
            return condition


def denied(condition: Condition) -> Condition:
    """The contrary of a condition, without ``Not``."""
    match condition:
        case OneOf(fact, values):
            return NoneOf(fact, values)
        case NoneOf(fact, values):
            return OneOf(fact, values)
        case Holds(fact, wanted):
            return Holds(fact, not wanted)
        case Between(first, last):
            before = [Between(None, day_of(number_of(first) - 1))] if first else []
            after = [Between(day_of(number_of(last) + 1), None)] if last else []
            return Some((*before, *after))
        case Every(parts):
            return Some(tuple(denied(part) for part in parts))
        case Some(parts):
            return Every(tuple(denied(part) for part in parts))
        case Not(part):
            return positive(part)
        case _:
            assert_never(condition)


def truth(condition: Condition, record: Record) -> bool | None:
    """Kleene's three values: None where missing facts leave it open."""
    match condition:
        case OneOf(fact, values):
            return record[fact] in values if fact in record else None
        case NoneOf(fact, values):
            return record[fact] not in values if fact in record else None
        case Holds(fact, wanted):
            return record[fact] is wanted if fact in record else None
        case Between(first, last):
            day = record.get(DAY)
            return (first or "") <= day <= (last or "9999") if isinstance(day, str) else None
        case Every(parts):
            truths = [truth(part, record) for part in parts]
            return False if False in truths else None if None in truths else True
        case Some(parts):
            truths = [truth(part, record) for part in parts]
            return True if True in truths else None if None in truths else False
        case Not(part):
            found = truth(part, record)
            return None if found is None else not found
        case _:
            assert_never(condition)
