"""Formulas over terms, asked of bit sets: the terms that hold for certain, and those that may."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NoReturn, assert_never

from asn_neutrality.logic.fold import Algebra, fold
from asn_neutrality.logic.shapes import All, Any, Choice, Condition, Constant, Leaf, Named, Not
from asn_neutrality.symbolic.terms import Formula

Guard = Condition[int]
"""A leaf holds where some of these terms do, as a bit mask."""


def packed(formula: Formula) -> Guard:
    """The same formula with alternatives of terms as one bit mask."""
    return fold(formula, _PACKING)


def _some(parts: Sequence[Guard]) -> Guard:
    mask = 0
    others = []
    for part in parts:
        if isinstance(part, Leaf):
            mask |= part.test
        else:
            others.append(part)
    return Any((Leaf(mask), *others)) if others else Leaf(mask)


def _refuse(*_: object) -> NoReturn:
    raise AssertionError  # neither names nor readings are left in a formula


_PACKING: Algebra[int, Guard] = Algebra(
    constant=Constant,
    leaf=lambda leaf: Leaf(1 << leaf.test),
    negation=Not,
    every=lambda parts: All(tuple(parts)),
    some=_some,
    named=_refuse,
    choice=_refuse,
)


def value(guard: Guard, certain: int, possible: int) -> bool | None:
    """Kleene's: None where terms that may hold, each by itself, leave it open."""
    match guard:
        case Leaf(mask):
            return True if certain & mask else None if possible & mask else False
        case Not(part):
            found = value(part, certain, possible)
            return None if found is None else not found
        case All(parts):
            return every(parts, certain, possible)
        case Any(parts):
            return _first(True, parts, certain, possible)
        case Constant(constant):
            return constant
        case Named() | Choice():
            _refuse()
    assert_never(guard)


def every(guards: Sequence[Guard], certain: int, possible: int) -> bool | None:
    """The same of all of them together."""
    return _first(False, guards, certain, possible)


def _first(decisive: bool, parts: Sequence[Guard], certain: int, possible: int) -> bool | None:
    """The decisive value where some part has it; else open where some part is."""
    found: bool | None = not decisive
    for part in parts:
        here = value(part, certain, possible)
        if here is decisive:
            return decisive
        if here is None:
            found = None
    return found
