"""Ethics, discipline and the civil-service laws together, and verdicts under them."""

from __future__ import annotations

from functools import cache

import asn_neutrality as asn
from asn_neutrality import FindingStatus

PACKS = (
    "pp_42_2004",
    "b_71_2017",
    "pp_53_2010",
    "pp_94_2021",
    "uu_5_2014",
    "uu_20_2023",
    "pp_11_2017",
    "pp_49_2018",
)
VIOLATED, NOT_MET, DISPUTED = FindingStatus.VIOLATED, FindingStatus.NOT_MET, FindingStatus.DISPUTED
UNDETERMINED, OUT_OF_FORCE = FindingStatus.UNDETERMINED, FindingStatus.OUT_OF_FORCE

CAMPAIGN = {"pemilihan": "pilkada_2024", "kontes": "bupati", "tanggal": "2024-10-12", "objek__status": "calon"}
UNIFORM = {**CAMPAIGN, "perbuatan": "hadir", "acara__jenis": "kampanye", "pelaku__atribut": "instansi"}


@cache
def rules() -> asn.RuleSet:
    """The instruments of this part together, so that their successions hold."""
    return asn.load(*PACKS)


@cache
def judge() -> asn.Judge:
    """A judge for them."""
    return asn.compile(rules())


def verdict(**facts: str | list[str]) -> asn.Verdict:
    """The verdict on a record; two underscores in a fact's name stand for a dot, and the actor is PNS unless said."""
    stated = {name.replace("__", "."): value for name, value in facts.items()}
    return judge().evaluate({"pelaku.status": "pns", **stated})


def finding(rule: str, **facts: str | list[str]) -> FindingStatus:
    """What is found of one prohibition."""
    return verdict(**facts).finding(rule).status


def violated(found: asn.Verdict) -> set[str]:
    """The certain violations by id."""
    return {rule.id for rule in found.violations}


def sanctions(found: asn.Verdict) -> set[tuple[str, bool]]:
    """The sanctions, and whether each is certain."""
    return {(applied.clause.sanction, applied.certain) for applied in found.sanctions}


PROHIBITIONS = [rule for name in PACKS for rule in rules().packs[name].prohibitions]
