"""What the questions about a verdict cost: `python -m benchmarks.questions [PACK] [RECORDS]`.

Records are examples of the packs, the facts they leave open filled in at random, then half of all facts left out. An
interview starts from nothing and is answered from the whole record.
"""

from __future__ import annotations

import random
import resource
import sys
from collections.abc import Callable, Mapping
from statistics import median
from time import perf_counter

import asn_neutrality as asn
from asn_neutrality.domain.facts import FactKind, FactRole
from asn_neutrality.domain.records import Dates, EventRecord, Regions, State, Values
from benchmarks.clock import in_words

Asked = Callable[[asn.Verdict], object]
QUESTIONS: Mapping[str, Asked] = {
    "outcome": lambda verdict: verdict.outcome,
    "missing": lambda verdict: verdict.missing,
    "next question": lambda verdict: verdict.next_question(),
    "remedies": lambda verdict: verdict.remedies(),
    "settling": lambda verdict: verdict.settling,
}


def whole_records(judge: asn.Judge, count: int, draw: random.Random) -> list[EventRecord]:
    """Records in which every fact that is no text, date or region is known; these as the example has them."""
    facts = judge.rules.vocabulary.facts
    examples = [
        example.record
        for pack in judge.rules.packs.values()
        for rule in pack.prohibitions
        for example in rule.examples
        if any(isinstance(state, Dates) for state in example.record.facts.values())
    ]
    found: list[EventRecord] = []
    while len(found) < count:
        stated: dict[str, State] = {
            name: Values(frozenset((draw.choice(fact.values).name,)))
            for name, fact in facts.items()
            if fact.kind in {FactKind.CHOICE, FactKind.YES_NO} and fact.stage is None and fact.role is None
        }
        given = draw.choice(examples).facts
        stated |= {name: state for name, state in given.items() if isinstance(state, (Values, Dates, Regions))}
        record = EventRecord({name: stated[name] for name in facts if name in stated})
        if not judge.judge(record).contradictions:
            found.append(record)
    return found


def half(record: EventRecord, draw: random.Random) -> EventRecord:
    """The record without half of its facts."""
    kept = set(draw.sample(sorted(record.facts), len(record.facts) // 2))
    return EventRecord({name: state for name, state in record.facts.items() if name in kept})


def interview(judge: asn.Judge, record: EventRecord) -> int:
    """How many questions an interview from nothing asks of somebody who knows the record."""
    held = asn.Interview(judge)
    while held.question is not None:
        name = held.question.fact.name
        state = record.facts.get(name)
        match state:
            case Values(values):
                held.answer(sorted(values))
            case Dates(spans) if spans and spans[0].start == spans[0].end and spans[0].start is not None:
                held.answer(spans[0].start.isoformat())
            case Regions(patterns):
                held.answer(list(patterns))
            case _:
                held.do_not_know()
    return len(held.asked)


def rows(pack: str, count: int, interviews: int) -> list[tuple[str, str]]:
    """Times of each question, median and worst, and the lengths of interviews."""
    draw = random.Random(4)  # noqa: S311 - not for secrets
    judge = asn.compile(asn.load(pack))
    whole = whole_records(judge, count, draw)
    times: dict[str, list[float]] = {name: [] for name in QUESTIONS}
    nodes = []
    for record in whole:
        verdict = judge.judge(half(record, draw))
        for name, ask in QUESTIONS.items():
            start = perf_counter()
            ask(verdict)
            times[name].append(perf_counter() - start)
        nodes.append(len(verdict._event.store))
    lengths = [interview(judge, record) for record in whole[:interviews]]
    everything = sum(fact.role is not FactRole.RECORD_ID for fact in (each.fact for each in judge.evaluate({}).missing))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        *((f"{name}, half of the facts missing", two(values)) for name, values in times.items()),
        ("nodes of one event", f"median {median(nodes):.0f}, worst {max(nodes)}"),
        ("peak memory of the process", f"{peak:.0f} MB"),
        ("questions of an interview from nothing", f"median {median(lengths):.0f}, worst {max(lengths)}"),
        ("missing facts when nothing is known", str(everything)),
    ]


def two(values: list[float]) -> str:
    """Median and worst."""
    return f"median {in_words(median(values))}, worst {in_words(max(values))}"


def main() -> None:
    """One table."""
    pack, count = (sys.argv[1:] + ["daerah", "1000"][len(sys.argv) - 1 :])[:2]
    print(f"{pack}, {count} records\n\n| figure | measured |\n|---|---|")
    for name, figure in rows(pack, int(count), min(int(count), 50)):
        print(f"| {name} | {figure} |", flush=True)


if __name__ == "__main__":
    main()
