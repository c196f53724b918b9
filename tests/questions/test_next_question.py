"""The next question is the one that brute force over all games of questions and answers finds."""

from __future__ import annotations

from collections.abc import Sequence
from math import isclose

from attrs import define, field
from hypothesis import assume, given, settings

from asn_neutrality.domain.records import EventRecord, Unknown
from asn_neutrality.domain.results import Outcome
from asn_neutrality.engine.event import Event
from asn_neutrality.questions.missing import missing
from asn_neutrality.questions.next_question import next_question
from tests.engine.oracle import Setting, World, answers_to_conclusions, possible, size
from tests.engine.settings import situations
from tests.engine.test_oracle import both
from tests.pace import examples
from tests.questions.brute import Assignment, Judged, Tries, state_of, told_days

LARGEST = 200
Table = dict[tuple[int, ...], frozenset[Outcome]]


@define
class Game:
    """Every order of questions and every answer."""

    tries: Tries
    names: tuple[str, ...]
    known: dict[Assignment, tuple[int, float]] = field(factory=dict)

    def table(self, answers: Assignment) -> Table:
        """By the classes of all facts asked for, what is possible with them."""
        judged = self.tries.judged(answers)
        found: Table = {}
        for world, result in zip(judged.worlds, judged.pairs, strict=True):
            one = Judged(judged.setting, judged.record, [world], [result])
            for answer in answers_to_conclusions(judged.setting):
                read = world.under(answer)
                if possible(read, judged.record):
                    key = tuple(self.code(read, name) for name in self.names)
                    found[key] = found.get(key, frozenset()) | one.outcomes
        return found

    def code(self, world: World, name: str) -> int:
        """A phase's class is that of the day; a concluded fact's own class is its input."""
        value = world.value(name) if self.tries.facts[name].stage else world.inputs[name]
        return next(code for code, each in self.tries.classes(name).items() if self.same(name, each, value))

    def same(self, name: str, one: str, other: str) -> bool:
        fact, domain = self.tries.facts[name], self.tries.event.compiled.program.variables[name].domain
        return domain.read(state_of(fact, one)) == domain.read(state_of(fact, other))

    def matter(self, answers: Assignment) -> list[str]:
        """The facts not yet answered with which what is possible varies; none where nothing varies."""
        table = self.table(answers)
        if len(set(table.values())) <= 1:
            return []
        done = {name for name, _ in answers}
        return [name for place, name in enumerate(self.names) if name not in done and self.varies(table, place)]

    def varies(self, table: Table, place: int) -> bool:
        name = self.names[place]
        codes = [code for code in self.tries.classes(name) if self.tries.now(name) >> code & 1]
        return any(
            table.get((*key[:place], code, *key[place + 1 :])) != value
            for key, value in table.items()
            for code in codes
        )

    def after(self, answers: Assignment, name: str) -> tuple[int, float]:
        """How many are still to ask after this fact, at worst and on average over its classes."""
        counts = []
        for code in self.tries.classes(name):
            further = answers | {(name, code)}
            if self.tries.now(name) >> code & 1 and self.tries.agrees(self.tries.judged(further)):
                counts.append(self.still(further))
        return max((worst for worst, _ in counts), default=0), sum(each for _, each in counts) / max(1, len(counts))

    def still(self, answers: Assignment) -> tuple[int, float]:
        if answers not in self.known:
            matter = self.matter(answers)
            reportable = [name for name in matter if self.tries.facts[name].favourable is None]
            options = [self.after(answers, name) for name in reportable or matter]
            best = min(((worst, round(average, 9)) for worst, average in options), default=None)
            self.known[answers] = (best[0] + 1, best[1] + 1) if best else (0, 0.0)
        return self.known[answers]

    def best(self) -> tuple[str, int, float] | None:
        """The fact to ask for first."""
        counts = {name: self.after(frozenset(), name) for name in self.matter(frozenset())}
        order: Sequence[str] = list(counts)
        facts = self.tries.facts
        ranked = sorted(
            counts,
            key=lambda n: (
                facts[n].favourable is not None,
                counts[n][0],
                round(counts[n][1], 9),
                facts[n].cost,
                order.index(n),
            ),
        )
        return (ranked[0], *counts[ranked[0]]) if ranked else None


@settings(max_examples=examples(33))
@given(situations())
def test_next_question_leaves_the_fewest_to_ask(situation: tuple[Setting, EventRecord]) -> None:
    assume(size(*situation) <= LARGEST)
    event, _ = both(situation)
    setting = told_days(situation[0], event)
    assume(size(setting, situation[1]) <= LARGEST)
    check(setting, event)


def check(setting: Setting, event: Event) -> None:
    """The question asked next is the one that brute force finds."""
    rules = tuple(rule.rule.prohibition for rule in event.compiled.rules)
    open_facts = missing(event, event.some_violated(event.compiled.rules))
    unknown = {name for name, state in event.record.facts.items() if isinstance(state, Unknown)}
    names = tuple(each.fact.name for each in open_facts if each.fact.name not in unknown)
    assume(len(names) <= 3)
    expected = Game(Tries(setting, event, rules), names).best() if names else None
    found = next_question(event, event.compiled.rules, open_facts)
    if expected is None or found is None:
        assert found is None
        assert expected is None
        return
    assert (found.fact.name, found.worst, found.exact) == (*expected[:2], True)
    assert isclose(found.average, expected[2], abs_tol=1e-6)
