"""A verdict: an event and what is asked of it, computed when asked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal, assert_never

from asn_neutrality import explain, questions
from asn_neutrality.domain.decisions import Decision
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.records import EventRecord, State, just
from asn_neutrality.domain.results import (
    AppliedSanction,
    Assumption,
    Contradiction,
    Finding,
    Gravest,
    Judgement,
    Missing,
    Outcome,
    Presumed,
    ReadingOutcome,
    Support,
)
from asn_neutrality.domain.rules import Prohibition
from asn_neutrality.domain.sources import Provenance
from asn_neutrality.domain.words import Language
from asn_neutrality.engine.event import Event
from asn_neutrality.judge.at_length import AtLength
from asn_neutrality.judge.court import Court
from asn_neutrality.judge.gist import gist_of
from asn_neutrality.once import cached_property
from asn_neutrality.symbolic.compiled import CompiledRule

if TYPE_CHECKING:
    from asn_neutrality.domain.answers import NextQuestion, Remedies, Settling, WhyNot
    from asn_neutrality.domain.receipts import Receipt
    from asn_neutrality.engine.fast.hearing import Heard
    from asn_neutrality.explain import Depth, Markup
    from asn_neutrality.judge.in_short import InShort

Form = Literal["text", "memo"]


class Verdict:
    """What the rules say of one event record (``docs/verdicts.md``). All beyond the outcome is computed on demand.

    Two evaluations of the same record under the same rules give equal judgements, in the same order.
    """

    def __init__(self, court: Court, given: object, decision: Decision | None = None) -> None:
        """``given`` is a record that was read, or, where ``decision`` is what was decided of it, one that can be."""
        self._court = court
        self._given = given
        self._known = decision

    @classmethod
    def of(cls, court: Court, event: Event) -> Verdict:
        """The verdict on an event that is already made."""
        verdict = cls(court, event.record)
        verdict._at_length.event = event
        return verdict

    @property
    def _rules(self) -> RuleSet:
        return self._court.rules

    @property
    def _compiled(self) -> tuple[CompiledRule, ...]:
        return self._court.compiled.rules

    @cached_property
    def _at_length(self) -> AtLength:
        return AtLength(self._court, self.record, self._known)

    @property
    def _event(self) -> Event:
        return self._at_length.event

    @property
    def _decision(self) -> Decision | None:
        """What the fast engine says, where the reference is not at work already."""
        if self._known is None and self._court.busy:
            begun = "_at_length" in self.__dict__ and self._at_length.begun
            self._known = None if begun else self._court.decide(self.record)
        return self._known

    @cached_property
    def _heard(self) -> Heard:
        """What the record says."""
        return self._court.heard(self._given)

    @cached_property
    def _found(self) -> AtLength | InShort:
        """What is found: looked up where the fast engine decided and the event is a plain one."""
        decision = self._decision
        if decision is None:
            return self._at_length
        from asn_neutrality.judge.in_short import InShort  # noqa: PLC0415 - the first verdict is not found in short

        found = InShort(self._court, self._heard, decision, self._at_length)
        return found if found.able else self._at_length

    def __repr__(self) -> str:
        return f"<Verdict {self.outcome.value}>"

    @cached_property
    def record(self) -> EventRecord:
        """The record as it was read."""
        # What was decided as it was handed in is read with what it says.
        return self._heard.record if type(self._given) is dict else self._court.read(self._given)

    @property
    def outcome(self) -> Outcome:
        """The outcome of the event over all packs and tracks. ``EventError`` where it is too large to be told."""
        decision = self._decision
        return self._outcome_of_all if decision is None else decision.outcome

    @cached_property
    def _outcome_of_all(self) -> Outcome:
        return self._at_length.outcome(self._compiled)

    @property
    def tracks(self) -> Mapping[str, Outcome]:
        """The outcome by track, in the order the packs declare them."""
        decision = self._decision
        return self._tracks if decision is None else decision.tracks

    @cached_property
    def _tracks(self) -> Mapping[str, Outcome]:
        return {name: self._at_length.outcome(rules) for name, rules in self._court.tracks.items()}

    @property
    def packs(self) -> Mapping[str, Outcome]:
        """The outcome by pack, of the packs that have prohibitions."""
        decision = self._decision
        return self._packs if decision is None else decision.packs

    @cached_property
    def _packs(self) -> Mapping[str, Outcome]:
        return {name: self._at_length.outcome(rules) for name, rules in self._court.packs.items()}

    def outcome_on(self, *tracks: str) -> Outcome:
        """The outcome over some tracks taken together: certain where one of them is violated, whichever it is."""
        return self._at_length.outcome(rule for rule in self._compiled if _law(rule).track in tracks)

    @cached_property
    def out_of_scope(self) -> tuple[str, ...]:
        """The packs in whose scope the event cannot be."""
        return self._found.out_of_scope(self.packs)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What is found of each prohibition, in the order of packs and rules."""
        return self._found.findings()

    def finding(self, rule: str) -> Finding:
        """What is found of one prohibition, by its id ``pack.name``; ``KeyError`` where there is none."""
        return self._found.finding(rule)

    @property
    def violations(self) -> tuple[Prohibition, ...]:
        """The prohibitions certainly violated; may be empty under VIOLATION, see ``grounds``."""
        decision = self._known or self._decision
        if decision is None:
            return tuple(_law(rule) for rule in self._violated)
        return self._court.laws_of(decision.violated)

    @cached_property
    def _violated(self) -> tuple[CompiledRule, ...]:
        decision = self._decision
        if decision is None:
            return self._at_length.violated
        return tuple(map(self._court.named.__getitem__, decision.violated))

    @cached_property
    def _grounds(self) -> tuple[tuple[CompiledRule, ...], ...]:
        decision = self._decision
        if decision is not None and (decision.violated or decision.outcome is not Outcome.VIOLATION):
            return tuple([(rule,) for rule in self._violated[: questions.grounds.MOST]]) if decision.violated else ()
        return self._found.grounds()

    @cached_property
    def grounds(self) -> tuple[tuple[Prohibition, ...], ...]:
        """The smallest sets of prohibitions of which one is certainly violated."""
        return tuple([tuple(map(_law, ground)) for ground in self._grounds])

    @cached_property
    def missing(self) -> tuple[Missing, ...]:
        """The open facts on which the outcome depends, in the vocabulary's order; assessments say so."""
        return questions.missing.still_open(self._event, self._at_length.all) if self._fewest is None else self._fewest

    @property
    def missing_is_smallest(self) -> bool:
        """Whether ``missing`` is as small as can be; so much may be open that it holds every fact still in play."""
        return self._fewest is not None

    @cached_property
    def _fewest(self) -> tuple[Missing, ...] | None:
        return self._found.fewest()

    @cached_property
    def missing_by_track(self) -> Mapping[str, tuple[Missing, ...]]:
        """By track, the open facts on which its outcome depends."""
        event = self._at_length.room()
        subjects = self._at_length.subjects(event, self._court.tracks)
        return {name: questions.missing.missing(event, subject) for name, subject in subjects.items()}

    @cached_property
    def settling(self) -> Settling:
        """The smallest answers to missing facts that settle the outcome, and the outcome each leads to."""
        return questions.settling.settling(self._event, self._compiled, self.missing)

    def next_question(self, *, skip: Collection[str] = ()) -> NextQuestion | None:
        """The fact best asked for next, but those to ``skip``; None where no answer could change anything.

        One of ``missing``; where nobody knows those any more, one of the other facts still in play.
        """
        found = self._asked_of(self.missing, skip)
        if found is None and self.missing:
            found = self._asked_of(questions.missing.still_open(self._event, self._at_length.all), skip)
        return found

    def _asked_of(self, facts: Iterable[Missing], skip: Collection[str]) -> NextQuestion | None:
        return questions.next_question.next_question(
            self._event, self._compiled, [each for each in facts if each.fact.name not in skip]
        )

    def remedies(self) -> Remedies:
        """The smallest changes of changeable facts after which a future act, otherwise the same, violates nothing."""
        return questions.remedies.remedies(self._event, self._compiled)

    def why_not(self, rule: str) -> WhyNot:
        """What would have to be otherwise for a prohibition to be violated; ``KeyError`` where there is none."""
        return questions.why_not.why_not(self._event, self._court.named[rule])

    @cached_property
    def readings(self) -> tuple[ReadingOutcome, ...]:
        """The outcomes under each answer to every question on which the event, a track or a pack turns."""
        return self._found.readings()

    @cached_property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """Where the record contradicts itself or what the rules conclude."""
        return self._found.contradictions()

    @cached_property
    def defaults(self) -> tuple[Assumption, ...]:
        """The defaults that were used."""
        return self._found.used(self._found.defaults)

    @cached_property
    def presumptions(self) -> tuple[Assumption, ...]:
        """The presumptions that were used; none unless asked for."""
        return self._found.used(self._found.presumed)

    @cached_property
    def presumed(self) -> Verdict:
        """The verdict on the same record where presumptions hold; its ``presumptions`` are those used."""
        return self._under(presumptions=True)

    @cached_property
    def strict(self) -> Verdict:
        """The verdict on the same record where no presumption holds."""
        return self._under(presumptions=False)

    def _under(self, *, presumptions: bool) -> Verdict:
        if presumptions is self._court.presumptions:
            return self
        court = self._court.otherwise
        # What was handed in and decided is looked up again as it was handed in.
        return Verdict(court, self.record, None if self._known is None else court.decided(self._given))

    @cached_property
    def if_presumed(self) -> Presumed | None:
        """What presumptions change, where they do not hold already."""
        if self._court.presumptions or not self._found.may_turn_on(self._court.otherwise.presumed):
            return None
        presumed = self.presumed
        if (presumed.outcome, presumed.tracks) == (self.outcome, self.tracks):
            return None
        return Presumed(presumed.outcome, presumed.tracks, presumed.presumptions)

    @cached_property
    def sanctions(self) -> tuple[AppliedSanction, ...]:
        """The sanctions of what is violated, or may be where the grounds are alternatives."""
        if not self._grounds:
            return ()
        return self._found.sanctions(self._violated, self._grounds)

    @cached_property
    def gravest(self) -> Mapping[str, Gravest]:
        """The gravest sanctions by track, those that are certain apart from those that are possible."""
        return questions.sanctions.gravest(self.sanctions)

    @cached_property
    def rests_on(self) -> tuple[Support, ...]:
        """The sources that the outcome and the sanctions rest on, and how they were seen."""
        telling, sanctions = self._found.telling, self.sanctions
        if not telling and not sanctions:
            return ()
        result = questions.support.Result(self.outcome, telling, self.grounds, sanctions, self.record)
        return self._court.common.supports.of(result)

    @property
    def provenance(self) -> Provenance | None:
        """The least certain way in which anything it rests on was seen; None where it rests on no rule."""
        return questions.support.least_certain(self.rests_on)

    @cached_property
    def concluded(self) -> Mapping[str, str]:
        """The facts, not stated, that the rules give their value in every completion."""
        return self._found.concluded

    @cached_property
    def facts(self) -> Mapping[str, State]:
        """The facts judged by: stated ones that count, what the rules conclude, defaults and presumptions."""
        said, stated = self._found, self.record.facts
        facts = dict(said.stated)
        if len(facts) != len(stated):  # What no rule can ask for is a fact of the event, too.
            level = self._court.compiled.level
            facts.update((name, state) for name, state in stated.items() if name not in level)
        for assumed in (said.defaults, said.presumed, self.concluded):
            for name, value in assumed.items():
                facts[name] = just(value)
        return facts

    @cached_property
    def judgement(self) -> Judgement:
        """Everything at once, as plain data."""
        court = self._court
        if not court.busy:
            return self._judgement()
        return court.judgements.of(self._heard, self._judgement)

    def _judgement(self) -> Judgement:
        return Judgement(
            record=self.record,
            facts=self.facts,
            outcome=self.outcome,
            tracks=self.tracks,
            packs=self.packs,
            out_of_scope=self.out_of_scope,
            findings=self.findings,
            grounds=self.grounds,
            missing=self.missing,
            readings=self.readings,
            contradictions=self.contradictions,
            defaults=self.defaults,
            presumptions=self.presumptions,
            sanctions=self.sanctions,
            gravest=self.gravest,
            concluded=self.concluded,
            rests_on=self.rests_on,
            presumed=self.if_presumed,
        )

    def _gist(self) -> explain.Gist | None:
        """What a full text tells beside facts, where nothing but that text was asked for yet."""
        found = self._found
        if isinstance(found, AtLength) or "judgement" in self.__dict__:
            return None
        return gist_of(self, found)

    def receipt(self) -> Receipt:
        """From what the verdict was made, so that it can be made again; personal facts and free text are left out."""
        return questions.receipts.receipt(self._rules, self.judgement, presumptions=self._court.presumptions)

    def explain(
        self, language: Language = "id", depth: Depth = "full", *, form: Form = "text", markup: Markup = "md"
    ) -> str:
        """The verdict in words: ``line`` one line, ``full`` for its reader, ``audit`` every rule and condition.

        With the form ``memo`` (at no depth) a memo to be filed, in Markdown or as an HTML page that prints.
        """
        match form:
            case "text" if depth == "full" and (gist := self._gist()) is not None:
                return explain.gist_text(gist, self, self._rules, language)
            case "text":
                return explain.explain(self.judgement, self._rules, language, depth)
            case "memo":
                return explain.explain_memo(self.judgement, self.receipt(), self._rules, language, markup)
        assert_never(form)

    def advise(self, language: Language = "id") -> str:
        """In words: what would settle the outcome, what to ask next, and what could be otherwise in a future act."""
        advice = explain.Advice(self.outcome, self.settling, self.next_question(), self.remedies())
        return explain.advice_text(advice, self._rules, language)

    def explain_why_not(self, rule: str, language: Language = "id") -> str:
        """``why_not`` in words."""
        return explain.why_not_text(self.why_not(rule), self._rules, language)

    def to_dict(self) -> dict[str, Any]:
        """The verdict as plain JSON data."""
        return explain.to_dict(self.judgement)


def _law(rule: CompiledRule) -> Prohibition:
    return rule.rule.prohibition
