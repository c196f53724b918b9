"""Prohibitions and permissions."""

from __future__ import annotations

from datetime import date

import pytest

from asn_neutrality.checker import check
from asn_neutrality.domain.sources import ALWAYS, Locator, Period
from asn_neutrality.domain.words import Label
from asn_neutrality.logic.atoms import Meant, Member
from asn_neutrality.logic.shapes import All, Answer, Choice, Constant, Leaf, Not
from tests.checker.checking import diagnose, pack, refusals, trees
from tests.checker.world import HEAD, LIST, RULE, WORDS

DINAS: Meant = Leaf(Member("dinas", ("ya",), ("ya",)))
HADIR: Meant = Leaf(Member("perbuatan", ("hadir",), ("hadir",)))
LAW = 'sumber uu judul "UU" berlaku 2020-01-01 .. 2022-12-31\n'
PENALTY = 'hukuman teguran judul "Teguran" rezim disiplin\n'
PERMIT = """\
izin boleh
  judul "Boleh"
  dasar uu pasal 1
  bila dinas
  mengesampingkan hadir
"""


def test_prohibition_is_read_whole() -> None:
    text = RULE + '  kutipan "Hadir."\n  kecuali tugas "Tugas" bila dinas menurut daftar butir 2\n  sanksi teguran\n'
    (rule,) = pack(HEAD + LIST + PENALTY + text, WORDS).prohibitions
    assert (rule.id, rule.pack, rule.title, rule.track) == ("uji_coba.hadir", "uji_coba", Label("Hadir"), "disiplin")
    assert [(citation.source, citation.locators) for citation in rule.basis] == [
        ("uji_coba.daftar", (Locator("butir", "1"),))
    ]
    assert (rule.quote, rule.condition, rule.period, rule.own_period) == ("Hadir.", HADIR, ALWAYS, False)
    (exception,) = rule.exceptions
    assert (exception.name, exception.label, exception.condition) == ("tugas", Label("Tugas"), DINAS)
    assert (exception.question, len(exception.citations)) == (None, 1)
    (penalty,) = rule.sanctions
    assert (penalty.sanction, penalty.addressee, penalty.citations) == ("uji_coba.teguran", Constant(value=True), ())
    assert rule.span.position == (5, 10)


def test_rule_without_a_period_takes_that_of_its_first_source() -> None:
    (rule,) = pack(HEAD + LAW + LIST + RULE.replace("daftar butir 1", "uu pasal 1, daftar butir 1"), WORDS).prohibitions
    assert (rule.period, rule.own_period) == (Period(date(2020, 1, 1), date(2022, 12, 31)), False)


def test_rule_with_a_period_keeps_it() -> None:
    text = RULE.replace("daftar", "uu") + "  berlaku 2021-01-01 .. 2021-12-31\n"
    (rule,) = pack(HEAD + LAW + text, WORDS).prohibitions
    assert (rule.period, rule.own_period) == (Period(date(2021, 1, 1), date(2021, 12, 31)), True)


def test_readings_of_a_rule_are_demanded_with_its_condition() -> None:
    readings = "  tafsir a bila dinas\n  tafsir b bila tidak dinas menurut daftar butir 3\n"
    choice: Meant = Choice("uji_coba.hadir", (Answer("a", DINAS), Answer("b", Not(DINAS))))
    made = pack(HEAD + LIST + RULE + readings, WORDS)
    assert made.prohibitions[0].condition == All((HADIR, choice))
    assert [(question.id, question.title) for question in made.questions] == [("uji_coba.hadir", Label("Hadir"))]
    alone = pack(HEAD + LIST + RULE.replace("  bila perbuatan adalah hadir\n", "") + readings, WORDS)
    assert alone.prohibitions[0].condition == choice


def test_disputed_exception_is_a_question_without_readings() -> None:
    made = pack(HEAD + LIST + RULE + "  kecuali tugas_luar diperdebatkan bila dinas\n", WORDS)
    assert made.prohibitions[0].exceptions[0].question == "uji_coba.hadir.tugas_luar"
    (question,) = made.questions
    assert (question.id, question.title, question.readings) == ("uji_coba.hadir.tugas_luar", Label("tugas luar"), ())


def test_permission_is_read_whole() -> None:
    made = pack(HEAD + LAW + LIST + RULE + PERMIT + '  kutipan "Boleh."\n', WORDS)
    (permission,) = made.permissions
    assert (permission.id, permission.pack, permission.title) == ("uji_coba.boleh", "uji_coba", Label("Boleh"))
    assert (permission.overrides, permission.question) == (("uji_coba.hadir",), None)
    assert (permission.condition, permission.quote) == (DINAS, "Boleh.")
    assert permission.period == Period(date(2020, 1, 1), date(2022, 12, 31))
    assert made.questions == ()


def test_disputed_permission_is_a_question_without_readings() -> None:
    made = pack(HEAD + LAW + LIST + RULE + PERMIT + "  diperdebatkan\n", WORDS)
    assert made.permissions[0].question == "uji_coba.boleh"
    assert [(question.id, question.readings) for question in made.questions] == [("uji_coba.boleh", ())]


