"""Conditions as written to conditions as meant, and everything that is refused in them."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from asn_neutrality.checker import check
from asn_neutrality.checker.limits import DEEPEST
from asn_neutrality.logic.atoms import InPhase, Meant, Member, Phase, Unit, Within
from asn_neutrality.logic.shapes import All, Any, Leaf, Named, Not
from asn_neutrality.source.draw import draw
from asn_neutrality.syntax import ast
from tests.checker.checking import diagnose, pack, refusals, trees
from tests.checker.world import CALENDARS, HEAD, WORDS

USE = HEAD + "pakai penanggalan\n"
BEFORE, DURING, AFTER = Phase.BEFORE, Phase.DURING, Phase.AFTER


def meant(condition: str, others: str = "") -> Meant:
    """What a condition means, as the body of a term."""
    made = pack(USE + others + f"istilah x berarti {condition}\n", WORDS, CALENDARS)
    return next(term.condition for term in made.terms if term.id == "uji_coba.x")


def refused(condition: str) -> list[str]:
    """What is refused in a condition that begins at column 19 of line 4."""
    return refusals(USE + f"istilah x berarti {condition}\n", WORDS, CALENDARS)


def member(fact: str, *values: str, written: tuple[str, ...] = ()) -> Leaf[Member]:
    return Leaf(Member(fact, values, written or values))


def test_values_are_kept_in_the_fact_s_order_with_groups_expanded() -> None:
    leaf = meant("pelaku.status adalah warga / asn")
    assert leaf == member("pelaku.status", "pns", "pppk", "warga")
    assert isinstance(leaf, Leaf)
    assert isinstance(leaf.test, Member)
    assert leaf.test.written == ("warga", "asn")
    assert leaf.span is not None
    assert leaf.span.position == (4, 19)


def test_bukan_is_none_of_them() -> None:
    assert meant("perbuatan bukan suka / hadir") == Not(member("perbuatan", "suka", "hadir"))


def test_bare_yes_no_fact_is_yes() -> None:
    assert meant("dinas") == member("dinas", "ya")
    assert meant("tidak dinas") == Not(member("dinas", "ya"))
    assert meant("dinas adalah tidak") == member("dinas", "tidak")


def test_region_codes_are_kept_as_written() -> None:
    codes = ("16", "16.05", "16.05.01", "16.05.01.2001")
    assert meant("wilayah adalah " + " / ".join(f'"{code}"' for code in codes)) == member("wilayah", *codes)
    assert meant('wilayah bukan "16" / "16"') == Not(member("wilayah", "16"))


def test_term_keeps_its_name_around_what_it_means() -> None:
    assert meant("y", "istilah y berarti dinas\n") == Named("uji_coba.y", member("dinas", "ya"))
    assert meant("uji_coba.y", "istilah y berarti dinas\n") == Named("uji_coba.y", member("dinas", "ya"))


def test_fact_of_a_dotted_name_comes_before_a_qualified_term() -> None:
    status = meant("pelaku.status adalah pns")
    assert status == member("pelaku.status", "pns")


@pytest.mark.parametrize(
    ("relation", "phases"),
    [
        ("sebelum", {BEFORE}),
        ("selama", {DURING}),
        ("sesudah", {AFTER}),
        ("sejak", {DURING, AFTER}),
        ("sampai", {BEFORE, DURING}),
        ("sebelum / sesudah", {BEFORE, AFTER}),
        ("sejak / sampai", {BEFORE, DURING, AFTER}),
    ],
)
def test_relation_is_a_set_of_phases(relation: str, phases: set[Phase]) -> None:
    assert meant(f"tanggal {relation} kampanye") == Leaf(InPhase("tanggal", "kampanye", frozenset(phases)))
    day = date(2021, 8, 31)
    assert meant(f"diperiksa {relation} 2021-08-31") == Leaf(InPhase("diperiksa", day, frozenset(phases)))


def test_window_is_counted_before_or_after_a_point() -> None:
    assert meant("tanggal dalam 6 bulan sebelum penetapan") == Leaf(
        Within("tanggal", 6, Unit.MONTHS, BEFORE, "penetapan")
    )
    assert meant("tanggal dalam 10 hari sesudah 2024-01-01") == Leaf(
        Within("tanggal", 10, Unit.DAYS, AFTER, date(2024, 1, 1))
    )


def test_phase_fact_is_an_ordinary_choice() -> None:
    assert meant("fase.kampanye adalah sebelum / selama") == member("fase.kampanye", "sebelum", "selama")


def test_and_and_or_keep_written_order() -> None:
    dinas, berpihak = member("dinas", "ya"), member("berpihak", "ya")
    assert meant("dinas dan berpihak") == All((dinas, berpihak))
    assert meant("berpihak atau (dinas dan berpihak)") == Any((berpihak, All((dinas, berpihak))))
    assert meant("tidak (dinas atau berpihak)") == Not(Any((dinas, berpihak)))


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("dines", "C021 4:19 dinas?"),
        ("cuti", "C021 4:19 pelaku.cuti?"),
        ("a.b.c", "C021 4:19"),
        ("perbuatn adalah suka", "C022 4:19 perbuatan?"),
        ("perbuatan adalah sukka", "C023 4:36 suka?"),
        ("perbuatan adalah suka / sukka / hadir", "C023 4:43 suka?"),
        ("pemilihan adalah pemilu_2", "C023 4:36 pemilu_1?"),
        ("perbuatan adalah cltn", "C024 4:36"),
        ("uraian adalah x", "C040 4:19"),
        ("nama adalah x", "C041 4:19"),
        ("nama", "C041 4:19"),
        ("uraian", "C040 4:19"),
        ("golongan adalah satu", "C041 4:19"),
        ("tanggal adalah belum", "C042 4:19"),
        ("dinas sejak kampanye", "C043 4:19"),
        ("perbuatan dalam 3 hari sebelum kampanye", "C043 4:19"),
        ("uraian sejak kampanye", "C040 4:19"),
        ("tangal sejak kampanye", "C022 4:19 tanggal?"),
        ("perbuatan", "C044 4:19"),
        ("tanggal", "C044 4:19"),
        ("wilayah adalah sumsel", "C045 4:34"),
        ('wilayah adalah "16" / "1605"', "C045 4:41"),
        ('wilayah adalah "16.05.01.01"', "C045 4:34"),
        ("tanggal selama kampanyee", "C028 4:34 kampanye?"),
        ("tanggal dalam 3 hari sebelum kampanyee", "C028 4:48 kampanye?"),
        ("fase.kampanyee adalah selama", "C028 4:19 fase.kampanye?"),
        ("fase adalah selama", "C022 4:19"),
        ("fase.kampanye adalah tengah", "C023 4:40"),
    ],
)
def test_what_is_wrong_in_a_condition_is_refused_where_it_stands(condition: str, expected: str) -> None:
    assert refused(condition) == [expected]


def test_value_of_another_fact_is_refused_with_that_fact() -> None:
    (found,) = diagnose(USE + "istilah x berarti perbuatan adalah asn\n", WORDS, CALENDARS)
    assert found.arguments == {"value": "asn", "fact": "perbuatan", "holders": "`pelaku.status`"}


def test_each_mistake_in_a_condition_is_reported() -> None:
    assert refused("dines dan perbuatn adalah suka dan (tanggal selama kampanyee atau uraian)") == [
        "C021 4:19 dinas?",
        "C022 4:29 perbuatan?",
        "C028 4:70 kampanye?",
        "C040 4:85",
    ]


def test_stage_is_unknown_where_no_calendar_is_loaded() -> None:
    assert refusals(HEAD + "istilah x berarti tanggal sejak kampanye\n", WORDS) == ["C028 3:33"]


def test_negations_may_nest_to_a_depth_and_no_further() -> None:
    file, words = trees(HEAD + "istilah x berarti dinas\n", WORDS)

    def codes(depth: int) -> list[str]:
        body = file.declarations[-1]
        assert isinstance(body, ast.Term)
        (clause,) = body.clauses
        assert isinstance(clause, ast.Body)
        condition = clause.condition
        for _ in range(depth):
            condition = ast.Negation(condition, span=condition.span)
        term = evolve(body, clauses=(evolve(clause, condition=condition),))
        return [one.code for one in check([evolve(file, declarations=(*file.declarations[:-1], term)), words], [])[1]]

    assert not codes(DEEPEST - 1)
    assert codes(DEEPEST) == ["C047"]
    assert codes(20_000) == ["C047"]


def test_terms_written_out_may_not_nest_without_end() -> None:
    terms = "".join(f"istilah a{i} berarti tidak {f'a{i - 1}' if i else 'dinas'}\n" for i in range(500))
    found = refusals(HEAD + terms, WORDS)
    assert found
    assert all(one.startswith("C047") for one in found)


def test_terms_may_not_multiply_without_end() -> None:
    terms = "".join(f"istilah a{i} berarti a{i - 1} dan a{i - 1}\n" for i in range(1, 40))
    found = refusals(HEAD + "istilah a0 berarti dinas\n" + terms, WORDS)
    assert found
    assert all(one.startswith("C047") for one in found)


def test_drawn_message_shows_the_place_and_the_nearest_word() -> None:
    (found,) = diagnose(USE + "istilah x berarti perbuatan adalah sukka\n", WORDS, CALENDARS)
    drawn = draw(found, "id").splitlines()
    assert drawn[0].startswith("contoh.larangan:4:36: ")
    assert drawn[0].endswith("[C023]: `sukka` bukan nilai `perbuatan`")
    assert drawn[2:4] == [
        "4 | istilah x berarti perbuatan adalah sukka",
        "  |                                    ^^^^^",
    ]
    assert "`suka`" in drawn[-1]
