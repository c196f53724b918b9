"""A program as terms and formulas: what an engine of bit sets needs.

A term is a conjunction of tests, each within one block of variables. A prohibition can only be violated where one of
its own terms holds; what else it takes are formulas, so that negations and exceptions are never multiplied out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from attrs import define

from asn_neutrality.ir.program import Finite, Rule, Test
from asn_neutrality.logic.shapes import All, Any, Choice, Condition, Constant, Leaf, Named, Not
from asn_neutrality.symbolic.blocks import Blocks
from asn_neutrality.symbolic.compiled import CompiledProgram
from asn_neutrality.symbolic.products import Expansion, Product, Products, TooManyError

MOST = 16  # alternatives of one condition multiplied out with another
MOST_OF_ONE = 32  # alternatives of one condition by itself

Formula = Condition[int]
"""Over numbers of terms."""


@define(frozen=True)
class RuleTerms:
    """A prohibition is violated where some term of ``core`` and all ``guards`` hold."""

    core: tuple[int, ...]
    guards: tuple[Formula, ...]


@define(frozen=True)
class TermTable:
    """``blocks`` are levels of variables, each in one block; a term maps blocks to diagrams over their variables.

    ``rules`` are those of the program, in its order; an event can be where no ``impossible`` term holds. All diagrams
    are of the compiled program and neither true nor false; what the value of a fact is follows from them as in
    ``CompiledProgram``.
    """

    blocks: tuple[tuple[int, ...], ...]
    terms: tuple[Product, ...]
    rules: tuple[RuleTerms, ...]
    impossible: tuple[int, ...]


def term_table(compiled: CompiledProgram) -> TermTable:
    """The terms of a program, those that several formulas share once."""
    return _Tabling(compiled).table()


class _Tabling:
    """One run: formulas, and the terms met so far by their tests."""

    def __init__(self, compiled: CompiledProgram) -> None:
        self.compiled = compiled
        self.store = compiled.diagrams
        self.blocks = Blocks(compiled)
        self.expansion = Expansion(compiled, self.blocks)
        self.terms: dict[frozenset[tuple[int, int]], int] = {}

    def table(self) -> TermTable:
        rules = tuple(self.rule(rule) for rule in self.compiled.program.rules)
        impossible = tuple(map(self.term, self.expansion.paths(self.store.negate(self.compiled.possible))))
        return TermTable(self.blocks.members, tuple(dict(tests) for tests in self.terms), rules, impossible)

    def rule(self, rule: Rule) -> RuleTerms:
        """Scope, period and conjuncts multiplied out as far as that stays small; the rest, and the defeats, are not."""
        parts: list[Finite] = [rule.scope, rule.period, *(conjunct.condition for conjunct in rule.conjuncts)]
        few = {place: products for place, part in enumerate(parts) if (products := self.few(part)) is not None}
        core: Products = ({},)
        apart = []
        for products in sorted(few.values(), key=len):
            try:
                core = self.expansion.multiply((core, products), MOST)
            except TooManyError:
                apart.append(products)
        guards = (
            *(self.some(products) for products in apart),
            *(self.formula(part, True) for place, part in enumerate(parts) if place not in few),
            *(Not(self.formula(defeat.condition, True)) for defeat in rule.defeats),
        )
        return RuleTerms(tuple(map(self.term, core)), guards)

    def few(self, condition: Finite, *, holds: bool = True, most: int = MOST) -> Products | None:
        """The condition as few products; None where it takes more."""
        try:
            return self.expansion.of(condition, holds=holds, most=most)
        except TooManyError:
            return None

    def formula(self, condition: Finite, holds: bool) -> Formula:
        """Where the condition holds, or fails."""
        positive = self.few(condition, holds=holds, most=MOST_OF_ONE)
        negative = self.few(condition, holds=not holds, most=MOST_OF_ONE)
        if positive is not None and (negative is None or len(positive) <= len(negative)):
            return self.some(positive)
        if negative is not None:
            return Not(self.some(negative))
        match condition:
            case Not(part):
                return self.formula(part, not holds)
            case Named(part=part):
                return self.formula(part, holds)
            case All(parts) | Any(parts):
                found = tuple(self.formula(part, holds) for part in parts)
                return All(found) if isinstance(condition, All) is holds else Any(found)
            case Choice():
                return Any(tuple(self.answered(condition, holds)))
            case Leaf(test):
                return Any(tuple(self.unfolded(test, holds)))
            case Constant():
                raise AssertionError  # always few products
        assert_never(condition)

    def answered(self, choice: Choice[Test], holds: bool) -> Iterator[Formula]:
        """The part of each answer where that answer is given."""
        for code, answer in enumerate(choice.answers):
            given = self.tested(choice.question, 1 << code)
            yield All((given, self.formula(answer.part, holds)))

    def unfolded(self, test: Test, holds: bool) -> Iterator[Formula]:
        """What a fact that rules conclude is, by the facts they conclude it from."""
        mask = test.mask if holds else ~test.mask
        not_given: list[Formula] = []
        for inference in self.compiled.program.inferences[test.variable]:
            allowed, excluded = (self.tested(inference.flag, flag) for flag in (0b10, 0b01))
            if mask >> inference.value & 1:
                yield All((allowed, self.formula(inference.when, True)))
            not_given.append(Any((excluded, self.formula(inference.when, False))))
        yield All((self.tested(test.variable, mask), *not_given))

    def tested(self, variable: str, mask: int) -> Formula:
        """The variable's own value is in the mask."""
        return self.some(self.expansion.own(variable, mask))

    def some(self, products: Iterable[Product]) -> Formula:
        """Some of the products holds."""
        return Any(tuple(Leaf(self.term(product)) for product in products))

    def term(self, product: Product) -> int:
        """The number of a term."""
        return self.terms.setdefault(frozenset(product.items()), len(self.terms))
