"""Rules become programs: conjuncts, defeats, penalties, conclusions and what is possible."""

from __future__ import annotations

from asn_neutrality.domain.rules import ExceptionClause, Permission
from asn_neutrality.ir import lower
from asn_neutrality.ir.lowering import APPLIES, DOES_NOT_APPLY
from asn_neutrality.logic.shapes import All, Answer, Any, Choice, Constant, Named, Not
from tests.checker.checking import rule_set
from tests.ir.lowering import HEAD, masks, only_rule, program, program_of, rule

DINAS = ("dinas", 0b01)


def test_top_level_conjuncts_are_taken_apart_and_keep_what_was_meant() -> None:
    found = only_rule(rule('(dinas dan pelaku adalah asn) dan (berpihak atau wilayah adalah "16")'))
    assert [masks(part.condition) for part in found.conjuncts] == [
        [DINAS],
        [("pelaku", 0b011)],
        [("berpihak", 0b01), ("wilayah", 0b10)],
    ]
    assert isinstance(found.conjuncts[2].meant, Any)


def test_term_keeps_its_name_and_is_one_conjunct() -> None:
    (part,) = only_rule("istilah t berarti dinas dan berpihak\n", rule("t")).conjuncts
    assert isinstance(part.condition, Named)
    assert masks(part.condition) == [DINAS, ("berpihak", 0b01)]


def test_exceptions_come_before_permissions() -> None:
    permission = (
        'izin i judul "I" dasar daftar butir 2 bila pelaku adalah pns kecuali x bila berpihak mengesampingkan r\n'
    )
    found = only_rule(rule("dinas", "kecuali e bila berpihak"), permission)
    assert [defeat.name for defeat in found.defeats] == ["e", "peraga.i"]
    assert [type(defeat.origin) for defeat in found.defeats] == [ExceptionClause, Permission]


def test_permission_holds_in_its_scope_and_period_without_its_exceptions() -> None:
    permission = "".join(
        (
            'izin i judul "I" dasar daftar butir 2 berlaku 2024-01-01 .. 2024-12-31 ',
            "bila pelaku adalah pns kecuali x bila berpihak mengesampingkan r\n",
        )
    )
    scoped = HEAD.replace('judul "Peraga"', 'judul "Peraga" lingkup kontes bupati')
    (found,) = program_of(scoped + rule("dinas") + permission).rules
    (defeat,) = found.defeats
    assert isinstance(defeat.condition, All)
    scope, period, condition, exception = defeat.condition.parts
    assert [name for name, _ in masks(scope)] == ["kontes"]
    assert [name for name, _ in masks(period)] == ["tanggal", "tanggal"]
    assert masks(condition) == [("pelaku", 0b001)]
    assert isinstance(exception, Not)
    assert masks(exception) == [("berpihak", 0b01)]


def test_disputed_exception_is_a_question_whether_it_applies() -> None:
    (defeat,) = only_rule(rule("dinas", "kecuali e diperdebatkan bila berpihak")).defeats
    assert isinstance(defeat.condition, Choice)
    applies, does_not = defeat.condition.answers
    assert (applies.name, masks(applies.part)) == (APPLIES, [("berpihak", 0b01)])
    assert does_not == Answer(DOES_NOT_APPLY, Constant(False))


def test_penalty_joins_both_addressees_and_the_period_of_the_sanction() -> None:
    sanction = 'hukuman h judul "H" berlaku 2020-01-01 .. untuk pelaku adalah pns\n'
    (penalty,) = only_rule(sanction, rule("dinas", "sanksi h untuk berpihak")).penalties
    assert [name for name, _ in masks(penalty.condition)] == ["berpihak", "pelaku", "tanggal"]


def test_conclusions_of_a_fact_are_collected_in_written_order_with_a_flag_each() -> None:
    found = program("simpulkan berpihak adalah ya bila dinas\n", "simpulkan berpihak adalah tidak bila tidak dinas\n")
    first, second = found.inferences["berpihak"]
    assert (first.value, second.value) == (0, 1)
    assert first.flag != second.flag
    assert {found.variables[each.flag].domain.size for each in (first, second)} == {2}


def test_impossible_combinations_and_scopes_of_calendars_limit_what_can_be() -> None:
    found = program("mustahil dinas dan berpihak\n")
    nothing, calendar = found.possible
    assert isinstance(nothing, Not)
    assert masks(nothing) == [DINAS, ("berpihak", 0b01)]
    assert isinstance(calendar, Any)
    assert masks(calendar) == [("pemilihan", 0b10), ("kontes", 0b11)]


def test_order_of_packs_and_rules_is_that_of_the_text() -> None:
    found = program(rule("dinas"), rule("berpihak", name="s"))
    assert [each.prohibition.id for each in found.rules] == ["peraga.r", "peraga.s"]
    assert list(found.scopes) == ["peraga"]


def test_period_needs_a_date_of_the_act() -> None:
    text = HEAD.replace("peran waktu_perbuatan", "")
    rules = rule_set(text + rule("dinas", "berlaku 2024-01-01 ..") + rule("dinas", name="always"))
    found, (diagnostic,) = lower(rules)
    assert found is None
    assert (diagnostic.code, diagnostic.arguments) == ("P001", {"rule": "peraga.r"})
    assert diagnostic.span is not None


def test_without_a_date_of_the_act_what_is_always_in_force_is_in_force() -> None:
    found, problems = lower(rule_set(HEAD.replace("peran waktu_perbuatan", "") + rule("dinas")))
    assert not problems
    assert found is not None
    assert found.rules[0].period == Constant(True)
