"""What would settle or change an outcome, word for word. `UPDATE_SNAPSHOTS=1` writes the files anew: then read them."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest

import asn_neutrality as asn
from asn_neutrality.domain.words import Language

SNAPSHOTS = Path(__file__).parent / "advice"
PLACE = {"pelaku.wilayah": "16.05", "pemilihan": "pilkada_2020", "acara.jenis": "bukan_acara"}
APPROACH = {
    **PLACE,
    "perbuatan": "pendekatan",
    "bagi": "diri_sendiri",
    "sasaran": "partai_politik",
    "objek.status": "bakal_calon",
    "pelaku.status": "pns",
}
DECLARATION = {**PLACE, "pelaku.status": "pns", "perbuatan": "hadir", "acara.jenis": "deklarasi"}


@cache
def judge() -> asn.Judge:
    return asn.compile(asn.load("musi_rawas_2020", "batang_hari_2024"))


def verdict(facts: Mapping[str, str], **changed: str) -> asn.Verdict:
    return judge().evaluate({**facts, **{name.replace("__", "."): value for name, value in changed.items()}})


def asked(language: Language) -> str:
    interview = asn.Interview(judge(), {"pelaku.status": "pns", "perbuatan": "hadir"}, language=language)
    return f"{interview.question_text()}\n{interview.why_text()}"


RULE = "musi_rawas_2020.pendekatan_tanpa_cltn"
TEXTS: dict[str, Callable[[Language], str]] = {
    "advice.leave": lambda language: verdict(APPROACH).advise(language),
    "advice.violated": lambda language: verdict(APPROACH, pelaku__cuti="tidak_cuti").advise(language),
    "advice.no_way": lambda language: verdict(APPROACH, pelaku__status="pppk").advise(language),
    "advice.declaration": lambda language: verdict(DECLARATION).advise(language),
    "advice.much_open": lambda language: verdict({"pelaku.status": "pns", "perbuatan": "hadir"}).advise(language),
    "advice.settled": lambda language: verdict(APPROACH, pelaku__cuti="cltn").advise(language),
    "why_not.excused": lambda language: verdict(APPROACH, pelaku__cuti="cltn").explain_why_not(RULE, language),
    "why_not.not_met": lambda language: verdict(DECLARATION).explain_why_not(RULE, language),
    "why_not.violated": lambda language: verdict(APPROACH, pelaku__cuti="besar").explain_why_not(RULE, language),
    "why_not.out_of_scope": lambda language: verdict(APPROACH).explain_why_not(
        "batang_hari_2024.peserta_beratribut", language
    ),
    "interview.question": asked,
}


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("text", TEXTS)
def test_the_text_reads_as_reviewed(text: str, language: Language) -> None:
    path, told = SNAPSHOTS / f"{text}.{language}.txt", TEXTS[text](language) + "\n"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.write_text(told, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == told


def test_every_snapshot_belongs_to_a_test() -> None:
    assert {path.stem for path in SNAPSHOTS.glob("*.txt")} == {
        f"{text}.{lang}" for text in TEXTS for lang in ("id", "en")
    }
