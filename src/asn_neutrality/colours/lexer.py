"""The Pygments lexer, registered under the name ``larangan``. The only file that imports Pygments."""

from __future__ import annotations

from typing import Any, ClassVar

from pygments.lexer import RegexLexer, bygroups
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from asn_neutrality.colours.patterns import Colour, Pattern, patterns

TOKENS: dict[Colour, Any] = {
    Colour.BLANK: Text.Whitespace,
    Colour.COMMENT: Comment.Single,
    Colour.TEXT: String.Double,
    Colour.DECLARATION: Keyword.Declaration,
    Colour.CLAUSE: Keyword,
    Colour.WORD: Keyword.Pseudo,
    Colour.OPERATOR: Operator.Word,
    Colour.FINDING: Keyword.Constant,
    Colour.NUMBER: Number,
    Colour.DECLARED: Name.Class,
    Colour.FACT: Name.Attribute,
    Colour.NAME: Name,
    Colour.SIGN: Punctuation,
}


def _rule(pattern: Pattern) -> tuple[str, Any]:
    tokens = [TOKENS[colour] for colour in pattern.colours]
    return pattern.regex, tokens[0] if len(tokens) == 1 else bygroups(*tokens)  # type: ignore[no-untyped-call]


class LaranganLexer(RegexLexer):
    """Rule files of asn-neutrality, with Indonesian or English keywords."""

    name = "larangan"
    url = ""
    aliases: ClassVar = ["larangan", "asn-neutrality"]
    filenames: ClassVar = ["*.larangan"]
    tokens: ClassVar = {"root": [_rule(pattern) for pattern in patterns()]}
