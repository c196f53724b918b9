"""Which citations and sources a rule rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from asn_neutrality.domain.rules import ExceptionClause, Prohibition, Question, Reading, SanctionClause
from asn_neutrality.domain.sources import Citation, LegalSource
from asn_neutrality.explain.citations import cite_in
from asn_neutrality.explain.voice import Voice
from asn_neutrality.logic.fold import questions


def rule_line(rule: Prohibition, voice: Voice) -> str:
    """The rule's title, basis and position: how every line about it begins."""
    return voice.known(("rule", rule.id), lambda: _rule_line(rule, voice))


def _rule_line(rule: Prohibition, voice: Voice) -> str:
    title, citation = voice.label(rule.title), basis_words(rule, voice)
    return voice.say("line.rule", title=title, citation=citation, position=rule.span)


def basis_words(rule: Prohibition, voice: Voice) -> str:
    """The first basis: the one that carries the rule."""
    return "; ".join(cite_in(citation, voice) for citation in rule.basis[:1])


def exception_citations(exception: ExceptionClause, rule: Prohibition) -> tuple[Citation, ...]:
    """Its own citations, else the rule's basis."""
    return exception.citations or rule.basis[:1]


def sanction_citations(clause: SanctionClause, rule: Prohibition, voice: Voice) -> tuple[Citation, ...]:
    """The clause's citations, else those of the sanction, else the rule's basis."""
    sanction = voice.sanctions.get(clause.sanction)
    return clause.citations or (sanction.citations if sanction else ()) or rule.basis[:1]


def reading_citations(reading: Reading, question: Question, voice: Voice) -> tuple[Citation, ...]:
    """Its own citations, else the basis of the rule whose question it is; a shared term has none."""
    rule = voice.prohibitions.get(question.id)
    return reading.citations or (rule.basis[:1] if rule else ())


def sources_of(rules: Iterable[Prohibition], voice: Voice) -> tuple[LegalSource, ...]:
    """The sources that anything about ``rules`` rests on, each once."""
    ids = dict.fromkeys(id_ for rule in rules for id_ in _source_ids(rule, voice))
    return tuple(voice.sources[id_] for id_ in ids if id_ in voice.sources)


def _source_ids(rule: Prohibition, voice: Voice) -> tuple[str, ...]:
    if rule.id not in voice.source_memo:
        found = dict.fromkeys(citation.source for citation in _citations(rule, voice))
        voice.source_memo[rule.id] = tuple(found)
    return voice.source_memo[rule.id]


def _citations(rule: Prohibition, voice: Voice) -> Iterator[Citation]:
    yield from rule.basis
    for exception in rule.exceptions:
        yield from exception.citations
    for clause in rule.sanctions:
        yield from sanction_citations(clause, rule, voice)
    for permission in voice.overriding.get(rule.id, ()):
        yield from permission.basis
    for id_ in questions(rule.condition):
        if id_ in voice.questions:
            for reading in voice.questions[id_].readings:
                yield from reading.citations
