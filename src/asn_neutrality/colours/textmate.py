"""The TextMate grammar: ``python -m asn_neutrality.colours.textmate`` prints it."""

from __future__ import annotations

import json
import sys
from typing import Any

from asn_neutrality.colours.patterns import Colour, Pattern, patterns

LANGUAGE = "larangan"


def grammar() -> dict[str, Any]:
    """The grammar as plain data; blanks have no scope."""
    rules = (_rule(pattern) for pattern in patterns() if pattern.colours != (Colour.BLANK,))
    return {
        "$comment": "Generated from the keyword table: python -m asn_neutrality.colours.textmate",
        "name": LANGUAGE,
        "scopeName": f"source.{LANGUAGE}",
        "fileTypes": [LANGUAGE],
        "patterns": list(rules),
    }


def text() -> str:
    """The grammar as the file that is kept."""
    return json.dumps(grammar(), indent=2, ensure_ascii=False) + "\n"


def _rule(pattern: Pattern) -> dict[str, Any]:
    if len(pattern.colours) == 1:
        return {"name": _scope(pattern.colours[0]), "match": pattern.regex}
    named = {str(n): {"name": _scope(each)} for n, each in enumerate(pattern.colours, 1) if each is not Colour.BLANK}
    return {"match": pattern.regex, "captures": named}


def _scope(colour: Colour) -> str:
    return f"{colour.value}.{LANGUAGE}"


if __name__ == "__main__":
    sys.stdout.write(text())
