"""The LALR parser of one declaration, built once from the grammar: its table is kept, for that takes long."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import lark
from lark import Lark, Token
from lark.grammar import Rule
from lark.lark import PostLex
from lark.lexer import PatternStr, TerminalDef

from asn_neutrality.stored import fingerprint, shelf
from asn_neutrality.syntax.build import Builder
from asn_neutrality.syntax.table import ordered

TABLE = "table"
OURS = ("transformer", "postlex", "lexer_callbacks")  # the options that are objects of this library


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
    """The grammar."""
    return fingerprint.grammar().read_text(encoding="utf-8")


def parser(builder: Builder) -> Lark:
    """A parser of one declaration that applies ``builder`` while it parses, of a kept table if there is one."""
    table = shelf.read(TABLE, _nothing, also=lark.__version__)
    if table is None:
        table = _table()
        shelf.keep(TABLE, table, {}, also=lark.__version__)
    # What the parsers call that lark itself generates; it has no types.
    found: Lark = Lark._load_from_dict(  # type: ignore[no-untyped-call]
        *table, transformer=builder, postlex=WholeWords(), lexer_callbacks={"NAME": builder.see_name}
    )
    return found


def build(*, strict: bool = False) -> Lark:
    """The parser built from the grammar, without what it calls; ``strict`` refuses any conflict."""
    return Lark(
        grammar_text(), parser="lalr", start="declaration", keep_all_tokens=True, postlex=WholeWords(), strict=strict
    )


def sealed_table() -> tuple[str, bytes]:
    """Name and content of the file that keeps the table."""
    return TABLE + shelf.SUFFIX, shelf.sealed(TABLE, _table(), {}, also=lark.__version__)


def _table() -> Any:
    """lark's own data and memo of the parser, all of it plain."""
    data, memo = build().memo_serialize([TerminalDef, Rule])
    inner = {**data["parser"], "parser": ordered(data["parser"]["parser"])}
    options = {name: each for name, each in data["options"].items() if name not in OURS}
    return {**data, "parser": inner, "options": options}, memo


def _nothing(name: str) -> object:
    raise LookupError(name)


def written(lark: Lark) -> dict[str, str]:
    """The keywords and signs by the names that lark gives their terminals."""
    return {each.name: each.pattern.value for each in lark.terminals if isinstance(each.pattern, PatternStr)}
