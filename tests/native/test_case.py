"""Cases in C: outcomes, answers and the fewest variables as in Python, and the same nodes made for them."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from functools import partial
from types import SimpleNamespace
from typing import Any
from weakref import ref

import pytest
from attrs import define
from hypothesis import given, settings
from hypothesis import strategies as st

from asn_neutrality.domain.results import Outcome
from asn_neutrality.engine.answers import answers
from asn_neutrality.engine.fast.residue import OUTCOMES, Remainder, RemainingCase
from asn_neutrality.questions.missing import _fewest
from asn_neutrality.symbolic import cover
from asn_neutrality.symbolic.diagrams import FALSE, TRUE, Diagrams, bits
from tests.native.stores import loops
from tests.native.test_diagrams import attempt, told
from tests.pace import examples

SIZES = (2, 3, 2, 2, 65, 2, 3, 2)
QUESTIONS = {1: 3, 5: 2}
ASSESSMENTS = {2: 0b01, 3: 0b10, 6: 0b011}
FACTS = frozenset(range(len(SIZES))) - QUESTIONS.keys()
ROOM = 100_000


class InPython(RemainingCase):
    """What is right."""

    loops = None


@define
class Given:
    """What is left of an event: diagrams over all variables, but what is possible and concluded over facts alone."""

    store: Diagrams
    possible: int
    rules: Sequence[int]
    concluded: Sequence[tuple[int, int]]
    judged: int
    subjects: tuple[tuple[int, ...], ...]

    def cases(self) -> tuple[RemainingCase, RemainingCase]:
        """In Python and in C."""
        compiled = SimpleNamespace(
            question_levels=frozenset(QUESTIONS), last_first=tuple(range(len(SIZES)))[::-1], rules=()
        )
        residue: Any = SimpleNamespace(
            compiled=compiled,
            narrowing=SimpleNamespace(store=self.store),
            favourable=ASSESSMENTS,
            questions=bits(QUESTIONS),
        )
        left = Remainder(self.possible, tuple(enumerate(self.rules)), tuple(self.concluded), (), self.judged)
        return InPython(residue, left), RemainingCase(residue, left)

    def subjects_of(self, case: RemainingCase) -> tuple[tuple[int, ...], ...]:
        """The subjects in the store of a case."""
        nodes = (FALSE, TRUE, *case._nodes[: len(self.rules)])
        return tuple(tuple(nodes[part % len(nodes)] for part in subject) for subject in self.subjects)


@st.composite
def diagrams(draw: st.DrawFn, store: Diagrams, levels: frozenset[int]) -> int:
    """A disjunction of conjunctions of tests, or what it is not."""
    found = FALSE
    for _ in range(draw(st.integers(0, 3))):
        some = draw(st.sets(st.sampled_from(sorted(levels)), max_size=3))
        found = store.either(
            found, store.every(store.test(n, draw(st.integers(1, (1 << SIZES[n]) - 1))) for n in sorted(some))
        )
    return store.negate(found) if draw(st.booleans()) else found


@st.composite
def givens(draw: st.DrawFn) -> Given:
    store = Diagrams(SIZES)
    every = frozenset(range(len(SIZES)))
    facts = diagrams(store, FACTS - ASSESSMENTS.keys())
    judged = draw(st.sets(st.sampled_from(sorted(ASSESSMENTS))))
    return Given(
        store=store,
        possible=store.every(draw(st.lists(diagrams(store, FACTS), max_size=2))),
        rules=draw(st.lists(diagrams(store, every), min_size=1, max_size=4)),
        concluded=[(level, draw(facts)) for level in sorted(judged) if draw(st.booleans())],
        judged=bits(judged),
        subjects=tuple(draw(st.lists(st.lists(st.integers(0, 5), max_size=4).map(tuple), min_size=1, max_size=5))),
    )


def asked_of(given: Given, case: RemainingCase) -> list[tuple[str, Callable[[], object]]]:
    """All that is asked of a case."""
    subjects = given.subjects_of(case)
    found: list[tuple[str, Callable[[], object]]] = []
    for subject in subjects:
        found += [
            ("outcome", partial(case.outcome, subject)),
            ("turns", partial(case.turns, subject)),
            ("fewest", partial(_fewest, case, subject)),
            *(("never", partial(case.never, node)) for node in subject),
        ]
    different = tuple(dict.fromkeys(subjects))
    found.append(("answers", partial(answers, case, different, tuple(QUESTIONS.items()), ROOM)))
    return found


@settings(max_examples=examples(300))
@given(givens(), st.randoms(use_true_random=False))
def test_all_is_told_as_in_python_with_the_same_nodes(given: Given, order: Any) -> None:
    python, c = given.cases()
    both = list(zip(asked_of(given, python), asked_of(given, c), strict=True))
    order.shuffle(both)
    for (name, expected), (_, found) in both:
        assert (name, found()) == (name, expected())
        assert told(c.store) == told(python.store)


@settings(max_examples=examples(300))
@given(givens(), st.integers(0, 40))
def test_what_is_too_large_is_so_at_the_same_node(given: Given, more: int) -> None:
    python, c = given.cases()
    for case in (python, c):
        case.store.limit = len(case.store) + more
    for (name, expected), (_, found) in zip(asked_of(given, python), asked_of(given, c), strict=True):
        assert (name, attempt(found)) == (name, attempt(expected))
        assert told(c.store) == told(python.store)


@settings(max_examples=examples(100))
@given(givens(), st.integers(0, 40))
def test_questions_that_are_too_large_are_left_out_alike(given: Given, more: int) -> None:
    python, c = given.cases()
    found = []
    for case in (python, c):
        subjects, limit = tuple(dict.fromkeys(given.subjects_of(case))), case.store.limit
        found.append(answers(case, subjects, tuple(QUESTIONS.items()), more))
        assert case.store.limit == limit
    assert found[0] == found[1]
    assert told(c.store) == told(python.store)


@settings(max_examples=examples(100))
@given(givens(), st.integers(0, 8))
def test_searches_that_are_too_long_are_so_alike(given: Given, limit: int) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(cover, "LIMIT", limit)
        python, c = given.cases()
        for (name, expected), (_, found) in zip(asked_of(given, python), asked_of(given, c), strict=True):
            assert (name, attempt(found)) == (name, attempt(expected))


def test_every_outcome_is_told() -> None:
    store = Diagrams(SIZES)
    fact, question, assessment = (store.test(level, 1) for level in (0, 1, 2))
    bad = store.negate(assessment)
    rules = (fact, question, store.both(fact, bad), store.both(question, bad), bad)
    given = Given(store, TRUE, rules, [], 0b100, ((1,), (0,), (3,), (6,), (2,), ()))
    python, c = given.cases()
    found = [c.outcome(subject) for subject in given.subjects_of(c)]
    assert found == [python.outcome(subject) for subject in given.subjects_of(python)]
    assert found == [*Outcome, Outcome.NO_VIOLATION]


def test_contradictory_completions_are_a_violation() -> None:
    store = Diagrams(SIZES)
    given = Given(store, FALSE, (store.test(0, 1),), [], 0, ((), (0,), (2,)))
    for case in given.cases():
        assert {case.outcome(subject) for subject in given.subjects_of(case)} == {Outcome.VIOLATION}


# -- Nonsense ----------------------------------------------------------------------------------------------------------


def case(store: Any, **given: Any) -> Any:
    """A case in C of which something is wrong."""
    right = {"possible": TRUE, "questions": 0b10, "assessments": ((2, 1, FALSE),), "outcomes": OUTCOMES, "limit": 10}
    return loops.Case(store, *(right | given).values())


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"possible": 99}, LookupError),
        ({"questions": "1"}, TypeError),
        ({"questions": 1 << 64}, OverflowError),
        ({"assessments": [(2, 1, FALSE)]}, TypeError),
        ({"assessments": ((2, 1),)}, TypeError),
        ({"assessments": ((2, 1, FALSE), 1)}, TypeError),
        ({"assessments": ((99, 1, FALSE),)}, IndexError),
        ({"assessments": ((2, 1, 99),)}, LookupError),
        ({"assessments": ((2, "1", FALSE),)}, TypeError),
        ({"outcomes": ()}, ValueError),
        ({"outcomes": None}, TypeError),
    ],
)
def test_what_is_no_case_is_refused(wrong: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        case(Diagrams(SIZES), **wrong)


@pytest.mark.parametrize(
    "use",
    [
        lambda of, f: of.outcome([f]),
        lambda of, f: of.outcome((f, 99)),
        lambda of, f: of.outcome((f, -1)),
        lambda of, f: of.never((f,)),
        lambda of, f: of.turns((f, None)),
        lambda of, f: of.turns(f),
        lambda of, f: of.fewest((f,), [0]),
        lambda of, f: of.fewest((f,), (99,)),
        lambda of, f: of.fewest((f, 99), (0,)),
        lambda of, f: of.answers([(f,)], ((1, 3),), 10),
        lambda of, f: of.answers(((f,), f), ((1, 3),), 10),
        lambda of, f: of.answers(((f,),), ((1,),), 10),
        lambda of, f: of.answers(((f,),), ((99, 3),), 10),
        lambda of, f: of.answers(((f,),), ((1, 0),), 10),
        lambda of, f: of.answers(((f,),), ((1, -1),), 10),
        lambda of, f: of.answers(((f,),), ((1, 1 << 40),), 10),
        lambda of, f: of.answers(((f,),), ((1, "3"),), 10),
    ],
)
def test_what_is_no_question_is_an_error_and_the_case_goes_on(use: Callable[[Any, int], object]) -> None:
    store = Diagrams(SIZES)
    f, of = store.test(1, 1), case(store)
    with pytest.raises((LookupError, ValueError, TypeError, OverflowError)):
        use(of, f)
    assert of.outcome((f,)) is Outcome.DISPUTED
    assert store.limit == Diagrams(SIZES).limit


def test_nothing_is_asked_of_no_subjects() -> None:
    of = case(Diagrams(SIZES))
    assert of.answers((), ((1, 3),), 10) == []
    assert of.outcome(()) is Outcome.NO_VIOLATION
    assert of.turns(()) == of.fewest((), tuple(range(len(SIZES)))) == 0


def test_what_was_not_begun_is_of_no_use() -> None:
    bare = loops.Case.__new__(loops.Case)
    uses: tuple[Callable[[], object], ...] = (
        lambda: bare.outcome(()),
        lambda: bare.never(0),
        lambda: bare.turns(()),
        lambda: bare.fewest((), ()),
        lambda: bare.answers((), (), 1),
        lambda: loops.Case.__init__(case(store), store, TRUE, 0, (), OUTCOMES, 1),
        lambda: case(loops.Store.__new__(loops.Store)),
    )
    store = Diagrams(SIZES)
    for use in uses:
        with pytest.raises(RuntimeError):
            use()


def test_other_errors_than_those_of_size_are_told() -> None:
    class Odd(loops.Store):  # type: ignore[misc]
        too_large = ZeroDivisionError

    store = Odd([(1 << size) - 1 for size in SIZES], 2)
    f = store.node(1, [(1, TRUE), (6, FALSE)])
    of = case(store, assessments=())
    with pytest.raises(ZeroDivisionError):
        of.fewest((f, store.node(1, [(1, TRUE), (6, FALSE)])), (1,))
    del Odd.too_large
    with pytest.raises(AttributeError, match="too_large"):
        of.fewest((f,), (1,))


def test_nothing_is_left_of_a_case() -> None:
    store = Diagrams(SIZES)
    of, there = case(store), ref(store)
    assert of.never(FALSE)
    gc.disable()
    try:
        del store
        assert there() is not None
        del of
        assert there() is None
    finally:
        gc.enable()
