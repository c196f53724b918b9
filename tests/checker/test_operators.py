"""``dan`` mixed with ``atau``."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_neutrality.checker.operators import bracket
from tests.checker.checking import diagnose, refusals, shown
from tests.checker.world import HEAD, WORDS


def helped(condition: str, head: str = HEAD, means: str = "istilah x berarti") -> tuple[str, str, str]:
    """The place of the one finding and both ways to bracket that its help shows."""
    (found,) = diagnose(f"{head}{means} {condition}\n", WORDS)
    return shown(found), found.arguments["one"], found.arguments["other"]


def test_second_operator_is_pointed_at_and_both_ways_are_shown() -> None:
    assert helped("dinas dan berpihak atau perbuatan adalah suka") == (
        "C046 3:38",
        "(dinas dan berpihak) atau perbuatan adalah suka",
        "dinas dan (berpihak atau perbuatan adalah suka)",
    )


def test_ways_are_shown_in_the_words_of_an_english_file() -> None:
    head = 'package a version "1.0.0" language en title "A"\nuse kata\n'
    assert helped("dinas or berpihak and not dinas", head, "term x means") == (
        "C046 3:32",
        "(dinas or berpihak) and not dinas",
        "dinas or (berpihak and not dinas)",
    )


def test_operator_is_found_past_comments_and_parentheses() -> None:
    condition = "(dinas atau berpihak) # dan atau\n  dan dinas # dan\n  atau\n  (berpihak)"
    assert helped(condition) == (
        "C046 5:3",
        "((dinas atau berpihak) dan dinas) atau (berpihak)",
        "(dinas atau berpihak) dan (dinas atau (berpihak))",
    )


def test_long_parts_are_shortened_and_comments_left_out() -> None:
    long = "perbuatan adalah suka / hadir / pidato / suka /  # panjang\n hadir / pidato"
    _, one, _ = helped(f"{long} dan dinas atau ({long})")
    assert one == (
        "(perbuatan adalah suka / hadir / pidato / suka … dan dinas) atau "
        "(perbuatan adalah suka / hadir / pidato / suka …)"
    )


def test_chains_within_a_mixed_chain_are_looked_at_too() -> None:
    text = "istilah x berarti dinas dan berpihak atau (dinas atau berpihak dan dinas)\n"
    assert refusals(HEAD + text, WORDS) == ["C046 3:38", "C046 3:64"]


def test_unmixed_chains_are_in_order() -> None:
    assert not refusals(HEAD + "istilah x berarti dinas dan dinas dan (dinas atau dinas atau dinas)\n", WORDS)


@pytest.mark.parametrize(
    ("binding", "expected"),
    [("dan", "(a dan b) atau (c dan d dan e) atau f"), ("atau", "a dan (b atau c) dan d dan (e atau f)")],
)
def test_every_run_of_the_binding_operator_is_bracketed(binding: str, expected: str) -> None:
    assert bracket("abcdef", ["dan", "atau", "dan", "dan", "atau"], binding) == expected


@given(st.lists(st.sampled_from(["dan", "atau"]), min_size=1, max_size=8), st.sampled_from(["dan", "atau"]))
def test_bracketing_adds_parentheses_and_nothing_else(operators: list[str], binding: str) -> None:
    parts = [f"p{place}" for place in range(len(operators) + 1)]
    said = bracket(parts, operators, binding)
    plain = [parts[0], *(word for pair in zip(operators, parts[1:], strict=True) for word in pair)]
    assert said.replace("(", "").replace(")", "").split() == plain
    assert said.count("(") == said.count(")")
