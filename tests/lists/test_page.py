"""The report on the lists says what the packs say. `UPDATE_SNAPSHOTS=1 pytest tests/lists` writes its tables."""

from __future__ import annotations

import os

import pytest

from asn_neutrality.domain.words import Language
from tests.lists.page import PARTS, write, written
from tests.lists.relations import Relation, contained, rows

LANGUAGES: tuple[Language, ...] = ("id", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_report_says_what_the_packs_say(language: Language) -> None:
    if os.environ.get("UPDATE_SNAPSHOTS"):
        write(language)
    now = written(language)
    assert list(now) == list(PARTS)
    for name, part in PARTS.items():
        assert now[name] == part(language), name


def test_what_the_prose_of_the_report_says() -> None:
    here = {row.rule.id.partition(".")[2]: row for row in rows("batang_hari_2024", "musi_rawas_2020")}
    inside = {name: {rule.id.partition(".")[2] for rule in row.inside} for name, row in here.items()}
    for name in ("peserta_beratribut", "peserta_mengerahkan_asn", "peserta_fasilitas_negara"):
        assert "peserta_kampanye_mengerahkan" in inside[name]
    assert inside["kegiatan_berpihak"] == {"kegiatan_berpihak"}
    old = {row.rule.id.partition(".")[2]: row.relation for row in rows("pp_53_2010", "pp_94_2021")}
    assert {name for name, found in old.items() if found is not Relation.ALL} == {
        "terlibat_kampanye",
        "fasilitas_dalam_kampanye",
    }
    pairs = {(each.inner.id, each.outer.id) for each in contained("musi_rawas_2020")}
    item_13, item_10 = ("peserta_kampanye_fasilitas_negara", "peserta_kampanye_mengerahkan")
    assert pairs == {(f"musi_rawas_2020.{item_13}", f"musi_rawas_2020.{item_10}")}
