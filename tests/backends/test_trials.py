"""What trials find of open rows is what all their completions show; the engine is asked where they find nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asn_neutrality.backends import open_rows, trials
from asn_neutrality.backends.answers import Answer
from asn_neutrality.domain.records import EventRecord, Values
from asn_neutrality.domain.results import Outcome
from asn_neutrality.ir.lowering import lower
from asn_neutrality.judge import Judge
from asn_neutrality.logic.atoms import Meant, Member
from asn_neutrality.logic.shapes import All, Any, Leaf, Not
from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.symbolic.compiled import CompiledProgram
from tests.backends.choices import choices, judge_of, rules_of
from tests.backends.rows import one_by_one, table, together
from tests.checker.checking import rule_set
from tests.pace import examples

SIZES = {"a": 2, "b": 3, "c": 3, "d": 5}
FACTS = choices(SIZES)
TRACKS = ("one", "two")
World = Mapping[str, str]
Row = Mapping[str, str]


def holds(condition: Meant, world: World) -> bool:
    """Whether a condition holds in one world."""
    match condition:
        case Leaf(Member(name, values)):
            return world[name] in values
        case Not(part):
            return not holds(part, world)
        case All(parts):
            return all(holds(part, world) for part in parts)
        case Any(parts):
            return any(holds(part, world) for part in parts)
    raise AssertionError(condition)


class Worlds:
    """An engine that looks at every completion of a record, and counts how often it is asked."""

    def __init__(self, conditions: Sequence[Meant]) -> None:
        self.conditions = conditions
        self.asked = 0

    def answer(self, record: EventRecord) -> Answer:
        """What is found of a record."""
        self.asked += 1
        return self.told({name: state.values for name, state in record.facts.items() if isinstance(state, Values)})

    def told(self, said: Mapping[str, frozenset[str]]) -> Answer:
        """The answer where these values are left."""
        left = [sorted(said.get(name, {value.name for value in fact.values})) for name, fact in FACTS.items()]
        worlds = [dict(zip(FACTS, some, strict=True)) for some in product(*left)]
        held = [[holds(condition, world) for world in worlds] for condition in self.conditions]
        tracks = [held[place::2] for place in range(len(TRACKS))]
        return Answer(_outcome(held), tuple(map(_outcome, tracks)), tuple(_outcome([each]) for each in held))

    def of_coherent(self, record: EventRecord) -> Answer:
        """The same: nothing contradicts anything here."""
        return self.answer(record)


def _outcome(held: Sequence[Sequence[bool]]) -> Outcome:
    some = [any(each) for each in zip(*held, strict=True)]
    if some and all(some):
        return Outcome.VIOLATION
    return Outcome.UNDETERMINED if any(some) else Outcome.NO_VIOLATION


def compare(conditions: Sequence[Meant], rows: Sequence[Row]) -> Worlds:
    """Judge rows as a table and by all their completions; the engine that was asked."""
    engine = Worlds(conditions)
    given = pa.table({name: pa.array([row.get(name) for row in rows], pa.string()) for name in FACTS})
    found = judge_of(rules_of(FACTS, conditions, TRACKS), engine).judge(given, str).table.to_pylist()
    for row, told in zip(rows, found, strict=True):
        answer = Worlds(conditions).told({name: frozenset(text.split(" / ")) for name, text in row.items()})
        assert answer.rules is not None
        outcomes = (answer.outcome, *answer.tracks)
        columns = ("outcome", *(f"track.{track}" for track in TRACKS))
        assert [told[column] for column in columns] == [outcome and outcome.value for outcome in outcomes]
        for column, outcome in (("violations", Outcome.VIOLATION), ("undetermined", Outcome.UNDETERMINED)):
            assert told[column] == [f"p.rule{place}" for place, each in enumerate(answer.rules) if each is outcome]
    return engine


def membership(name: str, number: int) -> st.SearchStrategy[Meant]:
    """That a fact has one of some values."""
    values = st.sets(st.sampled_from([value.name for value in FACTS[name].values]), min_size=1, max_size=number)
    return values.map(lambda some: Leaf(Member(name, tuple(sorted(some)), tuple(sorted(some)))))


def conditions() -> st.SearchStrategy[Meant]:
    """A few tests together, or the like of such a condition."""
    leaves = st.one_of([membership(name, size - 1) for name, size in SIZES.items()])
    some = st.lists(leaves, min_size=1, max_size=3).map(lambda parts: All(tuple(parts)))
    return st.one_of(some, st.tuples(some, leaves).map(Any), st.tuples(some, some.map(Not)).map(All))


@st.composite
def rows(draw: st.DrawFn) -> Row:
    """A record that lacks facts, or knows some only in part."""
    found = {}
    for name, fact in FACTS.items():
        values = draw(st.sets(st.sampled_from([value.name for value in fact.values]), max_size=2))
        if values:
            found[name] = " / ".join(sorted(values))
    return found


@given(st.lists(conditions(), min_size=1, max_size=12), st.lists(rows(), min_size=1, max_size=8))
@settings(max_examples=examples(60))
def test_rows_are_judged_as_all_their_completions_show(some: list[Meant], found: list[Row]) -> None:
    compare(some, found)


def one_of(*values: str) -> Meant:
    """That a fact, which the values name, has one of them."""
    return Leaf(Member(values[0][0], values, values))


CROSSED = [All((one_of(f"d{number}"), one_of(f"b{number % 3}"))) for number in range(SIZES["d"])]
COVERED = [one_of(f"d{number}") for number in range(SIZES["d"])]
ROWS: list[Row] = [{"a": "a0"}, {"a": "a1"}, {"a": "a0", "c": "c1"}, {"b": "b0"}, {"b": "b0 / b1"}, {"d": "d1 / d2"}]


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Rows are tried, however few they are."""
    monkeypatch.setattr(open_rows, "OFTEN", 0)
    return monkeypatch


