"""Values in words."""

from __future__ import annotations

from datetime import date

import pytest

from asn_neutrality.domain.facts import FactType
from asn_neutrality.domain.records import Dates, Days, Regions, State, Text, Unknown
from asn_neutrality.domain.words import Label
from asn_neutrality.explain.facts import value_name, value_words
from tests.explain.small_facts import ACT, AREA, DAY, ELECTION, FAITH, NAME, NUMBER, STATUS, choice, value
from tests.explain.small_judgements import one_of

MANY = choice("huruf", Label("Huruf"), *(value(name, name.upper() + name) for name in "abcdefgh"))
JANUARY = (date(2024, 1, 1), date(2024, 1, 31))


@pytest.mark.parametrize(
    ("state", "fact", "words"),
    [
        (one_of("pns"), STATUS, "PNS"),
        (one_of("pns", "warga"), STATUS, "PNS atau warga biasa"),
        (one_of("pns", "pppk"), STATUS, "ASN, yaitu PNS atau PPPK"),
        (one_of("hadir", "suka"), ACT, "memberi tanda suka (like) atau menghadiri acara"),
        (one_of("pilkada_2024"), ELECTION, "Pilkada 2024"),
        (one_of(*"bcdefgh"), MANY, "apa pun selain aa"),
        (one_of(*"cdefgh"), MANY, "apa pun selain aa dan bb"),
        (one_of("baru"), STATUS, "baru"),
        (Unknown(), STATUS, "tidak diketahui"),
        (Text("A-17"), NUMBER, "A-17"),
        (Regions(("16.05", "32.*")), AREA, "16.05 atau suatu wilayah di bawah kode 32"),
        (Dates((Days(date(2024, 10, 15), date(2024, 10, 15)),)), DAY, "15 Oktober 2024"),
        (Dates((Days(*JANUARY),)), DAY, "Januari 2024"),
        (Dates((Days(date(2024, 1, 1), date(2024, 12, 31)),)), DAY, "2024"),
        (Dates((Days(date(2024, 1, 1), date(2024, 2, 29)),)), DAY, "antara 1 Januari 2024 dan 29 Februari 2024"),
        (Dates((Days(date(2024, 9, 25), date(2024, 11, 23)),)), DAY, "antara 25 September 2024 dan 23 November 2024"),
        (Dates((Days(None, date(2018, 11, 12)),)), DAY, "paling lambat 12 November 2018"),
        (Dates((Days(date(2018, 11, 12), None),)), DAY, "sejak 12 November 2018"),
        (Dates((Days(None, None),)), DAY, "hari apa pun"),
        (Dates((Days(*JANUARY),), not_yet=True), DAY, "Januari 2024 atau belum terjadi"),
        (Dates((), not_yet=True), DAY, "belum terjadi"),
    ],
)
def test_a_value_is_said_by_its_label(state: State, fact: FactType, words: str) -> None:
    assert value_words(state, fact, "id") == words


def test_english_falls_back_to_indonesian_labels() -> None:
    assert value_words(one_of("a"), MANY, "en") == "aa"
    assert value_words(one_of("pns", "pppk"), STATUS, "en").startswith("ASN, that is ")


def test_a_personal_text_shows_its_first_letter_only() -> None:
    assert value_words(Text("Budi Santoso"), NAME, "id") == "B..."
    assert value_words(Text(" "), NAME, "id") == "..."


def test_a_personal_choice_shows_nothing() -> None:
    assert value_words(one_of("a"), FAITH, "en") == "..."


def test_a_date_that_has_not_come_is_said_in_words() -> None:
    assert value_name("belum", DAY, "en") == "has not happened yet"


def test_the_last_day_of_all_ends_a_month() -> None:
    span = Days(date(9999, 12, 1), date.max)
    assert value_words(Dates((span,)), DAY, "en") == "December 9999"


def test_proper_names_keep_their_capital() -> None:
    fact = choice(
        "x", Label("X"), value("a", "Wali Kota dan Wakil Wali Kota"), value("b", "Guru dan dosen"), value("c", "KPU")
    )
    assert [value_name(name, fact, "id") for name in "abc"] == [
        "Wali Kota dan Wakil Wali Kota",
        "guru dan dosen",
        "KPU",
    ]
