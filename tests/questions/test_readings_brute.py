"""The outcomes under each answer equal brute force over the completions, for the event, its tracks and its packs."""

from __future__ import annotations

from collections.abc import Iterable

import attrs
from hypothesis import assume, given, settings

from asn_neutrality.domain.records import EventRecord
from asn_neutrality.domain.results import Outcome
from asn_neutrality.domain.rules import Prohibition
from asn_neutrality.engine.event import Event
from asn_neutrality.ir.domains import ChoiceDomain
from asn_neutrality.ir.lowering import lower
from asn_neutrality.questions.readings import readings
from asn_neutrality.symbolic.compiled import CompiledProgram
from asn_neutrality.symbolic.conflicts import conflicts
from tests.engine.oracle import Brute, Setting, judge, size
from tests.engine.settings import situations
from tests.pace import examples

LARGEST = 60
TRACKS = ("t1", "t2")
Outcomes = tuple[Outcome, ...]


def under(brute: Brute, question: str, answer: str, rules: Iterable[Prohibition]) -> Outcome:
    """The outcome where the question has this answer."""
    answered = [answers for answers in brute.answers if answers[question] == answer]
    return attrs.evolve(brute, answers=answered).outcome(tuple(rules))


@settings(max_examples=examples(40))
@given(situations())
def test_outcomes_under_each_answer_equal_brute_force(situation: tuple[Setting, EventRecord]) -> None:
    setting, record = situation
    assume(size(setting, record) <= LARGEST)
    program, _ = lower(setting.rules)
    assert program is not None
    assume(program.questions)
    compiled = CompiledProgram(program)
    assume(not conflicts(compiled))
    brute = judge(setting, record)
    assume(brute.worlds)
    event = Event(compiled, record)
    laws = [rule.rule.prohibition for rule in compiled.rules]
    tracks = {
        name: event.some_violated(rule for rule in compiled.rules if rule.rule.prohibition.track == name)
        for name in TRACKS
    }
    whole = event.some_violated(compiled.rules)
    found = {(each.question.id, each.answer): each for each in readings(event, whole, tracks, {"p": whole})}
    for question in program.questions:
        domain = program.variables[question].domain
        assert isinstance(domain, ChoiceDomain)
        expected = tuple(under(brute, question, answer, laws) for answer in domain.values)
        of_tracks: dict[str, Outcomes] = {
            name: tuple(
                under(brute, question, answer, (law for law in laws if law.track == name)) for answer in domain.values
            )
            for name in TRACKS
        }
        told = {name: outcomes for name, outcomes in of_tracks.items() if len(set(outcomes)) > 1}
        matters = len(set(expected)) > 1 or bool(told)
        assert ((question, domain.values[0]) in found) is matters
        for place, answer in enumerate(domain.values) if matters else ():
            each = found[question, answer]
            assert each.outcome is expected[place]
            assert each.tracks == {name: outcomes[place] for name, outcomes in told.items()}
            assert each.packs == ({"p": expected[place]} if len(set(expected)) > 1 else {})
