"""A small vocabulary with a fact of every kind and role that records know."""

from __future__ import annotations

from asn_neutrality.domain.facts import NO, YES, FactKind, FactRole, FactType, FactValue, ValueGroup, Vocabulary
from asn_neutrality.domain.words import Label


def fact(name: str, kind: FactKind, *values: str, role: FactRole | None = None, **groups: tuple[str, ...]) -> FactType:
    """A fact with plain labels; keyword arguments are groups of its values."""
    return FactType(
        name,
        Label(name),
        kind,
        tuple(FactValue(value, Label(value)) for value in values),
        tuple(ValueGroup(group, Label(group), members) for group, members in groups.items()),
        role=role,
    )


MANY = tuple(f"perbuatan_{number}" for number in range(20))
FACTS = (
    fact("id", FactKind.TEXT, role=FactRole.RECORD_ID),
    fact("uraian", FactKind.TEXT),
    fact("tanggal", FactKind.DATE, role=FactRole.TIME_OF_ACT),
    fact("tanggal_pemeriksaan", FactKind.DATE),
    fact("wilayah", FactKind.REGION, role=FactRole.AREA),
    fact("kontes", FactKind.CHOICE, "bupati", "gubernur", "dpr", pilkada=("bupati", "gubernur")),
    fact("pelaku.status", FactKind.CHOICE, "pns", "pppk", "warga", asn=("pns", "pppk")),
    fact("pelaku.cuti", FactKind.CHOICE, "tidak_cuti", "tahunan", "cltn"),
    fact("perbuatan", FactKind.CHOICE, "suka", "unggah", "komentar", *MANY),
    fact("objek.status", FactKind.CHOICE, "bakal_calon", "calon"),
    fact("berpihak", FactKind.YES_NO, YES, NO),
    fact("fase.kampanye", FactKind.CHOICE, "sebelum", "selama", "sesudah"),
)
SMALL = Vocabulary({fact.name: fact for fact in FACTS})
