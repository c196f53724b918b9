"""What may be answered and changed, by brute force over the completions of every record that could result."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import combinations, product

from attrs import define, evolve
from hypothesis import strategies as st

from asn_neutrality.domain.answers import Answer
from asn_neutrality.domain.facts import FactKind, FactType, Vocabulary
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.records import Dates, Days, EventRecord, Regions, State, Values
from asn_neutrality.domain.results import Outcome
from asn_neutrality.domain.rules import Prohibition
from asn_neutrality.engine.event import Event
from asn_neutrality.ir.domains import DateDomain, RegionDomain
from tests.engine.oracle import (
    NOT_YET,
    Setting,
    World,
    answers_to,
    answers_to_conclusions,
    asked_by,
    everything,
    judge,
)
from tests.engine.settings import records, settings

Assignment = frozenset[tuple[str, int]]  # facts and classes


def told_days(setting: Setting, event: Event) -> Setting:
    """The setting with a day for every class of days that the program tells apart."""
    domains = [variable.domain for variable in event.compiled.program.variables.values()]
    breaks = {day for domain in domains if isinstance(domain, DateDomain) for day in domain.breaks}
    return evolve(setting, days=tuple(sorted(breaks | {min(breaks, default=date(2024, 1, 1)) - timedelta(days=1)})))


def state_of(fact: FactType, value: str) -> State:
    """The state that says just this."""
    if fact.kind is FactKind.DATE:
        return Dates((), not_yet=True) if value == NOT_YET else Dates((Days(*[date.fromisoformat(value)] * 2),))
    return Regions((value,)) if fact.kind is FactKind.REGION else Values(frozenset((value,)))


@define(frozen=True, slots=False)
class Tries:
    """The records that answers and changes lead to, each judged by brute force once."""

    setting: Setting
    event: Event
    rules: tuple[Prohibition, ...]

    @cached_property
    def facts(self) -> dict[str, FactType]:
        return dict(self.setting.rules.vocabulary.facts)

    @cached_property
    def _known(self) -> dict[tuple[Assignment, tuple[str, ...]], Judged]:
        return {}

    def now(self, name: str) -> int:
        """The classes a fact may have now."""
        return self.event.reading.masks[name]

    def classes(self, name: str) -> dict[int, str]:
        """A value of each class that some value of the setting has."""
        fact, domain = self.facts[name], self.event.compiled.program.variables[name].domain
        found: dict[int, str] = {}
        for value in everything(self.setting, fact):
            found.setdefault(domain.read(state_of(fact, value)).bit_length() - 1, value)
        return found

    def of(self, answer: Answer) -> set[int]:
        """The classes an answer stands for."""
        name = answer.fact.name
        domain = self.event.compiled.program.variables[name].domain
        mask = domain.read(answer.value)
        if isinstance(domain, RegionDomain) and isinstance(answer.value, Regions):
            mask = sum(1 << place for place, code in enumerate(domain.codes, 1) if code in answer.value.patterns)
            mask |= bool(answer.outside) or not domain.codes
        return {code for code in self.classes(name) if mask >> code & 1}

    def judged(self, changes: Assignment, rules: tuple[Prohibition, ...] | None = None) -> Judged:
        chosen = self.rules if rules is None else rules
        key = (changes, tuple(rule.id for rule in chosen))
        if key not in self._known:
            # The record as the engine reads it: what contradicts itself is unknown.
            stated = {
                name: state for name, state in self.event.record.facts.items() if name in self.event.reading.stated
            }
            for name, code in changes:
                stated[name] = state_of(self.facts[name], self.classes(name)[code])
            self._known[key] = Judged.of(self.setting, EventRecord(stated), chosen)
        return self._known[key]

    def assignments(self, names: Sequence[str], *, fixed: bool = False) -> Iterator[Assignment]:
        """Every choice of classes for these facts: of those possible now, or where ``fixed`` of all but a known one."""
        choices = []
        for name in names:
            now = self.now(name)
            single = not now & now - 1
            choices.append(
                [c for c in self.classes(name) if (not (single and now >> c & 1) if fixed else now >> c & 1)]
            )
        for codes in product(*choices):
            yield frozenset(zip(names, codes, strict=True))

    def agrees(self, judged: Judged) -> bool:
        """Whether in some completion nothing stated contradicts a conclusion that it did not contradict before."""
        lost = self.judged(frozenset()).lost()
        return any(judged.contradicted(world) <= lost for world in judged.worlds)


@define(frozen=True, slots=False)
class Judged:
    """A record and its completions."""

    setting: Setting
    record: EventRecord
    worlds: list[World]
    pairs: list[tuple[bool, bool]]

    @classmethod
    def of(cls, setting: Setting, record: EventRecord, rules: tuple[Prohibition, ...]) -> Judged:
        answers = answers_to(setting, set(asked_by(setting.rules, rules)))
        brute = judge(setting, record, answers=answers)
        return cls(setting, record, brute.worlds, brute.pairs(rules))

    @cached_property
    def outcomes(self) -> frozenset[Outcome]:
        """What the completions amount to."""
        return frozenset(amounts_to(*pair) for pair in self.pairs)

    def contradicted(self, world: World) -> set[tuple[str, str]]:
        """The conclusions that what is stated contradicts, under every reading."""
        found = set()
        for pack in self.setting.rules.packs.values():
            for each in pack.conclusions:
                state = self.record.facts.get(each.fact)
                if isinstance(state, Values) and each.value not in state.values:
                    answers = answers_to_conclusions(self.setting)
                    if all(world.under(answer).holds(each.condition) for answer in answers):
                        found.add((each.fact, each.value))
        return found

    def lost(self) -> set[tuple[str, str]]:
        """Those contradicted in every completion."""
        return set.intersection(*map(self.contradicted, self.worlds)) if self.worlds else set()


def amounts_to(narrow: bool, broad: bool) -> Outcome:
    """The outcome of one completion."""
    return Outcome.VIOLATION if narrow else Outcome.DISPUTED if broad else Outcome.NO_VIOLATION


def smallest(found: Mapping[Assignment, object], changes: Assignment) -> bool:
    """Whether no part of the assignment is found already."""
    return not any(known <= changes for known in found)


def subsets(names: Collection[str], largest: int | None = None) -> Iterator[tuple[str, ...]]:
    """The parts of some facts, smallest first."""
    for size in range(1, min(len(names), largest or len(names)) + 1):
        yield from combinations(names, size)


def expanded(tries: Tries, answers: Sequence[Answer]) -> set[Assignment]:
    """What some answers together stand for."""
    parts = [[(answer.fact.name, code) for code in tries.of(answer)] for answer in answers]
    return {frozenset(row) for row in product(*parts)}


@st.composite
def changeable_situations(draw: st.DrawFn) -> tuple[Setting, EventRecord]:
    """A setting some of whose facts can be changed, and a record for it."""
    setting = draw(settings())
    facts = {
        name: evolve(fact, changeable=fact.role is None and fact.stage is None and draw(st.booleans()))
        for name, fact in setting.rules.vocabulary.facts.items()
    }
    pack = evolve(setting.rules.packs["p"], facts=tuple(facts.values()))
    setting = Setting(RuleSet({"p": pack}, ("p",), Vocabulary(facts)), setting.days, setting.areas)
    return setting, draw(records(setting))
