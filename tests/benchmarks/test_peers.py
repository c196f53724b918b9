"""Engines compared with: those that are installed agree, those that are not say so, a wrong one is found out."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from benchmarks.measure import one_event
from benchmarks.measure.effort import TINY
from benchmarks.measure.jobs import Job, in_new_process, jobs_of
from benchmarks.measure.setting import Setting
from benchmarks.neutral.events import columns, records
from benchmarks.neutral.rules import Rule, rules
from benchmarks.part import Part
from benchmarks.peers import IF, OURS, PEERS, Peer
from benchmarks.peers.by_hand import source, tuned_source
from benchmarks.peers.prepared import RECORDS, Prepared, each

INSTALLED = [peer for peer in PEERS if not peer.missing]


@pytest.mark.parametrize("part", Part)
def test_every_installed_engine_agrees_with_ours_and_has_its_times(part: Part) -> None:
    figures = list(Job(part, 1).figures(tiny=True))
    expected = {peer.name for peer in INSTALLED if part in peer.parts}
    assert {figure.engine for figure in figures if figure.seconds} >= expected & {
        IF.name,
        *(peer.name for peer in OURS),
    }
    for figure in figures:
        assert figure.wrong == 0
        assert figure.problem.startswith("not installed") or len(figure.seconds) == TINY.repeats == len(figure.by_hand)


def test_engine_that_answers_wrong_has_no_time() -> None:
    def prepare(_: Sequence[Rule]) -> Prepared:
        return each(lambda _: ["rule_0001"])

    liar = Peer("liar", (), RECORDS, prepare, "")
    (figure,) = one_event.measure(Setting(Part.ONE, 16), TINY, [liar])
    assert figure.wrong > 0
    assert not figure.seconds


def test_engine_that_raises_is_told_and_the_others_go_on() -> None:
    def prepare(_: Sequence[Rule]) -> Prepared:
        raise ValueError("too many rules")

    broken = Peer("broken", (), RECORDS, prepare, "")
    first, second = one_event.measure(Setting(Part.ONE, 16), TINY, [broken, IF])
    assert first.problem == "ValueError: too many rules"
    assert second.seconds


def test_engine_whose_package_is_missing_is_not_prepared() -> None:
    absent = Peer("absent", ("no-such-package",), RECORDS, IF.prepare, "")
    (figure,) = one_event.measure(Setting(Part.ONE, 16), TINY, [absent])
    assert figure.problem == "not installed: no-such-package"


def test_hand_written_rules_read_as_a_person_writes_them() -> None:
    lines = source(rules(16)).splitlines()
    assert lines[0] == "def violated(e):"
    assert lines[2].startswith('    if e.get("act") in ("liking", "commenting", "sharing", "posting") and ')
    assert "area" not in tuned_source(rules(16))
    assert 'area = get("area")' in tuned_source(rules(32))


def test_job_gives_the_same_figures_in_a_process_of_its_own() -> None:
    job = Job(Part.ONE, 1)
    here = [(figure.engine, figure.rules, figure.wrong, bool(figure.seconds)) for figure in job.figures(tiny=True)]
    there = [
        (figure.engine, figure.rules, figure.wrong, bool(figure.seconds)) for figure in in_new_process(job, tiny=True)
    ]
    assert here == there


def test_every_part_has_jobs() -> None:
    assert all(job.part is part for part in Part for job in jobs_of(part))


def test_columns_and_records_of_events_say_the_same() -> None:
    events = columns(20)
    assert [record.get("act") is None for record in records(events)] == [code < 0 for code in events["act"]]
