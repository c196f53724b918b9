"""Each rule of the joint decrees and letters is cited, quoted and shown: violated, nearly, excused, open."""

from __future__ import annotations

import pytest

from asn_neutrality import FindingStatus, Permission, Prohibition
from asn_neutrality.judge.examples import ExampleResult
from asn_neutrality.logic.fold import questions
from tests.packs.national.joint_decrees.judging import PACKS, judge
from tests.packs.test_examples import conjuncts, shown

RESULTS: list[ExampleResult] = list(judge().run_examples())
RULES = [rule for name in PACKS for rule in judge().rules.packs[name].rules]
PROHIBITIONS = [rule for rule in RULES if isinstance(rule, Prohibition)]
PERMISSIONS = [rule for rule in RULES if isinstance(rule, Permission)]
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
every_prohibition = pytest.mark.parametrize("rule", PROHIBITIONS, ids=lambda rule: rule.id)
every_pack = pytest.mark.parametrize("name", PACKS)


def test_all_rows_are_there() -> None:
    ethics = [rule for rule in PROHIBITIONS if rule.pack == "skb_2022" and rule.track == "kode_etik"]
    discipline = [rule for rule in PROHIBITIONS if rule.pack == "skb_2022" and rule.track == "disiplin"]
    assert (len(ethics), len(discipline)) == (7, 13)
    assert len([rule for rule in PROHIBITIONS if rule.pack == "skb_2020"]) == 16


def test_examples_hold_with_all_packs_together() -> None:
    assert [(result.rule, result.example.title) for result in RESULTS if not result.passed] == []


@every_rule
def test_has_titles_in_both_languages_a_citation_and_a_quotation(rule: Prohibition | Permission) -> None:
    assert rule.title.id
    assert rule.title.en
    assert rule.basis
    assert rule.quote


@every_prohibition
def test_has_an_example_violated_a_near_miss_and_an_open_one(rule: Prohibition) -> None:
    assert shown(rule) >= {FindingStatus.VIOLATED, FindingStatus.NOT_MET, FindingStatus.UNDETERMINED}


@every_prohibition
def test_has_an_example_for_each_exception(rule: Prohibition) -> None:
    named = {example.by for example in rule.examples if example.finding is FindingStatus.EXCUSED}
    assert named == {exception.name for exception in rule.exceptions if exception.question is None}
    if any(exception.question for exception in rule.exceptions):
        assert FindingStatus.DISPUTED in shown(rule)


@every_prohibition
def test_a_rule_with_readings_has_a_disputed_example(rule: Prohibition) -> None:
    own = [name for name in questions(rule.condition) if not name.startswith("kalender_pemilihan.")]
    assert (FindingStatus.DISPUTED in shown(rule)) or not own


@every_prohibition
def test_every_condition_that_matters_has_a_near_miss(rule: Prohibition) -> None:
    near = (result for result in RESULTS if result.rule == rule.id and result.example.finding is FindingStatus.NOT_MET)
    failed = [part for result in near for part in result.finding.failed]
    assert [part for part in conjuncts(rule.condition) if part not in failed] == []


@pytest.mark.parametrize("rule", PERMISSIONS, ids=lambda rule: rule.id)
def test_every_permission_is_shown_at_work(rule: Permission) -> None:
    expected = FindingStatus.DISPUTED if rule.question else FindingStatus.EXCUSED
    name = rule.id.partition(".")[2]
    shows = [result for result in RESULTS if result.rule in rule.overrides and result.example.finding is expected]
    assert [result for result in shows if rule.question or (result.example.by or "").endswith(name)]


@every_pack
def test_labels_are_in_both_languages(name: str) -> None:
    pack = judge().rules.packs[name]
    labels = [pack.title, *(track.label for track in pack.tracks), *(source.title for source in pack.sources)]
    labels += [exception.label for rule in pack.prohibitions for exception in rule.exceptions if exception.label]
    labels += [question.title for question in pack.questions if question.readings]
    labels += [reading.label for question in pack.questions for reading in question.readings if reading.label]
    assert [label.id for label in labels if not label.en] == []


@every_pack
def test_no_source_claims_to_have_been_seen_as_signed(name: str) -> None:
    own = [source for source in judge().rules.packs[name].sources if source.id == f"{name}.{name}"]
    assert all(source.provenance.value == "laporan" for source in own)
