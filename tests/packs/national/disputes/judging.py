"""Judges of all rules, and what their verdicts say of readings."""

from __future__ import annotations

from functools import cache

import asn_neutrality as asn
from asn_neutrality import FindingStatus, Outcome

VIOLATION, NO_VIOLATION = Outcome.VIOLATION, Outcome.NO_VIOLATION
DISPUTED, NEEDS_ASSESSMENT = Outcome.DISPUTED, Outcome.NEEDS_ASSESSMENT
Facts = dict[str, str | list[str]]

# Every assessment made, in the actor's favour.
NOT_PARTISAN: Facts = {"berpihak": "tidak", "tujuan_dukungan": "tidak", "akibat": "netral", "unsur_kampanye": "tidak"}


@cache
def national() -> asn.Judge:
    return asn.compile(asn.load("nasional"))


@cache
def with_local_lists() -> asn.Judge:
    return asn.compile(asn.load("nasional", "daerah", "perbedaan_daftar"))


def answers(verdict: asn.Verdict) -> dict[str, Outcome]:
    """The outcome under each answer to each question of reading, by ``question=answer``."""
    return {f"{item.question.id}={item.answer}": item.outcome for item in verdict.readings}


def finding(verdict: asn.Verdict, rule: str) -> FindingStatus:
    return verdict.finding(rule).status
