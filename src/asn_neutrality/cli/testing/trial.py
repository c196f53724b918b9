"""One run of the examples of some packs."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase

from attrs import define

from asn_neutrality.analysis.illustration.coverage import Coverage, coverage
from asn_neutrality.cli.texts import Texts
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.explain.finding import explain_finding
from asn_neutrality.ir.lowering import lower
from asn_neutrality.judge import ExampleResult
from asn_neutrality.pipeline import compile_rules, load
from asn_neutrality.symbolic.diagrams import TooLargeError


@define(frozen=True)
class Trial:
    """The rules, what each example came to, and, where asked for, what the examples show of the rules asked for.

    ``too_large`` are rules of which that cannot be told.
    """

    rules: RuleSet
    results: tuple[ExampleResult, ...]
    covered: tuple[Coverage, ...] = ()
    too_large: tuple[str, ...] = ()

    @property
    def failed(self) -> tuple[ExampleResult, ...]:
        """The examples whose finding is not the one they state."""
        return tuple(result for result in self.results if not result.passed)


def run_trial(names: Sequence[str], *, pattern: str | None, covering: bool) -> Trial:
    """Load the packs and run their examples; ``pattern`` chooses by rule or title. Raises ``RulesError``."""
    rules = load(*names)
    results = compile_rules(rules).run_examples()
    chosen = tuple(result for result in results if pattern is None or _matches(result, pattern))
    if not covering:
        return Trial(rules, chosen)
    return Trial(rules, chosen, *_covered(rules))


def _matches(result: ExampleResult, pattern: str) -> bool:
    """Whether the pattern, with ``*`` and ``?``, is found in the rule's id or the example's title."""
    wanted = f"*{pattern.casefold()}*"
    return any(fnmatchcase(text.casefold(), wanted) for text in (result.rule, result.example.title))


def _covered(rules: RuleSet) -> tuple[tuple[Coverage, ...], tuple[str, ...]]:
    program, _ = lower(rules)
    found: list[Coverage] = []
    too_large: list[str] = []
    meant = _meant(rules)
    for rule in program.rules if program is not None else ():
        law = rule.prohibition
        if program is None or law.pack not in meant:
            continue
        try:
            found.append(coverage(program, law.id))
        except TooLargeError:
            too_large.append(law.id)
    return tuple(found), tuple(too_large)


def _meant(rules: RuleSet) -> set[str]:
    """The packs asked for; one without prohibitions of its own stands for those it uses."""
    meant: set[str] = set()
    waiting = list(rules.asked)
    while waiting:
        pack = rules.packs[waiting.pop()]
        if pack.name not in meant:
            meant.add(pack.name)
            waiting += () if pack.prohibitions else pack.uses
    return meant


def difference(result: ExampleResult) -> str:
    """The example's place, rule and title, then what it states and what is found, as in a diff."""
    example, finding = result.example, result.finding
    stated = " ".join(part for part in (example.finding.value, example.by) if part)
    found = " ".join((finding.status.value, *finding.excused_by))
    return f"{example.span}: {result.rule}: {example.title}\n- {stated}\n+ {found}"


def reasons(result: ExampleResult, rules: RuleSet, texts: Texts) -> str:
    """Every condition of the rule with how it stood."""
    return explain_finding(result.verdict.judgement, rules, result.rule, texts.language)
