"""Text to pieces."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from asn_neutrality.syntax.split import Piece, split, split_at_misspelt
from tests.syntax.reading import fixture, tree


@given(
    st.lists(st.sampled_from(["larangan", "use", " fakta", "bila x", '"izin"', "# uji", "a uji b", ""])).map("\n".join)
)
def test_pieces_follow_each_other_to_the_end(text: str) -> None:
    first, pieces = split(text)
    bounds = [first, *(piece.end for piece in pieces)]
    assert [piece.start for piece in pieces] == bounds[:-1]
    assert bounds[-1] == len(text)


def test_keyword_within_a_line_a_text_or_a_longer_word_begins_nothing() -> None:
    text = '\n# larangan\n a larangan\n "larangan"\nlarangan_x\nlaranganku\n\tlarangan y'
    first, pieces = split(text)
    assert [text[piece.start : piece.end] for piece in pieces] == ["larangan y"]
    assert text[:first].endswith("\t")


def test_every_declaration_of_a_file_is_a_piece() -> None:
    assert len(split(fixture())[1]) == len(tree(fixture()).declarations)


def test_misspelt_keyword_cuts_at_its_own_depth_only() -> None:
    text = "larangan a\n  lrangan b\nlrangan c\nfakt d\nbegitu e\n"
    assert split_at_misspelt(text, 0, len(text)) == [
        Piece(0, text.index("lrangan c"), None),
        Piece(text.index("lrangan c"), text.index("fakt d"), "larangan"),
        Piece(text.index("fakt d"), len(text), "fakta"),
    ]


def test_blank_range_has_no_pieces() -> None:
    assert split_at_misspelt("  # x\n", 0, 6) == []
