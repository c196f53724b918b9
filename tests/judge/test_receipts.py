"""Receipts: from what a verdict was made, and the same verdict made again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import attrs
import pytest

from asn_neutrality import EventError, Outcome, Receipt, compile, load
from asn_neutrality.domain.receipts import CAUSES, Changed
from asn_neutrality.version import VERSION
from tests.fixtures.village import ELECTION, VILLAGE, judge, presuming, verdict

LIKE: Mapping[str, object] = {"pelaku": "pns", "perbuatan": "suka", "status": "calon", "nama": "Siti Aminah"}
CASES: tuple[Mapping[str, object], ...] = (
    {},
    LIKE,
    {**LIKE, "status": ["bakal_calon", "calon"], "tanggal": "2024-09"},
    {**LIKE, **ELECTION, "tanggal": "2024-09-22", "wilayah": "16.*", "sadar": "?"},
    {"pelaku": "pppk", "cuti": "cltn", "diperiksa": ["2021-08-01", "belum"]},
)


def plain(receipt: Receipt) -> dict[str, Any]:
    """The receipt through JSON and back."""
    found: dict[str, Any] = json.loads(json.dumps(receipt.to_dict()))
    return found


# -- What it holds -----------------------------------------------------------------------------------------------------


def test_receipt_names_packs_with_version_and_hash_of_their_text() -> None:
    (pack,) = verdict(**LIKE).receipt().packs
    text = VILLAGE.read_text("utf-8")
    assert (pack.name, pack.version, pack.sha256) == ("desa", "1.0.0", sha256(text.encode()).hexdigest())


def test_hash_does_not_depend_on_how_lines_end(tmp_path: Path) -> None:
    other = tmp_path / "desa.larangan"
    other.write_bytes(VILLAGE.read_bytes().replace(b"\n", b"\r\n"))
    assert compile(load(other)).evaluate(LIKE).receipt().packs == verdict(**LIKE).receipt().packs


def test_receipt_says_what_the_verdict_says() -> None:
    found = verdict(**LIKE, tanggal="2024-10-01")
    receipt = found.receipt()
    assert (receipt.library, receipt.asked, receipt.presumptions) == (VERSION, ("desa",), False)
    assert (receipt.event_date, receipt.outcome, receipt.tracks) == ("2024-10-01", found.outcome, found.tracks)
    assert receipt.findings == {each.prohibition.id: each.status for each in found.findings}


def test_personal_facts_are_named_and_not_told() -> None:
    receipt = verdict(**LIKE).receipt()
    assert receipt.masked == ("nama",)
    assert "nama" not in receipt.facts
    assert "Siti" not in json.dumps(receipt.to_dict())


def test_free_text_is_left_out_and_the_id_of_the_record_is_not() -> None:
    found = compile(load("musi_rawas_2020")).evaluate({"id": "LHP-7", "insiden": "I-1", "uraian": "Budi hadir"})
    receipt = found.receipt()
    assert receipt.facts == {"id": "LHP-7", "insiden": "I-1"}
    assert receipt.masked == ("uraian",)


def test_receipt_states_facts_and_neither_defaults_nor_presumptions() -> None:
    receipt = presuming(pelaku="pns", sadar="?").receipt()
    assert (receipt.facts, receipt.presumptions) == ({"pelaku": "pns", "sadar": "?"}, True)


# -- Made again --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("facts", CASES)
def test_verdict_made_again_is_the_same(facts: Mapping[str, object]) -> None:
    for found in (verdict(**facts), presuming(**facts)):
        recheck = judge().recheck(plain(found.receipt()))
        assert (recheck.same, recheck.differences) == (True, ())
        assert recheck.again == found.receipt()


def changed_village(tmp_path: Path, old: str, new: str) -> Path:
    """The village with one change."""
    text = VILLAGE.read_text("utf-8")
    assert text.count(old) == 1
    path = tmp_path / "desa.larangan"
    path.write_text(text.replace(old, new), "utf-8")
    return path


def test_other_version_is_told_and_changes_nothing(tmp_path: Path) -> None:
    other = compile(load(changed_village(tmp_path, 'versi "1.0.0"', 'versi "1.1.0"')))
    recheck = other.recheck(verdict(**LIKE).receipt())
    assert recheck.same
    assert [(each.changed, each.before, each.after) for each in recheck.causes] == [
        (Changed.PACK_VERSION, "1.0.0", "1.1.0")
    ]


def test_other_text_under_the_same_version_is_told(tmp_path: Path) -> None:
    path = changed_village(tmp_path, 'paket desa versi "1.0.0"', '# catatan\npaket desa versi "1.0.0"')
    recheck = compile(load(path)).recheck(verdict(**LIKE).receipt())
    assert [each.changed for each in recheck.differences] == [Changed.PACK_TEXT]


def test_changed_rule_changes_the_outcome_and_is_named(tmp_path: Path) -> None:
    path = tmp_path / "desa.larangan"
    head, _, rest = VILLAGE.read_text("utf-8").partition("larangan suka_calon\n")
    rule, _, after = rest.partition("\n\n")
    path.write_text(
        head + "larangan suka_calon\n" + rule.replace("adalah suka", "adalah bicara") + "\n\n" + after, "utf-8"
    )
    recheck = compile(load(path)).recheck(verdict(**LIKE).receipt())
    assert not recheck.same
    effects = {(each.changed, each.subject, each.before, each.after) for each in recheck.effects}
    assert effects == {
        (Changed.OUTCOME, "", "violation", "no_violation"),
        (Changed.TRACK, "disiplin", "violation", "no_violation"),
        (Changed.FINDING, "desa.suka_calon", "violated", "not_met"),
    }
    assert [each.changed for each in recheck.causes] == [Changed.PACK_TEXT]


def test_other_library_is_told() -> None:
    receipt = attrs.evolve(verdict(**LIKE).receipt(), library="0.0.1")
    (cause,) = judge().recheck(receipt).differences
    assert (cause.changed, cause.before, cause.after) == (Changed.LIBRARY, "0.0.1", VERSION)


def test_packs_that_came_or_went_are_told() -> None:
    receipt = verdict(**LIKE).receipt()
    gone = attrs.evolve(receipt.packs[0], name="dahulu")
    assert [each.changed for each in judge().recheck(attrs.evolve(receipt, packs=(*receipt.packs, gone))).causes] == [
        Changed.PACK_GONE
    ]
    new = judge().recheck(attrs.evolve(receipt, packs=()))
    assert [(each.changed, each.subject, each.after) for each in new.causes] == [(Changed.PACK_NEW, "desa", "1.0.0")]


def test_altered_receipt_differs_without_a_cause() -> None:
    recheck = judge().recheck(attrs.evolve(verdict(**LIKE).receipt(), outcome=Outcome.NO_VIOLATION))
    assert (recheck.same, recheck.causes) == (False, ())
    assert recheck.to_dict()["effects"] == [
        {"changed": "outcome", "subject": "", "before": "no_violation", "after": "violation"}
    ]


def test_causes_and_effects_are_all_there_is() -> None:
    effects = {Changed.OUTCOME, Changed.TRACK, Changed.FINDING, Changed.ACT}
    assert {each for each in Changed if each not in CAUSES} == effects


# -- Bad input ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"schema": "asn-neutrality/receipt/2"}, "T003"),
        ({"schema": None}, "T002"),
        ({"facts": {"pelaku": 3}}, "T004"),
        ({"facts": ["pelaku"]}, "T004"),
        ({"packs": [{"name": "desa"}]}, "T004"),
        ({"presumptions": "ya"}, "T004"),
        ({"tracks": {"etik": "mungkin"}}, "T004"),
        ({"masked": "nama"}, "T004"),
        ({"asked": ["kota"]}, "T005"),
        ({"facts": {"pelakuu": "pns"}}, "R002"),
        ({"facts": {"pelaku": "pnss"}}, "R003"),
    ],
)
def test_broken_receipt_is_refused_with_a_code(change: Mapping[str, object], code: str) -> None:
    with pytest.raises(EventError) as caught:
        judge().recheck({**plain(verdict(**LIKE).receipt()), **change})
    assert [each.code for each in caught.value.diagnostics] == [code]


@pytest.mark.parametrize("key", sorted(verdict().receipt().to_dict().keys() - {"schema", "event_date"}))
def test_receipt_that_lacks_a_key_is_refused_by_its_name(key: str) -> None:
    receipt = plain(verdict(**LIKE).receipt())
    del receipt[key]
    with pytest.raises(EventError, match=f"`{key}`"):
        judge().recheck(receipt, language="en")


def test_wrong_part_is_named_with_its_place() -> None:
    receipt = plain(verdict(**LIKE).receipt())
    receipt["packs"][0]["version"] = 1
    with pytest.raises(EventError, match=r"`packs\.0\.version` cannot be used: `1`"):
        judge().recheck(receipt, language="en")


def test_what_a_later_library_may_add_is_passed_over() -> None:
    assert judge().recheck({**plain(verdict(**LIKE).receipt()), "signature": "x"}).same
