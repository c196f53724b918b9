"""Programs as diagrams: conclusions, phases and windows stand for the facts they give."""

from __future__ import annotations

import gc
from functools import cache
from weakref import ref

import pytest

from asn_neutrality.logic.shapes import Constant
from asn_neutrality.symbolic.compiled import CompiledProgram
from asn_neutrality.symbolic.diagrams import FALSE, TRUE, TooLargeError
from tests.ir.lowering import program, rule

CONCLUDED = "simpulkan berpihak adalah ya bila dinas\n"
READING = 'istilah t tafsir sempit "S" bila dinas tafsir luas "L" bila pelaku adalah asn\n'


@cache
def compiled(*texts: str) -> CompiledProgram:
    return CompiledProgram(program(*texts))


def support(found: CompiledProgram, node: int) -> set[str]:
    """The variables a diagram depends on."""
    return {found.order[level] for level in found.diagrams.support(node)}


def test_variables_that_most_rules_test_come_first() -> None:
    found = compiled(rule("berpihak dan dinas"), rule("dinas", name="s"))
    assert found.order[:2] == ("dinas", "berpihak")
    assert sorted(found.order) == sorted(found.program.variables)


def test_constant_conditions_are_true_and_false() -> None:
    found = compiled(rule("dinas"))
    assert (found.diagram(Constant(True)), found.diagram(Constant(False))) == (TRUE, FALSE)


def test_conclusion_gives_the_value_where_its_condition_holds_and_its_flag_is_up() -> None:
    found = compiled(CONCLUDED, rule("berpihak"))
    store = found.diagrams
    (inference,) = found.program.inferences["berpihak"]
    concluded = found.concluded("berpihak")
    assert concluded == store.both(found.own(inference.flag, 0b10), found.own("dinas", 0b01))
    own = store.both(store.negate(concluded), found.own("berpihak", 0b01))
    assert found.derived("berpihak", 0b01) == store.either(concluded, own)
    assert found.derived("berpihak", 0b10) == store.negate(found.derived("berpihak", 0b01))


def test_fact_that_nothing_concludes_is_never_concluded() -> None:
    assert compiled(CONCLUDED, rule("berpihak")).concluded("dinas") == FALSE


def test_phase_follows_from_the_day_within_the_election_and_is_its_own_outside() -> None:
    found = compiled(rule("tanggal selama kampanye"))
    store = found.diagrams
    during = found.derived("fase.kampanye", 0b010)
    assert support(found, during) == {"tanggal", "pemilihan", "fase.kampanye"}
    elsewhere = store.both(during, found.own("pemilihan", 0b01))
    assert elsewhere == store.both(found.own("pemilihan", 0b01), found.own("fase.kampanye", 0b010))


def test_day_in_a_gap_leaves_before_and_after_possible_and_nothing_else() -> None:
    found = compiled(rule("tanggal selama kampanye"))
    store = found.diagrams
    days = found.program.derivations["fase.kampanye"].cases[0].values
    (gap,) = (mask for mask, phases in days if phases == 0b101)
    there = store.every((found.possible, found.own("pemilihan", 0b10), found.own("tanggal", gap)))
    assert store.both(there, found.derived("fase.kampanye", 0b010)) == FALSE
    for phase in (0b001, 0b100):
        assert store.both(there, found.derived("fase.kampanye", phase)) != FALSE
    assert store.both(there, store.negate(found.derived("fase.kampanye", 0b101))) == FALSE


def test_reading_of_a_term_is_the_same_wherever_it_is_used() -> None:
    found = compiled(READING, rule("t"), rule("tidak t", name="s"))
    one, other = found.rules
    assert found.diagrams.both(one.condition, other.condition) == FALSE
    assert found.diagrams.either(one.condition, other.condition) == TRUE
    assert {found.order[level] for level in found.question_levels} == {"peraga.t"}


def test_rule_is_violated_in_scope_and_period_where_no_defeat_holds() -> None:
    found = compiled(
        'sumber baru judul "Baru" berlaku 2024-01-01 ..\n',
        rule("dinas", "kecuali e bila berpihak", basis="baru"),
        'izin i judul "I" dasar daftar bila pelaku adalah pns mengesampingkan r\n',
    )
    (only,) = found.rules
    store = found.diagrams
    exception, permission = only.defeats
    assert (exception.exception, permission.exception) == (True, False)
    undefeated = (store.negate(exception.applies), store.negate(permission.applies))
    assert only.violated == store.every((only.scope, only.period, only.condition, *undefeated))
    assert support(found, only.violated) == {"dinas", "berpihak", "pelaku", "tanggal"}


def test_program_larger_than_the_limit_is_refused() -> None:
    with pytest.raises(TooLargeError):
        CompiledProgram(program(rule("dinas dan berpihak dan tanggal selama kampanye")), limit=8)


def test_program_goes_as_soon_as_nobody_has_it() -> None:
    found = CompiledProgram(program(CONCLUDED, READING, rule("berpihak dan t")))
    there = ref(found)
    gc.disable()  # which would find it anyway, some time later
    try:
        del found
        assert there() is None
    finally:
        gc.enable()
