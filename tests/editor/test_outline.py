from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from asn_neutrality.editor.document import read_document
from asn_neutrality.editor.formatting import formatting
from asn_neutrality.editor.occurrences import Sort
from asn_neutrality.editor.outline import folds, outline
from asn_neutrality.editor.tokens import Lexeme, read_tokens
from asn_neutrality.source.text import SourceText
from asn_neutrality.syntax.format import format_file
from asn_neutrality.syntax.parse import parse
from tests.editor.desk import RULES, WORDS, edited
from tests.invariants.checkout import PACKAGE

PACKS = sorted(PACKAGE.joinpath("packs").glob("*.larangan"))


def test_the_outline_is_the_declarations_with_their_parts() -> None:
    symbols = outline(read_document("a", RULES))
    assert [(each.name, each.sort) for each in symbols] == [
        ("aturan", Sort.PACK),
        ("ringan", Sort.TERM),
        ("bersuara", Sort.RULE),
        ("berlibur", Sort.RULE),
    ]
    assert [part.name for part in symbols[2].parts] == ["tanpa_maksud"]
    for symbol in symbols:
        assert symbol.range.start <= symbol.name_range.start <= symbol.name_range.end <= symbol.range.end


def test_the_outline_of_a_fact_has_its_values_and_groups() -> None:
    (fact,) = (each for each in outline(read_document("a", WORDS)) if each.name == "perbuatan")
    assert [part.name for part in fact.parts] == ["suka", "komentar", "bagikan", "menyebar"]


def test_a_broken_declaration_is_missing_and_the_others_stay() -> None:
    broken = RULES.replace("rezim etik\n  bila", "rezim\n  bila")
    assert [each.name for each in outline(read_document("a", broken))] == ["aturan", "ringan", "berlibur"]


def test_declarations_clauses_and_comments_fold() -> None:
    text = "# a\n# b\n\n" + RULES
    found = folds(read_document("a", text))
    assert any(fold.comment and (fold.start, fold.end) == (0, 1) for fold in found)
    rule = text[: text.index("larangan bersuara")].count("\n")
    assert any(fold.start == rule and not fold.comment for fold in found)
    assert all(fold.start < fold.end for fold in found)


def test_tokens_are_in_order_and_apart_and_names_know_what_they_are() -> None:
    found = read_tokens(read_document("a", RULES))
    for before, after in pairwise(found):
        assert before.range.end <= after.range.start
    kinds = {each.kind for each in found}
    assert {Lexeme.KEYWORD, Lexeme.TEXT, Lexeme.NUMBER, Lexeme.COMMENT, Sort.TERM, Sort.FACT, Sort.VALUE} <= kinds
    assert sum(each.defines for each in found if each.kind is Sort.RULE) == 2


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_pieces_of_a_shipped_pack_are_its_declarations(path: Path) -> None:
    text = path.read_text("utf-8")
    document = read_document(str(path), text)
    file, _ = parse(SourceText(str(path), text))
    assert document.file == file
    whole = [(one.span.start, one.span.end) for one in file.declarations]
    assert [
        (start := document.start(one.span), start + one.span.end - one.span.start) for one in document.declarations()
    ] == whole


def test_pieces_that_stay_are_not_parsed_again() -> None:
    before = read_document("a", RULES)
    after = read_document("a", RULES.replace("bila aktif", "bila tidak aktif"), before)
    same = [one is other for one, other in zip(before.pieces.pieces, after.pieces.pieces, strict=True)]
    assert same.count(False) == 1


def test_formatting_gives_the_canonical_form() -> None:
    untidy = RULES.replace("  rezim etik\n  bila", "      rezim   etik\n\n  bila")
    document = read_document("a", untidy)
    file, _ = parse(SourceText("a", untidy))
    assert edited(untidy, formatting(document)) == format_file(file)


def test_formatting_leaves_what_is_canonical_or_broken() -> None:
    file, _ = parse(SourceText("a", RULES))
    assert not formatting(read_document("a", format_file(file)))
    assert not formatting(read_document("a", RULES.replace("izin", "izi n")))
