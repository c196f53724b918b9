"""Conditions in words."""

from __future__ import annotations

from datetime import date

import pytest

from asn_neutrality.domain.words import Language
from asn_neutrality.explain.conditions import describe
from asn_neutrality.logic.atoms import InPhase, Meant, Member, Phase, Unit, Within
from asn_neutrality.logic.shapes import All, Answer, Any, Choice, Constant, Leaf, Named, Not
from tests.explain.small_facts import ACT, DAY, KNOWING, STATUS
from tests.explain.small_pack import APPROACH, ATTEND, LIKE, RULE_SET, SPOUSE, member

LIKING, STATUS_IS = member(ACT, "suka"), member(STATUS, "asn")


def phase(point: str | date, *phases: Phase) -> Meant:
    return Leaf(InPhase(DAY.name, point, frozenset(phases)))


def window(amount: int, unit: Unit, side: Phase) -> Meant:
    return Leaf(Within(DAY.name, amount, unit, side, "penetapan"))


B, D, A = Phase.BEFORE, Phase.DURING, Phase.AFTER
END = date(2021, 8, 31)

OFFICIAL: Meant = Named("daftar.oleh_asn", STATUS_IS)
UNTITLED: Meant = Named("daftar.tanpa_judul", STATUS_IS)
WORDS: list[tuple[Meant, str, str]] = [
    (STATUS_IS, "status pelaku adalah ASN", "the actor's status is ASN"),
    (Not(STATUS_IS), "status pelaku bukan ASN", "the actor's status is not ASN"),
    (Not(Not(LIKING)), "perbuatan adalah memberi tanda suka (like)", "the act is liking"),
    (
        member(KNOWING, "ya"),
        "“dengan sepengetahuan pelaku” dijawab ya",
        "“with the actor's knowledge” is answered yes",
    ),
    (
        Not(member(KNOWING, "ya")),
        "“dengan sepengetahuan pelaku” tidak dijawab ya",
        "“with the actor's knowledge” is not answered yes",
    ),
    (
        All((LIKING, STATUS_IS)),
        "perbuatan adalah memberi tanda suka (like) dan status pelaku adalah ASN",
        "the act is liking and the actor's status is ASN",
    ),
    (
        All((STATUS_IS, Any((LIKING, member(KNOWING, "tidak"))))),
        (
            "status pelaku adalah ASN dan (perbuatan adalah memberi tanda suka (like) atau "
            "“dengan sepengetahuan pelaku” dijawab tidak)"
        ),
        "the actor's status is ASN and (the act is liking or “with the actor's knowledge” is answered no)",
    ),
    (
        Not(Any((LIKING, STATUS_IS))),
        "tidak benar bahwa (perbuatan adalah memberi tanda suka (like) atau status pelaku adalah ASN)",
        "it is not the case that (the act is liking or the actor's status is ASN)",
    ),
    (
        All((All((LIKING, STATUS_IS)), member(KNOWING, "ya"))),
        (
            "perbuatan adalah memberi tanda suka (like), status pelaku adalah ASN, dan "
            "“dengan sepengetahuan pelaku” dijawab ya"
        ),
        "the act is liking, the actor's status is ASN, and “with the actor's knowledge” is answered yes",
    ),
    (All((LIKING,)), "perbuatan adalah memberi tanda suka (like)", "the act is liking"),
    (All(()), "dalam semua hal", "in every case"),
    (Any(()), "tidak dalam hal apa pun", "in no case"),
    (Not(Constant(True)), "tidak dalam hal apa pun", "in no case"),
    (
        phase("kampanye", B, D),
        "tanggal perbuatan jatuh sebelum atau selama masa kampanye",
        "the date of the act falls before or during the campaign period",
    ),
    (
        Not(phase("kampanye", A)),
        "tanggal perbuatan tidak jatuh sesudah masa kampanye",
        "the date of the act does not fall after the campaign period",
    ),
    (
        phase(END, D, A),
        "tanggal perbuatan jatuh sejak 31 Agustus 2021",
        "the date of the act falls on or after 31 August 2021",
    ),
    (phase(END, D), "tanggal perbuatan jatuh pada 31 Agustus 2021", "the date of the act falls on 31 August 2021"),
    (
        window(6, Unit.MONTHS, B),
        "tanggal perbuatan jatuh dalam 6 bulan sebelum penetapan calon",
        "the date of the act falls within 6 months before the determination of candidates",
    ),
    (
        window(1, Unit.DAYS, A),
        "tanggal perbuatan jatuh dalam 1 hari sesudah penetapan calon",
        "the date of the act falls within one day after the determination of candidates",
    ),
    (
        Named("daftar.oleh_asn", STATUS_IS),
        "syarat “oleh ASN” terpenuhi",
        "the condition “by a civil servant” is met",
    ),
    (
        Not(Named("daftar.tanpa_judul", STATUS_IS)),
        "syarat “tanpa judul” tidak terpenuhi",
        "the condition “tanpa judul” is not met",
    ),
    (
        All((OFFICIAL, LIKING, All((UNTITLED, OFFICIAL)))),
        "syarat “oleh ASN” dan “tanpa judul” terpenuhi; dan perbuatan adalah memberi tanda suka (like)",
        "the conditions “by a civil servant” and “tanpa judul” are met; and the act is liking",
    ),
    (
        Any((UNTITLED, LIKING, OFFICIAL)),
        "syarat “tanpa judul” atau “oleh ASN” terpenuhi; atau perbuatan adalah memberi tanda suka (like)",
        "the condition “tanpa judul” or “by a civil servant” is met; or the act is liking",
    ),
    (
        Not(All((OFFICIAL, UNTITLED))),
        "tidak benar bahwa (syarat “oleh ASN” dan “tanpa judul” terpenuhi)",
        "it is not the case that (the conditions “by a civil servant” and “tanpa judul” are met)",
    ),
    (
        All((Not(OFFICIAL), Not(UNTITLED))),
        "syarat “oleh ASN” tidak terpenuhi dan syarat “tanpa judul” tidak terpenuhi",
        "the condition “by a civil servant” is not met and the condition “tanpa judul” is not met",
    ),
    (
        Choice(SPOUSE.id, (Answer("applies", LIKING), Answer("lain_lagi", STATUS_IS))),
        (
            "menurut tafsir “berlaku”, perbuatan adalah memberi tanda suka (like); "
            "menurut tafsir “lain lagi”, status pelaku adalah ASN"
        ),
        "on the reading “it applies”, the act is liking; on the reading “lain lagi”, the actor's status is ASN",
    ),
    (Leaf(Member("tak.dikenal", ("x",), ())), "dikenal adalah x", "dikenal is x"),
]


@pytest.mark.parametrize(("condition", "id_", "en"), WORDS)
def test_a_condition_is_said_in_both_languages(condition: Meant, id_: str, en: str) -> None:
    assert describe(condition, RULE_SET, "id") == id_
    assert describe(condition, RULE_SET, "en") == en


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("point", ["kampanye", END])
@pytest.mark.parametrize("amount", [1, 3])
def test_every_phase_and_window_has_words(language: Language, point: str | date, amount: int) -> None:
    every = [frozenset(phase for bit, phase in enumerate(Phase) if mask >> bit & 1) for mask in range(8)]
    phases = {describe(phase(point, *some), RULE_SET, language) for some in every}
    windows = {describe(window(amount, unit, side), RULE_SET, language) for unit in Unit for side in (B, A)}
    assert len(phases) == 8
    assert len(windows) == 4


def test_long_parts_are_set_apart_by_semicolons() -> None:
    text = describe(ATTEND.condition, RULE_SET, "id")
    assert "; dan (menurut tafsir “harfiah”" in text
    assert "bila" not in describe(LIKE.condition, RULE_SET, "id")
    assert describe(APPROACH.condition, RULE_SET, "id").endswith("dijawab ya)")
