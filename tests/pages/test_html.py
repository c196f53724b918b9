"""HTML as text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from asn_neutrality.pages.html import Markup, items, link, markup, pairs, table, tag
from tests.pages.reading import read


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\x00")))
def test_text_is_shown_as_it_is(text: str) -> None:
    page = read(tag("p", text, title=text))
    assert "".join(page.text) == text
    assert page.tags == {"p"}


def test_markup_is_not_escaped_twice() -> None:
    assert tag("p", "a & b", [Markup("<br>"), None, ["<"]]) == "<p>a &amp; b<br>&lt;</p>"
    assert link('x"y', "z") == '<a href="x&quot;y">z</a>'


def test_attributes_may_be_words_of_the_language_or_missing() -> None:
    assert tag("p", class_="a", id=None) == '<p class="a"></p>'


def test_lists_and_tables_of_nothing_are_nothing() -> None:
    assert (items(()), table(["a"], ()), pairs([("a", None), ("b", "")]), markup(None)) == ("", "", "", "")
    assert items(["a"]) == "<ul><li>a</li></ul>"
    assert pairs([("a", "b"), ("c", None)]) == "<dl><dt>a</dt><dd>b</dd></dl>"
