"""Examples beside the rules are run and compared with what they state."""

from __future__ import annotations

import pytest

from asn_neutrality.ir import lower
from asn_neutrality.judge import ExampleResult, Judge
from asn_neutrality.symbolic.compiled import CompiledProgram
from tests.checker.checking import rule_set
from tests.fixtures import bridge

TEXT = """\
paket peraga versi "1.0.0" bahasa id judul "Peraga" lingkup a satu / dua rezim etik "Etik"
fakta a "A" : pilihan satu / dua / lain
fakta b "B" : ya_tidak
fakta c "C" : ya_tidak penilaian tidak
sumber daftar judul "Daftar"
larangan r
  judul "R"
  dasar daftar
  rezim etik
  bila a adalah satu dan c
  kecuali e bila b
  contoh {stated} "contoh" {facts}
"""
MET = "a: satu c: ya"


def results(text: str) -> tuple[ExampleResult, ...]:
    program, _ = lower(rule_set(text))
    assert program is not None
    return Judge(CompiledProgram(program)).run_examples()


def run(stated: str, facts: str) -> ExampleResult:
    """The result of the one example that states this of these facts."""
    (result,) = results(TEXT.format(stated=stated, facts=facts))
    return result


@pytest.mark.parametrize(
    ("stated", "facts"),
    [
        ("melanggar", f"{MET} b: tidak"),
        ("tidak_melanggar", "a: dua"),
        ("tidak_melanggar", "a: lain"),
        ("dikecualikan oleh e", f"{MET} b: ya"),
        ("belum_jelas", MET),
        ("perlu_penilaian", "a: satu b: tidak"),
    ],
)
def test_example_passes_where_the_finding_is_the_one_it_states(stated: str, facts: str) -> None:
    result = run(stated, facts)
    assert result.passed
    assert result.diagnostic() is None


@pytest.mark.parametrize(
    ("stated", "facts", "found"),
    [
        ("melanggar", f"{MET} b: ya", "excused"),
        ("tidak_melanggar", f"{MET} b: ya", "excused"),
        ("belum_jelas", "a: satu b: tidak", "needs_assessment"),
        ("melanggar", "a: lain", "out_of_scope"),
    ],
)
def test_example_that_finds_something_else_is_reported_at_its_place(stated: str, facts: str, found: str) -> None:
    result = run(stated, facts)
    diagnostic = result.diagnostic()
    assert diagnostic is not None
    assert (diagnostic.code, diagnostic.arguments["found"]) == ("P005", found)
    assert (diagnostic.arguments["rule"], diagnostic.arguments["title"]) == ("peraga.r", "contoh")
    assert diagnostic.span is not None
    assert diagnostic.span.position.line == 12


def test_example_excused_by_another_exception_than_it_states_does_not_pass() -> None:
    text = TEXT.replace("  kecuali e bila b\n", "  kecuali e bila b\n  kecuali f bila a adalah satu\n")
    (result,) = results(text.format(stated="dikecualikan oleh e", facts=f"{MET} b: tidak"))
    assert result.finding.excused_by == ("f",)
    assert not result.passed


def test_example_of_a_permission_states_the_finding_of_the_rule_it_overrides() -> None:
    permission = """\
izin i
  judul "I"
  dasar daftar
  bila a adalah satu
  mengesampingkan r
  contoh dikecualikan oleh i "izin" a: satu c: ya b: tidak
"""
    _, result = results(TEXT.format(stated="tidak_melanggar", facts="a: dua") + permission)
    assert (result.rule, result.passed) == ("peraga.r", True)


def test_examples_written_apart_from_their_rule_are_run_with_the_others() -> None:
    apart = 'uji peraga.r\n  contoh melanggar "apart" a: satu c: ya b: tidak\n'
    first, second = results(TEXT.format(stated="tidak_melanggar", facts="a: dua") + apart)
    assert [first.example.title, second.example.title] == ["contoh", "apart"]
    assert second.passed


def test_presumptions_do_not_hold_in_examples() -> None:
    text = TEXT + "anggap b adalah tidak\n"
    (result,) = results(text.format(stated="belum_jelas", facts=MET))
    assert result.passed


def test_all_examples_of_the_bridge_pass() -> None:
    found = bridge.judge().run_examples()
    assert len(found) == 5
    assert all(result.passed for result in found)
