"""A verdict: outcomes by track and pack, findings, grounds, and its forms in words and plain data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from asn_neutrality import EventError, FindingStatus, Outcome, Provenance, Verdict, compile, load
from asn_neutrality.domain.records import Text, Values
from asn_neutrality.domain.words import Language
from asn_neutrality.explain import Depth
from asn_neutrality.symbolic import cover
from tests.fixtures.village import ELECTION, VILLAGE, presuming, verdict

VIOLATION, NO_VIOLATION, UNDETERMINED = Outcome.VIOLATION, Outcome.NO_VIOLATION, Outcome.UNDETERMINED
LIKE = {"pelaku": "pns", "perbuatan": "suka"}
DAY = {"tanggal": "2024-09-22", "berpasangan": "ya", **ELECTION}
EITHER = ("desa.suka_bakal_calon", "desa.suka_calon")


def ids(found: Verdict) -> list[tuple[str, ...]]:
    """The grounds as ids."""
    return [tuple(rule.id for rule in ground) for ground in found.grounds]


# -- The two named cases -----------------------------------------------------------------------------------------------


def test_like_with_the_status_unknown_is_certain_though_it_is_open_whether_of_ethics_or_discipline() -> None:
    found = verdict(**LIKE, status=["bakal_calon", "calon"])
    assert found.outcome is VIOLATION
    assert (found.violations, ids(found), found.missing) == ((), [EITHER], ())
    assert found.tracks == {"etik": UNDETERMINED, "disiplin": UNDETERMINED, "tertib": NO_VIOLATION}
    assert found.outcome_on("etik", "disiplin") is VIOLATION


def test_like_on_the_very_day_of_determination_is_certain_though_each_rule_alone_is_disputed() -> None:
    found = verdict(**LIKE, **DAY)
    assert found.outcome is VIOLATION
    assert (found.violations, ids(found)) == ((), [EITHER])
    assert found.tracks == {"etik": Outcome.DISPUTED, "disiplin": Outcome.DISPUTED, "tertib": NO_VIOLATION}
    statuses = {found.finding(rule).status for rule in EITHER}
    assert statuses == {FindingStatus.DISPUTED}


# -- Parts -------------------------------------------------------------------------------------------------------------


def test_tracks_are_those_the_packs_declare_in_order() -> None:
    assert list(verdict().tracks) == ["etik", "disiplin", "tertib"]
    assert set(verdict(pelaku="warga", perbuatan="suka").tracks.values()) == {NO_VIOLATION}


def test_packs_are_judged_apart_and_those_out_of_scope_are_named(tmp_path: Path) -> None:
    other = tmp_path / "kampung.larangan"
    other.write_text(
        'paket kampung versi "1.0.0" bahasa id judul "Kampung" lingkup kontes dewan rezim etik\npakai desa\n'
        'larangan suka judul "Suka" dasar desa.daftar rezim etik bila perbuatan adalah suka\n',
        "utf-8",
    )
    judge = compile(load(VILLAGE, other))
    found = judge.evaluate({**LIKE, "status": "bukan_peserta", "kontes": "kepala_desa"})
    assert (found.packs, found.out_of_scope) == ({"desa": NO_VIOLATION, "kampung": NO_VIOLATION}, ("kampung",))
    found = judge.evaluate({**LIKE, "status": "bukan_peserta", "kontes": "dewan"})
    assert (found.packs, found.out_of_scope) == ({"desa": NO_VIOLATION, "kampung": VIOLATION}, ())
    assert found.tracks["etik"] is VIOLATION


def test_findings_are_in_the_order_of_the_rules_and_found_by_id() -> None:
    found = verdict(**LIKE, status="calon")
    assert [each.prohibition.id for each in found.findings][:2] == list(EITHER)
    assert found.finding("desa.suka_calon") == found.findings[1]
    with pytest.raises(KeyError, match="tiada"):
        found.finding("desa.tiada")


def test_certain_violation_is_its_own_ground() -> None:
    found = verdict(**LIKE, status="calon")
    assert [rule.id for rule in found.violations] == ["desa.suka_calon"]
    assert ids(found) == [("desa.suka_calon",)]


def test_finding_carries_what_belongs_to_its_status() -> None:
    attending = {"pelaku": "pns", "perbuatan": "hadir", "cuti": "cltn", "tanggal": "2024-10-01", **ELECTION}
    excused = verdict(**attending).finding("desa.hadir")
    assert (excused.status, excused.excused_by[0]) == (FindingStatus.EXCUSED, "cltn")
    assert (excused.failed, excused.questions, excused.missing) == ((), (), ())
    not_met = verdict(**attending).finding("desa.bicara")
    assert (not_met.status, len(not_met.failed), not_met.excused_by) == (FindingStatus.NOT_MET, 1, ())
    disputed = verdict(**LIKE, **DAY).finding("desa.suka_calon")
    assert (disputed.questions, disputed.failed) == (("desa.sudah_ditetapkan",), ())


def test_facts_are_those_judged_by() -> None:
    found = presuming(**LIKE, status="calon", nama="Siti").facts
    assert (found["pelaku"], found["nama"]) == (Values(frozenset({"pns"})), Text("Siti"))
    assert (found["sadar"], found["keluarga"]) == (Values(frozenset({"ya"})), Values(frozenset({"nihil"})))
    assert "cuti" not in found


def test_facts_that_contradict_each_other_are_not_judged_by() -> None:
    assert not {"pelaku", "cuti"} & verdict(pelaku="pppk", cuti="cltn").facts.keys()


def test_verdict_rests_on_its_sources_as_they_were_seen() -> None:
    found = verdict(**LIKE, status="calon")
    assert found.provenance is Provenance.REPORT
    assert [each.source.id for each in found.rests_on] == ["desa.daftar"]
    assert verdict(pelaku="warga").provenance is None
    assert verdict(pelaku="pns", perbuatan="beri", tanggal="2024-01-01").provenance is Provenance.PRIMARY


def test_excuse_rests_on_the_basis_of_its_rule_where_it_cites_none() -> None:
    attending = {"pelaku": "pns", "perbuatan": "hadir", "cuti": "cltn", "surat": "tidak", "keluarga": "pasangan"}
    found = verdict(**attending, **ELECTION, tanggal="2024-10-01")
    assert found.finding("desa.hadir").excused_by == ("cltn", "pendamping")
    assert [each.source.id for each in found.rests_on] == ["desa.daftar"]


def test_sanctions_reach_the_addressee_only() -> None:
    applied = {each.sanction.id: each.certain for each in verdict(**LIKE, status="calon").sanctions}
    assert applied == {"desa.berat": True, "desa.tegur": False}
    pppk = verdict(**{**LIKE, "pelaku": "pppk"}, status="calon", kontes="kepala_desa").sanctions
    assert [(each.sanction.id, each.certain) for each in pppk] == [("desa.tegur", True)]


# -- Forms -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "facts", [{}, {**LIKE, "status": "calon"}, {**LIKE, **DAY}, {"pelaku": "pppk", "cuti": "cltn"}]
)
def test_plain_verdict_is_json_and_says_the_same(facts: dict[str, str]) -> None:
    found = verdict(**facts)
    plain = found.to_dict()
    assert json.loads(json.dumps(plain)) == plain
    assert plain["outcome"] == found.outcome.value
    assert plain["tracks"] == {name: outcome.value for name, outcome in found.tracks.items()}
    assert plain["violations"] == [rule.id for rule in found.violations]
    assert plain["grounds"] == [list(ground) for ground in ids(found)]
    assert [item["fact"] for item in plain["missing"]] == [item.fact.name for item in found.missing]


def test_plain_verdict_leaves_the_record_out() -> None:
    assert "Siti" not in json.dumps(verdict(**LIKE, status="calon", nama="Siti").to_dict())


@pytest.mark.parametrize(("language", "word"), [("id", "MELANGGAR"), ("en", "VIOLATION")])
def test_explanation_is_in_both_languages_and_at_three_depths(language: Language, word: str) -> None:
    found = verdict(**LIKE, status="calon", nama="Siti")
    depths: tuple[Depth, ...] = ("line", "full", "audit")
    line, full, audit = (found.explain(language, depth) for depth in depths)
    assert "\n" not in line
    assert full.splitlines()[0] == word
    assert len(line) < len(full) < len(audit)
    assert "desa.larangan:" in full
    assert "Siti" not in line + full + audit


def test_explanation_of_either_or_names_both_rules_and_the_fact() -> None:
    text = verdict(**LIKE, status=["bakal_calon", "calon"]).explain("en")
    for words in ("Liking a prospective candidate's account", "Liking a candidate's account", "status of the person"):
        assert words in text


def test_short_form_shows_the_outcome() -> None:
    assert repr(verdict(**LIKE, status="calon")) == "<Verdict violation>"


# -- Determinism -------------------------------------------------------------------------------------------------------


def test_same_record_gives_the_same_judgement_and_words() -> None:
    facts = {**LIKE, **DAY}
    first, second = (verdict(**order) for order in (facts, dict(reversed(facts.items()))))
    assert first.judgement == second.judgement
    assert first.explain("id", "audit") == second.explain("id", "audit")


def test_order_of_the_rules_in_the_file_changes_no_outcome(tmp_path: Path) -> None:
    head, *rules = VILLAGE.read_text("utf-8").split("\n\nlarangan ")
    last, permission = rules[-1].split("\n\nizin ")
    turned = tmp_path / "desa.larangan"
    turned.write_text("\n\nlarangan ".join((head, *reversed((*rules[:-1], last)))) + "\n\nizin " + permission, "utf-8")
    judge = compile(load(turned))
    for facts in ({}, {**LIKE}, {**LIKE, **DAY}, {"perbuatan": "hadir", **DAY}, {"pelaku": "pns", "perbuatan": "beri"}):
        one, other = verdict(**facts), judge.evaluate(facts)
        assert (one.outcome, one.tracks) == (other.outcome, other.tracks)
        assert {f.prohibition.id: f.status for f in one.findings} == {
            f.prohibition.id: f.status for f in other.findings
        }
        assert {item.fact.name for item in one.missing} == {item.fact.name for item in other.missing}


def test_outcome_too_large_to_tell_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    judge = compile(load(VILLAGE))
    monkeypatch.setattr(cover, "LIMIT", 0)
    with pytest.raises(EventError) as raised:
        _ = judge.evaluate(LIKE).outcome
    assert [problem.code for problem in raised.value.diagnostics] == ["P003"]