@pytest.mark.usefixtures("tried")
def test_a_way_out_that_no_fact_has_alone_is_found_without_the_engine() -> None:
    assert compare(CROSSED, ROWS).asked == 0


@pytest.mark.usefixtures("tried")
def test_rules_that_cover_a_fact_together_are_found_without_the_engine() -> None:
    assert compare(COVERED, ROWS).asked == 0
    assert compare([*COVERED, All((one_of("b1"), one_of("a1")))], ROWS).asked == 0


@pytest.mark.parametrize(("name", "number"), [("ROOM", 1), ("AT_ONCE", 1), ("TRIED", 1)])
def test_how_much_is_tried_at_once_changes_nothing(tried: pytest.MonkeyPatch, name: str, number: int) -> None:
    tried.setattr(trials, name, number)
    compare([*CROSSED, *COVERED[2:]], [{"a": "a0"}, *ROWS * 40])


def test_the_engine_is_asked_where_trials_find_nothing(tried: pytest.MonkeyPatch) -> None:
    tried.setattr(trials, "APART", 1)
    assert compare(COVERED, ROWS).asked > 0


def test_the_engine_is_asked_of_rows_too_few_to_be_tried(tried: pytest.MonkeyPatch) -> None:
    tried.setattr(open_rows, "OFTEN", len(ROWS) + 1)
    assert compare(CROSSED, ROWS).asked > 0


class Mute(Worlds):
    """An engine that says of nothing what is found of it."""

    def answer(self, record: EventRecord) -> Answer:
        """Why nothing is told."""
        return Answer(None, (), (), (Diagnostic("P003", None, {"limit": str(len(super().answer(record).tracks))}),))


def test_where_a_prohibition_is_violated_nothing_else_is_asked_before_somebody_wants_to_know(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(open_rows, "OFTEN", 1 << 30)
    conditions = [one_of("a0"), *COVERED]
    engine = Mute(conditions)
    given = pa.table({"a": ["a0", "a1", "a0", "a0"], "d": [None, None, "d1", "d0 / d1"]})
    found = judge_of(rules_of(FACTS, conditions, TRACKS[:1]), engine).judge(given, lambda flaws: flaws[0].code)
    outcomes = found.outcomes.to_pylist()
    assert [row["outcome"] for row in outcomes] == ["violation", None, "violation", "violation"]
    assert [row["error"] for row in outcomes] == [None, "P003", None, None]
    assert engine.asked == 1
    rows = found.table.to_pylist()
    assert [row["outcome"] for row in rows] == [None, None, "violation", None]
    assert [row["violations"] for row in rows] == [None, None, ["p.rule0", "p.rule2"], None]
    assert [row["error"] for row in rows] == ["P003", "P003", None, "P003"]
    assert found.outcomes.to_pylist() == outcomes


CONCLUDED = """
paket p versi "1.0.0" bahasa id
  judul "P"
  rezim r "R"

fakta a "A" : pilihan a0 / a1
fakta b "B" : pilihan b0 / b1 / b2
fakta c "C" : pilihan c0 / c1 / c2

simpulkan c adalah c0 bila a adalah a0

sumber s judul "S" dilihat naskah
"""
PAIRS = (("c0", "b0"), ("c1", "b1"), ("c2", "b0"), ("c0", "b2"), ("c0", "b1"))


def test_facts_that_are_concluded_are_judged_as_the_reference_does(tried: pytest.MonkeyPatch) -> None:
    rules = "".join(
        f'\nlarangan satu{number} judul "Satu" dasar s butir 1 rezim r bila c adalah {c} dan b adalah {b}\n'
        for number, (c, b) in enumerate(PAIRS)
    )
    counted: list[int] = []
    stuck = trials.Trials.stuck

    def counting(self: trials.Trials, said: trials.Said) -> trials.Findings:
        counted.append(said.shape[1])
        return stuck(self, said)

    tried.setattr(trials.Trials, "stuck", counting)
    program, problems = lower(rule_set(CONCLUDED + rules))
    assert program is not None, problems
    judge = Judge(CompiledProgram(program))
    left = [["", *(f"{name}{n}" for n in range(size))] for name, size in (("a", 2), ("b", 3), ("c", 3))]
    left[1] += ["b0 / b1", "b1 / b2"]
    left[2] += ["c0 / c1", "c1 / c2"]
    found = [{name: text for name, text in zip("abc", some, strict=True) if text} for some in product(*left)]
    assert together(judge, table(found)) == one_by_one(judge, found)
    assert counted
