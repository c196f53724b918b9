"""On both sides of the joint of 31 August 2021: which regulation judges an act, and which of its tiers."""

from __future__ import annotations

import pytest

from asn_neutrality import FindingStatus, Outcome
from tests.packs.national.discipline.judging import (
    CAMPAIGN,
    NOT_MET,
    OUT_OF_FORCE,
    PACKS,
    PROHIBITIONS,
    UNDETERMINED,
    UNIFORM,
    VIOLATED,
    rules,
    sanctions,
    verdict,
    violated,
)

# -- 30 and 31 August 2021: PP 53/2010 and PP 94/2021 ------------------------------------------------------------------

MOBILISES = {
    "pemilihan": "lain",
    "kontes": "bupati",
    "perbuatan": "jadi_tim_pemenangan",
    "mengerahkan": "pns",
    "objek__status": "calon",
    "fasilitas": "kendaraan_dinas",
    "acara__jenis": "kampanye",
    "fase__kampanye": "selama",
}
OLD, NEW = "pp_53_2010.fasilitas_dalam_kampanye", "pp_94_2021.peserta_fasilitas_negara"


@pytest.mark.parametrize(
    ("day", "examined", "old", "new"),
    [
        ("2021-08-30", "2021-08-30", VIOLATED, NOT_MET),
        ("2021-08-30", "2021-08-31", NOT_MET, VIOLATED),
        ("2021-08-30", "belum", NOT_MET, VIOLATED),
        ("2021-08-30", "?", UNDETERMINED, UNDETERMINED),
        ("2021-08-31", "2021-09-15", NOT_MET, VIOLATED),
        ("2021-08-31", "belum", NOT_MET, VIOLATED),
        ("2021-08-31", "?", NOT_MET, VIOLATED),
        ("2020-11-01", "2021-01-15", VIOLATED, NOT_MET),
        ("2020-11-01", "2021-12-15", NOT_MET, VIOLATED),
        ("2010-06-06", "2010-07-01", VIOLATED, NOT_MET),
        ("2010-06-05", "2010-07-01", NOT_MET, NOT_MET),
    ],
)
def test_the_examination_decides_which_regulation_judges_an_act_before_31_august_2021(
    day: str, examined: str, old: FindingStatus, new: FindingStatus
) -> None:
    found = verdict(tanggal=day, tanggal_pemeriksaan=examined, **MOBILISES)
    outside = {OUT_OF_FORCE, NOT_MET}
    for rule, expected in ((OLD, old), (NEW, new)):
        status = found.finding(rule).status
        assert status is expected or (expected is NOT_MET and status in outside)


def test_an_act_is_a_violation_whichever_regulation_judges_it_and_never_under_both() -> None:
    found = verdict(tanggal="2021-08-30", **MOBILISES)
    assert found.tracks["disiplin"] is Outcome.VIOLATION
    assert violated(found) & {OLD, NEW} == set()
    assert {OLD, NEW} <= {rule.id for ground in found.grounds for rule in ground}
    for examined in ("2021-08-30", "2021-08-31", "belum"):
        certain = violated(verdict(tanggal="2021-08-30", tanggal_pemeriksaan=examined, **MOBILISES))
        assert len(certain & {OLD, NEW}) == 1


def test_a_sanction_imposed_before_shows_that_the_act_had_been_examined() -> None:
    punished = verdict(tanggal="2020-11-01", tanggal_penjatuhan="2021-03-01", **MOBILISES)
    assert OLD in violated(punished)
    assert punished.finding(NEW).status in {OUT_OF_FORCE, NOT_MET}


def test_punished_before_but_examined_after_is_a_contradiction() -> None:
    found = verdict(
        tanggal="2020-11-01", tanggal_pemeriksaan="2021-09-10", tanggal_penjatuhan="2021-03-01", **MOBILISES
    )
    assert [set(item.facts) for item in found.contradictions] == [{"tanggal_pemeriksaan", "tanggal_penjatuhan"}]


GRAVE_OLD, GRAVE_LATER = "pp_53_2010.disiplin_berat", "pp_53_2010.disiplin_berat_proses_lanjutan"


