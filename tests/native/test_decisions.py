"""Decisions told from rows in C: by the definition, over every choice of classes of the open facts."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import product
from operator import and_, or_
from types import ModuleType
from typing import Any

import pytest
from attrs import define, evolve, fields
from hypothesis import given
from hypothesis import strategies as st

from asn_neutrality.domain.decisions import Decision
from asn_neutrality.engine.fast.term_bytes import counted
from tests.native.ways import WAYS

TERMS = 70  # more than one word
WORDS = 2
PLACES = 66
ALL = (1 << TERMS) - 1
EVERYTHING = 1
SUBJECTS = tuple(EVERYTHING | 2 << place % 3 | 16 << place % 2 for place in range(PLACES))
IDS = tuple(f"p.r{place}" for place in range(PLACES))
FIELDS = tuple(field.name for field in fields(Decision))

pytestmark = pytest.mark.parametrize("loops", WAYS[1:], ids=["c"] * len(WAYS[1:]))


def written(terms: int) -> bytes:
    return terms.to_bytes(8 * WORDS, "little")


def outcomes(violated: int, open_: int) -> tuple[Any, Any, Any]:
    """Told so that it can be compared."""
    return ("outcomes", violated, open_)


@define
class Case:
    """Cores by place, and of each open fact the terms that its classes let pass; ``sure`` is what all else does."""

    cores: Sequence[int]
    sure: int
    ways: Sequence[Sequence[int]]

    def choices(self) -> Iterator[int]:
        """The terms that hold under each choice of classes."""
        for chosen in product(*self.ways):
            yield reduce(and_, chosen, self.sure)

    def decision(self) -> Decision:
        """What is violated under every choice, and what is under some."""
        under = [[place for place, core in enumerate(self.cores) if core & terms] for terms in self.choices()]
        violated = [place for place in range(PLACES) if all(place in here for here in under)]
        open_ = [place for place in range(PLACES) if any(place in here for here in under) and place not in violated]
        touched = [reduce(or_, (SUBJECTS[place] for place in here), 0) for here in under]
        certain, possible = reduce(and_, touched), reduce(or_, (SUBJECTS[place] for place in open_), 0)
        return Decision(
            *outcomes(certain, possible & ~certain),
            tuple(IDS[place] for place in violated),
            *((), ()),
            tuple(IDS[place] for place in open_),
        )


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Few terms in few cores, on both sides of a word, so that they often leave no way out together."""
    used = draw(st.lists(st.sampled_from((0, 1, 2, 62, 63, 64, 65, 69)), min_size=1, max_size=8, unique=True))
    some = st.lists(st.sampled_from(used), max_size=4).map(lambda terms: reduce(or_, (1 << term for term in terms), 0))
    cores = dict(draw(st.lists(st.tuples(st.sampled_from((0, 1, 2, 3, 63, 64, 65)), some), max_size=7)))
    passed = some.map(lambda terms: ALL & ~terms)
    ways = draw(st.lists(st.lists(passed, min_size=2, max_size=4), max_size=3))
    return Case([cores.get(place, 0) for place in range(PLACES)], ALL & ~draw(some), ways)


def unsettled(*_: object) -> tuple[object, object]:
    """Says that it was asked."""
    return "settled", None


def deciding(loops: ModuleType, kind: type = Decision) -> Any:
    return loops.Decisions(kind, FIELDS, IDS, SUBJECTS, outcomes)


def sieve_of(loops: ModuleType, cores: Sequence[int]) -> Any:
    terms = tuple(tuple(place for place, core in enumerate(cores) if core >> term & 1) for term in range(TERMS))
    return loops.Sieve(terms, written(0), (None,) * PLACES, bytes(PLACES))


