"""Generated examples and coverage against brute force: what decides in which event is found by trying."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import define, evolve
from hypothesis import Phase, assume, given, settings

from asn_neutrality.analysis.illustration.aspects import Aspect, Matters, Read
from asn_neutrality.analysis.illustration.atoms import Atom, Part
from asn_neutrality.analysis.illustration.illustrate import illustrate
from asn_neutrality.analysis.illustration.illustrations import Illustrations
from asn_neutrality.domain.records import EventRecord, Unknown
from asn_neutrality.domain.rules import Prohibition
from asn_neutrality.ir.lowering import lower
from asn_neutrality.logic.atoms import Meant
from asn_neutrality.logic.shapes import All, Answer, Any, Choice, Constant, Not
from asn_neutrality.symbolic.compiled import CompiledProgram
from asn_neutrality.symbolic.conflicts import conflicts
from tests.engine.oracle import Setting, World, completions, judge, size, violated
from tests.engine.oracle.violation import all_answers
from tests.engine.settings import settings as rule_sets
from tests.pace import examples

LARGEST = 400
FEWER = settings(
    max_examples=examples(20),
    phases=[Phase.explicit, Phase.generate],
)


def replaced(condition: Meant, target: Meant, value: bool) -> Meant:
    """The condition with a part of it taken as true or false, as one would by hand."""
    if condition == target:
        return Constant(value)
    match condition:
        case Not(part):
            return Not(replaced(part, target, value))
        case All(parts):
            return All(tuple(replaced(part, target, value) for part in parts))
        case Any(parts):
            return Any(tuple(replaced(part, target, value) for part in parts))
        case Choice(question, answers):
            return Choice(question, tuple(Answer(a.name, replaced(a.part, target, value)) for a in answers))
        case _:
            return condition


def taken(rule: Prohibition, atom: Atom, value: bool) -> Prohibition:
    """The prohibition with the atom taken as true or false."""
    if atom.part is Part.CONDITION:
        return evolve(rule, condition=replaced(rule.condition, atom.meant, value))
    exceptions = tuple(
        evolve(each, condition=Constant(value) if atom.whole else replaced(each.condition, atom.meant, value))
        if each.name == atom.name
        else each
        for each in rule.exceptions
    )
    return evolve(rule, exceptions=exceptions)


@define(frozen=True)
class Brute:
    """One prohibition of a setting, event by event."""

    setting: Setting
    rule: Prohibition

    def meant(self, record: EventRecord) -> EventRecord:
        """The record; where a default is impossible, what has one and is not stated is unknown."""
        if completions(self.setting, record):
            return record
        facts = self.setting.rules.vocabulary.facts.values()
        return EventRecord({**{fact.name: Unknown() for fact in facts if fact.default is not None}, **record.facts})

    def worlds(self, record: EventRecord) -> list[World]:
        """The completions."""
        return completions(self.setting, self.meant(record))

    def under_all(self, world: World, test: Callable[[World], bool]) -> list[bool]:
        return [test(world.under(answers)) for answers in all_answers(self.setting)]

    def side(self, world: World, atom: Atom, *, narrow: bool, upright: bool) -> bool | None:
        """Whether the atom holds, where it alone decides; None where it does not decide."""
        quantified = all if narrow else any
        high, low = (
            quantified(self.under_all(world, lambda w, v=value: violated(w, taken(self.rule, atom, v))))  # type: ignore[misc]
            for value in (True, False)
        )
        if (high, low) != ((True, False) if upright else (False, True)):
            return None
        holds = self.under_all(world, lambda w: w.holds(atom.meant))
        return all(holds) if all(holds) or not any(holds) else None

    def sides(self, worlds: list[World], atom: Atom) -> Iterator[list[bool | None]]:
        for narrow in (True, False):
            for upright in (True, False):
                yield [self.side(world, atom, narrow=narrow, upright=upright) for world in worlds]

    def can_matter(self, atom: Atom) -> bool:
        unknown = EventRecord({name: Unknown() for name in self.setting.rules.vocabulary.facts})
        worlds = completions(self.setting, unknown)
        return any(True in found and False in found for found in self.sides(worlds, atom))

    def shown(self, records: list[EventRecord], atom: Atom) -> bool:
        """Whether all completions of one record lie on one side, all of another on the other."""
        found = [list(self.sides(self.worlds(record), atom)) for record in records]
        return any(
            any(set(sides[way]) == {True} for sides in found) and any(set(sides[way]) == {False} for sides in found)
            for way in range(4)
        )

    def turns(self, record: EventRecord, question: str, answer: str) -> bool:
        """Whether the answer leads elsewhere than another, in every completion."""
        return all(self._turns(world, question, answer) for world in self.worlds(record))

    def _turns(self, world: World, question: str, answer: str) -> bool:
        """With some answers to the rest, equal on both sides."""
        return any(
            violated(world.under(answers), self.rule) != violated(world.under({**answers, question: other}), self.rule)
            for answers in all_answers(self.setting)
            if answers[question] == answer
            for other in {each[question] for each in all_answers(self.setting)}
        )


def illustrated(setting: Setting) -> tuple[Brute, Illustrations]:
    unknown = EventRecord({name: Unknown() for name in setting.rules.vocabulary.facts})
    assume(size(setting, unknown) <= LARGEST)
    program, problems = lower(setting.rules)
    assert program is not None, problems
    compiled = CompiledProgram(program)
    assume(not conflicts(compiled))
    rule = program.rules[0].prohibition
    return Brute(setting, rule), illustrate(program, rule.id)


def atoms(aspects: tuple[Aspect, ...]) -> list[Atom]:
    """The atoms of the prohibition itself: those of permissions and scopes also stand elsewhere."""
    parts = (Part.CONDITION, Part.EXCEPTION)
    return [each.atom for each in aspects if isinstance(each, Matters) and each.atom.part in parts]


@FEWER
@given(rule_sets())
def test_what_is_found_of_generated_examples_is_what_brute_force_finds(setting: Setting) -> None:
    brute, found = illustrated(setting)
    for each in found.examples:
        assert each.finding is judge(setting, brute.meant(each.record)).status(brute.rule)


@FEWER
@given(rule_sets())
def test_every_condition_said_to_be_shown_decides_in_two_examples(setting: Setting) -> None:
    brute, found = illustrated(setting)
    records = [each.record for each in found.examples]
    for atom in atoms(found.shown):
        assert brute.shown(records, atom)
    for aspect in found.shown:
        if isinstance(aspect, Read):
            assert any(brute.turns(record, aspect.question, aspect.answer) for record in records)


@FEWER
@given(rule_sets())
def test_what_is_said_to_be_pointless_can_never_matter(setting: Setting) -> None:
    brute, found = illustrated(setting)
    for atom in atoms(found.pointless):
        assert not brute.can_matter(atom)
    if not any(pack.conclusions for pack in setting.rules.packs.values()):
        # What the record says against a conclusion may matter where no completion of an open record does.
        for atom in atoms((*found.shown, *found.untold)):
            assert brute.can_matter(atom)


@FEWER
@given(rule_sets())
def test_no_generated_example_is_superfluous_by_number(setting: Setting) -> None:
    _, found = illustrated(setting)
    assert found.least <= len(found.examples)
    records = [each.record for each in found.examples]
    assert all(record not in records[:place] for place, record in enumerate(records))
