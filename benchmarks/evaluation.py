"""What one event costs, beside the same rules written by hand."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

import asn_neutrality as asn
from asn_neutrality.domain.facts import FactKind, FactRole, FactType
from asn_neutrality.domain.records import EventRecord, Values
from benchmarks.clock import best_of, in_words
from benchmarks.hand_written import violated

PACK = "musi_rawas_2020"
EVENTS = 400
FIRST_DAY = date(2020, 6, 1)

Record = Mapping[str, str]


def known_records(judge: asn.Judge, count: int, seed: int = 2020) -> list[Record]:
    """Records in which every fact is known: an example of the pack, and what it leaves open filled in at random."""
    draw = random.Random(seed)  # noqa: S311 - not for secrets
    facts = [fact for fact in judge.rules.vocabulary.facts.values() if fact.stage is None]
    examples = [example.record for rule in judge.rules.packs[PACK].prohibitions for example in rule.examples]
    found: list[Record] = []
    while len(found) < count:
        record = {fact.name: value for fact in facts if (value := chosen(fact, draw)) is not None}
        record |= {"kontes": "bupati", "wilayah": "16.05", "pelaku.wilayah": "16.05"} | stated(draw.choice(examples))
        if not judge.evaluate(record).contradictions:
            found.append(record)
    return found


def stated(example: EventRecord) -> dict[str, str]:
    """The choices that an example states with one value."""
    choices = ((name, state) for name, state in example.facts.items() if isinstance(state, Values))
    return {name: min(state.values) for name, state in choices if len(state.values) == 1}


def chosen(fact: FactType, draw: random.Random) -> str | None:
    """A value of a fact, or None for those no rule may ask."""
    if fact.role is FactRole.TIME_OF_ACT:
        return (FIRST_DAY + timedelta(days=draw.randrange(200))).isoformat()
    if fact.kind in (FactKind.TEXT, FactKind.DATE, FactKind.REGION):
        return None
    return draw.choice(fact.values).name


def agree(judge: asn.Judge, records: Sequence[Record]) -> None:
    """Both ways find the same items, or there is nothing to compare."""
    items = {rule.id: item(rule) for rule in judge.rules.packs[PACK].prohibitions}
    for record in records:
        by_rules = sorted(items[rule.id] for rule in judge.evaluate(record).violations)
        by_hand = violated(record)
        if by_rules != by_hand:
            raise AssertionError(f"rules say {by_rules}, by hand {by_hand}: {dict(record)}")


def item(rule: asn.Prohibition) -> int:
    """The number of the item a rule rests on."""
    return int(rule.basis[0].locators[0].value)


def rows() -> list[tuple[str, str]]:
    """Times per event over the same records."""
    judge = asn.compile(asn.load(PACK))
    known = known_records(judge, EVENTS)
    agree(judge, known)
    partial: list[Record] = [{name: value for name, value in record.items() if hash_of(name) % 3} for record in known]

    def each(work: Callable[[Record], object], records: Sequence[Record]) -> float:
        def run() -> None:
            for record in records:
                work(record)

        run()
        return best_of(5, run) / len(records)

    by_hand = each(violated, known)
    timed = [
        ("outcome of a fully known event", each(lambda record: judge.evaluate(record).outcome, known)),
        ("the same with the items violated", each(lambda record: judge.evaluate(record).violations, known)),
        ("outcome with a third of the facts missing", each(lambda record: judge.evaluate(record).outcome, partial)),
        ("full explanation of it", each(lambda record: judge.evaluate(record).explain("id"), partial[:50])),
    ]
    return [
        (f"items violated, by hand-written `if` (agrees on {len(known)} events)", in_words(by_hand)),
        *((name, f"{in_words(seconds)} ({seconds / by_hand:.0f} x `if`)") for name, seconds in timed),
    ]


def hash_of(name: str) -> int:
    """A number from a name that is the same in every process."""
    return sum(name.encode())
