"""An interview: the questions that still matter, one after another, and a verdict at every moment."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from attrs import define

from asn_neutrality.domain.answers import NextQuestion
from asn_neutrality.domain.records import EventRecord, State, Unknown
from asn_neutrality.domain.rules import Prohibition
from asn_neutrality.domain.words import Language
from asn_neutrality.errors import EventError
from asn_neutrality.explain.advice import choice_words, question_words, reason_text
from asn_neutrality.judge.judge import Judge
from asn_neutrality.judge.verdict import Verdict
from asn_neutrality.source.diagnostic import Diagnostic

_FIRST: WeakKeyDictionary[Judge, dict[bool, NextQuestion | None]] = WeakKeyDictionary()
"""By judge and presumptions the question that an interview from nothing begins with."""


@define(frozen=True)
class Turn:
    """A question that was answered, and the record before the answer."""

    question: NextQuestion
    before: EventRecord


class Interview:
    """Questions and answers about one event, without a terminal: a form can drive it.

    It starts from nothing or from a partial record. ``question`` is what to ask now, None when nothing asked for can
    change the outcome any more; ``verdict`` is the verdict on what is known so far. A fact is asked for once: where its
    answer leaves several values it is not asked again.
    """

    def __init__(
        self, judge: Judge, record: object = (), *, presumptions: bool = False, language: Language = "id"
    ) -> None:
        self._judge = judge
        self._presumptions = presumptions
        self._turns: list[Turn] = []
        self.language: Language = language
        self._go_to(judge.read({} if record == () else record, language=language))

    def _go_to(self, record: EventRecord) -> None:
        self.verdict: Verdict = self._judge.judge(record, presumptions=self._presumptions)
        self.question: NextQuestion | None = self._next()

    def _next(self) -> NextQuestion | None:
        if self.record.facts or self._turns:
            return self.verdict.next_question(skip=[each.fact.name for each in self.asked])
        # What is asked first of somebody who says nothing does not depend on the event.
        known = _FIRST.setdefault(self._judge, {})
        if self._presumptions not in known:
            known[self._presumptions] = self.verdict.next_question()
        return known[self._presumptions]

    @property
    def record(self) -> EventRecord:
        """What is known so far."""
        return self.verdict.record

    @property
    def asked(self) -> tuple[NextQuestion, ...]:
        """The questions answered so far, in order."""
        return tuple(turn.question for turn in self._turns)

    def answer(self, value: object) -> None:
        """Answer the question as a record would: a value, several, a date.

        Raises ``EventError`` where it is no value of the fact or says nothing, and the question stays.
        """
        question = self._asked_now()
        state = self._judge.read({question.fact.name: value}, language=self.language).facts.get(question.fact.name)
        if state is None:
            raise EventError([Diagnostic("R016", None, {"fact": question.fact.name})], self.language)
        self._take(question, state)

    def do_not_know(self) -> None:
        """Go on without an answer: the fact counts as unknown and is not asked for again."""
        self._take(self._asked_now(), Unknown())

    def back(self) -> bool:
        """Take back the last answer and ask its question again; False where there is none."""
        if not self._turns:
            return False
        self._go_to(self._turns.pop().before)
        return True

    def why(self) -> tuple[Prohibition, ...]:
        """The prohibitions whose finding still depends on the fact asked for."""
        name = self._asked_now().fact.name
        findings = self.verdict.findings
        return tuple(each.prohibition for each in findings if name in {open_.fact.name for open_ in each.missing})

    def question_text(self) -> str:
        """The question in words, with its choices numbered on lines of their own."""
        question = self._asked_now()
        lines = choice_words(question, self.language)
        return "\n".join([question_words(question, self.language), *(f"  {line}" for line in lines)])

    def why_text(self) -> str:
        """Why the question is asked, in words."""
        return reason_text(self._asked_now(), self.why(), self._judge.rules, self.language)

    def _asked_now(self) -> NextQuestion:
        if self.question is None:
            raise ValueError("the interview is over: there is no question")
        return self.question

    def _take(self, question: NextQuestion, state: State) -> None:
        before = self.record
        self._turns.append(Turn(question, before))
        order = {name: place for place, name in enumerate(self._judge.rules.vocabulary.facts)}
        facts = {**before.facts, question.fact.name: state}
        self._go_to(EventRecord({name: facts[name] for name in sorted(facts, key=order.__getitem__)}))
