"""What one event costs, beside the same rules written by hand."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from statistics import median

import asn_neutrality as asn
from asn_neutrality.domain.facts import FactKind, FactRole, FactType
from asn_neutrality.domain.records import EventRecord, Values
from benchmarks.clock import in_words
from benchmarks.hand_written import violated
from benchmarks.measure.timing import one_by_one

PACK = "musi_rawas_2020"
WARMING, EVENTS, CHUNK = 100, 400, 20
FIRST_DAY = date(2020, 6, 1)

Record = Mapping[str, str]


def known_records(judge: asn.Judge, count: int, seed: int = 2020) -> list[Record]:
    """Records in which every fact is known: an example of the pack, and what it leaves open filled in at random."""
    draw = random.Random(seed)
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
    """Times per event, over records that the judge has not seen."""
    drawing = asn.compile(asn.load(PACK))
    drawn = known_records(drawing, WARMING + EVENTS)
    agree(drawing, drawn)
    partly: list[Record] = [{name: value for name, value in record.items() if hash_of(name) % 3} for record in drawn]
    by_hand = typical(violated, drawn)

    def fresh(work: Callable[[asn.Judge, Record], object], records: Sequence[Record]) -> float:
        return typical(partial(work, asn.compile(drawing.rules)), records)

    timed = [
        ("outcome of a fully known event", fresh(lambda judge, each: judge.evaluate(each).outcome, drawn)),
        ("the same with the items violated", fresh(lambda judge, each: judge.evaluate(each).violations, drawn)),
        ("outcome with a third of the facts missing", fresh(lambda judge, each: judge.evaluate(each).outcome, partly)),
        ("the same with its full text", fresh(lambda judge, each: judge.evaluate(each).explain("id"), partly)),
    ]
    return [
        (f"`{PACK}`: items violated, hand-written `if` (agrees on {len(drawn)} events)", in_words(by_hand)),
        *((f"`{PACK}`: {name}", f"{in_words(seconds)} ({seconds / by_hand:.3g} x `if`)") for name, seconds in timed),
    ]


def typical(judge: Callable[[Record], object], records: Sequence[Record]) -> float:
    """Seconds per event: the median of chunks, after the first records have warmed up what there is."""
    one_by_one(judge, records[:WARMING])
    chunks = [records[start : start + CHUNK] for start in range(WARMING, len(records), CHUNK)]
    return median(one_by_one(judge, chunk) / len(chunk) for chunk in chunks)


def hash_of(name: str) -> int:
    """A number from a name that is the same in every process."""
    return sum(name.encode())
