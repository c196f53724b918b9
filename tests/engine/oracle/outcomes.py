"""Outcomes and findings by brute force: every completion is looked at under every answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import combinations

from attrs import define

from asn_neutrality.domain.facts import FactType
from asn_neutrality.domain.records import EventRecord, Unknown
from asn_neutrality.domain.results import Outcome
from asn_neutrality.domain.rules import FindingStatus, Prohibition
from tests.engine.oracle.completions import completions, open_inputs
from tests.engine.oracle.violation import all_answers, asked_by, in_force, undefeated, violated
from tests.engine.oracle.worlds import Answers, Setting, World


@define
class Brute:
    """The judgement of one record, subject by subject."""

    setting: Setting
    record: EventRecord
    worlds: list[World]
    answers: Sequence[Answers]
    presumptions: bool = False

    def pairs(self, rules: Iterable[Prohibition]) -> list[tuple[bool, bool]]:
        """Narrowly and broadly violated, by completion."""
        chosen = tuple(rules)
        asked = set(asked_by(self.setting.rules, chosen))
        # Answers to questions these rules do not ask make no difference: one of each is enough.
        answers = {tuple((q, a) for q, a in answers.items() if q in asked): answers for answers in self.answers}
        return [self.pair(world, chosen, list(answers.values())) for world in self.worlds]

    def pair(self, world: World, rules: tuple[Prohibition, ...], answers: Sequence[Answers]) -> tuple[bool, bool]:
        worlds = [world.under(answer) for answer in answers]
        found = [any(violated(answered, rule) for rule in rules) for answered in worlds]
        return all(found), any(found)

    @cached_property
    def assessments(self) -> list[FactType]:
        found = []
        for fact in self.setting.rules.vocabulary.facts.values():
            if fact.favourable is None:
                continue
            left = open_inputs(self.setting, self.record, presumptions=self.presumptions)[fact.name]
            if len(left) > 1 and fact.favourable in left:
                found.append(fact)
        return found

    def favourable(self, world: World) -> bool:
        return all(
            all(world.under(answers).concluded(fact.name) is not None for answers in self.answers)
            or world.inputs[fact.name] == fact.favourable
            for fact in self.assessments
        )

    def outcome(self, rules: Iterable[Prohibition]) -> Outcome:
        pairs = self.pairs(rules)
        favourable = [pair for world, pair in zip(self.worlds, pairs, strict=True) if self.favourable(world)]
        if all(narrow for narrow, _ in pairs):
            return Outcome.VIOLATION
        if not any(broad for _, broad in pairs):
            return Outcome.NO_VIOLATION
        if all(broad for _, broad in pairs) and not any(narrow for narrow, _ in favourable):
            return Outcome.DISPUTED
        if not any(broad for _, broad in favourable) or self.only_assessments_matter(pairs):
            return Outcome.NEEDS_ASSESSMENT
        return Outcome.UNDETERMINED

    def only_assessments_matter(self, pairs: list[tuple[bool, bool]]) -> bool:
        names = [fact.name for fact in self.assessments]
        return bool(names) and self.determined_by(names, pairs)

    def determined_by(self, names: Iterable[str], results: list[tuple[bool, bool]]) -> bool:
        """Whether completions that agree on these inputs agree on the result."""
        chosen = tuple(names)
        seen: dict[tuple[str, ...], tuple[bool, bool]] = {}
        for world, result in zip(self.worlds, results, strict=True):
            key = tuple(world.inputs[name] for name in chosen)
            if seen.setdefault(key, result) != result:
                return False
        return True

    def ever(self, test: Callable[[World], bool]) -> bool:
        """Whether the test holds in some completion under some answers."""
        return any(test(world.under(answers)) for world in self.worlds for answers in self.answers)

    def status(self, rule: Prohibition) -> FindingStatus:
        scope = self.setting.rules.packs[rule.pack].scope
        if not self.ever(lambda world: world.holds(scope)):
            return FindingStatus.OUT_OF_SCOPE
        if not self.ever(lambda world: in_force(world, rule)):
            return FindingStatus.OUT_OF_FORCE
        outcome = self.outcome([rule])
        if outcome is not Outcome.NO_VIOLATION:
            return FindingStatus["VIOLATED" if outcome is Outcome.VIOLATION else outcome.name]
        bare = self.ever(lambda world: undefeated(world, rule))
        return FindingStatus.EXCUSED if bare else FindingStatus.NOT_MET

    def grounds(self, rules: tuple[Prohibition, ...]) -> set[frozenset[str]]:
        """The inclusion-minimal sets of which one is certainly violated."""
        found: list[frozenset[str]] = []
        for size in range(1, len(rules) + 1):
            for chosen in combinations(rules, size):
                ids = frozenset(rule.id for rule in chosen)
                if not any(known <= ids for known in found) and self.outcome(chosen) is Outcome.VIOLATION:
                    found.append(ids)
        return set(found)


def judge(
    setting: Setting, record: EventRecord, *, presumptions: bool = False, answers: Sequence[Answers] | None = None
) -> Brute:
    worlds = completions(setting, record, presumptions=presumptions)
    return Brute(setting, record, worlds, answers or all_answers(setting), presumptions)


def without(record: EventRecord, facts: Iterable[str]) -> EventRecord:
    """The record with some facts unknown."""
    dropped = set(facts)
    return EventRecord({name: Unknown() if name in dropped else state for name, state in record.facts.items()})


def contradictory(setting: Setting, record: EventRecord) -> set[frozenset[str]]:
    """The inclusion-minimal sets of stated facts without a completion."""
    found: list[frozenset[str]] = []
    for size in range(1, len(record.facts) + 1):
        for chosen in combinations(record.facts, size):
            ids = frozenset(chosen)
            rest = without(record, set(record.facts) - ids)
            if not any(known <= ids for known in found) and not completions(setting, rest):
                found.append(ids)
    return set(found)
