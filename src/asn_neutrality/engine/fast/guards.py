"""Formulas over terms, asked of bit sets: the terms that hold for certain, and those that may."""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from typing import NoReturn

from asn_neutrality.logic.fold import Algebra, fold
from asn_neutrality.logic.shapes import All, Any, Condition, Constant, Leaf, Not
from asn_neutrality.symbolic.bits import levels_in
from asn_neutrality.symbolic.terms import Formula

Guard = Condition[int]
"""A leaf holds where some of these terms do, as a bit mask."""

Teller = Callable[[int, int], bool | None]


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


def teller(guard: Guard) -> Teller:
    """What tells, from the terms that hold for certain and those that may, whether a guard holds.

    Kleene's: None where terms that may hold, each by itself, leave it open. Made once for each guard, since telling
    its shape anew takes longer than asking bit sets.
    """
    return fold(guard, _TELLING)


def _constant(known: bool) -> Teller:
    return lambda _certain, _possible: known


def _leaf(leaf: Leaf[int]) -> Teller:
    mask = leaf.test
    return lambda certain, possible: True if certain & mask else None if possible & mask else False


def _contrary(part: Teller) -> Teller:
    def told(certain: int, possible: int) -> bool | None:
        found = part(certain, possible)
        return None if found is None else not found

    return told


def _first(decisive: bool) -> Callable[[Sequence[Teller]], Teller]:
    """The decisive value where some part has it; else open where some part is."""

    def of(parts: Sequence[Teller]) -> Teller:
        if len(parts) == 1:
            return parts[0]

        def told(certain: int, possible: int) -> bool | None:
            found: bool | None = not decisive
            for part in parts:
                here = part(certain, possible)
                if here is decisive:
                    return decisive
                if here is None:
                    found = None
            return found

        return told

    return of


_TELLING: Algebra[int, Teller] = Algebra(
    constant=_constant,
    leaf=_leaf,
    negation=_contrary,
    every=_first(decisive=False),
    some=_first(decisive=True),
    named=_refuse,
    choice=_refuse,
)


# -- For the loops in C ----------------------------------------------------------------------------------------------

DEEPEST = 64  # that of native/guards.c
_SOME_TERM, _CONTRARY, _BOTH, _EITHER, _NEVER, _ALWAYS = range(6)

_Code = tuple[tuple[int, ...], int]
"""Operations, and how much room they need."""


def written(guard: Guard) -> bytes:
    """What ``teller`` tells, as operations each on what those before it left; nothing where it is nested too deep."""
    code, depth = fold(guard, _WRITING)
    return struct.pack(f"<{len(code)}I", *code) if depth <= DEEPEST else b""


def _some_term(leaf: Leaf[int]) -> _Code:
    terms = tuple(levels_in(leaf.test))
    return (_SOME_TERM | len(terms) << 3, *terms), 1


def _one_by_one(operation: int, of_none: int) -> Callable[[Sequence[_Code]], _Code]:
    """Each part put to those before it."""

    def of(parts: Sequence[_Code]) -> _Code:
        if not parts:
            return (of_none,), 1
        (code, depth), *others = parts
        for more, deep in others:
            code, depth = (*code, *more, operation), max(depth, 1 + deep)
        return code, depth

    return of


_WRITING: Algebra[int, _Code] = Algebra(
    constant=lambda known: ((_ALWAYS if known else _NEVER,), 1),
    leaf=_some_term,
    negation=lambda part: ((*part[0], _CONTRARY), part[1]),
    every=_one_by_one(_BOTH, _ALWAYS),
    some=_one_by_one(_EITHER, _NEVER),
    named=_refuse,
    choice=_refuse,
)
