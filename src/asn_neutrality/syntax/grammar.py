"""The LALR parser of one declaration, built once from the grammar."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from lark import Lark, Token
from lark.lark import PostLex
from lark.lexer import PatternStr

from asn_neutrality.syntax.build import Builder

GRAMMAR = "larangan.lark"


class WholeWords(PostLex):
    """Offers NAME in every state, so that a keyword is only recognised as a whole word.

    Without it the contextual lexer would take ``judull`` for ``judul`` and a name ``l`` wherever no name may stand,
    and every misspelt keyword would be reported at the wrong place.
    """

    always_accept = ("NAME",)

    def process(self, stream: Iterator[Token]) -> Iterator[Token]:
        """The tokens, unchanged."""
        return stream


@cache
def grammar_text() -> str:
    """The grammar: beside this module in a wheel, at the top level of a checkout."""
    shipped = files(__package__) / GRAMMAR
    if shipped.is_file():
        return shipped.read_text(encoding="utf-8")
    return (Path(__file__).parents[3] / "grammar" / GRAMMAR).read_text(encoding="utf-8")


def build(builder: Builder | None = None, *, strict: bool = False) -> Lark:
    """A parser of one declaration that applies ``builder`` while it parses; ``strict`` refuses any conflict."""
    return Lark(
        grammar_text(),
        parser="lalr",
        start="declaration",
        keep_all_tokens=True,
        postlex=WholeWords(),
        transformer=builder,
        lexer_callbacks={"NAME": builder.see_name} if builder else {},
        strict=strict,
    )


def written(lark: Lark) -> dict[str, str]:
    """The keywords and signs by the names that lark gives their terminals."""
    return {each.name: each.pattern.value for each in lark.terminals if isinstance(each.pattern, PatternStr)}
