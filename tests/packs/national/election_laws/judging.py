"""The election laws and the village law together, and verdicts under them."""

from __future__ import annotations

from functools import cache

import asn_neutrality as asn
from asn_neutrality import FindingStatus

PACKS = ("uu_10_2016", "uu_7_2017", "uu_desa")
VIOLATED, NOT_MET, EXCUSED = FindingStatus.VIOLATED, FindingStatus.NOT_MET, FindingStatus.EXCUSED
DISPUTED, UNDETERMINED = FindingStatus.DISPUTED, FindingStatus.UNDETERMINED
NEEDS_ASSESSMENT = FindingStatus.NEEDS_ASSESSMENT
OUT_OF_FORCE, OUT_OF_SCOPE = FindingStatus.OUT_OF_FORCE, FindingStatus.OUT_OF_SCOPE

REGIONAL = {"tanggal": "2024-10-15", "pemilihan": "pilkada_2024"}
GENERAL = {"tanggal": "2024-01-15", "pemilihan": "pemilu_2024"}
DECISION = {"perbuatan": "buat_keputusan", "objek.status": "calon", "akibat": "menguntungkan", "sengaja": "ya"}
CAMAT = {"pelaku.status": "pns", "pelaku.jabatan": "camat"}
REGENT = {"pelaku.status": "kepala_daerah"}
REPLACES = {**REGENT, "perbuatan": "ganti_pejabat", "persetujuan_menteri": "tidak"}


@cache
def rules() -> asn.RuleSet:
    """The three packs and what they use."""
    return asn.load(*PACKS)


@cache
def judge() -> asn.Judge:
    """A judge for them."""
    return asn.compile(rules())


def verdict(*parts: dict[str, str], **facts: str) -> asn.Verdict:
    """The verdict on a record made of parts; two underscores in a fact's name stand for a dot."""
    stated: dict[str, str] = {}
    for part in parts:
        stated |= part
    return judge().evaluate(stated | {name.replace("__", "."): value for name, value in facts.items()})


def finding(rule: str, *parts: dict[str, str], **facts: str) -> FindingStatus:
    """What is found of one prohibition."""
    return verdict(*parts, **facts).finding(rule).status
