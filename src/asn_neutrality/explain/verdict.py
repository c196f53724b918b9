"""A judgement in words, at the depth asked for."""

from __future__ import annotations

from typing import Literal, assert_never

from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.receipts import IncidentReceipt, Receipt
from asn_neutrality.domain.results import IncidentJudgement, Judgement
from asn_neutrality.domain.words import Language
from asn_neutrality.explain.account import Account
from asn_neutrality.explain.audit import audit_text
from asn_neutrality.explain.document import Document
from asn_neutrality.explain.full import full_text
from asn_neutrality.explain.html import html
from asn_neutrality.explain.incident_memo import incident_memo
from asn_neutrality.explain.line import line_text
from asn_neutrality.explain.markdown import markdown
from asn_neutrality.explain.memo import memo
from asn_neutrality.explain.voice import voice_of

Depth = Literal["line", "full", "audit"]
Markup = Literal["md", "html"]


def explain(judgement: Judgement, rules: RuleSet, language: Language = "id", depth: Depth = "full") -> str:
    """The judgement in one line, in full for its reader, or as everything an auditor needs.

    ``rules`` are those it was made under. The text has no line end at its end.
    """
    account = Account(judgement, voice_of(rules, language))
    match depth:
        case "line":
            return line_text(account)
        case "full":
            return full_text(account)
        case "audit":
            return audit_text(account)
    assert_never(depth)


def explain_memo(judgement: Judgement, receipt: Receipt, rules: RuleSet, language: Language, markup: Markup) -> str:
    """The judgement as a memo to be filed, in Markdown or as an HTML page that prints; with a line end at its end."""
    return _rendered(memo(Account(judgement, voice_of(rules, language)), receipt), markup)


def explain_incident_memo(
    judgement: IncidentJudgement, receipt: IncidentReceipt, rules: RuleSet, language: Language, markup: Markup
) -> str:
    """The judgement on an incident as a memo to be filed, as that on one event."""
    return _rendered(incident_memo(judgement, receipt, voice_of(rules, language)), markup)


def _rendered(document: Document, markup: Markup) -> str:
    match markup:
        case "md":
            return markdown(document)
        case "html":
            return html(document)
    assert_never(markup)
