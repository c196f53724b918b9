"""The facts of a small law made by hand."""

from __future__ import annotations

from typing import Any

from asn_neutrality.domain.facts import FactKind, FactRole, FactType, FactValue, ValueGroup
from asn_neutrality.domain.words import Label
from asn_neutrality.source.text import SourceText, Span

SOURCE = SourceText("daftar.larangan", "\n" * 99)


def at(line: int) -> Span:
    """A place in the pack's text."""
    return Span(SOURCE, line - 1, line)


def choice(name: str, label: Label, *values: FactValue, **marks: Any) -> FactType:
    return FactType(name, label, FactKind.CHOICE, values, **marks)


def value(name: str, id_: str, en: str | None = None) -> FactValue:
    return FactValue(name, Label(id_, en))


YES_NO = (value("ya", "Ya", "Yes"), value("tidak", "Tidak", "No"))
PHASES = (
    value("sebelum", "Sebelum", "Before"),
    value("selama", "Selama", "During"),
    value("sesudah", "Sesudah", "After"),
)

NUMBER = FactType("nomor_catatan", Label("Nomor catatan", "Record id"), FactKind.TEXT, (), role=FactRole.RECORD_ID)
NAME = FactType("nama", Label("Nama pelaku", "Actor's name"), FactKind.TEXT, (), personal=True)
DAY = FactType(
    "hari_kejadian",
    Label("Tanggal perbuatan", "Date of the act"),
    FactKind.DATE,
    (),
    role=FactRole.TIME_OF_ACT,
    question=Label("Kapan perbuatan itu dilakukan?", "When was the act done?"),
)
ELECTION = choice(
    "pemilu_mana",
    Label("Pemilihan", "Election"),
    value("pilkada_2024", "Pilkada 2024", "Regional elections of 2024"),
    value("tanpa", "Tidak terkait pemilihan", "No election"),
    role=FactRole.ELECTION,
)
STATUS = choice(
    "status",
    Label("Status pelaku", "Actor's status"),
    value("pns", "PNS", "civil servant (PNS)"),
    value("pppk", "PPPK", "contract employee (PPPK)"),
    value("warga", "Warga biasa", "Ordinary citizen"),
    groups=(ValueGroup("asn", Label("ASN"), ("pns", "pppk")),),
)
LEAVE = choice(
    "cuti",
    Label("Cuti pelaku", "Actor's leave"),
    value("tidak_cuti", "Tidak sedang cuti", "Not on leave"),
    value("cltn", "Cuti di luar tanggungan negara (CLTN)", "Unpaid leave (CLTN)"),
)
ACT = choice(
    "perbuatan",
    Label("Perbuatan", "Act"),
    value("suka", "Memberi tanda suka (like)", "Liking"),
    value("komentar", "Berkomentar", "Commenting"),
    value("hadir", "Menghadiri acara", "Attending an occasion"),
    value("dekati", "Melakukan pendekatan", "Approaching for support"),
    question=Label("Apa yang dilakukan pelaku?", "What did the actor do?"),
)
STANDING = choice(
    "status_objek",
    Label("Status yang didukung", "Status of the person supported"),
    value("bakal", "Bakal calon", "Prospective candidate"),
    value("calon", "Calon", "Candidate"),
    value("bukan", "Bukan peserta pemilihan", "Not a contestant"),
    question=Label("Apakah ia sudah ditetapkan sebagai calon?", "Had that person been determined as a candidate?"),
)
KNOWING = FactType(
    "sadar", Label("Dengan sepengetahuan pelaku", "With the actor's knowledge"), FactKind.YES_NO, YES_NO, default="ya"
)
PARTISAN = FactType(
    "berpihak",
    Label("Mengarah kepada keberpihakan", "Tending to partisanship"),
    FactKind.YES_NO,
    YES_NO,
    favourable="tidak",
    question=Label("Apakah perbuatan itu mengarah kepada keberpihakan?", "Did the act tend to partisanship?"),
)
FAMILY = choice(
    "keluarga",
    Label("Hubungan keluarga", "Family tie"),
    value("nihil", "Tidak ada", "None"),
    value("pasangan", "Suami atau istri", "Spouse"),
)
FAITH = choice(
    "agama",
    Label("Agama", "Religion"),
    value("a", "Agama A", "Faith A"),
    value("b", "Agama B", "Faith B"),
    personal=True,
)
AREA = FactType("daerah", Label("Wilayah instansi pelaku", "Region of the actor's agency"), FactKind.REGION, ())
CAMPAIGN = choice("fase.kampanye", Label("Fase masa kampanye", "Phase of the campaign"), *PHASES, stage="kampanye")
FACTS = {
    fact.name: fact
    for fact in (
        NUMBER,
        NAME,
        DAY,
        ELECTION,
        STATUS,
        LEAVE,
        ACT,
        STANDING,
        KNOWING,
        PARTISAN,
        FAMILY,
        FAITH,
        AREA,
        CAMPAIGN,
    )
}
