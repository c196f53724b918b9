"""Facts become finite variables, and tests of facts masks over them."""

from __future__ import annotations

from datetime import date

from asn_neutrality.ir.domains import ChoiceDomain, RegionDomain
from asn_neutrality.ir.program import VariableKind
from asn_neutrality.logic.shapes import All, Constant
from tests.ir.lowering import HEAD, cuts, masks, only_rule, program, program_of, rule

CALENDAR_CUTS = tuple(date(2024, *day) for day in ((9, 22), (9, 23), (9, 25), (10, 11), (10, 20), (11, 24)))


def test_texts_are_no_variables_and_all_other_facts_are() -> None:
    found = program(rule("dinas"))
    facts = [name for name, variable in found.variables.items() if variable.kind is VariableKind.FACT]
    assert "nama" not in facts
    assert facts[:3] == ["tanggal", "diperiksa", "pemilihan"]
    assert {"fase.penetapan", "fase.kampanye"} <= set(facts)


def test_values_and_groups_become_masks_in_declared_order() -> None:
    assert masks(only_rule(rule("pelaku adalah asn")).conjuncts[0].condition) == [("pelaku", 0b011)]
    assert masks(only_rule(rule("pelaku bukan pns")).conjuncts[0].condition) == [("pelaku", 0b001)]
    assert masks(only_rule(rule("dinas")).conjuncts[0].condition) == [("dinas", 0b01)]


def test_favourable_value_of_an_assessment_is_marked() -> None:
    variables = program(rule("berpihak")).variables
    assert variables["berpihak"].favourable == 0b10
    assert variables["dinas"].favourable == 0


def test_days_are_cut_where_calendar_and_conditions_distinguish_them() -> None:
    found = program(rule("tanggal sejak 2024-01-15 dan diperiksa sebelum 2020-02-01"))
    assert cuts(found, "tanggal") == (date(2024, 1, 15), date(2024, 1, 16), *CALENDAR_CUTS)
    assert cuts(found, "diperiksa") == (date(2020, 2, 1), date(2020, 2, 2))


def test_window_cuts_days_at_its_ends() -> None:
    found = program(rule("tanggal dalam 6 bulan sebelum penetapan"))
    assert cuts(found, "tanggal") == (date(2024, 3, 22), *CALENDAR_CUTS)


def test_window_around_a_day_is_a_test_of_the_day() -> None:
    condition = only_rule(rule("tanggal dalam 2 hari sesudah 2024-01-15")).conjuncts[0].condition
    assert masks(condition) == [("tanggal", 0b010)]


def test_phase_relative_to_a_day_is_a_test_of_the_day() -> None:
    condition = only_rule(rule("diperiksa sejak 2024-01-15")).conjuncts[0].condition
    assert masks(condition) == [("diperiksa", 0b110)]


def test_stage_of_the_act_is_tested_by_its_phase_fact() -> None:
    condition = only_rule(rule("tanggal selama / sesudah kampanye")).conjuncts[0].condition
    assert masks(condition) == [("fase.kampanye", 0b110)]


def test_stage_of_another_date_is_a_hidden_variable() -> None:
    found = program(rule("diperiksa sebelum kampanye"))
    ((name, mask),) = masks(found.rules[0].conjuncts[0].condition)
    variable = found.variables[name]
    assert (variable.kind, variable.domain.size, mask) == (VariableKind.HIDDEN, 4, 0b001)
    assert variable.fact is found.variables["pemilihan"].fact
    assert len(found.derivations[name].cases) == 1


def test_window_around_a_stage_is_a_hidden_variable_of_two_classes() -> None:
    found = program(rule("tanggal dalam 6 bulan sebelum penetapan"))
    ((name, mask),) = masks(found.rules[0].conjuncts[0].condition)
    assert (found.variables[name].kind, found.variables[name].domain.size, mask) == (VariableKind.HIDDEN, 2, 0b10)


def test_phase_follows_from_a_day_in_the_election_and_its_contests() -> None:
    (case,) = program(rule("dinas")).derivations["fase.penetapan"].cases
    assert case.day == "tanggal"
    assert masks(case.when) == [("pemilihan", 0b10), ("kontes", 0b11)]
    assert dict(case.values) == {0b0000001: 0b001, 0b0000010: 0b010, 0b1111100: 0b100}


def test_without_a_fact_for_the_election_no_calendar_applies() -> None:
    text = HEAD.replace("tidak_ada peran penentu_kalender", "pemilu / tidak_ada")
    found = program_of(text + rule("tanggal selama kampanye"))
    cases = found.derivations["fase.kampanye"].cases
    assert [case.when.parts[0] for case in cases if isinstance(case.when, All)] == [Constant(False)]


def test_without_a_date_of_the_act_phases_are_plain_facts() -> None:
    found = program_of(HEAD.replace("peran waktu_perbuatan", "") + rule("diperiksa selama kampanye"))
    assert "fase.kampanye" not in found.derivations
    assert [name for name in found.derivations if "kampanye" in name] == ["diperiksa kampanye"]


def test_regions_are_told_apart_by_the_codes_that_conditions_name() -> None:
    found = program(rule('wilayah adalah "16.05" / "16"'))
    assert found.variables["wilayah"].domain == RegionDomain(("16", "16.05"))
    assert masks(found.rules[0].conjuncts[0].condition) == [("wilayah", 0b110)]


def test_questions_are_variables_with_their_answers() -> None:
    readings = 'istilah t tafsir sempit "S" bila dinas tafsir luas "L" bila pelaku adalah asn\n'
    disputed = rule("t", "kecuali e diperdebatkan bila berpihak")
    variables = program(readings, disputed).variables.values()
    asked = {item.name: item.domain for item in variables if item.kind is VariableKind.QUESTION}
    assert list(asked.values()) == [ChoiceDomain(("sempit", "luas")), ChoiceDomain(("applies", "does_not_apply"))]
