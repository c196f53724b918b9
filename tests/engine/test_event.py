"""Outcomes of single events: certain without a reason, transitions, calendars, windows, assessments."""

from __future__ import annotations

import pytest

from asn_neutrality.domain.results import Outcome
from asn_neutrality.domain.rules import FindingStatus
from tests.engine.judging import event, finding, outcome
from tests.fixtures.village import ELECTION

VIOLATED, DISPUTED, UNDETERMINED = FindingStatus.VIOLATED, FindingStatus.DISPUTED, FindingStatus.UNDETERMINED
NOT_MET, OUT_OF_FORCE = FindingStatus.NOT_MET, FindingStatus.OUT_OF_FORCE
LIKE = {"pelaku": "pns", "perbuatan": "suka"}
GIVE = {"pelaku": "pns", "perbuatan": "beri"}
REPLACE = {"pelaku": "pns", "perbuatan": "ganti", **ELECTION}
RULES_OF_LIKES = ("suka_bakal_calon", "suka_calon")


# -- Certain without a reason ------------------------------------------------------------------------------------------


def test_like_is_certainly_a_violation_though_it_is_open_whether_of_a_prospective_candidate_or_a_candidate() -> None:
    found = event(**LIKE, status=["bakal_calon", "calon"])
    assert outcome(found) is Outcome.VIOLATION
    assert [finding(found, name) for name in RULES_OF_LIKES] == [UNDETERMINED, UNDETERMINED]


def test_like_on_the_very_day_of_determination_is_a_violation_though_each_rule_alone_is_disputed() -> None:
    found = event(**LIKE, **ELECTION, tanggal="2024-09-22", berpasangan="ya")
    assert outcome(found) is Outcome.VIOLATION
    assert [finding(found, name) for name in RULES_OF_LIKES] == [DISPUTED, DISPUTED]


@pytest.mark.parametrize(("day", "violated"), [("2024-09-21", 0), ("2024-09-23", 1)])
def test_day_beside_determination_is_read_in_one_way_only(day: str, violated: int) -> None:
    found = event(**LIKE, **ELECTION, tanggal=day, berpasangan="ya")
    assert finding(found, RULES_OF_LIKES[violated]) is VIOLATED
    assert finding(found, RULES_OF_LIKES[1 - violated]) is NOT_MET


def test_third_value_of_the_status_makes_it_open_again() -> None:
    assert outcome(event(**LIKE)) is Outcome.UNDETERMINED
    assert outcome(event(**LIKE, status="bukan_peserta")) is Outcome.NO_VIOLATION


def test_condition_or_its_negation_is_certain_without_either() -> None:
    text = """\
paket peraga versi "1.0.0" bahasa id judul "Peraga" rezim etik "Etik"
fakta a "A" : ya_tidak
sumber daftar judul "Daftar"
larangan r judul "R" dasar daftar rezim etik bila a atau tidak a
larangan s judul "S" dasar daftar rezim etik bila a dan tidak a
"""
    found = event(text)
    assert (finding(found, "r"), finding(found, "s")) == (VIOLATED, NOT_MET)


# -- Succession of sources: PP 94/2021 replaced PP 53/2010 on 31 August 2021 -------------------------------------------


@pytest.mark.parametrize(
    ("day", "examined", "old", "new"),
    [
        ("2021-08-30", "2021-08-30", VIOLATED, OUT_OF_FORCE),
        ("2021-08-30", "2021-08-31", OUT_OF_FORCE, VIOLATED),
        ("2021-08-30", "belum", VIOLATED, OUT_OF_FORCE),
        ("2021-08-31", "2021-08-31", OUT_OF_FORCE, VIOLATED),
        ("2021-08-31", "2021-08-30", OUT_OF_FORCE, VIOLATED),
        ("2021-08-30", "?", UNDETERMINED, UNDETERMINED),
        ("2021-08-31", "?", OUT_OF_FORCE, VIOLATED),
        ("2010-06-05", "2022-01-01", OUT_OF_FORCE, OUT_OF_FORCE),
    ],
)
def test_act_falls_under_the_old_source_until_it_is_examined_under_the_new(
    day: str, examined: str, old: FindingStatus, new: FindingStatus
) -> None:
    found = event(**GIVE, tanggal=day, diperiksa=examined)
    assert (finding(found, "beri"), finding(found, "beri_dukungan")) == (old, new)


