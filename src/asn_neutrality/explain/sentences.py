"""Whole rules as sentences."""

from __future__ import annotations

from collections.abc import Sequence

from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.rules import ExceptionClause, Permission, Prohibition
from asn_neutrality.domain.words import Language
from asn_neutrality.explain.conditions import describe_in
from asn_neutrality.explain.voice import Voice, voice_of, within_sentence


def prohibition_sentence(prohibition: Prohibition, rules: RuleSet, language: Language) -> str:
    """What is prohibited, when, and with which exceptions, in one sentence built from the rule."""
    voice = voice_of(rules, language)
    said = {"title": voice.label(prohibition.title), "condition": describe_in(prohibition.condition, voice)}
    if not prohibition.exceptions:
        return voice.say("sentence.prohibition", **said)
    return voice.say("sentence.prohibition_except", exceptions=_exceptions(prohibition.exceptions, voice), **said)


def permission_sentence(permission: Permission, rules: RuleSet, language: Language) -> str:
    """What is permitted, when, and which prohibitions it defeats, in one sentence built from the rule."""
    voice = voice_of(rules, language)
    said = {
        "title": voice.label(permission.title),
        "condition": describe_in(permission.condition, voice),
        "overrides": voice.templates.list_all([_rule_title(rule, voice) for rule in permission.overrides]),
    }
    if not permission.exceptions:
        return voice.say("sentence.permission", **said)
    return voice.say("sentence.permission_except", exceptions=_exceptions(permission.exceptions, voice), **said)


def _exceptions(exceptions: Sequence[ExceptionClause], voice: Voice) -> str:
    return voice.templates.list_any([_exception(exception, voice) for exception in exceptions])


def _exception(exception: ExceptionClause, voice: Voice) -> str:
    key = "sentence.exception" if exception.question is None else "sentence.exception_disputed"
    name = within_sentence(voice.name(exception.label, exception.name))
    return voice.say(key, condition=describe_in(exception.condition, voice), name=name)


def _rule_title(rule: str, voice: Voice) -> str:
    known = voice.prohibitions.get(rule)
    return f"“{voice.name(known.title if known else None, rule)}”"
