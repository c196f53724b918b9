"""Whole rules as sentences, and citations."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from asn_neutrality.domain.rules import ExceptionClause
from asn_neutrality.domain.sources import ALWAYS, Citation, Locator, Period
from asn_neutrality.explain.citations import cite, period_words
from asn_neutrality.explain.sentences import permission_sentence, prohibition_sentence
from asn_neutrality.explain.voice import voice_of
from tests.explain.small_facts import LEAVE, at
from tests.explain.small_pack import ACCOMPANY, APPROACH, LIKE_EARLY, RULE_SET, member
from tests.explain.small_pack import cite as citation

ALTERNATIVE = ExceptionClause("sakit", None, member(LEAVE, "tidak_cuti"), "daftar.x", (), span=at(1))


def test_a_prohibition_is_one_sentence() -> None:
    assert prohibition_sentence(LIKE_EARLY, RULE_SET, "id") == (
        "“Memberi tanda suka pada akun bakal calon” dilarang bila syarat “oleh ASN” terpenuhi, perbuatan adalah "
        "memberi tanda suka (like) atau berkomentar, dan status yang didukung adalah bakal calon."
    )


def test_exceptions_stand_at_its_end() -> None:
    sentence = prohibition_sentence(APPROACH, RULE_SET, "en")
    assert sentence.endswith("except on unpaid leave (where the actor's leave is unpaid leave (CLTN)).")


def test_a_disputed_exception_says_so() -> None:
    rule = attrs.evolve(APPROACH, exceptions=(*APPROACH.exceptions, ALTERNATIVE))
    assert "atau sakit (diperdebatkan; bila cuti pelaku adalah tidak sedang cuti)" in prohibition_sentence(
        rule, RULE_SET, "id"
    )


def test_a_permission_names_what_it_overrides() -> None:
    assert permission_sentence(ACCOMPANY, RULE_SET, "en") == (
        "“Accompanying one's spouse” is permitted where the family tie is spouse. "
        "This permission overrides “Attending a campaign”."
    )


def test_a_permission_may_have_exceptions() -> None:
    permission = attrs.evolve(ACCOMPANY, exceptions=(ALTERNATIVE,), overrides=("daftar.tidak_dimuat",))
    sentence = permission_sentence(permission, RULE_SET, "id")
    assert "kecuali sakit (diperdebatkan; bila cuti pelaku adalah tidak sedang cuti)" in sentence
    assert sentence.endswith("Izin ini mengesampingkan “tidak dimuat”.")


@pytest.mark.parametrize(
    ("place", "id_", "en"),
    [
        (
            citation("edaran", ("butir", "4")),
            "Daftar larangan Bawaslu, butir 4 (dilihat: laporan)",
            "Bawaslu's list of prohibitions, item 4 (seen: report)",
        ),
        (
            citation("disiplin", ("lampiran", "II"), ("pasal", "14"), ("huruf", "i")),
            "Peraturan Pemerintah tentang Disiplin PNS, nomor 94/2021, lampiran II pasal 14 huruf i (dilihat: naskah)",
            (
                "Government Regulation on the discipline of civil servants, no. 94/2021, annex II article 14 letter i "
                "(seen: official text)"
            ),
        ),
        (
            citation("edaran"),
            "Daftar larangan Bawaslu (dilihat: laporan)",
            "Bawaslu's list of prohibitions (seen: report)",
        ),
        (Citation("x.uu_1", (Locator("bab", "2"),), span=at(1)), "uu 1, bab 2", "uu 1, bab 2"),
    ],
)
def test_a_citation_names_place_source_and_how_it_was_seen(place: Citation, id_: str, en: str) -> None:
    assert cite(place, RULE_SET, "id") == id_
    assert cite(place, RULE_SET, "en") == en


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (ALWAYS, "no limit of time stated"),
        (Period(date(2020, 1, 1), None), "since 1 January 2020"),
        (Period(None, date(2020, 1, 1)), "until 1 January 2020"),
        (Period(date(2020, 1, 1), date(2021, 1, 1)), "1 January 2020 to 1 January 2021"),
    ],
)
def test_a_period_is_said_with_its_ends(period: Period, words: str) -> None:
    assert period_words(period, voice_of(RULE_SET, "en")) == words
