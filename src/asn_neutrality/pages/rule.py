"""A prohibition or permission as an article of a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import define

from asn_neutrality.domain.records import State
from asn_neutrality.domain.rules import Example, ExceptionClause, Permission, Prohibition, Question, SanctionClause
from asn_neutrality.explain.citations import period_words, quote_words
from asn_neutrality.explain.cited import exception_citations, reading_citations, sanction_citations
from asn_neutrality.explain.conditions import answer_name, describe_in
from asn_neutrality.explain.facts import value_words
from asn_neutrality.explain.penalties import addressee_of, sanction_level, sanction_title
from asn_neutrality.explain.sentences import permission_sentence, prohibition_sentence
from asn_neutrality.logic.atoms import Meant
from asn_neutrality.logic.fold import questions
from asn_neutrality.pages.frame import Frame, anchor, place, terms_of
from asn_neutrality.pages.html import Content, Markup, items, link, markup, pairs, table, tag
from asn_neutrality.pages.pictures.flow import flow

Rule = Prohibition | Permission


@define(frozen=True)
class Articles:
    """Writes rules. ``near`` are the rules about the same conduct, ``also`` the examples written elsewhere, by rule."""

    frame: Frame
    near: Mapping[str, tuple[str, ...]]
    also: Mapping[str, tuple[Example, ...]]

    def article(self, rule: Rule) -> Markup:
        """The sentence, the quotation, and everything that belongs to the rule."""
        frame, voice = self.frame, self.frame.voice
        is_prohibition = isinstance(rule, Prohibition)
        kind = frame.say("prohibition" if is_prohibition else "permission")
        return tag(
            "article",
            tag("p", kind, " · ", tag("code", rule.id), class_="kind"),
            tag("h3", voice.label(rule.title)),
            tag("p", self._sentence(rule), class_="rule"),
            self._quotation(rule),
            pairs(self._facts(rule)),
            self._flow(rule),
            self._examples(rule),
            id=anchor("rule", rule.id.partition(".")[2]),
        )

    def _flow(self, rule: Rule) -> Markup | None:
        """The picture of a prohibition, to unfold."""
        if not isinstance(rule, Prohibition):
            return None
        voice = self.frame.voice
        return tag("details", tag("summary", voice.say("picture.flow")), flow(rule, voice))

    def _sentence(self, rule: Rule) -> Markup:
        voice = self.frame.voice
        conditions = (rule.condition, *(each.condition for each in rule.exceptions))
        if isinstance(rule, Prohibition):
            said = prohibition_sentence(rule, voice.rules, voice.language)
        else:
            said = permission_sentence(rule, voice.rules, voice.language)
        return self.frame.linked(said, conditions)

    def _quotation(self, rule: Rule) -> Markup | None:
        if rule.quote is None:
            return None
        said = quote_words(rule.quote, rule.quote_seen, rule.basis, self.frame.voice)
        return tag("blockquote", tag("p", said))

    def _facts(self, rule: Rule) -> Iterable[tuple[Content, Content]]:
        frame, voice = self.frame, self.frame.voice
        yield frame.say("basis"), frame.citations(rule.basis)
        key = "period" if rule.own_period else "period_of_source"
        yield frame.say("in_force"), frame.say(key, period=period_words(rule.period, voice))
        if isinstance(rule, Prohibition):
            yield frame.say("track"), voice.track(rule.track)
        yield frame.say("terms"), items(self._terms(rule))
        yield frame.say("exceptions"), items(self._exception(each, rule) for each in rule.exceptions)
        yield frame.say("readings"), items(self._questions(rule))
        if isinstance(rule, Prohibition):
            yield (
                frame.say("overridden_by"),
                items(self._permission(each) for each in voice.overriding.get(rule.id, ())),
            )
            yield frame.say("sanctions"), items(self._sanction(each, rule) for each in rule.sanctions)
            yield frame.say("neighbours"), items(frame.rule_of_pack(id_) for id_ in self.near.get(rule.id, ()))
        else:
            yield frame.say("overrides"), items(frame.rule_of_pack(id_) for id_ in rule.overrides)

    def _terms(self, rule: Rule) -> Iterable[Content]:
        """The shared terms of its sentence, each with its meaning."""
        frame, voice = self.frame, self.frame.voice
        conditions = (rule.condition, *(each.condition for each in rule.exceptions))
        for name in dict.fromkeys(name for condition in conditions for name in terms_of(condition)):
            term = voice.terms.get(name)
            if term is not None:
                title = link(place("term", name), voice.name(term.title, name))
                yield [title, ": ", frame.condition(term.condition)]

    def _exception(self, each: ExceptionClause, rule: Rule) -> Content:
        frame = self.frame
        mark = frame.say("disputed") if each.question is not None else None
        cited = each.citations or rule.basis[:1]
        if isinstance(rule, Prohibition):
            cited = exception_citations(each, rule)
        name = tag("em", frame.voice.name(each.label, each.name))
        return [name, mark, ": ", frame.condition(each.condition), _cited(frame.citations(cited))]

    def _permission(self, each: Permission) -> Content:
        mark = self.frame.say("disputed") if each.question is not None else None
        return [self.frame.rule_of_pack(each.id), mark]

    def _questions(self, rule: Rule) -> Iterable[Content]:
        conditions: Sequence[Meant] = (rule.condition, *(each.condition for each in rule.exceptions))
        asked = dict.fromkeys(id_ for condition in conditions for id_ in questions(condition))
        for id_ in asked:
            question = self.frame.voice.questions.get(id_)
            if question is not None and question.readings:
                yield [self.frame.voice.label(question.title), items(self._readings(question))]

    def _readings(self, question: Question) -> Iterable[Content]:
        frame, voice = self.frame, self.frame.voice
        for reading in question.readings:
            cited = frame.citations(reading_citations(reading, question, voice))
            yield [f"“{answer_name(question.id, reading.name, voice)}”", _cited(cited) if cited else None]

    def _sanction(self, clause: SanctionClause, rule: Prohibition) -> Content:
        frame, voice = self.frame, self.frame.voice
        title = sanction_title(clause, voice) + sanction_level(clause, voice)
        addressee = addressee_of(clause, voice.sanctions.get(clause.sanction))
        only = None
        if addressee is not None:
            only = frame.linked(frame.say("only_where", condition=describe_in(addressee, voice)), [addressee])
        cited = frame.citations(sanction_citations(clause, rule, voice))
        return [link(place("sanction", clause.sanction), title), only, _cited(cited)]

    # -- Examples -----------------------------------------------------------------------------------------------

    def _examples(self, rule: Rule) -> Markup:
        head = [self.frame.say(key) for key in ("found", "example", "facts")]
        examples = (*rule.examples, *self.also.get(rule.id, ()))
        return table(head, (self._example(each) for each in examples), class_="examples")

    def _example(self, each: Example) -> tuple[Content, ...]:
        voice = self.frame.voice
        facts = "; ".join(self._fact(name, state) for name, state in each.record.facts.items())
        return voice.say(f"finding.{each.finding.value}"), each.title, facts

    def _fact(self, name: str, state: State) -> str:
        voice = self.frame.voice
        fact = voice.facts[name]
        return f"{voice.label(fact.label).lower()}: {value_words(state, fact, voice.language)}"


def _cited(citations: Markup) -> Content:
    return [" — ", tag("span", citations, class_="seen")] if markup(citations) else None
