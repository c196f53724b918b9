"""Events under small packs: what the tests of this folder share."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from asn_neutrality.checker.records import RecordReader
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.results import Outcome
from asn_neutrality.domain.rules import FindingStatus
from asn_neutrality.engine.event import Event
from asn_neutrality.engine.findings import status
from asn_neutrality.ir import lower
from asn_neutrality.symbolic.compiled import CompiledProgram, CompiledRule
from tests.checker.checking import rule_set
from tests.fixtures import village


@cache
def compiled(text: str) -> CompiledProgram:
    """The program of a pack's text."""
    return _compiled(rule_set(text))


@cache
def village_program() -> CompiledProgram:
    """The program of the village."""
    return _compiled(village.rules())


def _compiled(rules: RuleSet) -> CompiledProgram:
    program, problems = lower(rules)
    assert program is not None, problems
    return CompiledProgram(program)


def event(text: str | None = None, /, **facts: object) -> Event:
    """The event of these facts under a pack, or under the rules of the village."""
    return _event(text, facts, presumptions=False)


def presuming(text: str | None = None, /, **facts: object) -> Event:
    """The same with presumptions."""
    return _event(text, facts, presumptions=True)


def _event(text: str | None, facts: Mapping[str, object], *, presumptions: bool) -> Event:
    program = village_program() if text is None else compiled(text)
    record, problems = RecordReader(program.program.source.vocabulary).read(facts, None)
    assert record is not None, problems
    return Event(program, record, presumptions=presumptions)


def rule_of(found: Event, name: str) -> CompiledRule:
    """The rule of this name, without its pack."""
    (rule,) = (each for each in found.compiled.rules if each.rule.prohibition.id.partition(".")[2] == name)
    return rule


def finding(found: Event, name: str) -> FindingStatus:
    """What is found of one prohibition."""
    return status(found, rule_of(found, name))


def outcome(found: Event) -> Outcome:
    """The outcome over all rules."""
    return found.outcome(found.some_violated(found.compiled.rules))
