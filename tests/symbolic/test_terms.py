"""Terms and formulas mean what the diagrams of a program mean."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import settings as limits

import asn_neutrality as asn
from asn_neutrality.ir.lowering import lower
from asn_neutrality.logic.fold import Algebra, fold, leaves
from asn_neutrality.logic.shapes import All, Any, Leaf
from asn_neutrality.symbolic import terms
from asn_neutrality.symbolic.compiled import CompiledProgram
from asn_neutrality.symbolic.diagrams import FALSE, TRUE
from asn_neutrality.symbolic.terms import Formula, RuleTerms, TermTable, term_table
from tests.engine.oracle import Setting
from tests.engine.settings import settings
from tests.pace import examples


@cache
def shipped(pack: str) -> CompiledProgram:
    program, _ = lower(asn.load(pack))
    assert program is not None
    return CompiledProgram(program)


def diagram(compiled: CompiledProgram, table: TermTable, formula: Formula) -> int:
    """The diagram of a formula."""
    store = compiled.diagrams

    def term(leaf: Leaf[int]) -> int:
        return store.every(table.terms[leaf.test].values())

    def refuse(*_: object) -> int:
        raise AssertionError

    constant = {True: TRUE, False: FALSE}
    algebra = Algebra(constant.__getitem__, term, store.negate, store.every, store.some, refuse, refuse)
    return fold(formula, algebra)


def some(numbers: tuple[int, ...]) -> Formula:
    return Any(tuple(map(Leaf, numbers)))


def whole(rule: RuleTerms) -> Formula:
    return All((some(rule.core), *rule.guards))


def check(compiled: CompiledProgram) -> TermTable:
    """Every formula equals the diagram of its rule, and every test lies in its block."""
    table = term_table(compiled)
    for rule, terms_of_rule in zip(compiled.rules, table.rules, strict=True):
        assert diagram(compiled, table, whole(terms_of_rule)) == rule.violated
    assert diagram(compiled, table, some(table.impossible)) == compiled.diagrams.negate(compiled.possible)
    for term in table.terms:
        for block, node in term.items():
            assert node > TRUE
            assert compiled.diagrams.support(node) <= set(table.blocks[block])
    return table


@pytest.mark.parametrize("pack", ["daerah", "uu_10_2016", "skb_2022"])
def test_formulas_of_shipped_rules_equal_their_diagrams(pack: str) -> None:
    table = check(shipped(pack))
    assert len(table.terms) < 30 * len(table.rules)


@limits(max_examples=examples(60))
@given(settings())
def test_formulas_of_random_rules_equal_their_diagrams(setting: Setting) -> None:
    program, _ = lower(setting.rules)
    assert program is not None
    check(CompiledProgram(program))


@limits(max_examples=examples(30))
@given(settings())
def test_formulas_are_exact_where_next_to_nothing_is_multiplied_out(setting: Setting) -> None:
    program, _ = lower(setting.rules)
    assert program is not None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(terms, "MOST", 1)
        patch.setattr(terms, "MOST_OF_ONE", 1)
        check(CompiledProgram(program))


def test_blocks_part_the_variables() -> None:
    compiled = shipped("skb_2022")
    levels = sorted(level for block in term_table(compiled).blocks for level in block)
    assert levels == list(range(len(compiled.order)))


def test_every_term_is_used() -> None:
    table = term_table(shipped("skb_2022"))
    used = {leaf.test for formula in (*map(whole, table.rules), some(table.impossible)) for leaf in leaves(formula)}
    assert used == set(range(len(table.terms)))
