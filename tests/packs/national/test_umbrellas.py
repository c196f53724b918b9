"""`nasional`, `pilkada`, `pemilu` and `daerah`: packs that only name others."""

from __future__ import annotations

from functools import cache

import pytest

import asn_neutrality as asn

UMBRELLAS = ("nasional", "pilkada", "pemilu", "daerah")
LOCAL = ("musi_rawas_2020", "indramayu_2020", "batang_hari_2024", "kaimana_2020", "bengkulu_2023")
DIFFERENCES = "perbedaan_daftar"


@cache
def rules(*names: str) -> asn.RuleSet:
    return asn.load(*names)


@cache
def judge(*names: str) -> asn.Judge:
    return asn.compile(rules(*names))


def loaded(*names: str) -> set[str]:
    """The packs that a call of ``load`` brings."""
    return set(rules(*names).packs)


@pytest.mark.parametrize("name", UMBRELLAS)
def test_it_has_no_rules_of_its_own(name: str) -> None:
    pack = rules(name).packs[name]
    assert pack.uses
    assert (pack.rules, pack.sources, pack.sanctions, pack.terms) == ((), (), (), ())


def test_load_without_a_name_is_national_law() -> None:
    assert rules().asked == ("nasional",)


def test_national_law_is_the_law_of_both_kinds_of_election() -> None:
    assert loaded("nasional") == loaded("pilkada") | loaded("pemilu") | {"nasional"}


def test_every_shipped_pack_is_national_or_local() -> None:
    assert loaded("nasional") | loaded("daerah") | {DIFFERENCES} == set(asn.shipped())


def test_no_local_list_is_national_law() -> None:
    assert not loaded("nasional") & {*LOCAL, "daerah", DIFFERENCES}


def test_the_law_of_one_kind_of_election_leaves_out_the_other() -> None:
    assert "uu_7_2017" not in loaded("pilkada")
    assert not {"uu_10_2016", "pernyataan_mendagri_2024"} & loaded("pemilu")


def test_every_example_holds_with_all_packs_together() -> None:
    assert asn.check("nasional", "daerah", DIFFERENCES) == []


def test_nobody_is_answerable_for_what_was_done_without_their_knowledge() -> None:
    verdict = judge("nasional", "daerah").evaluate({"sepengetahuan_pelaku": "tidak"})
    assert verdict.outcome is asn.Outcome.NO_VIOLATION
    assert {finding.status for finding in verdict.findings} == {asn.FindingStatus.NOT_MET}


def test_the_right_to_vote_is_untouched() -> None:
    verdict = judge("nasional", "daerah").evaluate({"perbuatan": "memberikan_suara"})
    assert verdict.outcome is asn.Outcome.NO_VIOLATION


@pytest.mark.parametrize(
    "act", ["unggah", "suka", "foto_bersama", "berpose", "hadir", "narasumber", "beri_barang", "lain"]
)
@pytest.mark.parametrize("election", ["pilkada_2018", "pemilu_2019", "pilkada_2020", "pemilu_2024", "pilkada_2024"])
def test_conduct_without_any_link_to_a_contestant_is_no_violation(act: str, election: str) -> None:
    facts = {"pemilihan": election, "pelaku.status": "asn", "perbuatan": act, "objek.jenis": "tidak_ada"}
    occasion = {"acara.jenis": "kegiatan_keluarga", "acara.penyelenggara": "masyarakat", "unsur_kampanye": "tidak"}
    elsewhere = {"saluran": "media_sosial", "isi": "lain", "pelaku.atribut": "tidak_ada"}
    verdict = judge("nasional").evaluate({**facts, **occasion, **elsewhere})
    assert verdict.outcome is asn.Outcome.NO_VIOLATION
