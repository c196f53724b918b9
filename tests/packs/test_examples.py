"""Every prohibition is shown: violated, nearly, excused, open."""

from __future__ import annotations

import pytest

from asn_neutrality import FindingStatus, Prohibition
from asn_neutrality.judge.examples import ExampleResult
from asn_neutrality.logic.atoms import Meant
from asn_neutrality.logic.fold import questions
from asn_neutrality.logic.shapes import All, Choice, Named
from tests.packs.shipped import judge
from tests.packs.test_texts import PROHIBITIONS

RESULTS = list(judge().run_examples())
every_prohibition = pytest.mark.parametrize("rule", PROHIBITIONS, ids=lambda rule: rule.id)


def shown(rule: Prohibition) -> set[FindingStatus]:
    """The findings its examples state."""
    return {example.finding for example in rule.examples}


@pytest.mark.parametrize("result", RESULTS, ids=lambda result: f"{result.rule}: {result.example.title}")
def test_example_holds(result: ExampleResult) -> None:
    assert result.passed, f"stated {result.example.finding.value}, found {result.finding.status.value}"


@every_prohibition
def test_has_an_example_violated_a_near_miss_and_an_open_one(rule: Prohibition) -> None:
    assert shown(rule) >= {FindingStatus.VIOLATED, FindingStatus.NOT_MET, FindingStatus.UNDETERMINED}


@every_prohibition
def test_has_one_excused_example_per_exception(rule: Prohibition) -> None:
    named = {example.by for example in rule.examples if example.finding is FindingStatus.EXCUSED}
    assert named == {exception.name for exception in rule.exceptions}


@every_prohibition
def test_a_rule_with_readings_has_a_disputed_example(rule: Prohibition) -> None:
    own = [name for name in questions(rule.condition) if not name.startswith("kalender_pemilihan.")]
    assert (FindingStatus.DISPUTED in shown(rule)) or not own


@every_prohibition
def test_every_condition_that_matters_has_a_near_miss(rule: Prohibition) -> None:
    near = (result for result in RESULTS if result.rule == rule.id and result.example.finding is FindingStatus.NOT_MET)
    failed = [part for result in near for part in result.finding.failed]
    assert [part for part in conjuncts(rule.condition) if part not in failed] == []


def conjuncts(condition: Meant) -> list[Meant]:
    """The conditions that must all hold, without the actor (shown once per list) and the readings (disputed)."""
    match condition:
        case All(parts):
            return [found for part in parts for found in conjuncts(part)]
        case Choice() | Named(name="kosakata.oleh_asn"):
            return []
        case _:
            return [condition]
