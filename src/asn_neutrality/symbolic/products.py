"""Conditions multiplied out while that stays small: alternatives of tests, each test within one block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from asn_neutrality.ir.program import Finite, Inference, Test
from asn_neutrality.logic.shapes import All, Any, Choice, Constant, Leaf, Named, Not
from asn_neutrality.symbolic.blocks import Blocks
from asn_neutrality.symbolic.compiled import CompiledProgram
from asn_neutrality.symbolic.diagrams import FALSE, TRUE

Product = Mapping[int, int]
"""By block a diagram over its variables, neither true nor false; all of them hold."""

Products = tuple[Product, ...]
"""Alternatives: some of them holds."""

Tests = frozenset[tuple[int, int]]


class TooManyError(Exception):
    """More alternatives than were asked for."""


class Expansion:
    """Conditions of one program as alternatives of products."""

    def __init__(self, compiled: CompiledProgram, blocks: Blocks) -> None:
        self.compiled = compiled
        self.blocks = blocks
        self._known: dict[tuple[int, bool], Products] = {}
        self._too_many: dict[tuple[int, bool], int] = {}

    def of(self, condition: Finite, *, holds: bool, most: int) -> Products:
        """Where the condition holds, or fails, as some of these. ``TooManyError`` where more than ``most`` arise."""
        node = self.compiled.diagram(condition)
        key = (node, holds)
        found = self._known.get(key)
        if found is None:
            if self._too_many.get(key, -1) >= most:
                raise TooManyError
            found = self._known[key] = self._found(condition, holds, most)
        return self._within(found, most)

    def _found(self, condition: Finite, holds: bool, most: int) -> Products:
        node = self.compiled.diagram(condition)
        whole = self._whole(node if holds else self.compiled.diagrams.negate(node))
        if whole is not None:
            return whole
        try:
            return self._within(self._expand(condition, holds, most), most)
        except TooManyError:
            self._too_many[node, holds] = most
            raise

    def _within(self, products: Products, most: int) -> Products:
        if len(products) > most:
            raise TooManyError
        return products

    def own(self, variable: str, mask: int) -> Products:
        """The variable's own value is in the mask."""
        return self._whole(self.compiled.own(variable, mask)) or ()

    def _whole(self, node: int) -> Products | None:
        """A diagram within one block as it is."""
        if node <= TRUE:
            return ({},) if node == TRUE else ()
        block = self.blocks.of(self.compiled.diagrams.support(node))
        return None if block is None else ({block: node},)

    def _expand(self, condition: Finite, holds: bool, most: int) -> Products:
        match condition:
            case Constant(value):
                return ({},) if value is holds else ()
            case Leaf(test):
                return self.simplify(self._unfolded(test, holds, most))
            case Named(part=part):
                return self.of(part, holds=holds, most=most)
            case Not(part):
                return self.of(part, holds=not holds, most=most)
            case All(parts) | Any(parts):
                alternatives = (self.of(part, holds=holds, most=most) for part in parts)
                if isinstance(condition, All) is holds:
                    return self.multiply(alternatives, most)
                return self.simplify(product for found in alternatives for product in found)
            case Choice():
                # Exactly one answer is given: what fails is the part of the answer that is.
                return self.simplify(self._chosen(condition, holds, most))
        assert_never(condition)

    def _chosen(self, choice: Choice[Test], holds: bool, most: int) -> Iterator[Product]:
        for code, answer in enumerate(choice.answers):
            given = self.own(choice.question, 1 << code)
            yield from self.multiply((given, self.of(answer.part, holds=holds, most=most)), most)

    def _unfolded(self, test: Test, holds: bool, most: int) -> Iterator[Product]:
        """What a fact that rules conclude is, by the facts they conclude it from."""
        mask = test.mask if holds else ~test.mask
        inferences = self.compiled.program.inferences[test.variable]
        for inference in inferences:
            if mask >> inference.value & 1:
                flag = self.own(inference.flag, 0b10)
                yield from self.multiply((flag, self.of(inference.when, holds=True, most=most)), most)
        own = self.own(test.variable, mask)
        yield from self.multiply((own, *(self._not_given(inference, most) for inference in inferences)), most)

    def _not_given(self, inference: Inference, most: int) -> Products:
        excluded = self.own(inference.flag, 0b01)
        return self.simplify((*excluded, *self.of(inference.when, holds=False, most=most)))

    def paths(self, node: int) -> Products:
        """A diagram as products, one for each way through it, whatever number that is."""
        whole = self._whole(node)
        if whole is not None:
            return whole
        store = self.compiled.diagrams
        level = store.levels[node]
        here = ((self._whole(store.test(level, mask)) or (), child) for mask, child in store.edges[node])
        return self.simplify(
            both for test, child in here for one in test for rest in self.paths(child) if (both := self.both(one, rest))
        )

    # -- Arithmetic ------------------------------------------------------------------------------------------------

    def multiply(self, factors: Iterable[Iterable[Product]], most: int) -> Products:
        """Where all factors hold; what contradicts itself is left out."""
        found: Products = ({},)
        for factor in factors:
            pairs = ((first, second) for second in factor for first in found)
            found = self._within(self.simplify(both for pair in pairs if (both := self.both(*pair)) is not None), most)
        return found

    def both(self, first: Product, second: Product) -> Product | None:
        """Where both products hold; None where they never do together."""
        found = dict(first)
        for block, node in second.items():
            found[block] = self.compiled.diagrams.both(found.get(block, TRUE), node)
            if found[block] == FALSE:
                return None
        return found

    def simplify(self, products: Iterable[Product]) -> Products:
        """The same alternatives, those that differ in one block only taken together."""
        left = {frozenset(product.items()) for product in products}
        if frozenset() in left:
            return ({},)
        for block in sorted({block for product in left for block, _ in product}):
            left = self._joined(left, block)
        return tuple(dict(product) for product in sorted(left, key=sorted))

    def _joined(self, products: Iterable[Tests], block: int) -> set[Tests]:
        """The same, with one product for all that differ in this block only."""
        groups: dict[Tests, list[int]] = {}
        for product in products:
            nodes = [node for place, node in product if place == block]
            rest = frozenset(test for test in product if test[0] != block)
            groups.setdefault(rest, []).append(nodes[0] if nodes else TRUE)
        joined = ((rest, self.compiled.diagrams.some(sorted(nodes))) for rest, nodes in groups.items())
        return {rest if node == TRUE else rest | {(block, node)} for rest, node in joined}
