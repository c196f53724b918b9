"""Every prohibition of the election laws is titled, quoted word for word, and shown."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import asn_neutrality as asn
from asn_neutrality import Prohibition
from asn_neutrality.logic.atoms import Meant
from asn_neutrality.logic.shapes import All, Choice
from tests.packs.national.election_laws.judging import EXCUSED, NOT_MET, PACKS, UNDETERMINED, VIOLATED, judge, rules

PROHIBITIONS = [rule for name in PACKS for rule in rules().packs[name].prohibitions]
every_prohibition = pytest.mark.parametrize("rule", PROHIBITIONS, ids=lambda rule: rule.id)
PROVISIONS = tomllib.loads((Path(__file__).parents[1] / "provisions.toml").read_text("utf-8"))
RESULTS = [result for result in judge().run_examples() if result.rule.partition(".")[0] in PACKS]


def test_examples_hold() -> None:
    assert [f"{result.rule}: {result.example.title}" for result in RESULTS if not result.passed] == []


@every_prohibition
def test_a_prohibition_is_titled_quoted_and_shown(rule: Prohibition) -> None:
    assert rule.title.en
    assert rule.title.en != rule.title.id
    assert rule.quote
    shown = {example.finding for example in rule.examples}
    assert shown >= {VIOLATED, NOT_MET, UNDETERMINED}
    assert {example.by for example in rule.examples if example.finding is EXCUSED} == {
        exception.name for exception in rule.exceptions
    }


def place(citation: asn.Citation) -> str:
    """Source and place, as the provisions are keyed."""
    steps = [f"{locator.kind} {locator.value}" for locator in citation.locators]
    return " ".join([citation.source.partition(".")[2], *steps])


def missing_from(provision: str, quote: str | None) -> list[str]:
    """The parts of a quotation, between what it leaves out, that the provision does not have word for word."""
    return [part for part in re.split(r"\s*\[\.\.\.\]\s*", quote or "") if part not in provision]


@every_prohibition
def test_a_rule_quotes_the_provision_it_rests_on_word_for_word(rule: Prohibition) -> None:
    provisions = [PROVISIONS[key] for key in map(place, rule.basis) if key in PROVISIONS]
    assert [] in [missing_from(provision, rule.quote) for provision in provisions]


@pytest.mark.parametrize("name", PACKS)
def test_a_sanction_quotes_the_provision_that_carries_it(name: str) -> None:
    for sanction in rules().packs[name].sanctions:
        assert missing_from(PROVISIONS[place(sanction.citations[0])], sanction.quote) == []


@every_prohibition
def test_every_condition_has_a_near_miss(rule: Prohibition) -> None:
    near = [result for result in RESULTS if result.rule == rule.id and result.example.finding is NOT_MET]
    failed = [part for result in near for part in result.finding.failed]
    assert [part for part in conjuncts(rule.condition) if part not in failed] == []


def conjuncts(condition: Meant) -> list[Meant]:
    """The conditions that must all hold, without the rule's own readings."""
    match condition:
        case All(parts):
            return [found for part in parts for found in conjuncts(part)]
        case Choice():
            return []
        case _:
            return [condition]


@every_prohibition
def test_whatever_is_a_crime_carries_its_penalty_and_nothing_else_does(rule: Prohibition) -> None:
    penalties = [clause.sanction for clause in rule.sanctions if ".pidana_" in clause.sanction]
    assert bool(penalties) is (rule.track == "pidana")
