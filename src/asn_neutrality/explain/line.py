"""A verdict in one line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from asn_neutrality.domain.packs import RulePack
from asn_neutrality.domain.results import Outcome
from asn_neutrality.domain.rules import FindingStatus
from asn_neutrality.explain.account import Account
from asn_neutrality.explain.cited import rule_line


def line_text(account: Account) -> str:
    """The outcome and what it rests or hangs on."""
    judgement = account.judgement
    match judgement.outcome:
        case Outcome.VIOLATION:
            rest = _violation(account)
        case Outcome.NO_VIOLATION:
            rest = _no_violation(account)
        case Outcome.DISPUTED:
            rest = _disputed(account)
        case Outcome.NEEDS_ASSESSMENT | Outcome.UNDETERMINED:
            rest = _open(account)
        case _:
            assert_never(judgement.outcome)
    return account.voice.say("line.plain", outcome=account.outcome(judgement.outcome).upper(), rest=rest)


def _violation(account: Account) -> str:
    voice = account.voice
    if account.violated:
        first = rule_line(account.violated[0].prohibition, voice)
        more = len(account.violated) - 1
        return voice.say("line.rule_more", rule=first, count=more) if more else first
    if account.either:
        rules = [rule_line(rule, voice) for rule in account.either[0]]
        return voice.say("line.either", rules=voice.templates.list_any(rules))
    return voice.say("line.open")


def _no_violation(account: Account) -> str:
    voice = account.voice
    if not account.examined:
        return voice.say("line.nothing_in_scope", packs=_names(account, account.not_examined))
    rest = voice.say("line.no_violation", packs=_names(account, account.examined))
    if not account.not_examined:
        return rest
    return voice.say("line.out_of_scope", rest=rest, packs=_names(account, account.not_examined))


def _disputed(account: Account) -> str:
    findings = account.of_status(FindingStatus.DISPUTED)
    asked = dict.fromkeys(question for finding in findings for question in finding.questions)
    asked = asked or dict.fromkeys(each.question.id for each in account.judgement.readings)
    if not asked:
        return account.voice.say("line.open")
    return account.voice.say("line.disputed", questions=account.question_names(asked))


def _open(account: Account) -> str:
    missing = account.judgement.missing
    if not missing:
        return account.voice.say("line.open")
    return account.voice.say(f"line.{account.judgement.outcome.value}", facts=account.missing_names(missing))


def _names(account: Account, packs: Iterable[RulePack]) -> str:
    return account.voice.templates.list_all([f"“{account.voice.label(pack.title)}”" for pack in packs])
