"""The grammar: no conflicts, its keywords those of the table."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from asn_neutrality.syntax import grammar
from asn_neutrality.syntax.keywords import DECLARATIONS, KEYWORDS, RESERVED, Role
from tests.syntax.reading import only, tree, wrong

RULE = re.compile(r'^_\w+: (".*)$', re.MULTILINE)


def keyword_pairs() -> list[tuple[str, ...]]:
    """The keywords as the grammar spells them."""
    return [tuple(re.findall(r'"(\w+)"', line)) for line in RULE.findall(grammar.grammar_text())]


def test_grammar_has_no_conflict_in_strict_mode() -> None:
    grammar.build(strict=True)


def test_keywords_of_the_grammar_are_those_of_the_table() -> None:
    assert Counter(keyword_pairs()) == Counter([*((word.id, word.en) for word in KEYWORDS), ("en",)])


def test_terminals_of_the_grammar_are_the_keywords_and_few_signs() -> None:
    spellings = {spelling for word in KEYWORDS for spelling in (word.id, word.en)}
    written = set(grammar.written(grammar.build()).values())
    assert written - spellings == {"en", "/", ".", ",", ":", "=", "?", "(", ")", ".."}


def test_declaration_keyword_is_never_a_clause_keyword() -> None:
    declared = {spelling for word in KEYWORDS if word.role is Role.DECLARATION for spelling in (word.id, word.en)}
    others = {spelling for word in KEYWORDS if word.role is not Role.DECLARATION for spelling in (word.id, word.en)}
    assert not declared & others


def test_no_spelling_has_two_keywords() -> None:
    spellings = [spelling for word in KEYWORDS for spelling in (word.id, word.en)]
    assert len(spellings) == len(set(spellings))


def test_declaration_keywords_are_reserved() -> None:
    assert {spelling for word in DECLARATIONS for spelling in (word.id, word.en)} <= RESERVED


CONTEXTUAL = sorted(spelling for word in KEYWORDS if word.contextual for spelling in (word.id, word.en))


@pytest.mark.parametrize("word", CONTEXTUAL)
def test_contextual_keyword_may_be_a_value(word: str) -> None:
    tree(f'fakta f "F" : pilihan {word} / x baku {word}')
    tree(f"mustahil f adalah {word} / x dan g bukan x / {word} menurut s")
    tree(f"kalender k lingkup f {word}")
    tree(f"simpulkan f adalah {word} bila g adalah {word}")
    tree(f'uji p.r contoh melanggar "t" f: {word} g: x / {word}')


@pytest.mark.parametrize("word", ["tanggal", "date", "sebelum", "during", "belum", "berlaku"])
def test_contextual_keyword_may_name_a_fact_where_it_begins_a_test(word: str) -> None:
    assert only(f"mustahil {word} adalah x dan {word} selama kampanye") == only(
        f"mustahil {word} is x and {word} during kampanye".replace("mustahil", "impossible", 1)
    )


def test_fact_may_bear_the_name_of_its_kind() -> None:
    tree('fakta tanggal "T" : tanggal\nuji p.r contoh melanggar "t" tanggal: 2024-01-01')


@pytest.mark.parametrize("word", sorted(RESERVED - {"ya", "yes", "en"}))
def test_reserved_word_is_no_value_within_a_longer_condition(word: str) -> None:
    wrong(f"mustahil a adalah b dan {word} adalah dan b")


@pytest.mark.parametrize("text", ["bilax", "judull", "dasarx", "rezimx"])
def test_keyword_is_only_ever_a_whole_word(text: str) -> None:
    assert wrong(f'larangan a\n  {text} "x"').code == "S009"
