"""All vocabulary lives in packs: the code knows keywords and roles, never the name of a fact, a value or a pack."""

from __future__ import annotations

import re
from functools import cache

from asn_neutrality.source.text import SourceText
from asn_neutrality.syntax import ast as written
from asn_neutrality.syntax.keywords import KEYWORDS, ROLES, VALUES
from asn_neutrality.syntax.parse import parse
from tests.invariants.checkout import PACKAGE, PACKS, literals, modules

LANGUAGE = {spelling for word in (*KEYWORDS, *ROLES, *VALUES) for spelling in (word.id, word.en)}
STAGES = {path.stem for path in (PACKAGE / "source" / "diagnostics").iterdir()}
WORD = re.compile(r"[a-z][a-z0-9_.]*[a-z0-9]")


def names_in(node: object) -> set[str]:
    """Every name written anywhere below a node of the tree."""
    if isinstance(node, written.Name):
        return {node.text}
    if isinstance(node, tuple):
        return {name for part in node for name in names_in(part)}
    parts = getattr(type(node), "__attrs_attrs__", ())
    return {name for part in parts if part.name != "span" for name in names_in(getattr(node, part.name))}


@cache
def vocabulary() -> frozenset[str]:
    """The names of packs, and every name that a fact declares: its own, its values, its groups."""
    words: set[str] = set()
    for path in PACKS.glob("*.larangan"):
        file, diagnostics = parse(SourceText(path.name, path.read_text("utf-8")))
        assert not diagnostics
        words.add(path.stem)
        for declaration in file.declarations:
            if isinstance(declaration, written.Fact):
                words |= names_in(declaration)
    return frozenset(word for word in words - LANGUAGE - STAGES if len(word) > 3)


def test_the_vocabulary_is_found() -> None:
    assert len(vocabulary()) > 200


def test_no_string_in_python_is_a_word_of_the_vocabulary() -> None:
    found = [
        f"{path}:{literal.lineno}: {word}"
        for path, tree in modules()
        for literal in literals(tree)
        for word in words_of(str(literal.value))
        if word in vocabulary()
    ]
    assert not found


def words_of(text: str) -> set[str]:
    """A string that is one word, and the words in a longer one that no sentence would contain by chance."""
    words = WORD.findall(text)
    return {word for word in words if word == text or "_" in word or "." in word}


def test_packs_hold_no_python() -> None:
    assert not list(PACKS.rglob("*.py"))
