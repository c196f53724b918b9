"""Receipts of incidents: from what the verdict on several acts was made, and the same verdict made again."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import attrs
import pytest

from asn_neutrality import EventError, IncidentVerdict, Judge, Outcome, compile, load
from asn_neutrality.domain.receipts import Changed, IncidentReceipt
from tests.judge.test_incidents import RULES, judge, record

OPEN: Mapping[str, object] = {"perbuatan": "bicara", "pelaku.status": ["pns", "pppk"]}
CASES: tuple[tuple[Mapping[str, object], ...], ...] = (
    (record("hadir"),),
    (record("suka"), record("suka", status="pppk")),
    ({"perbuatan": "bicara + foto", "pelaku.cuti": "biasa"}, record("baca"), OPEN),
    ({}, {"id": "LHP-2", "perbuatan": "suka + hadir"}),
)


def incident(*records: object, presumptions: bool = False) -> IncidentVerdict:
    return judge().evaluate_incident(records, presumptions=presumptions)


def plain(receipt: IncidentReceipt) -> dict[str, Any]:
    """The receipt through JSON and back."""
    found: dict[str, Any] = json.loads(json.dumps(receipt.to_dict()))
    return found


def test_receipt_holds_each_act_with_its_row_and_names_no_person() -> None:
    first = {"id": "LHP-1", "tanggal": "2024-10-01", **record("suka + bicara", nama="Siti")}
    receipt = incident(first, record("baca")).receipt()
    told = [(act.row, act.varies, act.facts["perbuatan"], act.event_date, act.masked) for act in receipt.acts]
    assert told == [
        (1, "perbuatan", "suka", "2024-10-01", ("pelaku.nama",)),
        (1, "perbuatan", "bicara", "2024-10-01", ("pelaku.nama",)),
        (2, None, "baca", None, ()),
    ]
    assert "Siti" not in json.dumps(receipt.to_dict())


def test_receipt_says_what_the_verdict_says() -> None:
    verdict = incident(*CASES[1])
    receipt = verdict.receipt()
    assert (receipt.outcome, receipt.tracks, receipt.asked) == (verdict.outcome, verdict.tracks, ("pegawai",))
    assert receipt.findings == {each.prohibition.id: each.status for each in verdict.findings}
    assert [act.outcome for act in receipt.acts] == [each.outcome for each in verdict.verdicts]


@pytest.mark.parametrize("records", CASES)
@pytest.mark.parametrize("presumptions", [False, True])
def test_incident_made_again_is_the_same(records: tuple[Mapping[str, object], ...], presumptions: bool) -> None:
    receipt = incident(*records, presumptions=presumptions).receipt()
    recheck = judge().recheck(plain(receipt))
    assert (recheck.same, recheck.differences, recheck.again) == (True, (), receipt)
    assert judge().recheck(receipt).same


def test_acts_of_one_row_share_what_is_open_when_made_again() -> None:
    together, apart = {"perbuatan": "bicara + foto", "pelaku.cuti": "biasa"}, {"pelaku.cuti": "biasa"}
    one, two = incident(together), incident({**apart, "perbuatan": "bicara"}, {**apart, "perbuatan": "foto"})
    assert one.outcome is Outcome.VIOLATION
    assert two.outcome is Outcome.UNDETERMINED
    assert judge().recheck(plain(one.receipt())).again.outcome is Outcome.VIOLATION
    assert judge().recheck(plain(two.receipt())).again.outcome is Outcome.UNDETERMINED


def test_changed_rule_changes_an_act_and_is_told(tmp_path: Path) -> None:
    path = tmp_path / "pegawai.larangan"
    text = RULES.read_text("utf-8")
    assert text.count("bila perbuatan adalah hadir") == 1
    path.write_text(text.replace("bila perbuatan adalah hadir", "bila perbuatan adalah baca"), "utf-8")
    other: Judge = compile(load(path))
    recheck = other.recheck(incident(record("hadir"), record("suka")).receipt())
    assert not recheck.same
    assert [each.changed for each in recheck.causes] == [Changed.PACK_TEXT]
    acts = [each for each in recheck.effects if each.changed is Changed.ACT]
    assert [(each.subject, each.before, each.after) for each in acts] == [("1", "violation", "no_violation")]


def test_altered_receipt_has_an_effect_and_no_cause() -> None:
    receipt = incident(record("hadir"), record("baca")).receipt()
    first, second = receipt.acts
    altered = attrs.evolve(receipt, acts=(attrs.evolve(first, outcome=Outcome.NO_VIOLATION), second))
    recheck = judge().recheck(altered)
    assert (recheck.same, recheck.causes) == (False, ())


BROKEN: dict[str, Callable[[dict[str, Any]], object]] = {
    "acts": lambda raw: raw.update(acts=[]),
    "acts.0": lambda raw: raw.update(acts=["suka"]),
    "acts.0.row": lambda raw: raw["acts"][0].update(row=2),
    "acts.1.row": lambda raw: raw["acts"][1].update(row=3),
    "acts.1.varies": lambda raw: raw["acts"][1].update(varies=3),
    "acts.1.facts": lambda raw: raw["acts"][1].pop("facts"),
    "acts.0.outcome": lambda raw: raw["acts"][0].update(outcome="guilty"),
}


@pytest.mark.parametrize("place", BROKEN)
def test_broken_receipt_is_refused_at_its_place(place: str) -> None:
    raw = plain(incident(record("suka + hadir")).receipt())
    BROKEN[place](raw)
    with pytest.raises(EventError) as raised:
        judge().recheck(raw)
    (diagnostic,) = raised.value.diagnostics
    assert (diagnostic.code, diagnostic.arguments["field"]) == ("T004", place)
