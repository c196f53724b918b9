from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from pygments.lexers import get_lexer_by_name, get_lexer_for_filename
from pygments.token import Comment, Error, Name, Operator, String, _TokenType

from asn_neutrality.colours.lexer import LaranganLexer
from asn_neutrality.colours.patterns import Colour, patterns
from asn_neutrality.colours.textmate import grammar, text
from asn_neutrality.syntax.keywords import KEYWORDS
from asn_neutrality.syntax.tokens import TOKEN
from tests.invariants.checkout import PACKAGE, ROOT

PACKS = sorted(PACKAGE.joinpath("packs").glob("*.larangan"))
KEPT = ROOT / "editors" / "vscode" / "syntaxes" / "larangan.tmLanguage.json"


def lexed(source: str) -> list[tuple[_TokenType, str]]:
    return [(kind, word) for kind, word in LaranganLexer().get_tokens(source) if word.strip()]


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_every_shipped_pack_is_in_colour_throughout(path: Path) -> None:
    source = path.read_text("utf-8")
    found = list(LaranganLexer(stripnl=False).get_tokens(source))
    assert "".join(word for _, word in found) == source
    assert not [word for kind, word in found if kind is Error]


@pytest.mark.parametrize("path", PACKS[:6], ids=lambda path: path.stem)
def test_comments_and_texts_are_those_that_the_parser_sees(path: Path) -> None:
    source = path.read_text("utf-8")
    seen = [match[0] for match in TOKEN.finditer(source) if match[0].startswith(("#", '"'))]
    assert [word for kind, word in lexed(source) if kind in (Comment.Single, String.Double)] == seen


@pytest.mark.parametrize("word", [spelling for word in KEYWORDS for spelling in (word.id, word.en)])
def test_every_keyword_is_coloured_as_one(word: str) -> None:
    ((kind, found),) = lexed(word)
    assert found == word
    assert kind is Operator.Word or kind[0] == "Keyword"


def test_names_keep_apart_from_keywords_in_them() -> None:
    assert lexed("larangan_lain dan bila_saja") == [
        (Name, "larangan_lain"),
        (Operator.Word, "dan"),
        (Name, "bila_saja"),
    ]
    assert (Name.Attribute, "tanggal") in lexed("tanggal: 2024-09-10")
    assert (Name.Class, "netral") in lexed("larangan netral")


def test_what_no_rule_file_has_is_marked() -> None:
    assert (Error, "\u201c") in lexed("judul \u201cApa")


def test_pygments_finds_the_lexer_by_name_and_by_file() -> None:
    assert isinstance(get_lexer_by_name("larangan"), LaranganLexer)
    assert isinstance(get_lexer_for_filename("surat_edaran.larangan"), LaranganLexer)


def test_the_textmate_grammar_is_what_the_keyword_table_gives() -> None:
    assert KEPT.read_text("utf-8") == text()


def test_every_file_that_the_extension_names_is_there() -> None:
    folder = ROOT / "editors" / "vscode"
    package = json.loads((folder / "package.json").read_text("utf-8"))
    contributed = package["contributes"]
    named = [package["main"], *(each["path"] for each in contributed["grammars"])]
    named += [each["configuration"] for each in contributed["languages"]]
    assert not [name for name in named if not (folder / name).is_file()]
    words = {path.name: json.loads(path.read_text("utf-8")).keys() for path in folder.glob("package.nls*.json")}
    assert words["package.nls.json"] == words["package.nls.id.json"]


def test_the_textmate_grammar_has_the_patterns_of_the_lexer() -> None:
    regexes = [rule["match"] for rule in grammar()["patterns"]]
    assert regexes == [pattern.regex for pattern in patterns() if pattern.colours != (Colour.BLANK,)]
    assert all(re.compile(regex).groups in (0, 3) for regex in regexes)
