"""Facts: kinds, values, groups, marks, roles; phase facts and calendars among them."""

from __future__ import annotations

import pytest

from asn_neutrality.domain.facts import FactKind, FactRole, FactType, FactValue, ValueGroup
from asn_neutrality.domain.words import Label
from tests.checker.checking import diagnose, pack, refusals, rule_set
from tests.checker.test_header import head
from tests.checker.world import CALENDARS, HEAD, WORDS


def fact(declaration: str) -> FactType:
    return pack(head("a", declaration)).facts[0]


def test_choice_has_labelled_values_and_groups_in_the_fact_s_order() -> None:
    status = rule_set(WORDS).vocabulary.facts["pelaku.status"]
    assert status.kind is FactKind.CHOICE
    values = (FactValue("pns", Label("PNS")), FactValue("pppk", Label("PPPK")), FactValue("warga", Label("warga")))
    assert status.values == values
    assert status.groups == (ValueGroup("asn", Label("ASN"), ("pns", "pppk")),)


def test_label_is_made_from_the_name_where_none_is_given() -> None:
    made = fact('fakta a_b "Apa" : pilihan luar_biasa / biasa "B" en "B" kelompok semua_saja = biasa\n')
    assert made.values[0].label == Label("luar biasa")
    assert made.values[1].label == Label("B", "B")
    assert made.groups[0].label == Label("semua saja")


def test_yes_no_fact_has_the_two_values_in_both_languages() -> None:
    assert fact('fakta b "B" : ya_tidak').values == (
        FactValue("ya", Label("ya", "yes")),
        FactValue("tidak", Label("tidak", "no")),
    )


@pytest.mark.parametrize("kind", ["tanggal", "kode_wilayah", "teks"])
def test_other_kinds_have_no_values(kind: str) -> None:
    made = fact(f'fakta b "B" : {kind}')
    assert (made.kind.value, made.values) == (kind, ())


def test_marks_are_read() -> None:
    made = fact('fakta b "B" : pilihan x / y penilaian x baku y pribadi dapat_diubah biaya 3 tanya "B?" en "Q?"')
    assert (made.favourable, made.default, made.personal, made.changeable) == ("x", "y", True, True)
    assert (made.cost, made.question, made.role) == (3, Label("B?", "Q?"), None)


def test_unmarked_fact_is_plain() -> None:
    made = fact('fakta b "B" : ya_tidak')
    assert (made.favourable, made.default, made.personal, made.changeable) == (None, None, False, False)
    assert (made.cost, made.question, made.role, made.stage) == (1, None, None, None)


@pytest.mark.parametrize(
    ("declaration", "expected"),
    [
        ('fakta b "B" : pilihan x / y / x', "C010 2:31"),
        ('fakta b "B" : pilihan x / y kelompok y = x', "C010 2:38"),
        ('fakta b "B" : pilihan x kelompok g = x kelompok g = x', "C010 2:49"),
        ('fakta b "B" : pilihan satu / dua kelompok g = satu / duaa', "C030 2:54 dua?"),
        ('fakta b "B" : pilihan x kelompok g = x kelompok h = g', "C030 2:53"),
        ('fakta b "B" : teks kelompok g = x', "C054 2:29"),
        ('fakta b "B" : pilihan satu / dua baku duaa', "C023 2:39 dua?"),
        ('fakta b "B" : pilihan x kelompok g = x baku g', "C023 2:45"),
        ('fakta b "B" : ya_tidak penilaian netral', "C023 2:34"),
        ('fakta b "B" : tanggal penilaian tidak', "C054 2:23"),
        ('fakta b "B" : teks baku x', "C054 2:20"),
        ('fakta b "B" : teks peran pengenall', "C029 2:26 pengenal?"),
        ('fakta b "B" : teks peran waktu_perbuatan', "C033 2:20"),
        ('fakta b "B" : ya_tidak baku ya baku tidak', "C013 2:32"),
        ('fakta b "B" : ya_tidak pribadi pribadi', "C013 2:32"),
        ('fakta b "B" : ya_tidak tanya "x" tanya "y"', "C013 2:34"),
    ],
)
def test_what_is_wrong_with_a_fact_is_refused_where_it_stands(declaration: str, expected: str) -> None:
    assert refusals(head("a", declaration)) == [expected]


def test_fact_is_declared_once_among_all_packs() -> None:
    (found,) = diagnose(HEAD + 'fakta dinas "D" : ya_tidak\n', WORDS)
    assert (found.code, found.arguments["pack"], len(found.related)) == ("C011", "kata", 1)


def test_role_is_played_once_among_all_packs() -> None:
    (found,) = diagnose(HEAD + 'fakta lusa "L" : tanggal peran waktu_perbuatan\n', WORDS)
    assert (found.code, found.arguments["fact"]) == ("C032", "tanggal")


def test_election_fact_has_the_loaded_calendars_as_values() -> None:
    election = rule_set(WORDS, CALENDARS).vocabulary.facts["pemilihan"]
    assert election.role is FactRole.ELECTION
    assert [value.name for value in election.values] == ["lain", "tidak_ada", "pemilu_1"]
    assert election.values[-1].label == Label("Pemilu")


def test_calendar_cannot_have_the_name_of_an_election_value() -> None:
    assert refusals(HEAD + 'kalender lain judul "L"\n', WORDS) == ["C019 3:10"]


def test_every_stage_name_gives_one_phase_fact_after_the_declared_ones() -> None:
    facts = rule_set(WORDS, CALENDARS).vocabulary.facts
    assert list(facts)[-2:] == ["fase.penetapan", "fase.kampanye"]
    phase = facts["fase.kampanye"]
    assert (phase.kind, phase.stage, phase.label) == (FactKind.CHOICE, "kampanye", Label("Masa kampanye", "Campaign"))
    assert [(value.name, value.label.en) for value in phase.values] == [
        ("sebelum", "before"),
        ("selama", "during"),
        ("sesudah", "after"),
    ]
    assert facts["fase.penetapan"].label == Label("penetapan")


def test_phase_is_labelled_by_the_first_stage_that_has_a_label() -> None:
    text = 'kalender k judul "K"\n  tahap penetapan "Penetapan calon" 2020-01-01\n'
    assert rule_set(HEAD + "pakai penanggalan\n" + text, WORDS, CALENDARS).vocabulary.facts[
        "fase.penetapan"
    ].label == Label("Penetapan calon")


def test_facts_belong_to_the_pack_that_declares_them() -> None:
    rules = rule_set(HEAD + 'fakta x "X" : ya_tidak\n', WORDS, CALENDARS)
    assert [fact.name for fact in rules.packs["uji_coba"].facts] == ["x"]
    assert rules.packs["penanggalan"].facts == ()
