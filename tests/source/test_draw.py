"""Diagnostics as people see them."""

from __future__ import annotations

from textwrap import dedent
from typing import Any

from asn_neutrality.source.diagnostic import Diagnostic, Severity
from asn_neutrality.source.draw import WIDEST, draw
from asn_neutrality.source.text import SourceText, Span


def at(text: str, marked: str, **more: Any) -> Diagnostic:
    """A diagnostic about the first place of these characters."""
    start = text.index(marked)
    span = Span(SourceText("a.larangan", text), start, start + len(marked))
    return Diagnostic("S009", span, {"found": marked.split("\n", maxsplit=1)[0]}, **more)


def lines(drawn: str) -> list[str]:
    """The excerpt and its carets."""
    return drawn.split("\n")[2:4]


def test_place_message_line_carets_and_suggestion_in_english() -> None:
    assert draw(at("larangan x\n  bila a dann b\n", "dann", suggestion="dan"), "en") == dedent(
        """\
        a.larangan:2:10: error[S009]: the word `dann` is not known here
          |
        2 |   bila a dann b
          |          ^^^^
          = did you mean `dan`?"""
    )


def test_words_are_indonesian_where_asked_for() -> None:
    drawn = draw(at("bila a dann b", "dann", suggestion="dan", severity=Severity.WARNING), "id")
    assert drawn.startswith("a.larangan:1:8: peringatan[S009]: kata `dann` tidak dikenal di sini")
    assert drawn.endswith("= maksud Anda `dan`?")


def test_tabs_are_as_wide_as_they_are_shown() -> None:
    assert lines(draw(at("\tbila\tx", "x"), "en")) == ["1 |     bila    x", "  |             ^"]


def test_wide_and_combining_characters_keep_carets_in_place() -> None:
    shown, carets = lines(draw(at('"\u65e5\u672c" e\u0301 x', "x"), "en"))
    assert shown.endswith("x")
    assert carets == "  | " + " " * 9 + "^"


def test_span_over_several_lines_is_marked_on_its_first() -> None:
    assert lines(draw(at("ab cd\nef", "cd\nef"), "en")) == ["1 | ab cd", "  |    ^^"]


def test_place_after_the_end_has_a_caret() -> None:
    span = Span(SourceText("a", "ab"), 2, 2)
    assert lines(draw(Diagnostic("S009", span, {"found": ""}), "en")) == ["1 | ab", "  |   ^"]


def test_long_lines_are_cut_around_the_place() -> None:
    shown, carets = lines(draw(at("a" * 500 + "b" + "c" * 500, "b"), "en"))
    assert len(shown) <= WIDEST + len("1 | ")
    assert shown.index("b") == carets.index("^")


def test_control_characters_are_not_sent_to_the_terminal() -> None:
    assert "\x1b" not in draw(at("\x1b[31m x", "x"), "en")


def test_record_shows_its_place_without_an_excerpt() -> None:
    diagnostic = Diagnostic("S009", None, {"found": "x"}, where="records.csv line 3")
    assert draw(diagnostic, "en") == "records.csv line 3: error[S009]: the word `x` is not known here"


def test_help_and_related_places_are_notes() -> None:
    text = SourceText("a", "bila = x")
    drawn = draw(Diagnostic("S023", Span(text, 5, 6), {"found": "="}, related=(Span(text, 0, 4),)), "en")
    assert drawn.split("\n")[-2:] == [
        "  = help: use words: `fact is value`, `fact is_not value`",
        "  = see also a:1:1",
    ]
