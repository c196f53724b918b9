"""Shared terms and questions of reading."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_neutrality.checker.circles import order
from asn_neutrality.domain.rules import Question, Reading
from asn_neutrality.domain.words import Label
from asn_neutrality.logic.atoms import Member
from asn_neutrality.logic.shapes import All, Answer, Choice, Leaf, Named, Not
from tests.checker.checking import diagnose, pack, refusals
from tests.checker.world import HEAD, LIST, WORDS

DINAS = Leaf(Member("dinas", ("ya",), ("ya",)))
TWO = 'tafsir sempit "Sempit" bila dinas menurut daftar pasal 1\n  tafsir luas bila tidak dinas\n'


def test_term_may_stand_before_those_it_uses() -> None:
    made = pack(HEAD + "istilah a berarti b\nistilah b berarti dinas\n", WORDS)
    assert {term.id: term.condition for term in made.terms} == {
        "uji_coba.a": Named("uji_coba.b", DINAS),
        "uji_coba.b": DINAS,
    }


def test_term_of_a_used_pack_is_seen() -> None:
    other = 'paket lain versi "1.0.0" bahasa id judul "L"\npakai kata\nistilah b judul "B" berarti dinas\n'
    made = pack(HEAD + "pakai lain\nistilah a berarti b\n", other, WORDS)
    assert made.terms[0].condition == Named("lain.b", DINAS)
    assert made.terms[0].title is None


def test_readings_of_a_term_are_a_choice_and_a_question() -> None:
    made = pack(HEAD + LIST + f'istilah a_b judul "AB" en "AB" {TWO}', WORDS)
    answers = (Answer("sempit", DINAS), Answer("luas", Not(DINAS)))
    assert made.terms[0].condition == Choice("uji_coba.a_b", answers)
    (question,) = made.questions
    assert (question.id, question.title) == ("uji_coba.a_b", Label("AB", "AB"))
    assert [(one.name, one.label, len(one.citations)) for one in question.readings] == [
        ("sempit", Label("Sempit"), 1),
        ("luas", None, 0),
    ]


def test_question_of_an_untitled_term_is_titled_by_its_name() -> None:
    (question,) = pack(HEAD + LIST + f"istilah a_b {TWO}", WORDS).questions
    assert question.title == Label("a b")
    assert isinstance(question, Question)
    assert isinstance(question.readings[0], Reading)


def test_meaning_and_readings_together_are_both_demanded() -> None:
    made = pack(HEAD + LIST + f"istilah a berarti berpihak {TWO}", WORDS)
    assert isinstance(made.terms[0].condition, All)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("istilah a\n", "C014 4:9"),
        ("istilah a berarti dinas berarti dinas\n", "C013 4:25"),
        ("istilah a tafsir b bila dinas\n", "C051 4:18"),
        ("istilah a tafsir b bila dinas tafsir b bila tidak dinas\n", "C010 4:38"),
        ("istilah a berarti a\n", "C050 4:9"),
        ("istilah a berarti uji_coba.a\n", "C050 4:9"),
        (
            "istilah a berarti dinas dan tidak (dinas atau b)\nistilah b tafsir c bila a tafsir d bila dinas\n",
            "C050 4:9",
        ),
        ("istilah a tafsir b bila dinas menurut x tafsir c bila dinas\n", "C020 4:39"),
    ],
)
def test_what_is_wrong_with_a_term_is_refused_where_it_stands(text: str, expected: str) -> None:
    assert refusals(HEAD + LIST + text, WORDS) == [expected]


def test_circle_is_shown_whole() -> None:
    (found,) = diagnose(HEAD + "istilah a berarti b\nistilah b berarti c\nistilah c berarti a\n", WORDS)
    assert found.arguments["circle"] == "uji_coba.a -> uji_coba.b -> uji_coba.c -> uji_coba.a"


def test_circles_apart_are_each_reported() -> None:
    text = "istilah a berarti b\nistilah b berarti a\nistilah c berarti c\nistilah d berarti a dan c\n"
    assert refusals(HEAD + text, WORDS) == ["C050 3:9", "C050 5:9"]


@given(st.lists(st.lists(st.integers(min_value=0, max_value=11), max_size=3), max_size=12), st.randoms())
def test_order_puts_what_is_needed_first(needs: list[list[int]], chance: Random) -> None:
    graph = {str(node): [str(need) for need in needed if need < node] for node, needed in enumerate(needs)}
    nodes = list(graph)
    chance.shuffle(nodes)
    ordered, circles = order({node: graph[node] for node in nodes})
    assert not circles
    assert sorted(ordered) == sorted(graph)
    assert all(ordered.index(need) < ordered.index(node) for node in graph for need in graph[node])


def test_order_finds_circles_and_still_lists_every_node() -> None:
    assert order({"a": ["b", "x"], "b": ["a", "b"], "c": []}) == (["b", "a", "c"], [("a", "b"), ("b",)])