def looking_up(loops: ModuleType, *cases: Case, follows: bool = True, more: int = 0) -> Any:
    """A lookup of one fact, of which each value leaves the ways of a case open; all have the cores of the first."""
    lookup = loops.Lookup(
        *((("fact",),), (), WORDS, unsettled, 10, sieve_of(loops, cases[0].cores), deciding(loops), follows)
    )
    lookup.row(written(ALL), written(ALL), written(0), b"")
    for number, case in enumerate(cases):
        possible = reduce(and_, (reduce(or_, way) for way in case.ways), case.sure)
        certain = reduce(and_, (reduce(and_, way) for way in case.ways), case.sure)
        told = b"".join(counted(len(way)) + b"".join(map(written, way)) for way in case.ways)
        row = lookup.row(written(possible), written(certain), written(more), told)
        lookup.put(0, (str(number) if number else None,), (number,), row)
    return lookup


def normal(decision: Decision) -> tuple[object, ...]:
    """Outcomes as ``outcomes`` told them, without what is open of subjects violated."""
    _, violated, open_ = decision.outcome, decision.tracks, decision.packs
    assert isinstance(violated, int)
    assert isinstance(open_, int)
    return (violated, open_ & ~violated, decision.violated, decision.disputed, decision.undetermined)


@given(st.lists(cases(), min_size=1, max_size=8))
def test_what_open_facts_leave_certain_together_is_found(loops: ModuleType, some: list[Case]) -> None:
    lookup = looking_up(loops, *some)
    for _ in range(2):
        for number, case in enumerate(some):
            decision = lookup.decide({"fact": str(number)} if number else {})
            assert type(decision) is Decision
            assert normal(decision) == normal(evolve(case, cores=some[0].cores).decision())


@given(cases(), st.integers(0, ALL))
def test_what_more_than_ways_leaves_open_is_left_to_be_settled(loops: ModuleType, case: Case, more: int) -> None:
    decision = looking_up(loops, case, more=more).decide({})
    if decision == "settled":
        assert more & reduce(or_, case.cores)
    else:
        assert normal(decision) == normal(case.decision())


@given(cases())
def test_open_facts_are_not_followed_unasked(loops: ModuleType, case: Case) -> None:
    possible = reduce(and_, (reduce(or_, way) for way in case.ways), case.sure)
    certain = reduce(and_, (reduce(and_, way) for way in case.ways), case.sure)
    closed = all(bool(core & possible) is bool(core & certain) for core in case.cores)
    decision = looking_up(loops, case, follows=False).decide({})
    assert (decision != "settled") is closed


# Two facts of two classes, and a term for each pair of classes: only all four together leave no way out.
SQUARE = ((0b0011, 0b1100), (0b0101, 0b1010))
REST = ALL & ~0b1111
WHOLE = [0b1111] + [0] * (PLACES - 1)
PAIRS = [[passed | REST for passed in way] for way in SQUARE]


def test_the_same_prohibitions_may_be_open_violated_or_only_together_violated(loops: ModuleType) -> None:
    cores = [0b0011, *([0] * 5), 0b1100, *([0] * (PLACES - 7))]
    open_, violated, together = (Case(cores, ALL & ~0b1000, PAIRS), Case(cores, ALL, ()), Case(cores, ALL, PAIRS))
    lookup = looking_up(loops, open_, violated, together)
    both, touched = (IDS[0], IDS[6]), SUBJECTS[0] | SUBJECTS[6]
    for _ in range(2):
        assert lookup.decide({}) == Decision(*outcomes(0, touched), (), (), (), both)
        assert lookup.decide({"fact": "1"}) == Decision(*outcomes(touched, 0), both, (), (), ())
        assert lookup.decide({"fact": "2"}) == Decision(*outcomes(touched, touched), (), (), (), both)


def test_what_is_certain_together_is_so_of_its_own_subjects_alone(loops: ModuleType) -> None:
    out = [ALL, ALL & ~(0b11 << 60)]
    cores = [0b0011, 1 << 60, *([0] * 4), 0b1100, 1 << 61, *([0] * (PLACES - 8))]
    certain, possible = SUBJECTS[0] | SUBJECTS[6], reduce(or_, (SUBJECTS[place] for place in (0, 1, 6, 7)))
    assert certain & SUBJECTS[1] == certain & SUBJECTS[7] == EVERYTHING
    decision = looking_up(loops, Case(cores, ALL, [*PAIRS, out])).decide({})
    assert decision == Decision(*outcomes(certain, possible), (), (), (), tuple(IDS[place] for place in (0, 1, 6, 7)))


