"""Words within a slip of a keyword."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_neutrality.syntax.keywords import KEYWORDS
from asn_neutrality.syntax.spelling import edits, nearest

SPELLINGS = [spelling for word in KEYWORDS for spelling in (word.id, word.en)]
words = st.text("abcdn_", max_size=8)


@given(words, words)
def test_edits_are_symmetric_and_none_only_between_equals(left: str, right: str) -> None:
    assert edits(left, right) == edits(right, left)
    assert (edits(left, right) == 0) == (left == right)


@given(words, st.sampled_from("abcd"), st.integers(0, 8))
def test_one_more_letter_is_one_edit(word: str, letter: str, place: int) -> None:
    assert edits(word, word[:place] + letter + word[place:]) == 1


@pytest.mark.parametrize(
    ("word", "meant"),
    [("larngan", "larangan"), ("lrngan", "larangan"), ("fkata", "fakta"), ("IZIN", "izin"), ("izn", "izin")],
)
def test_slips_find_their_keyword(word: str, meant: str) -> None:
    assert nearest(word, SPELLINGS) == meant


@pytest.mark.parametrize("word", ["perbuatan", "xy", "x" * 1000, ""])
def test_other_words_find_none(word: str) -> None:
    assert nearest(word, SPELLINGS) is None


@given(st.sampled_from(SPELLINGS))
def test_keyword_is_nearest_to_itself(keyword: str) -> None:
    assert nearest(keyword, SPELLINGS) == keyword