@pytest.mark.parametrize(
    ("imposed", "expected"),
    [
        ("2021-08-30", {(GRAVE_OLD, True)}),
        ("2021-08-31", {(GRAVE_LATER, True)}),
        ("belum", {(GRAVE_LATER, True)}),
        ("?", {(GRAVE_OLD, False), (GRAVE_LATER, False)}),
    ],
)
def test_what_was_examined_before_and_is_punished_after_gets_the_kinds_of_the_new_regulation(
    imposed: str, expected: set[tuple[str, bool]]
) -> None:
    found = verdict(tanggal="2021-06-01", tanggal_pemeriksaan="2021-07-01", tanggal_penjatuhan=imposed, **MOBILISES)
    assert {item for item in sanctions(found) if "berat" in item[0]} == expected


def test_an_old_act_not_yet_examined_gets_the_sanction_of_the_new_regulation() -> None:
    found = verdict(tanggal="2020-11-01", tanggal_pemeriksaan="belum", **MOBILISES)
    assert ("pp_94_2021.disiplin_berat", True) in sanctions(found)


# -- Tiers -------------------------------------------------------------------------------------------------------------


def test_the_medium_tier_of_2010_lives_on_under_the_regulation_of_2021() -> None:
    found = verdict(**UNIFORM, fasilitas="tidak_ada", mengerahkan="tidak_ada", peran_serta="pasif")
    assert violated(found) == {"pp_94_2021.peserta_beratribut"}
    assert sanctions(found) == {("pp_53_2010.disiplin_sedang", True)}


def test_no_article_attaches_a_sanction_to_joining_a_campaign() -> None:
    rule = next(rule for rule in PROHIBITIONS if rule.id == "pp_94_2021.ikut_kampanye")
    assert rule.sanctions == ()
    chanting = verdict(**CAMPAIGN, perbuatan="ikut_serta", acara__jenis="kampanye", peran_serta="aktif")
    assert "pp_94_2021.ikut_kampanye" in violated(chanting)


@pytest.mark.parametrize(
    ("day", "tier"), [("2019-01-20", "pp_53_2010.disiplin_sedang"), ("2024-01-20", "pp_94_2021.disiplin_berat")]
)
def test_mobilising_rose_from_the_medium_to_the_grave_tier(day: str, tier: str) -> None:
    facts = {"pemilihan": "pemilu_2019" if day < "2021" else "pemilu_2024", "kontes": "presiden"}
    brings = {"perbuatan": "hadir", "acara__jenis": "kampanye", "mengerahkan": "pns", "objek__status": "calon"}
    clean = {"fasilitas": "tidak_ada", "pelaku__atribut": "tidak_ada", "peran_serta": "pasif"}
    found = verdict(tanggal=day, tanggal_pemeriksaan=day, **facts, **brings, **clean)
    assert (tier, True) in sanctions(found)


def test_a_candidate_civil_servant_is_dismissed_from_the_medium_tier_on() -> None:
    found = verdict(**{**UNIFORM, "pelaku__status": "cpns"})
    assert ("pp_53_2010.pemberhentian_calon_pns", True) in sanctions(found)
    assert "pp_53_2010.pemberhentian_calon_pns" not in {name for name, _ in sanctions(verdict(**UNIFORM))}


def test_no_tier_is_claimed_for_employees_under_contract() -> None:
    found = verdict(**{**UNIFORM, "pelaku__status": "pppk"}, berpihak="ya")
    assert violated(found) == {"uu_20_2023.netralitas"}
    levels = {item.id: item.level for name in PACKS for item in rules().packs[name].sanctions}
    assert [levels[name] for name, _ in sanctions(found)] == [None]


def test_neutrality_is_supervised_by_kasn_until_24_august_2024_and_by_bkn_from_then() -> None:
    grave = next(item for item in rules().packs["pp_94_2021"].sanctions if item.level == 3)
    before, after = grave.authorities
    assert (str(before.period.end), str(after.period.start)) == ("2024-08-23", "2024-08-24")
    assert ("KASN" in before.label.id, "BKN" in after.label.id) == (True, True)
