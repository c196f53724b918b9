"""What the questions about a verdict cost: `python -m benchmarks.questions [PACK] [RECORDS] [INTERVIEWS] [LOG]`.

Records are examples of the packs, the facts they leave open filled in at random, then half of all facts left out. An
interview starts from nothing and is answered from the whole record. Each record is drawn from its own number and what
was measured is one line of the log, so that a run broken off goes on where it stood. Times are those of the processor:
a long run shares its machine.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

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
Line = dict[str, Any]


def whole_record(judge: asn.Judge, examples: list[EventRecord], draw: random.Random) -> EventRecord:
    """A record in which every fact that is no text, date or region is known; these as some example has them."""
    facts = judge.rules.vocabulary.facts
    while True:
        stated: dict[str, State] = {
            name: Values(frozenset((draw.choice(fact.values).name,)))
            for name, fact in facts.items()
            if fact.kind in {FactKind.CHOICE, FactKind.YES_NO} and fact.stage is None and fact.role is None
        }
        given = draw.choice(examples).facts
        stated |= {name: state for name, state in given.items() if isinstance(state, (Values, Dates, Regions))}
        record = EventRecord({name: stated[name] for name in facts if name in stated})
        if not judge.judge(record).contradictions:
            return record


def dated_examples(judge: asn.Judge) -> list[EventRecord]:
    """The examples of all rules that have a date."""
    return [
        example.record
        for pack in judge.rules.packs.values()
        for rule in pack.prohibitions
        for example in rule.examples
        if any(isinstance(state, Dates) for state in example.record.facts.values())
    ]


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


def of_record(judge: asn.Judge, record: EventRecord) -> Line:
    """What the questions about one record take, and which of them met a bound."""
    verdict = judge.judge(record)
    seconds: dict[str, float] = {}
    found: dict[str, Any] = {}
    for name, ask in QUESTIONS.items():
        start = process_time()
        found[name] = ask(verdict)
        seconds[name] = process_time() - start
    whole = {
        "missing": verdict.missing_is_smallest,
        "next question": found["next question"] is None or found["next question"].exact,
        "remedies": found["remedies"].complete,
        "settling": found["settling"].complete,
    }
    bounded = [name for name, complete in whole.items() if not complete]
    return {"seconds": seconds, "nodes": len(verdict._event.store), "bounded": bounded}


def of_interview(judge: asn.Judge, record: EventRecord) -> Line:
    """How long an interview is."""
    start = process_time()
    asked = interview(judge, record)
    return {"asked": asked, "seconds": process_time() - start}


def measure(judge: asn.Judge, count: int, interviews: int, log: Path) -> None:
    """A line of the log for each record, then for each interview, of those that it does not hold yet."""
    examples = dated_examples(judge)
    done = {(line["of"], line["number"]) for line in lines(log)}
    wanted = [("record", number) for number in range(count)] + [("interview", number) for number in range(interviews)]
    with log.open("a", encoding="utf-8") as written:
        for of, number in wanted:
            if (of, number) in done:
                continue
            draw = random.Random(number)
            whole = whole_record(judge, examples, draw)
            found = of_record(judge, half(whole, draw)) if of == "record" else of_interview(judge, whole)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            written.write(json.dumps({"of": of, "number": number, **found, "megabytes": peak}) + "\n")
            written.flush()


def lines(log: Path) -> Iterator[Line]:
    """What was measured."""
    with log.open(encoding="utf-8") as written:
        yield from map(json.loads, written)


def mend(log: Path) -> None:
    """Leave out a last line that was broken off."""
    log.touch()
    written = log.read_bytes()
    if not written.endswith(b"\n"):
        log.write_bytes(written[: written.rfind(b"\n") + 1])


def rows(judge: asn.Judge, log: Path) -> list[tuple[str, str]]:
    """Times of each question, median and worst, how often it met a bound, and the lengths of interviews."""
    records = [line for line in lines(log) if line["of"] == "record"]
    interviews = [line for line in lines(log) if line["of"] == "interview"]
    everything = sum(fact.role is not FactRole.RECORD_ID for fact in (each.fact for each in judge.evaluate({}).missing))
    found = [("records, interviews", f"{len(records)}, {len(interviews)}")]
    for name in QUESTIONS:
        bound = sum(name in line["bounded"] for line in records)
        told = two([line["seconds"][name] for line in records])
        found.append((f"{name}, half of the facts missing", f"{told}; met a bound {bound} times"))
    nodes, lengths = [line["nodes"] for line in records], [line["asked"] for line in interviews]
    found.append(("nodes of one event", f"median {median(nodes):.0f}, worst {max(nodes)}"))
    found.append(("peak memory of the process", f"{max(line['megabytes'] for line in lines(log))} MB"))
    if interviews:
        found.append(("an interview from nothing", two([line["seconds"] for line in interviews])))
        found.append(("questions it asks", f"median {median(lengths):.0f}, worst {max(lengths)}"))
    return [*found, ("missing facts when nothing is known", str(everything))]


def two(values: list[float]) -> str:
    """Median and worst."""
    return f"median {in_words(median(values))}, worst {in_words(max(values))}"


def main() -> None:
    """One table."""
    pack, count, interviews, log = (sys.argv[1:] + ["daerah", "1000", "50", ""][len(sys.argv) - 1 :])[:4]
    judge = asn.compile(asn.load(pack))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(log) if log else Path(folder) / "log"
        mend(path)
        measure(judge, int(count), int(interviews), path)
        print(f"{pack}\n\n| figure | measured |\n|---|---|")
        for name, figure in rows(judge, path):
            print(f"| {name} | {figure} |")


if __name__ == "__main__":
    main()
