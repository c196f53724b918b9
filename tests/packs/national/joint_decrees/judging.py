"""The joint decrees and the letters beside them, and verdicts under them."""

from __future__ import annotations

from functools import cache

import asn_neutrality as asn
from asn_neutrality import FindingStatus

PACKS = (
    "skb_2020",
    "skb_2022",
    "b_36_2018",
    "se_18_2023",
    "se_01_2023",
    "kasn_6_2023",
    "pernyataan_mendagri_2024",
)
VIOLATED, NOT_MET = FindingStatus.VIOLATED, FindingStatus.NOT_MET
EXCUSED, DISPUTED = FindingStatus.EXCUSED, FindingStatus.DISPUTED
NEEDS_ASSESSMENT, OUT_OF_FORCE = FindingStatus.NEEDS_ASSESSMENT, FindingStatus.OUT_OF_FORCE

PILKADA_2024 = {"tanggal": "2024-10-15", "pemilihan": "pilkada_2024", "kontes": "bupati", "pelaku.status": "pns"}
LIKE = {"perbuatan": "suka", "saluran": "akun_calon"}
PASSIVE = {"perbuatan": "hadir", "peran_serta": "pasif", "acara.jenis": "kampanye"}
SPOUSE = {"pelaku.hubungan_calon": "suami_istri", "objek.status": "calon"}
NO_SPOUSE = {"pelaku.hubungan_calon": "tidak_ada", "objek.status": "calon"}

Facts = str | list[str]


@cache
def judge() -> asn.Judge:
    """A judge for these packs and those they use."""
    return asn.compile(asn.load(*PACKS))


def verdict(*parts: dict[str, str], **facts: Facts) -> asn.Verdict:
    """On a record of Pilkada 2024 unless said otherwise; two underscores in a name stand for a dot."""
    record: dict[str, Facts] = dict(PILKADA_2024)
    for part in parts:
        record |= part
    return judge().evaluate(record | {name.replace("__", "."): value for name, value in facts.items()})


def finding(rule: str, *parts: dict[str, str], **facts: Facts) -> FindingStatus:
    """What is found of one prohibition."""
    return verdict(*parts, **facts).finding(rule).status


def violations(found: asn.Verdict, pack: str) -> set[str]:
    """The certain violations of one pack, by bare name."""
    return {rule.id.partition(".")[2] for rule in found.violations if rule.pack == pack}


def sanctions(found: asn.Verdict, rule: str) -> set[str]:
    """The certain sanctions of one prohibition."""
    return {each.sanction.id for each in found.sanctions if each.prohibition.id == rule and each.certain}
