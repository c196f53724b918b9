"""A judgement in words, at the depth asked for."""

from __future__ import annotations

from typing import Literal, assert_never

from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.results import Judgement
from asn_neutrality.domain.words import Language
from asn_neutrality.explain.account import Account
from asn_neutrality.explain.audit import audit_text
from asn_neutrality.explain.full import full_text
from asn_neutrality.explain.line import line_text
from asn_neutrality.explain.voice import voice_of

Depth = Literal["line", "full", "audit"]


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