def test_act_of_the_old_period_is_certain_though_it_is_open_under_which_source() -> None:
    assert outcome(event(**GIVE, tanggal="2021-08-30")) is Outcome.VIOLATION
    assert outcome(event(**GIVE, tanggal="2021-08")) is Outcome.VIOLATION
    assert outcome(event(**GIVE, tanggal="../2021")) is Outcome.UNDETERMINED


# -- Calendars ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2024-03-21", Outcome.NO_VIOLATION),
        ("2024-03-22", Outcome.VIOLATION),
        ("2024-09-21", Outcome.VIOLATION),
        ("2024-09-22", Outcome.NO_VIOLATION),
        ("2024-03", Outcome.UNDETERMINED),
        ("2024-04/2024-08", Outcome.VIOLATION),
    ],
)
def test_six_months_before_the_determination_begin_on_its_day_of_the_month(day: str, expected: Outcome) -> None:
    assert outcome(event(**REPLACE, tanggal=day)) is expected


@pytest.mark.parametrize(
    ("contest", "day", "expected"),
    [
        ("kepala_desa", "2023-11-08", Outcome.VIOLATION),
        ("dewan", "2023-11-08", Outcome.NO_VIOLATION),
        ("dewan", "2023-11-02", Outcome.VIOLATION),
        ("?", "2023-11-08", Outcome.UNDETERMINED),
        ("?", "2023-11-02", Outcome.VIOLATION),
    ],
)
def test_stage_by_contest_has_its_own_day(contest: str, day: str, expected: Outcome) -> None:
    facts = {"perbuatan": "ganti", "pemilihan": "serentak_2023", "kontes": contest}
    assert outcome(event(**facts, tanggal=day)) is expected


def test_without_an_election_a_window_is_open_and_a_phase_may_be_stated() -> None:
    assert outcome(event(perbuatan="ganti", pemilihan="tidak_ada", tanggal="2024-05-01")) is Outcome.UNDETERMINED
    attending = {"pelaku": "pns", "perbuatan": "hadir", "pemilihan": "tidak_ada", "tanggal": "2024-10-01"}
    assert outcome(event(**attending)) is Outcome.UNDETERMINED
    assert finding(event(**attending, **{"fase.kampanye": "sebelum"}), "hadir") is NOT_MET


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2024-10-10", DISPUTED), ("2024-10-11", NOT_MET), ("2024-10-19", NOT_MET), ("2024-10-20", DISPUTED)],
)
def test_day_between_two_spans_of_a_stage_is_not_during_it(day: str, expected: FindingStatus) -> None:
    facts = {"pelaku": "pns", "perbuatan": "hadir", "keluarga": "pasangan", "cuti": "tidak_cuti", "surat": "tidak"}
    assert finding(event(**facts, **ELECTION, tanggal=day), "hadir") is expected


# -- Areas, days that may not have come --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("area", "expected"),
    [("16", VIOLATED), ("16.05", VIOLATED), ("16.*", VIOLATED), ("17", NOT_MET), ("?", UNDETERMINED)],
)
def test_area_covers_itself_and_everything_below(area: str, expected: FindingStatus) -> None:
    assert finding(event(perbuatan="periksa", diperiksa="belum", wilayah=area), "periksa") is expected