def test_what_takes_too_long_is_left_to_be_settled(loops: ModuleType) -> None:
    aside = [ALL & ~(1 << 60), ALL & ~(1 << 61)]  # leaves these prohibitions alone
    often = [way * 1000 for way in PAIRS]
    for ways, told in (
        (PAIRS, True),
        ([*PAIRS, *[aside] * 30], True),
        ([*PAIRS, *[aside] * 31], False),
        (often, False),
    ):
        decision = looking_up(loops, Case(WHOLE, ALL, ways)).decide({})
        assert (decision != "settled") is told
        assert not told or decision.violated == (IDS[0],)


def test_what_something_else_leaves_open_together_is_left_to_be_settled(loops: ModuleType) -> None:
    for more, told in ((0, True), (1 << 60, True), (1, False)):
        decision = looking_up(loops, Case(WHOLE, ALL, PAIRS), more=more).decide({})
        assert (decision != "settled") is told


@pytest.mark.parametrize(
    "arguments",
    [
        (Decision, FIELDS[:-1], IDS, SUBJECTS, outcomes),
        (Decision, FIELDS, IDS[:-1], SUBJECTS, outcomes),
        (Decision, ("live2", *FIELDS[1:]), IDS, SUBJECTS, outcomes),
        (Decision, ("__init__", *FIELDS[1:]), IDS, SUBJECTS, outcomes),
        (Decision, FIELDS, IDS, ("x", *SUBJECTS[1:]), outcomes),
        (Decision, FIELDS, IDS, (-1, *SUBJECTS[1:]), outcomes),
        (Decision, FIELDS, IDS, (1 << 64, *SUBJECTS[1:]), outcomes),
        (7, FIELDS, IDS, SUBJECTS, outcomes),
    ],
)
def test_wrong_tables_are_refused(loops: ModuleType, arguments: tuple[object, ...]) -> None:
    with pytest.raises((ValueError, TypeError, OverflowError, AttributeError)):
        loops.Decisions(*arguments)


def test_tables_that_do_not_fit_each_other_are_refused(loops: ModuleType) -> None:
    sieve, decisions = sieve_of(loops, [0] * PLACES), deciding(loops)
    few = loops.Sieve((), written(0), (None,), b"a")
    for width, others in ((WORDS, (sieve,)), (WORDS, (few, decisions)), (WORDS + 1, (sieve, decisions))):
        with pytest.raises(ValueError, match="expected"):
            loops.Lookup((("fact",),), (), width, None, 10, *others)


def test_outcomes_must_be_told_as_expected(loops: ModuleType) -> None:
    def failing(*_: object) -> object:
        raise KeyError("no")

    for wrong, error in ((failing, KeyError), (lambda *_: (1, 2), TypeError), (lambda *_: None, TypeError)):
        decisions = loops.Decisions(Decision, FIELDS, IDS, SUBJECTS, wrong)
        lookup = loops.Lookup((("fact",),), (), WORDS, unsettled, 10, sieve_of(loops, [1] * PLACES), decisions)
        lookup.row(written(ALL), written(ALL), written(0), b"")
        lookup.put(0, (None,), (0,), 0)
        with pytest.raises(error):
            lookup.decide({})


def test_what_is_told_is_let_go(loops: ModuleType) -> None:
    class Kind:
        __slots__ = ("__weakref__", *FIELDS)

    def count() -> int:
        gc.collect()
        return sum(type(each) is Kind for each in gc.get_objects())

    lookup = loops.Lookup(
        *((("fact",),), (), WORDS, unsettled, 10, sieve_of(loops, [1 << n for n in range(PLACES)])),
        deciding(loops, Kind),
    )
    lookup.row(written(ALL), written(ALL), written(0), b"")
    for number in range(5000):
        terms = written(number)
        lookup.put(0, (str(number),), (0,), lookup.row(terms, terms, written(0), b""))
        lookup.decide({"fact": str(number)})
    assert 0 < count() <= 1024
    del lookup
    assert not count()
