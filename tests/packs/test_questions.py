"""What the questions say of the examples of the lists is so when it is tried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

import asn_neutrality as asn
from asn_neutrality.domain.answers import Answer, Remedies
from asn_neutrality.domain.records import Dates, EventRecord, Regions, Unknown, Values
from tests.packs.shipped import judge, rules

FEW = 4


def examples(most: int) -> Iterator[EventRecord]:
    """Examples of every list, some of each."""
    for pack in rules().packs.values():
        found = [example.record for rule in pack.prohibitions for example in rule.examples]
        yield from found[:: max(1, len(found) // most)]


def changed(record: EventRecord, answers: Sequence[Answer]) -> asn.Verdict:
    """The verdict where these facts are as the answers say."""
    facts = {**record.facts, **{answer.fact.name: answer.value for answer in answers if not answer.outside}}
    return judge().judge(EventRecord(facts))


def test_settling_answers_settle_and_no_part_of_them_does() -> None:
    tried = 0
    for record in examples(12):
        verdict = judge().judge(record)
        if not 0 < len(verdict.missing) <= FEW:
            continue
        for settlement in verdict.settling.settlements:
            for answers in settlement.answers:
                tried += 1
                assert changed(record, answers).outcome is settlement.outcome
                for left_out in answers:
                    part = changed(record, [answer for answer in answers if answer is not left_out])
                    assert part.missing
    assert tried > 20


def test_answering_the_next_question_never_leaves_more_than_was_said() -> None:
    tried = 0
    for record in examples(8):
        verdict = judge().judge(record)
        question = verdict.next_question()
        if question is None or not question.choices or len(verdict.missing) > FEW:
            continue
        tried += 1
        assert question.exact
        names = {each.fact.name for each in verdict.missing}
        assert question.fact.name in names
        for choice in question.choices:
            after = judge().evaluate({**raw(record), question.fact.name: choice.name})
            assert len(after.missing) <= len(names)
    assert tried > 5


def raw(record: EventRecord) -> dict[str, object]:
    """The record as somebody would write it."""
    found: dict[str, object] = {}
    for name, state in record.facts.items():
        match state:
            case Values(values):
                found[name] = sorted(values)
            case Regions(patterns):
                found[name] = list(patterns)
            case Dates(spans, _):
                found[name] = [f"{span.start or '..'}/{span.end or '..'}" for span in spans]
            case Unknown():
                found[name] = "?"
            case _:
                pass
    return found


def test_after_a_remedy_nothing_is_violated() -> None:
    tried = 0
    for record in examples(25):
        for remedy in judge().judge(record).remedies().remedies:
            tried += 1
            assert changed(record, remedy.changes).outcome is asn.Outcome.NO_VIOLATION
            assert remedy.means
            assert all(change.fact.changeable for change in remedy.changes)
    assert tried > 5


def test_no_unpaid_leave_is_offered_to_those_who_cannot_have_it() -> None:
    approach = {
        "pelaku.wilayah": "16.05",
        "pemilihan": "pilkada_2020",
        "acara.jenis": "bukan_acara",
        "perbuatan": "pendekatan",
        "bagi": "diri_sendiri",
        "sasaran": "partai_politik",
        "objek.status": "bakal_calon",
    }
    permanent = judge().evaluate({**approach, "pelaku.status": "pns"}).remedies()
    assert [means.excused_by for remedy in permanent.remedies for means in remedy.means] == [("cltn",)]
    for status in ("pppk", "pns / pppk"):
        assert judge().evaluate({**approach, "pelaku.status": status}).remedies() == Remedies((), complete=True)


@pytest.mark.parametrize("rule", ["musi_rawas_2020.hadiri_deklarasi", "indramayu_2020.hadiri_deklarasi"])
def test_what_is_said_to_be_missing_for_a_violation_makes_it_one(rule: str) -> None:
    for record in examples(2):
        for changes in judge().judge(record).why_not(rule).sets[:2]:
            needed = [change.needed for change in changes]
            assert changed(record, needed).finding(rule).status is asn.FindingStatus.VIOLATED


def test_the_missing_facts_of_a_track_are_those_of_its_rules() -> None:
    verdict = judge().evaluate({"pelaku.status": "pns", "perbuatan": "hadir", "pelaku.wilayah": "32.12"})
    by_track = verdict.missing_by_track
    assert by_track.keys() == verdict.tracks.keys()
    open_tracks = {name for name, outcome in verdict.tracks.items() if outcome is asn.Outcome.UNDETERMINED}
    assert open_tracks == {name for name, missing in by_track.items() if missing}
