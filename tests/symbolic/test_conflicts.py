"""Clashes that only rules taken together show, each with an event as proof."""

from __future__ import annotations

import pytest

from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.symbolic.compiled import CompiledProgram
from asn_neutrality.symbolic.conflicts import conflicts, witness_words
from asn_neutrality.symbolic.diagrams import FALSE
from tests.ir.lowering import HEAD, program, program_of, rule

YES = "simpulkan berpihak adalah ya bila dinas\n"


def found(*texts: str) -> list[Diagnostic]:
    return conflicts(CompiledProgram(program(*texts)))


def test_conclusions_that_can_hold_together_with_different_values_clash() -> None:
    (diagnostic,) = found(YES, "simpulkan berpihak adalah tidak bila pelaku adalah pns\n")
    assert diagnostic.code == "P002"
    assert diagnostic.arguments == {
        "fact": "berpihak",
        "first": "ya",
        "second": "tidak",
        "witness": "`pelaku: pns`, `dinas: ya`",
    }
    (first,) = diagnostic.related
    assert diagnostic.span is not None
    assert diagnostic.span.start > first.start


@pytest.mark.parametrize(
    "other",
    [
        "simpulkan berpihak adalah ya bila pelaku adalah pns\n",
        "simpulkan berpihak adalah tidak bila tidak dinas\n",
        "mustahil dinas dan pelaku adalah pns\nsimpulkan berpihak adalah tidak bila pelaku adalah pns\n",
    ],
    ids=["same value", "never together", "together impossible"],
)
def test_conclusions_that_cannot_differ_do_not_clash(other: str) -> None:
    assert found(YES, other) == []


def test_each_pair_that_clashes_is_reported() -> None:
    others = [f"simpulkan berpihak adalah tidak bila pelaku adalah {status}\n" for status in ("pns", "pppk")]
    assert [diagnostic.code for diagnostic in found(YES, *others)] == ["P002", "P002"]


def test_conclusions_on_different_readings_of_a_day_do_not_clash() -> None:
    reading = "istilah t tafsir a bila tanggal sejak penetapan tafsir b bila tanggal sesudah penetapan\n"
    assert found(reading, "simpulkan berpihak adalah ya bila t\nsimpulkan berpihak adalah tidak bila tidak t\n") == []


def test_stages_of_one_name_that_can_apply_to_one_event_clash() -> None:
    text = HEAD.replace(
        "  tahap penetapan 2024-09-22\n",
        "  tahap penetapan 2024-09-22 untuk kontes adalah bupati\n  tahap penetapan 2024-09-23 untuk dinas\n",
    )
    (diagnostic,) = conflicts(CompiledProgram(program_of(text)))
    assert (diagnostic.code, diagnostic.arguments["stage"]) == ("P004", "penetapan")
    assert diagnostic.arguments["witness"] == ("`pemilihan: pemilu`, `kontes: bupati`, `dinas: ya`")


def test_stages_clash_once_however_many_variables_follow_from_them() -> None:
    text = HEAD.replace(
        "  tahap penetapan 2024-09-22\n",
        "  tahap penetapan 2024-09-22 untuk kontes adalah bupati\n  tahap penetapan 2024-09-23 untuk dinas\n",
    )
    more = rule("tanggal dalam 6 bulan sebelum penetapan dan diperiksa sesudah penetapan")
    assert [diagnostic.code for diagnostic in conflicts(CompiledProgram(program_of(text + more)))] == ["P004"]


def test_rules_that_leave_no_event_are_refused_at_the_last_of_those_that_matter() -> None:
    idle = "mustahil berpihak dan pelaku adalah pppk\n"
    (diagnostic,) = found("mustahil dinas\n", idle, "mustahil tidak dinas\n", YES)
    assert diagnostic.code == "P007"
    assert diagnostic.span is not None
    written = [span.source.text[span.start :].splitlines()[0] for span in (*diagnostic.related, diagnostic.span)]
    assert written == ["mustahil dinas", "mustahil tidak dinas"]


def test_rules_that_leave_no_event_unless_a_conclusion_is_excluded_are_refused() -> None:
    (diagnostic,) = found(YES, "mustahil berpihak adalah ya dan dinas\n", "mustahil tidak dinas\n")
    assert diagnostic.code == "P007"


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("diperiksa selama 2024-01-15", "`diperiksa: 2024-01-15 .. 2024-01-15`"),
        ("diperiksa sebelum 2024-01-15", "`diperiksa: .. 2024-01-14`"),
        ("diperiksa sesudah 2024-01-15", "`diperiksa: 2024-01-16 ..`"),
        ("tidak diperiksa sebelum / selama / sesudah 2024-01-15", "`diperiksa: belum`"),
        ('wilayah adalah "16.05"', "`wilayah: 16.05`"),
        ('wilayah bukan "16.05"', "`wilayah: ?`"),
        ("pelaku bukan asn", "`pelaku: warga`"),
    ],
)
def test_witness_is_told_in_the_words_of_a_record(condition: str, words: str) -> None:
    compiled = CompiledProgram(program(rule(condition)))
    assert witness_words(compiled, compiled.rules[0].condition) == words


def test_what_nothing_makes_true_has_no_witness() -> None:
    assert witness_words(CompiledProgram(program(rule("dinas"))), FALSE) == ""
