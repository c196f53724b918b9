"""The workload as a rule pack: text made from the specification, loaded by the library like any other."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import asn_neutrality as asn
from asn_neutrality.source.text import SourceText
from asn_neutrality.syntax.format import format_file
from asn_neutrality.syntax.parse import parse
from benchmarks.neutral.conditions import Wording, fold
from benchmarks.neutral.facts import CHOICES, DAY, YES_NO
from benchmarks.neutral.rules import LISTED, Rule

PACK = "neutral"
HEADER = f"""
package {PACK} version "1.0.0" language en
  title "Neutral workload"
  track neutrality "Neutrality"

source list title "An invented list" seen primary
"""


class RuleWords(Wording[str]):
    """Conditions as a rule file writes them."""

    def one_of(self, fact: str, values: Sequence[str]) -> str:
        return f"{fact} is {' / '.join(values)}"

    def none_of(self, fact: str, values: Sequence[str]) -> str:
        return f"{fact} is_not {' / '.join(values)}"

    def holds(self, fact: str, wanted: bool) -> str:
        return fact if wanted else f"not {fact}"

    def between(self, first: str | None, last: str | None) -> str:
        ends = [f"{DAY} since {first}"] if first else []
        ends += [f"{DAY} until {last}"] if last else []
        return f"({' and '.join(ends)})" if len(ends) > 1 else ends[0]

    def every(self, parts: Sequence[str]) -> str:
        return f"({' and '.join(parts)})"

    def some(self, parts: Sequence[str]) -> str:
        return f"({' or '.join(parts)})"

    def negated(self, part: str) -> str:
        return f"not ({part})"


def text_of(rules: Sequence[Rule]) -> str:
    """The pack in canonical form."""
    kinds = {fact: f"choice {' / '.join(values)}" for fact, values in CHOICES.items()}
    kinds |= dict.fromkeys(YES_NO, "yes_no") | {DAY: "date role time_of_act"}
    facts = [f"fact {fact} {_title(fact)} : {kind}" for fact, kind in kinds.items()]
    prohibitions = [_prohibition(place, rule) for place, rule in enumerate(rules)]
    return canonical("\n".join([HEADER, *facts, *prohibitions]))


def _prohibition(place: int, rule: Rule) -> str:
    item = place % LISTED + 1
    condition = fold(rule.condition, RuleWords())[1:-1]
    return f"prohibition {rule.id} title {_title(rule.id)} basis list item {item} track neutrality when {condition}"


def _title(name: str) -> str:
    return f'"{name.replace("_", " ").capitalize()}"'


def canonical(text: str) -> str:
    """What ``asn-neutrality format`` prints."""
    file, problems = parse(SourceText(f"{PACK}.larangan", text))
    assert not problems, problems
    return format_file(file)


def load(rules: Sequence[Rule]) -> asn.RuleSet:
    """The pack, through a file."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"{PACK}.larangan"
        file.write_text(text_of(rules), "utf-8")
        return asn.load(file)
