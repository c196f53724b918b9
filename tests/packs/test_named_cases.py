"""Where a violation is certain although no single fact or reading is."""

from __future__ import annotations

import pytest

from asn_neutrality import FindingStatus, Outcome
from tests.packs.shipped import verdict

DAY_OF_DETERMINATION = "2020-09-23"


@pytest.mark.parametrize("pack", ["musi_rawas_2020", "kaimana_2020"])
def test_a_like_is_certain_though_it_is_open_whether_of_a_prospective_candidate_or_a_candidate(pack: str) -> None:
    found = verdict(pack, perbuatan="suka", saluran="akun_calon", objek__status=["bakal_calon", "calon"])
    assert found.outcome is Outcome.VIOLATION
    assert not found.missing


def test_a_promoted_programme_is_certain_though_two_items_share_it_between_them() -> None:
    found = verdict(
        "kaimana_2020",
        tanggal="2020-09",
        perbuatan="promosikan",
        isi="program",
        saluran="tatap_muka",
        objek__status=["bakal_calon", "calon"],
    )
    assert found.outcome is Outcome.VIOLATION
    assert [rule.id for rule in found.violations] == ["kaimana_2020.promosikan_orang"]


@pytest.mark.parametrize("pack", ["musi_rawas_2020", "kaimana_2020"])
def test_a_like_on_the_very_day_of_determination_is_certain_under_every_reading_of_that_day(pack: str) -> None:
    found = verdict(pack, tanggal=DAY_OF_DETERMINATION, perbuatan="suka", saluran="akun_calon", objek__jenis="pasangan")
    assert found.outcome is Outcome.VIOLATION
    assert not found.readings


def test_attending_a_declaration_on_the_day_of_determination_turns_on_how_that_day_counts() -> None:
    facts = {"perbuatan": "hadir", "acara__jenis": "deklarasi", "objek__jenis": "pasangan"}
    either = verdict("musi_rawas_2020", tanggal=DAY_OF_DETERMINATION, **facts)
    assert either.finding("musi_rawas_2020.hadiri_deklarasi").status is FindingStatus.VIOLATED
    only_prospective = verdict("indramayu_2020", tanggal=DAY_OF_DETERMINATION, **facts)
    assert only_prospective.outcome is Outcome.DISPUTED
    by_answer = {item.answer: item.outcome for item in only_prospective.readings}
    assert by_answer == {"sejak_harinya": Outcome.NO_VIOLATION, "hari_berikutnya": Outcome.VIOLATION}


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2020-09-10", Outcome.VIOLATION), ("2020-09-24", Outcome.NO_VIOLATION), ("2020-09", Outcome.UNDETERMINED)],
)
def test_the_status_of_a_pair_follows_from_registration_and_determination(day: str, expected: Outcome) -> None:
    found = verdict("indramayu_2020", tanggal=day, perbuatan="suka", saluran="media_sosial", objek__jenis="pasangan")
    assert found.outcome is expected


@pytest.mark.parametrize("day", ["2020-08-01", "2020-09-05"])
def test_the_status_of_a_pair_is_not_guessed_before_registration_has_closed(day: str) -> None:
    found = verdict("indramayu_2020", tanggal=day, perbuatan="suka", saluran="media_sosial", objek__jenis="pasangan")
    assert found.outcome is Outcome.UNDETERMINED
    assert [item.fact.name for item in found.missing] == ["objek.status"]


def test_the_status_of_a_single_person_is_never_guessed() -> None:
    found = verdict(
        "kaimana_2020", tanggal="2020-10-15", perbuatan="ajak", saluran="tatap_muka", objek__jenis="perorangan"
    )
    assert found.finding("kaimana_2020.ajak_intimidasi").status is FindingStatus.UNDETERMINED


def test_a_statement_wins_over_the_conclusion_and_the_contradiction_is_reported() -> None:
    found = verdict(
        "kaimana_2020", tanggal="2020-10-15", perbuatan="ajak", objek__jenis="pasangan", objek__status="bukan_peserta"
    )
    assert found.finding("kaimana_2020.ajak_intimidasi").status is FindingStatus.NOT_MET
    assert [contradiction.concluded for contradiction in found.contradictions] == ["calon"]
    assert ["objek.status" in contradiction.facts for contradiction in found.contradictions] == [True]
