"""Examples beside the rules: what each states, and what is found."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import define

from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.records import EventRecord
from asn_neutrality.domain.results import Finding
from asn_neutrality.domain.rules import Example, FindingStatus
from asn_neutrality.judge.verdict import Verdict
from asn_neutrality.source.diagnostic import Diagnostic

_NOT_VIOLATED = frozenset({FindingStatus.NOT_MET, FindingStatus.OUT_OF_SCOPE, FindingStatus.OUT_OF_FORCE})


@define(frozen=True)
class ExampleResult:
    """An example and what was found; ``rule`` is the id of the prohibition judged."""

    rule: str
    example: Example
    finding: Finding
    verdict: Verdict

    @property
    def passed(self) -> bool:
        """Whether the finding is the one the example states."""
        expected, found = self.example.finding, self.finding.status
        if expected is FindingStatus.NOT_MET:
            return found in _NOT_VIOLATED
        by = self.example.by
        return found is expected and (by is None or by in self.finding.excused_by)

    def diagnostic(self) -> Diagnostic | None:
        """What is wrong with the example, if anything."""
        if self.passed:
            return None
        arguments = {
            "title": self.example.title,
            "rule": self.rule,
            "expected": self.example.finding.value,
            "found": self.finding.status.value,
        }
        return Diagnostic("P005", self.example.span, arguments)


def run(rules: RuleSet, judge: Callable[[EventRecord], Verdict]) -> Iterator[ExampleResult]:
    """The results of all examples. A permission's examples state the finding of the first rule it overrides."""
    for pack in rules.packs.values():
        first = {permission.id: permission.overrides[0] for permission in pack.permissions}
        of_rules = (example for rule in pack.rules for example in rule.examples)
        for example in (*of_rules, *pack.examples):
            rule = first.get(example.rule, example.rule)
            verdict = judge(example.record)
            yield ExampleResult(rule, example, verdict.finding(rule), verdict)
