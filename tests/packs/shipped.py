"""The five source lists, compiled once, and the base of a record in the scope of each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import asn_neutrality as asn

LISTS = ("musi_rawas_2020", "indramayu_2020", "batang_hari_2024", "kaimana_2020", "bengkulu_2023")

IN_SCOPE: Mapping[str, Mapping[str, str]] = {
    "musi_rawas_2020": {"pemilihan": "pilkada_2020", "pelaku.wilayah": "16.05", "pelaku.status": "pns"},
    "indramayu_2020": {"pemilihan": "pilkada_2020", "pelaku.wilayah": "32.12", "pelaku.status": "pns"},
    "batang_hari_2024": {"pemilihan": "pilkada_2024", "pelaku.wilayah": "15.04", "pelaku.status": "pns"},
    "kaimana_2020": {"pemilihan": "pilkada_2020", "pelaku.wilayah": "92.08", "pelaku.status": "pns"},
    "bengkulu_2023": {"pemilihan": "pemilu_2024", "pelaku.wilayah": "17.71", "pelaku.status": "pns"},
}


@cache
def rules() -> asn.RuleSet:
    """The five lists."""
    return asn.load("daerah")


@cache
def judge() -> asn.Judge:
    """A judge for the five lists."""
    return asn.compile(rules())


def verdict(pack: str, **facts: str | list[str]) -> asn.Verdict:
    """The verdict on a record in the scope of a pack; two underscores in a fact's name stand for a dot."""
    stated = {name.replace("__", "."): value for name, value in facts.items()}
    return judge().evaluate({**IN_SCOPE[pack], **stated})


def finding(rule: str, **facts: str | list[str]) -> asn.FindingStatus:
    """What is found of one prohibition on a record in the scope of its pack."""
    return verdict(rule.partition(".")[0], **facts).finding(rule).status
