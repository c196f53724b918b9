"""The rules as somebody would write them in Python: one ``if`` after the other.

Written by a program from sixteen rules on, since nobody writes a thousand, but no differently from what a person does
who looks up each fact where it is tested and remembers that it may be missing. A second version is tuned: every fact
is looked up once, alternatives are sets, and the act is tested first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from benchmarks.neutral.conditions import Condition, Every, OneOf, fold, positive
from benchmarks.neutral.facts import FACTS
from benchmarks.neutral.rules import Rule
from benchmarks.peers.infix import Infix
from benchmarks.peers.prepared import RECORDS, Peer, Prepared, each

LOOKED_UP = Infix(
    within="{fact} in ({values})",
    without="{fact} not in ({values})",
    yes="{fact}",
    no="{fact} is False",
    known='"{name}" in e',
    fact='e.get("{}")'.format,
)
TUNED = Infix(
    within="{fact} in {{{values}}}",
    without="{fact} not in {{{values}}}",
    yes="{fact}",
    no="{fact} is False",
    known="{fact} is not None",
)


def source(rules: Sequence[Rule]) -> str:
    """The function ``violated`` as text."""
    return "\n".join(["def violated(e):", "    found = []", *_ifs(rules, LOOKED_UP), "    return found", ""])


def tuned_source(rules: Sequence[Rule]) -> str:
    """The function ``violated``, tuned."""
    tuned = [Rule(rule.id, _act_first(positive(rule.condition))) for rule in rules]
    ifs = _ifs(tuned, TUNED)
    words = set(re.findall(r"\w+", " ".join(ifs)))
    looked_up = [f'    {fact} = get("{fact}")' for fact in FACTS if fact in words]
    return "\n".join(
        ["def violated(e):", "    found = []", "    get = e.get", *looked_up, *ifs, "    return found", ""]
    )


def _ifs(rules: Sequence[Rule], words: Infix) -> list[str]:
    tests = ((rule.id, fold(positive(rule.condition), words)[1:-1]) for rule in rules)
    return [line for id_, test in tests for line in (f"    if {test}:", f'        found.append("{id_}")')]


def _act_first(condition: Condition) -> Condition:
    match condition:
        case Every(parts):
            return Every(tuple(sorted(parts, key=lambda part: not (isinstance(part, OneOf) and part.fact == "act"))))
        case _:
            return condition


def _function(text: str) -> Callable[[Any], Sequence[str]]:
    names: dict[str, Any] = {}
    exec(text, names)  # noqa: S102 - the text is made above
    function: Callable[[Any], Sequence[str]] = names["violated"]
    return function


def prepare(rules: Sequence[Rule]) -> Prepared:
    """As a person would write it."""
    return each(_function(source(rules)))


def prepare_tuned(rules: Sequence[Rule]) -> Prepared:
    """As a person would write it who has measured."""
    return each(_function(tuned_source(rules)))


IF = Peer("hand-written `if`", (), RECORDS, prepare, "one `if` for each rule, facts looked up where they are tested")
TUNED_IF = Peer("hand-tuned `if`", (), RECORDS, prepare_tuned, "facts looked up once, sets, the act tested first")
