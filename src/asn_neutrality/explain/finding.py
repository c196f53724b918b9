"""What was found of one rule, with every condition and how it stood."""

from __future__ import annotations

from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.results import Judgement
from asn_neutrality.domain.words import Language
from asn_neutrality.explain.account import Account
from asn_neutrality.explain.audit import add_finding
from asn_neutrality.explain.page import Page
from asn_neutrality.explain.voice import voice_of


def explain_finding(judgement: Judgement, rules: RuleSet, rule: str, language: Language = "id") -> str:
    """The reasons of one finding; ``KeyError`` where the judgement has none of that rule."""
    account, page = Account(judgement, voice_of(rules, language)), Page()
    for finding in judgement.findings:
        if finding.prohibition.id == rule:
            add_finding(page, finding, account)
            return page.text
    raise KeyError(rule)
