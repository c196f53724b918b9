"""Random conditions over a few letters, and what they mean by their definition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import assert_never

from hypothesis import strategies as st

from asn_neutrality.logic.shapes import All, Answer, Any, Choice, Condition, Constant, Leaf, Named, Not

LETTERS = ("a", "b", "c")
ANSWERS = ("first", "second")
QUESTIONS = ("q", "r")
World = Mapping[str, object]


def conditions() -> st.SearchStrategy[Condition[str]]:
    """Conditions of every shape."""
    leaves: st.SearchStrategy[Condition[str]] = st.one_of(
        st.booleans().map(Constant), st.sampled_from(LETTERS).map(Leaf)
    )
    return st.recursive(leaves, _larger, max_leaves=8)


def _larger(part: st.SearchStrategy[Condition[str]]) -> st.SearchStrategy[Condition[str]]:
    parts = st.lists(part, max_size=3).map(tuple)
    answers = st.tuples(part, part).map(lambda two: tuple(map(Answer, ANSWERS, two)))
    return st.one_of(
        part.map(Not),
        parts.map(All),
        parts.map(Any),
        part.map(lambda inner: Named("term", inner)),
        st.builds(Choice, st.sampled_from(QUESTIONS), answers),
    )


def worlds() -> Iterator[World]:
    """Every truth of the letters with every answer to the questions."""
    for truths in product((False, True), repeat=len(LETTERS)):
        for answers in product(ANSWERS, repeat=len(QUESTIONS)):
            yield {**dict(zip(LETTERS, truths, strict=True)), **dict(zip(QUESTIONS, answers, strict=True))}


def holds(condition: Condition[str], world: World) -> bool:
    """Whether the condition is true in the world, shape by shape."""
    match condition:
        case Constant(value):
            return value
        case Leaf(letter):
            return bool(world[letter])
        case Not(part):
            return not holds(part, world)
        case All(parts):
            return all(holds(part, world) for part in parts)
        case Any(parts):
            return any(holds(part, world) for part in parts)
        case Named(_, part):
            return holds(part, world)
        case Choice(question, answers):
            return next(holds(answer.part, world) for answer in answers if answer.name == world[question])
    assert_never(condition)
