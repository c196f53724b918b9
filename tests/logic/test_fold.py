"""The one traversal visits every part once, bottom-up, and each shape means what it says."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given

from asn_neutrality.logic.fold import Algebra, fold, leaves, map_leaves, questions, terms
from asn_neutrality.logic.shapes import All, Answer, Any, Choice, Condition, Constant, Leaf, Named, Not
from asn_neutrality.source.text import SourceText, Span
from tests.logic.conditions import World, conditions, holds, worlds

A, B, C = Leaf("a"), Leaf("b"), Leaf("c")
CHOICE = Choice("q", (Answer("first", A), Answer("second", Choice("r", (Answer("first", B), Answer("second", A))))))
SPAN = Span(SourceText("x", "abc"), 0, 1)


def truth(world: World) -> Algebra[str, bool]:
    """Truth in one world, as an algebra."""

    def choose(choice: Choice[str], parts: Sequence[bool]) -> bool:
        return parts[[answer.name for answer in choice.answers].index(str(world[choice.question]))]

    return Algebra(
        constant=lambda value: value,
        leaf=lambda leaf: bool(world[leaf.test]),
        negation=lambda part: not part,
        every=all,
        some=any,
        named=lambda _, part: part,
        choice=choose,
    )


@given(conditions())
def test_fold_gives_the_truth_by_definition(condition: Condition[str]) -> None:
    assert all(fold(condition, truth(world)) == holds(condition, world) for world in worlds())


@given(conditions())
def test_folding_with_the_shapes_themselves_gives_the_condition_back(condition: Condition[str]) -> None:
    assert map_leaves(condition, lambda leaf: leaf) == condition


@given(conditions())
def test_replacing_leaves_by_their_negation_negates_each_letter(condition: Condition[str]) -> None:
    changed: Condition[str] = map_leaves(condition, lambda leaf: Not(Leaf(leaf.test)))
    for world in worlds():
        turned = {name: not value if isinstance(value, bool) else value for name, value in world.items()}
        assert holds(changed, world) == holds(condition, turned)


@given(conditions())
def test_leaves_survive_a_change_in_number_and_order(condition: Condition[str]) -> None:
    changed: Condition[str] = map_leaves(condition, lambda leaf: Leaf(leaf.test.upper()))
    assert [leaf.test for leaf in leaves(changed)] == [leaf.test.upper() for leaf in leaves(condition)]


def test_leaves_come_in_written_order_with_repeats() -> None:
    condition = All((B, Any((A, Not(B))), Named("t", C), CHOICE, Constant(True)))
    assert [leaf.test for leaf in leaves(condition)] == ["b", "a", "b", "c", "a", "b", "a"]


def test_questions_are_those_of_choices_at_any_depth_once() -> None:
    assert questions(All((CHOICE, Not(CHOICE)))) == ("r", "q")
    assert questions(All((A, B))) == ()


def test_nothing_of_all_is_true_and_nothing_of_any_is_false() -> None:
    world = next(worlds())
    assert fold(All(()), truth(world))
    assert not fold(Any(()), truth(world))


def test_places_are_kept_by_a_change_and_ignored_by_equality() -> None:
    placed = Named("t", Leaf("a", SPAN), SPAN)
    assert placed == Named("t", A)
    changed = map_leaves(placed, lambda leaf: leaf)
    assert isinstance(changed, Named)
    assert changed.span is SPAN
    assert [leaf.span for leaf in leaves(changed)] == [SPAN]


def test_terms_are_those_named_at_any_depth_once() -> None:
    inner = Named("inner", A, SPAN)
    assert terms(All((Named("outer", Not(inner), SPAN), inner))) == ("inner", "outer")
    assert terms(CHOICE) == ()