def test_permission_overrides_prohibitions_of_used_packs() -> None:
    other = HEAD.replace("uji_coba", "lain") + LIST.replace("daftar", "list") + RULE.replace("daftar", "list")
    text = HEAD + "pakai lain\n" + LAW + PERMIT.replace("hadir", "lain.hadir / hadir")
    assert pack(text, other, WORDS).permissions[0].overrides == ("lain.hadir", "lain.hadir")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (RULE.replace('  judul "Hadir"\n', ""), ["C014 6:10"]),
        (RULE.replace("  rezim disiplin\n", ""), ["C014 6:10"]),
        (RULE.replace("  bila perbuatan adalah hadir\n", ""), ["C014 6:10"]),
        (RULE.replace("  dasar daftar butir 1\n", ""), ["C015 6:10"]),
        (RULE.replace("dasar daftar", "dasar daftarr"), ["C020 8:9 daftar?"]),
        (RULE.replace("rezim disiplin", "rezim disiplim"), ["C025 9:9 disiplin?"]),
        (RULE + "  rezim pidana\n", ["C013 10:3"]),
        (RULE + "  kecuali a bila dinas kecuali a bila berpihak\n", ["C010 11:32"]),
        (RULE + "  kecuali a bila dines\n", ["C021 11:18 dinas?"]),
        (RULE + "  tafsir a bila dinas\n", ["C051 11:10"]),
        (RULE + "  sanksi tegoran\n", ["C026 11:10 teguran?"]),
        (RULE + "  sanksi teguran untuk dines\n", ["C021 11:24 dinas?"]),
        (RULE.replace("rezim disiplin", "rezim pidana") + "  sanksi teguran\n", ["C064 11:10"]),
        (RULE + "  berlaku 2024-02-02 .. 2024-01-01\n", ["C061 8:11"]),
        (RULE.replace("daftar", "uu") + "  berlaku 2019-01-01 .. 2020-12-31\n", ["C060 8:9"]),
        (RULE.replace("daftar", "uu") + "  berlaku 2021-01-01 ..\n", ["C060 8:9"]),
        (RULE.replace("daftar", "daftar, uu") + "  berlaku 2019-01-01 ..\n", []),
        (RULE + PERMIT.replace("  mengesampingkan hadir\n", ""), ["C014 11:6"]),
        (RULE + PERMIT.replace("  dasar uu pasal 1\n", ""), ["C015 11:6"]),
        (RULE + PERMIT.replace("mengesampingkan hadir", "mengesampingkan hadirr"), ["C027 15:19 hadir?"]),
        (RULE + PERMIT.replace("mengesampingkan hadir", "mengesampingkan boleh"), ["C027 15:19"]),
        (RULE + PERMIT.replace("mengesampingkan hadir", "mengesampingkan lain.hadir"), ["C006 15:19"]),
        (RULE + PERMIT.replace("  bila dinas\n", ""), ["C014 11:6"]),
        (RULE + PERMIT + "  diperdebatkan diperdebatkan\n", ["C013 14:17"]),
    ],
)
def test_what_is_wrong_with_a_rule_is_refused(text: str, expected: list[str]) -> None:
    found = refusals(HEAD + LAW + LIST + PENALTY + text, WORDS)
    assert [one.split()[0] for one in found] == [one.split()[0] for one in expected]
    assert [one.split()[2:] for one in found] == [one.split()[2:] for one in expected]


def test_what_is_wrong_with_a_rule_is_shown_where_it_stands() -> None:
    text = """\
larangan hadir
  judul "Hadir"
  dasar uu pasal 1, daftarr pasal 2
  rezim pidana
  berlaku 2019-01-01 ..
  bila dines
  kecuali a bila dinas
  kecuali a bila dinas
  sanksi teguran untuk tangal sejak 2024-01-01
"""
    assert refusals(HEAD + LAW + LIST + PENALTY + text, WORDS) == [
        "C060 8:9",
        "C020 8:21 daftar?",
        "C021 11:8 dinas?",
        "C010 13:11",
        "C064 14:10",
        "C022 14:24 tanggal?",
    ]


def test_first_basis_not_in_force_is_shown_with_its_days() -> None:
    text = RULE.replace("daftar", "uu") + "  berlaku 2021-01-01 ..\n"
    (found,) = diagnose(HEAD + LAW + text, WORDS)
    assert found.arguments == {"source": "uu", "days": "2020-01-01 .. 2022-12-31"}


def test_permission_of_a_pack_with_a_dot_in_its_name_is_read() -> None:
    text = HEAD.replace("uji_coba", "uji.coba") + LIST + LAW + RULE + PERMIT
    assert not check(trees(text, WORDS, broken=True), [])[1]


def test_rule_of_a_pack_without_a_header_may_name_any_track() -> None:
    assert refusals(LIST + RULE, WORDS)[0] == "C001 1:1"
    assert not [one for one in refusals(LIST + RULE, WORDS) if one.startswith("C025")]
