"""Thousands of rules, and facts of more values than a byte has numbers, against plain comparison."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from random import Random

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from asn_neutrality.backends.answers import Answer
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.records import EventRecord, Values
from asn_neutrality.domain.results import Outcome
from asn_neutrality.logic.atoms import Meant, Member
from asn_neutrality.logic.shapes import All, Leaf, Not
from tests.backends.choices import choices, judge_of, rules_of
from tests.pace import examples

SIZES = {"wide": 400, "middle": 40, "narrow": 3}
FACTS = choices(SIZES)
Wanted = dict[str, set[str]]


class Sets:
    """Rules as sets of values: an engine that tries all values of what is missing."""

    def __init__(self, wanted: list[Wanted]) -> None:
        self.wanted = wanted

    def answer(self, record: EventRecord) -> Answer:
        """What is found of a record."""
        given = {name: state.values for name, state in record.facts.items() if isinstance(state, Values)}
        missing = [name for name in FACTS if name not in given]
        worlds = [set(self.violated({**given, **world})) for world in _worlds(missing)]
        rules = tuple(_outcome([place in world for world in worlds]) for place in range(len(self.wanted)))
        whole = _outcome([bool(world) for world in worlds])
        return Answer(whole, (whole,), rules)

    def violated(self, event: Mapping[str, frozenset[str]]) -> list[int]:
        """The places of the rules that an event violates."""
        return [place for place, rule in enumerate(self.wanted) if all(event[name] <= rule[name] for name in FACTS)]

    def of_coherent(self, record: EventRecord) -> Answer:
        """The same: nothing contradicts anything here."""
        return self.answer(record)


def _worlds(missing: list[str]) -> Iterator[dict[str, frozenset[str]]]:
    values = [[frozenset((value.name,)) for value in FACTS[name].values] for name in missing]
    return (dict(zip(missing, some, strict=True)) for some in product(*values))


def _outcome(held: list[bool]) -> Outcome:
    if all(held):
        return Outcome.VIOLATION
    return Outcome.UNDETERMINED if any(held) else Outcome.NO_VIOLATION


def rules(number: int, seed: int) -> tuple[RuleSet, list[Wanted]]:
    """So many rules, each of one or several values of every fact, and those values."""
    draw = Random(seed)
    made: list[Meant] = []
    wanted: list[Wanted] = []
    for place in range(number):
        values = {
            name: set(draw.sample([value.name for value in fact.values], draw.randint(1, max(2, SIZES[name] // 20))))
            for name, fact in FACTS.items()
        }
        parts: list[Meant] = [
            Leaf(Member(name, tuple(sorted(some)), tuple(sorted(some)))) for name, some in values.items()
        ]
        made.append(All((parts[0], parts[1], Not(parts[2]) if place % 3 else parts[2])))
        if place % 3:
            values["narrow"] = {value.name for value in FACTS["narrow"].values} - values["narrow"]
        wanted.append(values)
    return rules_of(FACTS, made), wanted


def compare(number: int, rows: int, seed: int) -> None:
    """Judge rows by rules and by comparing sets."""
    rule_list, wanted = rules(number, seed)
    draw = Random(seed + 1)
    events: list[dict[str, str]] = [
        {name: draw.choice(fact.values).name for name, fact in FACTS.items()} for _ in range(rows)
    ]
    for event in events[::3]:
        event.pop(draw.choice(list(SIZES)))
    given = pa.table({name: pa.array([event.get(name) for event in events], pa.string()) for name in SIZES})
    engine = Sets(wanted)
    found = judge_of(rule_list, engine).judge(given, str).table.to_pylist()
    for event, row in zip(events, found, strict=True):
        answer = engine.answer(EventRecord({name: Values(frozenset((value,))) for name, value in event.items()}))
        assert answer.outcome is not None
        assert answer.rules is not None
        assert row["outcome"] == answer.outcome.value
        for column, outcome in (("violations", Outcome.VIOLATION), ("undetermined", Outcome.UNDETERMINED)):
            assert row[column] == [f"p.rule{place}" for place, each in enumerate(answer.rules) if each is outcome]


def test_five_thousand_rules_are_judged_as_sets_are_compared() -> None:
    compare(5_000, 8, 1)


@given(st.integers(1, 120), st.integers(0, 10_000))
@settings(max_examples=examples(5))
def test_any_number_of_rules_is(number: int, seed: int) -> None:
    compare(number, 70, seed)
