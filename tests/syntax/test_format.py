"""The canonical form: nothing lost, nothing changed, the same again."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_neutrality.syntax import ast
from asn_neutrality.syntax.comments import comments
from asn_neutrality.syntax.format import format_condition, format_file
from asn_neutrality.syntax.inline import Language
from asn_neutrality.syntax.layout import WIDTH
from tests.strategies.rule_files import conditions, files
from tests.syntax.reading import FIXTURES, fixture, only, tree

LANGUAGES: tuple[Language, ...] = ("id", "en")


@given(files(), st.sampled_from(LANGUAGES))
def test_parse_of_formatted_tree_is_the_tree(file: ast.File, language: Language) -> None:
    text = format_file(file, language)
    assert tree(text) == file
    assert format_file(tree(text), language) == text


@given(conditions, st.sampled_from(LANGUAGES))
def test_formatted_condition_is_the_condition(condition: ast.Condition, language: Language) -> None:
    keyword = {"id": "mustahil", "en": "impossible"}[language]
    impossible = only(f"{keyword} {format_condition(condition, language)}")
    assert isinstance(impossible, ast.Impossible)
    assert impossible.condition == condition


@given(files(1), st.data())
def test_comments_put_anywhere_are_kept_and_stay(file: ast.File, data: st.DataObject) -> None:
    text = format_file(file, "id")
    blanks = [match.start() for match in re.finditer(r'"[^"]*"|\s', text) if match[0].isspace()]
    places = data.draw(st.lists(st.sampled_from(blanks), max_size=4, unique=True))
    for number, place in enumerate(sorted(places, reverse=True)):
        gap = data.draw(st.sampled_from(["", "\n", "\n\n"]))
        text = f"{text[:place]}{gap} # remark {number}\n{data.draw(st.sampled_from(['', chr(10)]))}{text[place:]}"
    commented = tree(text)
    assert commented == file
    formatted = format_file(commented, "id")
    assert Counter(remark.text for remark in comments(formatted)) == Counter(
        f"# remark {number}" for number in range(len(places))
    )
    assert tree(formatted) == file
    assert format_file(tree(formatted), "id") == formatted


@pytest.mark.parametrize("language", LANGUAGES)
def test_fixture_has_its_canonical_form(language: Language) -> None:
    expected = (FIXTURES / f"perahu.{language}.formatted").read_text("utf-8")
    assert format_file(tree(fixture()), language) == expected
    assert format_file(tree(expected), language) == expected
    assert tree(expected) == tree(fixture())


def test_language_of_the_header_is_kept_without_another() -> None:
    assert format_file(tree("package a language en\nuse b")) == "package a language en\n\nuse b\n"


def test_keywords_and_header_follow_the_language_asked_for() -> None:
    assert format_file(tree("paket a bahasa id\npakai b"), "en") == "package a language en\n\nuse b\n"


def test_words_for_values_are_translated_where_values_stand() -> None:
    text = 'fakta a "A" : ya_tidak baku tidak\nmustahil a adalah tidak / "no"\n'
    assert format_file(tree(text), "en") == 'fact a "A" : yes_no default no\n\nimpossible a is no / "no"\n'


def test_clauses_are_put_in_order_with_their_comments() -> None:
    text = "larangan a\n  # track\n  rezim b # which\n  dasar c\n"
    assert format_file(tree(text)) == "larangan a\n  dasar c\n  # track\n  rezim b  # which\n"


def test_comment_in_the_middle_of_a_line_goes_before_it() -> None:
    assert format_file(tree("larangan a\n  dasar # why\n    b\n")) == "larangan a\n  # why\n  dasar b\n"


def test_comment_within_a_condition_stays_with_its_part() -> None:
    text = "mustahil a # first\n  # before second\n dan b # second\n"
    assert format_file(tree(text)) == "mustahil a  # first\n # before second\n dan b  # second\n"


def test_two_parts_stand_on_one_line_and_three_on_three() -> None:
    assert format_file(tree("mustahil a dan b")) == "mustahil a dan b\n"
    assert format_file(tree("mustahil a dan b dan c")) == "mustahil a\n dan b\n dan c\n"


def test_redundant_parentheses_vanish_and_needed_ones_stay() -> None:
    text = "mustahil ((a) dan ((b atau c)))"
    assert format_file(tree(text)) == "mustahil a dan (b atau c)\n"


def test_one_line_neighbours_of_one_kind_stand_together() -> None:
    text = 'anggap a adalah b\nanggap c adalah d\npakai e\nfakta f "F" : teks\nfakta g "G" : teks'
    expected = 'anggap a adalah b\nanggap c adalah d\n\npakai e\n\nfakta f "F" : teks\nfakta g "G" : teks\n'
    assert format_file(tree(text)) == expected


def test_blank_line_an_author_put_between_neighbours_stays_one() -> None:
    assert format_file(tree("pakai a\n\n\npakai b")) == "pakai a\n\npakai b\n"


def test_long_text_is_divided_at_blanks_and_reads_the_same() -> None:
    words = " ".join(["perahu"] * 60)
    text = f'larangan a kutipan "{words}"'
    formatted = format_file(tree(text))
    assert tree(formatted) == tree(text)
    assert all(len(line) <= WIDTH for line in formatted.splitlines())


def test_word_longer_than_a_line_is_left_whole() -> None:
    text = f'sumber a\n  tautan "https://{"x" * 200}"\n'
    assert "".join(format_file(tree(text)).split()) == "".join(text.split())


def test_file_of_comments_only_is_kept() -> None:
    assert format_file(tree("\n\n# one\n\n\n# two  \n\n")) == "# one\n\n# two\n"


def test_empty_file_stays_empty() -> None:
    assert format_file(tree(" \n\n")) == ""


def test_comments_at_the_end_stay_there() -> None:
    assert format_file(tree("pakai a # x\n# end")) == "pakai a  # x\n\n# end\n"


def test_hash_in_a_text_is_no_comment() -> None:
    assert format_file(tree('sumber a nomor "# 1"')) == 'sumber a\n  nomor "# 1"\n'
