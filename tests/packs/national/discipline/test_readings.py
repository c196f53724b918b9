"""Readings of the regulations on discipline."""

from __future__ import annotations

import pytest

from asn_neutrality import FindingStatus, Outcome
from tests.packs.national.discipline.judging import CAMPAIGN, DISPUTED, NOT_MET, UNIFORM, VIOLATED, finding, verdict


def test_listening_is_disputed_in_2021_and_was_free_in_2010() -> None:
    listens = {"perbuatan": "hadir", "peran_serta": "pasif", "acara__jenis": "kampanye", "objek__status": "calon"}
    plain = {"pelaku__atribut": "tidak_ada", "fasilitas": "tidak_ada", "mengerahkan": "tidak_ada"}
    new = verdict(tanggal="2024-10-12", pemilihan="pilkada_2024", kontes="bupati", **listens, **plain)
    assert new.packs["pp_94_2021"] is Outcome.DISPUTED
    by_answer = {item.answer: item.outcome for item in new.readings if item.question.id == "pp_94_2021.ikut_kampanye"}
    assert set(by_answer) == {"hadir_cukup", "harus_aktif"}
    examined = {"tanggal": "2018-04-10", "tanggal_pemeriksaan": "2018-05-02"}
    old = verdict(pemilihan="pilkada_2018", kontes="bupati", **examined, **listens, **plain)
    assert old.packs["pp_53_2010"] is Outcome.NO_VIOLATION


def test_decisions_bound_only_the_campaign_in_2010_and_bind_always_in_2021() -> None:
    decides = {"kontes": "bupati", "perbuatan": "buat_keputusan", "akibat": "menguntungkan", "objek__status": "calon"}
    before = {"tanggal": "2020-09-24", "tanggal_pemeriksaan": "2020-10-20", "pemilihan": "pilkada_2020"}
    assert finding("pp_53_2010.keputusan_pilkada", **decides, **before) is NOT_MET
    campaign = {**before, "tanggal": "2020-10-01"}
    assert finding("pp_53_2010.keputusan_pilkada", **decides, **campaign) is VIOLATED
    now = {"tanggal": "2024-09-24", "pemilihan": "pilkada_2024"}
    assert finding("pp_94_2021.keputusan_atau_tindakan", **decides, **now) is VIOLATED


@pytest.mark.parametrize(
    ("effect", "partisan", "expected"),
    [("menguntungkan", "tidak", VIOLATED), ("netral", "ya", DISPUTED), ("netral", "tidak", NOT_MET)],
)
def test_whether_benefit_must_be_shown_is_a_reading(effect: str, partisan: str, expected: FindingStatus) -> None:
    facts = {**CAMPAIGN, "perbuatan": "buat_keputusan", "akibat": effect, "berpihak": partisan}
    assert finding("pp_94_2021.keputusan_atau_tindakan", **facts) is expected


@pytest.mark.parametrize("status", ["bakal_calon", "berniat", "bukan_peserta"])
def test_discipline_protects_against_support_for_candidates_only(status: str) -> None:
    found = verdict(**{**UNIFORM, "objek__status": status})
    assert found.packs["pp_94_2021"] is Outcome.NO_VIOLATION


@pytest.mark.parametrize(
    ("election", "contest", "day", "pack", "expected"),
    [
        ("pemilu_2019", "dpr", "2019-01-20", "pp_53_2010", Outcome.DISPUTED),
        ("pemilu_2024", "dprd", "2024-01-14", "pp_94_2021", Outcome.DISPUTED),
        ("pemilu_2024", "dpd", "2024-01-14", "pp_94_2021", Outcome.NO_VIOLATION),
        ("pilkada_2024", "bupati", "2024-10-12", "pp_94_2021", Outcome.NO_VIOLATION),
    ],
)
def test_whether_a_party_s_campaign_supports_its_candidates_is_a_reading_where_parties_contest(
    election: str, contest: str, day: str, pack: str, expected: Outcome
) -> None:
    rally = {"perbuatan": "hadir", "acara__jenis": "kampanye", "pelaku__atribut": "partai", "akibat": "netral"}
    facts = {"tanggal": day, "tanggal_pemeriksaan": day, "pemilihan": election, "kontes": contest, "berpihak": "tidak"}
    assert verdict(**facts, **rally, objek__jenis="partai_politik").packs[pack] is expected
