"""Several acts judged together."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from asn_neutrality import EventError, FindingStatus, IncidentVerdict, Judge, Outcome, compile, load
from asn_neutrality.judge.judge import MOST_ACTS
from tests.engine.fast.test_shipped import compiled

RULES = Path(__file__).with_name("pegawai.larangan")
VIOLATION, NO_VIOLATION = Outcome.VIOLATION, Outcome.NO_VIOLATION


@cache
def judge() -> Judge:
    return compile(load(RULES))


def incident(*records: object) -> IncidentVerdict:
    return judge().evaluate_incident(records)


def record(act: str, **facts: object) -> dict[str, object]:
    return {"perbuatan": act, "pelaku": {"status": "pns", "cuti": "biasa", **facts}}


def found(verdict: IncidentVerdict, rule: str) -> tuple[FindingStatus, tuple[int, ...]]:
    (each,) = (each for each in verdict.findings if each.prohibition.id == f"pegawai.{rule}")
    return each.status, each.acts


# -- The union ---------------------------------------------------------------------------------------------------------


def test_violated_is_what_some_act_violates_and_the_acts_are_named() -> None:
    verdict = incident(record("baca"), record("hadir"), record("bicara"))
    assert verdict.outcome is VIOLATION
    assert verdict.tracks == {"etik": NO_VIOLATION, "disiplin": VIOLATION}
    assert [rule.id for rule in verdict.violations] == ["pegawai.hadir", "pegawai.bicara"]
    assert found(verdict, "hadir") == (FindingStatus.VIOLATED, (1,))
    assert found(verdict, "suka") == (FindingStatus.NOT_MET, (0, 1, 2))


def test_exception_excuses_its_own_act_only() -> None:
    verdict = incident(record("bicara", cuti="cltn"), record("baca"))
    assert (verdict.outcome, found(verdict, "bicara")) == (NO_VIOLATION, (FindingStatus.EXCUSED, (0,)))
    verdict = incident(record("bicara", cuti="cltn"), record("bicara"))
    assert found(verdict, "bicara") == (FindingStatus.VIOLATED, (1,))


def test_gravest_sanction_is_that_of_all_acts() -> None:
    gravest = incident(record("hadir"), record("bicara")).gravest["disiplin"]
    assert [each.sanction.id for each in gravest.certain] == ["pegawai.berat"]
    assert [each.sanction.id for each in incident(record("hadir")).gravest["disiplin"].certain] == ["pegawai.ringan"]


def test_sanction_that_is_certain_for_one_act_is_certain() -> None:
    verdict = incident(record("hadir"), record("hadir"))
    assert [(each.sanction.id, each.certain) for each in verdict.sanctions] == [("pegawai.ringan", True)]


def test_readings_have_one_answer_for_all_acts() -> None:
    """On one reading the PNS's like is prohibited, on the other the PPPK's: together some like is, in any case."""
    verdict = incident(record("suka"), record("suka", status="pppk"))
    assert [act.outcome for act in verdict.verdicts] == [Outcome.DISPUTED] * 2
    assert verdict.outcome is VIOLATION
    assert found(verdict, "suka") == (FindingStatus.VIOLATED, (0, 1))


def test_records_leave_open_what_they_leave_open_each_for_itself() -> None:
    verdict = incident({"perbuatan": "bicara", "pelaku.cuti": "biasa"}, record("baca"))
    assert verdict.outcome is Outcome.UNDETERMINED
    assert found(verdict, "bicara") == (FindingStatus.UNDETERMINED, (0,))


def test_one_record_is_judged_as_alone() -> None:
    verdict = incident(record("hadir"))
    (alone,) = verdict.verdicts
    assert (verdict.outcome, verdict.tracks, verdict.packs) == (alone.outcome, alone.tracks, alone.packs)
    assert [each.status for each in verdict.findings] == [each.status for each in alone.findings]


# -- Several acts in one row -------------------------------------------------------------------------------------------


def test_row_with_several_acts_is_an_incident() -> None:
    verdict = incident(record("hadir + bicara"))
    assert [len(verdict.verdicts), verdict.outcome] == [2, VIOLATION]
    assert [rule.id for rule in verdict.violations] == ["pegawai.hadir", "pegawai.bicara"]


def test_acts_of_a_row_share_what_the_row_leaves_open() -> None:
    """Whoever did both is a PNS in both or a PPPK in both: the one may not speak, the other not take a photo."""
    row = {"perbuatan": "bicara + foto", "pelaku.cuti": "biasa"}
    together = incident(row)
    assert (together.outcome, together.violations) == (VIOLATION, ())
    assert [[rule.id for rule in ground] for ground in together.grounds] == [["pegawai.bicara", "pegawai.foto"]]
    apart = incident({**row, "perbuatan": "bicara"}, {**row, "perbuatan": "foto"})
    assert apart.outcome is Outcome.UNDETERMINED


@pytest.mark.parametrize("act", ["suka+hadir", "suka + hadir", " suka +hadir ", "suka+hadir+suka"])
def test_acts_are_joined_with_or_without_blanks_and_counted_once(act: str) -> None:
    assert len(incident({"perbuatan": act}).verdicts) == 2


def test_each_act_of_a_row_may_be_one_of_several() -> None:
    assert [v.record.facts["perbuatan"] for v in incident({"perbuatan": "suka / baca + hadir"}).verdicts] == [
        judge().read({"perbuatan": each}).facts["perbuatan"] for each in ("suka / baca", "hadir")
    ]


def test_one_record_with_several_acts_is_refused_with_the_way_out() -> None:
    with pytest.raises(EventError, match="evaluate_incident") as caught:
        judge().evaluate({"perbuatan": "suka + hadir"}, language="en")
    assert [each.code for each in caught.value.diagnostics] == ["R017"]


def test_second_fact_with_several_values_is_refused() -> None:
    with pytest.raises(EventError) as caught:
        incident({"perbuatan": "suka + hadir", "pelaku.cuti": "biasa + cltn"})
    assert {each.code for each in caught.value.diagnostics} == {"R017"}


def test_unknown_act_of_a_row_is_refused_by_name() -> None:
    with pytest.raises(EventError, match="`hadirr` is not a value of `perbuatan`"):
        judge().evaluate_incident([{"perbuatan": "suka + hadirr"}], language="en")


# -- Records that do not agree -----------------------------------------------------------------------------------------


def told(*records: object) -> list[str]:
    return [each.fact.name for each in incident(*records).disagreements]


def test_actor_is_one_person() -> None:
    assert told(record("hadir", nama="Siti"), record("bicara", nama="Budi")) == ["pelaku.nama"]
    assert told(record("hadir", nama=" siti "), record("bicara", nama="Siti")) == []
    assert told(record("hadir"), record("bicara", status="pppk")) == ["pelaku.status"]


def test_what_agrees_or_is_open_or_may_change_is_no_disagreement() -> None:
    assert told(record("hadir"), record("bicara", status="?")) == []
    assert told(record("hadir"), record("bicara", status=["pns", "pppk"])) == []
    assert told(record("hadir"), {"perbuatan": "bicara"}) == []
    assert told(record("hadir"), record("bicara", cuti="cltn")) == []
    assert told(record("hadir", nama="Siti"), record("bicara")) == []


def test_each_act_is_judged_by_its_own_record() -> None:
    verdict = incident(record("bicara"), record("bicara", status="pppk"))
    assert [act.outcome for act in verdict.verdicts] == [VIOLATION, NO_VIOLATION]


# -- Forms and bounds --------------------------------------------------------------------------------------------------


def test_plain_incident_is_json_counts_from_one_and_holds_no_name() -> None:
    plain = incident(record("hadir", nama="Siti"), record("bicara", nama="Budi")).to_dict()
    assert json.loads(json.dumps(plain)) == plain
    assert plain["disagreements"] == [{"fact": "pelaku.nama", "acts": [1, 2]}]
    assert [each["acts"] for each in plain["findings"] if each["status"] == "violated"] == [[1], [2]]
    assert "Siti" not in json.dumps(plain)


def test_order_of_the_records_changes_no_outcome() -> None:
    records = (record("suka"), record("hadir + bicara"), record("suka", status="pppk"))
    one, other = incident(*records), incident(*reversed(records))
    assert (one.outcome, one.tracks) == (other.outcome, other.tracks)
    assert [each.status for each in one.findings] == [each.status for each in other.findings]


def test_presumptions_hold_for_all_acts() -> None:
    many = judge().evaluate_incident([record("hadir")] * 3, presumptions=True)
    assert [act.strict is not act for act in many.verdicts] == [True] * 3


def test_as_many_acts_as_the_bound_are_judged_and_no_more() -> None:
    assert incident(*[record("suka"), record("suka", status="pppk")] * (MOST_ACTS // 2)).outcome is VIOLATION
    for records, code in (([record("suka")] * (MOST_ACTS + 1), "T007"), ([], "T006")):
        with pytest.raises(EventError) as caught:
            incident(*records)
        assert [each.code for each in caught.value.diagnostics] == [code]


def test_incident_is_refused_at_once_or_every_question_about_it_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    acts: tuple[dict[str, str], ...] = ({"perbuatan": "suka"}, {"perbuatan": "suka", "pelaku.status": "pppk"}, {})
    expected = incident(*acts).judgement
    told = []
    for room in range(100):
        monkeypatch.setattr("asn_neutrality.engine.incident.LARGEST", room)
        try:
            verdict = incident(*acts)
        except EventError:
            told.append(False)
        else:
            told.append(verdict.judgement == expected)
    assert told == sorted(told)
    assert {*told} == {False, True}


def test_acts_that_leave_much_open_are_judged_together_though_all_as_one_diagram_were_too_large() -> None:
    night = {"tanggal": "2024-10-12", "kontes": "bupati", "pelaku.status": "pns"}
    speech = {"perbuatan": "narasumber", "acara.jenis": "kegiatan_parpol", "surat_tugas": "dari_atasan"}
    verdict = Judge(compiled("nasional")).evaluate_incident(
        [
            {**night, "pemilihan": "pilkada_2024"},
            {**night, "dokumen_dukungan": "surat_dengan_identitas / surat_dukungan"},
            {"tanggal": "2020-09-14", "pemilihan": "pilkada_2020", "pelaku.status": "pns", **speech},
        ]
    )
    assert (verdict.outcome, verdict.tracks["disiplin"]) == (Outcome.UNDETERMINED, Outcome.UNDETERMINED)


def test_short_form_shows_outcome_and_number_of_acts() -> None:
    assert repr(incident(record("hadir"), record("baca"))) == "<IncidentVerdict violation, 2 acts>"