@pytest.mark.parametrize(
    ("examined", "expected"),
    [
        ("2024-09-22", NOT_MET),
        ("2024-09-23", VIOLATED),
        ("2024-10-22", VIOLATED),
        ("2024-10-23", NOT_MET),
        ("belum", VIOLATED),
        (["2024-09-23/2024-10-01", "belum"], VIOLATED),
        ("2024-10", UNDETERMINED),
    ],
)
def test_day_that_has_not_come_is_in_no_phase_and_no_window(examined: object, expected: FindingStatus) -> None:
    assert finding(event(perbuatan="periksa", diperiksa=examined, wilayah="16.05"), "periksa") is expected


# -- Assessments and readings ------------------------------------------------------------------------------------------


def test_open_assessment_alone_needs_assessment() -> None:
    speaking = {"pelaku": "pns", "perbuatan": "bicara"}
    assert outcome(event(**speaking)) is Outcome.NEEDS_ASSESSMENT
    assert outcome(event(**speaking, berpihak="ya")) is Outcome.VIOLATION
    assert outcome(event(**speaking, berpihak="tidak")) is Outcome.NO_VIOLATION


def test_assessment_beside_another_open_fact_is_still_all_that_could_accuse() -> None:
    assert outcome(event(perbuatan="bicara")) is Outcome.NEEDS_ASSESSMENT
    assert outcome(event(perbuatan=["bicara", "suka"])) is Outcome.UNDETERMINED


REVERSED = """\
paket peraga versi "1.0.0" bahasa id judul "Peraga" rezim etik "Etik"
fakta berpihak "Berpihak" : ya_tidak penilaian tidak
fakta dinas "Dinas" : ya_tidak
sumber daftar judul "Daftar"
larangan r judul "R" dasar daftar rezim etik bila tidak berpihak
"""


def test_assessment_that_accuses_whichever_way_it_goes_is_all_that_matters() -> None:
    assert outcome(event(REVERSED)) is Outcome.NEEDS_ASSESSMENT
    both = REVERSED + 'larangan s judul "S" dasar daftar rezim etik bila berpihak dan dinas\n'
    assert outcome(event(both)) is Outcome.UNDETERMINED
    assert outcome(event(both, dinas="tidak")) is Outcome.NEEDS_ASSESSMENT
    assert outcome(event(both, dinas="ya")) is Outcome.VIOLATION


def test_concluded_assessment_is_not_open() -> None:
    text = """\
paket peraga versi "1.0.0" bahasa id judul "Peraga" rezim etik "Etik"
fakta tujuan "Tujuan" : pilihan dukung / lain
fakta berpihak "Berpihak" : ya_tidak penilaian tidak
simpulkan berpihak adalah ya bila tujuan adalah dukung
sumber daftar judul "Daftar"
larangan r judul "R" dasar daftar rezim etik bila berpihak
"""
    assert outcome(event(text, tujuan="dukung")) is Outcome.VIOLATION
    assert outcome(event(text, tujuan="lain")) is Outcome.NEEDS_ASSESSMENT
    assert outcome(event(text)) is Outcome.UNDETERMINED
    assert outcome(event(text, tujuan="dukung", berpihak="tidak")) is Outcome.NO_VIOLATION


def test_disputed_exception_is_disputed_only_where_its_condition_holds() -> None:
    attending = {"pelaku": "pns", "perbuatan": "hadir", "cuti": "tidak_cuti", "surat": "tidak", **ELECTION}
    day = {"tanggal": "2024-10-01"}
    assert outcome(event(**attending, **day, keluarga="pasangan")) is Outcome.DISPUTED
    assert outcome(event(**attending, **day, keluarga="nihil")) is Outcome.VIOLATION
    assert outcome(event(**attending, **day)) is Outcome.UNDETERMINED


def test_statement_goes_before_a_conclusion() -> None:
    found = event(**LIKE, **ELECTION, tanggal="2024-10-01", berpasangan="ya", status="bukan_peserta")
    assert outcome(found) is Outcome.NO_VIOLATION
    assert found.contradictory == ()
