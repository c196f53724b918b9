"""The verdict on several acts of one incident."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, assert_never

from asn_neutrality import explain, questions
from asn_neutrality.domain.results import (
    AppliedSanction,
    Disagreement,
    Gravest,
    IncidentJudgement,
    JointFinding,
    Outcome,
)
from asn_neutrality.domain.rules import FindingStatus, Prohibition
from asn_neutrality.domain.words import Language
from asn_neutrality.engine.incident import Incident
from asn_neutrality.judge.court import Court
from asn_neutrality.judge.grouping import by_pack, by_track
from asn_neutrality.judge.verdict import Form, Verdict
from asn_neutrality.once import cached_property
from asn_neutrality.symbolic.compiled import CompiledRule

if TYPE_CHECKING:
    from asn_neutrality.domain.receipts import IncidentReceipt
    from asn_neutrality.explain import Markup


class IncidentVerdict:
    """What the rules say of several acts together: violated is what some act violates.

    ``verdicts`` are those on each act alone. Together more can be certain: a question of reading has one answer for
    all acts, so where one act violates under one answer and another under the other, the incident does in any case.
    """

    def __init__(self, court: Court, incident: Incident) -> None:
        self._rules = court.rules
        self._incident = incident
        self._compiled = incident.compiled.rules
        self.verdicts = tuple(Verdict.of(court, act.event) for act in incident.acts)

    def __repr__(self) -> str:
        return f"<IncidentVerdict {self.outcome.value}, {len(self.verdicts)} acts>"

    @cached_property
    def outcome(self) -> Outcome:
        """The outcome of the incident over all packs and tracks."""
        return self._outcome(self._compiled)

    @cached_property
    def tracks(self) -> Mapping[str, Outcome]:
        """The outcome by track."""
        return {name: self._outcome(rules) for name, rules in by_track(self._rules, self._compiled).items()}

    @cached_property
    def packs(self) -> Mapping[str, Outcome]:
        """The outcome by pack."""
        return {name: self._outcome(rules) for name, rules in by_pack(self._compiled).items()}

    def _outcome(self, rules: Iterable[CompiledRule]) -> Outcome:
        return self._incident.outcome(self._incident.some_violated(rules))

    @cached_property
    def findings(self) -> tuple[JointFinding, ...]:
        """What is found of each prohibition, and on which acts it rests."""
        return tuple(questions.incidents.joint_finding(self._incident, rule) for rule in self._compiled)

    @property
    def violations(self) -> tuple[Prohibition, ...]:
        """The prohibitions certainly violated by some act."""
        return tuple(each.prohibition for each in self.findings if each.status is FindingStatus.VIOLATED)

    @cached_property
    def grounds(self) -> tuple[tuple[Prohibition, ...], ...]:
        """The smallest sets of prohibitions of which one is certainly violated."""
        if self.outcome is not Outcome.VIOLATION:
            return ()
        violated = self.violations
        if violated:  # which need not be searched for
            return tuple((law,) for law in violated[: questions.grounds.MOST])
        found = questions.grounds.of_violation(self._incident, self._compiled)
        return tuple(tuple(map(_law, ground)) for ground in found)

    @cached_property
    def sanctions(self) -> tuple[AppliedSanction, ...]:
        """The sanctions of all acts, each once."""
        return questions.incidents.joint_sanctions(self.findings, (verdict.sanctions for verdict in self.verdicts))

    @cached_property
    def gravest(self) -> Mapping[str, Gravest]:
        """The gravest sanctions by track."""
        return questions.sanctions.gravest(self.sanctions)

    @cached_property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """What the records tell apart about the actor though it cannot change between the acts."""
        return questions.incidents.disagreements(self._rules.vocabulary, [verdict.record for verdict in self.verdicts])

    @cached_property
    def judgement(self) -> IncidentJudgement:
        """Everything at once, as plain data."""
        return IncidentJudgement(
            acts=tuple(verdict.judgement for verdict in self.verdicts),
            outcome=self.outcome,
            tracks=self.tracks,
            packs=self.packs,
            findings=self.findings,
            grounds=self.grounds,
            sanctions=self.sanctions,
            gravest=self.gravest,
            disagreements=self.disagreements,
        )

    def receipt(self) -> IncidentReceipt:
        """From what the verdict was made, act by act; personal facts and free text are left out."""
        return questions.receipts.incident_receipt(self._rules, self._incident, self.judgement)

    def explain(self, language: Language = "id", *, form: Form = "text", markup: Markup = "md") -> str:
        """The incident in words; with the form ``memo`` a memo to be filed, in Markdown or as a page that prints."""
        match form:
            case "text":
                return explain.incident_text(self.judgement, self._rules, language)
            case "memo":
                return explain.explain_incident_memo(self.judgement, self.receipt(), self._rules, language, markup)
        assert_never(form)

    def to_dict(self) -> dict[str, Any]:
        """The incident as plain JSON data."""
        return explain.incident_dict(self.judgement)


def _law(rule: CompiledRule) -> Prohibition:
    return rule.rule.prohibition
