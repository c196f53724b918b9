"""The parts of a rule that can be shown to matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import chain
from typing import TypeVar

from attrs import define, field

from asn_neutrality.domain.rules import Permission
from asn_neutrality.ir.program import Defeat, Finite, Program, Rule, Test
from asn_neutrality.logic.atoms import Meant
from asn_neutrality.logic.fold import Algebra, fold
from asn_neutrality.logic.shapes import All, Answer, Any, Choice, Condition, Constant, Not

A = TypeVar("A")


class Part(Enum):
    """Where in a rule a condition stands."""

    SCOPE = "scope"
    CONDITION = "condition"
    EXCEPTION = "exception"
    PERMISSION = "permission"


@define(frozen=True)
class Atom:
    """A test or a shared term, as meant and as lowered; or all of an exception or permission (``whole``).

    ``name`` is that of the exception or permission in which it stands. Occurrences in one part are one atom.
    """

    part: Part
    name: str | None
    meant: Meant = field(eq=False)
    finite: Finite = field(repr=False)
    whole: bool = False


def atoms_of(rule: Rule, program: Program) -> tuple[Atom, ...]:
    """Of scope, condition, exceptions and permissions, in this order; whole defeats before their own parts."""
    pack = program.source.packs[rule.prohibition.pack]
    found = [*_atoms(Part.SCOPE, None, pack.scope, rule.scope)]
    for conjunct in rule.conjuncts:
        found += _atoms(Part.CONDITION, None, conjunct.meant, conjunct.condition)
    for defeat in rule.defeats:
        part = Part.PERMISSION if isinstance(defeat.origin, Permission) else Part.EXCEPTION
        found.append(Atom(part, defeat.name, defeat.origin.condition, inner(defeat), whole=True))
        own = list(_atoms(part, defeat.name, defeat.origin.condition, own_condition(defeat)))
        found += own if len(own) > 1 else []
    return tuple(dict.fromkeys(found))


def inner(defeat: Defeat) -> Finite:
    """When it applies, dispute apart."""
    condition = defeat.condition
    return condition.answers[0].part if isinstance(condition, Choice) and defeat.origin.question else condition


def own_condition(defeat: Defeat) -> Finite:
    """What it says itself: of a permission without scope, period and exceptions."""
    condition = inner(defeat)
    if isinstance(defeat.origin, Permission) and isinstance(condition, All):
        return condition.parts[2]
    return condition


def _atoms(part: Part, name: str | None, meant: Meant, finite: Finite) -> Iterator[Atom]:
    """Lowering keeps the shape, so the parts of both are the same in number and order."""
    for said, lowered in zip(_parts(meant), _parts(finite), strict=True):
        yield Atom(part, name, said, lowered)


def _parts(condition: Condition[A]) -> tuple[Condition[A], ...]:
    """The tests and shared terms of a condition, in written order; those inside a term are the term's."""

    def all_of(parts: Sequence[tuple[Condition[A], ...]]) -> tuple[Condition[A], ...]:
        return tuple(chain.from_iterable(parts))

    algebra: Algebra[A, tuple[Condition[A], ...]] = Algebra(
        constant=lambda _value: (),
        leaf=lambda leaf: (leaf,),
        negation=lambda part: part,
        every=all_of,
        some=all_of,
        named=lambda term, _part: (term,),
        choice=lambda _choice, parts: all_of(parts),
    )
    return fold(condition, algebra)


_Pair = tuple[Finite, Finite]  # with the atom replaced, and as it was


def replaced(condition: Finite, target: Finite, value: bool) -> Finite:
    """The condition with a test or shared term taken as true or as false; inside other terms it stays."""

    def either(before: Finite, after: Finite) -> _Pair:
        return (Constant(value) if before == target else after), before

    def joined(shape: type[All[Test] | Any[Test]], parts: Sequence[_Pair]) -> _Pair:
        before, after = (tuple(part[place] for part in parts) for place in (1, 0))
        return either(shape(before), shape(after))

    def choose(choice: Choice[Test], parts: Sequence[_Pair]) -> _Pair:
        answers = zip(choice.answers, parts, strict=True)
        return either(choice, Choice(choice.question, tuple(Answer(each.name, part[0]) for each, part in answers)))

    algebra: Algebra[Test, _Pair] = Algebra(
        constant=lambda truth: either(Constant(truth), Constant(truth)),
        leaf=lambda leaf: either(leaf, leaf),
        negation=lambda part: either(Not(part[1]), Not(part[0])),
        every=lambda parts: joined(All, parts),
        some=lambda parts: joined(Any, parts),
        named=lambda term, _part: either(term, term),
        choice=choose,
    )
    return fold(condition, algebra)[0]
