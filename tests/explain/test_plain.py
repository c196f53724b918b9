"""Judgements as plain data."""

from __future__ import annotations

import json

import pytest

from asn_neutrality.explain.plain import to_dict
from asn_neutrality.explain.written import written
from asn_neutrality.logic.shapes import All, Any, Constant, Not
from tests.explain.cases import CASES
from tests.explain.small_facts import ACT, STATUS
from tests.explain.small_pack import APPROACH, ATTEND, LIKE, REPLACE, RULES, member

KEYS = [
    "schema",
    "outcome",
    "tracks",
    "packs",
    "out_of_scope",
    "violations",
    "grounds",
    "missing",
    "readings",
    "sanctions",
    "gravest",
    "provenance",
    "rests_on",
    "contradictions",
    "defaults",
    "presumptions",
    "presumed",
    "findings",
]


@pytest.mark.parametrize("case", CASES)
def test_every_judgement_is_json_with_the_same_keys(case: str) -> None:
    plain = to_dict(CASES[case])
    assert json.loads(json.dumps(plain)) == plain
    assert list(plain) == KEYS


@pytest.mark.parametrize("case", CASES)
def test_every_finding_is_there(case: str) -> None:
    findings = to_dict(CASES[case])["findings"]
    assert isinstance(findings, list)
    assert [each["id"] for each in findings if isinstance(each, dict)] == [rule.id for rule in RULES]


def test_no_personal_fact_is_there() -> None:
    assert "Budi" not in json.dumps([to_dict(case) for case in CASES.values()])


def test_a_finding_says_which_part_failed_and_where() -> None:
    findings = to_dict(CASES["violation"])["findings"]
    assert isinstance(findings, list)
    assert isinstance(findings[1], dict)
    assert findings[1]["failed"] == [{"condition": "status_objek adalah bakal", "position": "daftar.larangan:33:1"}]


def test_certain_violations_and_grounds_are_ids() -> None:
    assert to_dict(CASES["violation"])["violations"] == ["daftar.suka_calon"]
    assert to_dict(CASES["either"])["violations"] == []
    assert to_dict(CASES["either"])["grounds"] == [["daftar.suka_calon", "daftar.suka_bakal_calon"]]


def test_a_missing_fact_carries_its_question() -> None:
    assert to_dict(CASES["needs_assessment"])["missing"] == [
        {
            "fact": "berpihak",
            "label": {"id": "Mengarah kepada keberpihakan", "en": "Tending to partisanship"},
            "possible": ["ya", "tidak"],
            "assessment": True,
            "question": {
                "id": "Apakah perbuatan itu mengarah kepada keberpihakan?",
                "en": "Did the act tend to partisanship?",
            },
        }
    ]


def test_conditions_are_written_as_in_a_rule_file() -> None:
    assert written(LIKE.condition) == (
        "(daftar.oleh_asn dan perbuatan adalah suka / komentar dan status_objek adalah calon dan sadar adalah ya)"
    )
    assert written(ATTEND.condition) == (
        "(daftar.oleh_asn dan perbuatan adalah hadir dan (tafsir harfiah: hari_kejadian sebelum / sesudah kampanye / "
        "tafsir menyeluruh: hari_kejadian sebelum / selama / sesudah kampanye))"
    )
    assert written(APPROACH.condition) == "(daftar.oleh_asn dan (perbuatan adalah dekati atau berpihak adalah ya))"
    assert written(REPLACE.condition) == (
        "(tidak (status adalah asn) dan hari_kejadian dalam 6 bulan sebelum penetapan dan "
        "hari_kejadian selama / sesudah 2021-08-31 dan daerah adalah 16)"
    )
    assert written(Constant(True)) == written(All(())) == "ya"
    assert written(Constant(False)) == written(Any(())) == "tidak"
    assert written(All((Not(member(ACT, "suka")),))) == "tidak (perbuatan adalah suka)"
    assert written(member(STATUS, "pns")) == "status adalah pns"
