"""Rule sets as a whole: what does not depend on the order of declarations, and what one slip costs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from asn_neutrality.checker import check
from asn_neutrality.domain.packs import RulePack, RuleSet
from asn_neutrality.domain.rules import Permission, Prohibition
from asn_neutrality.source.diagnostic import Diagnostic
from tests.checker.checking import diagnose, refusals, rule_set, trees
from tests.checker.world import CALENDARS, HEAD, LIST, WORDS

T = TypeVar("T")

LAW = """\
pakai penanggalan

sumber peraturan judul "Peraturan" berlaku 2020-01-01 .. menggantikan daftar
  peralihan bila diperiksa sejak 2020-01-01 menurut peraturan pasal 1

hukuman teguran judul "Teguran" rezim disiplin tingkat 1 menurut peraturan pasal 8

istilah berkegiatan berarti perbuatan adalah hadir / pidato
istilah bersikap tafsir sempit bila berpihak tafsir luas bila berpihak atau berkegiatan

fakta sengaja "Sengaja" : ya_tidak penilaian tidak

simpulkan sengaja adalah ya bila berkegiatan dan pelaku.cuti adalah cltn
anggap dinas adalah tidak
mustahil pelaku.status adalah pppk dan pelaku.cuti adalah cltn menurut peraturan pasal 2
tidak_dikodekan daftar butir 9 alasan "Imbauan"

larangan berkampanye
  judul "Berkampanye"
  dasar peraturan pasal 3, daftar butir 3
  rezim disiplin
  bila pelaku.status adalah asn dan berkegiatan dan tanggal selama kampanye
  kecuali bertugas diperdebatkan bila dinas menurut peraturan pasal 4
  sanksi teguran untuk pelaku.status adalah pns
  contoh melanggar "hadir" perbuatan: hadir  pelaku.status: pns

larangan menyikapi
  judul "Menyikapi"
  dasar daftar butir 4
  rezim pidana
  bila bersikap

izin bertugas
  judul "Bertugas"
  dasar peraturan pasal 5
  bila dinas dan tanggal dalam 3 bulan sebelum penetapan
  mengesampingkan berkampanye / menyikapi

uji menyikapi
  contoh belum_jelas "apa saja" perbuatan: suka / hadir
"""
DECLARATIONS = re.split(r"\n(?=[a-z])", LIST + LAW.strip())
FIRST = HEAD


def in_any_order(items: Sequence[T]) -> tuple[T, ...]:
    return tuple(sorted(items, key=repr))


def rule_in_any_order(rule: T) -> T:
    assert isinstance(rule, Prohibition | Permission)
    return evolve(rule, examples=in_any_order(rule.examples))


def pack_in_any_order(pack: RulePack) -> RulePack:
    return evolve(
        pack,
        facts=in_any_order(pack.facts),
        sources=in_any_order(pack.sources),
        sanctions=in_any_order(pack.sanctions),
        terms=in_any_order(pack.terms),
        questions=in_any_order(pack.questions),
        conclusions=in_any_order(pack.conclusions),
        presumptions=in_any_order(pack.presumptions),
        impossible=in_any_order(pack.impossible),
        prohibitions=in_any_order([rule_in_any_order(rule) for rule in pack.prohibitions]),
        permissions=in_any_order([rule_in_any_order(rule) for rule in pack.permissions]),
        not_encoded=in_any_order(pack.not_encoded),
        examples=in_any_order(pack.examples),
    )


def whole(declarations: Sequence[str]) -> RuleSet:
    return rule_set(FIRST + "\n".join(declarations) + "\n", WORDS, CALENDARS)


EXPECTED = whole(DECLARATIONS)


@given(st.permutations(DECLARATIONS))
def test_order_of_declarations_does_not_matter(declarations: list[str]) -> None:
    shuffled = whole(declarations)
    assert shuffled.asked == EXPECTED.asked
    assert shuffled.vocabulary.facts == EXPECTED.vocabulary.facts
    assert {name: pack_in_any_order(pack) for name, pack in shuffled.packs.items()} == {
        name: pack_in_any_order(pack) for name, pack in EXPECTED.packs.items()
    }


@given(st.permutations([HEAD + "\n".join(DECLARATIONS), WORDS, CALENDARS]))
def test_order_of_files_does_not_matter(texts: list[str]) -> None:
    rules, diagnostics = check(trees(*texts), ["uji_coba"])
    assert not diagnostics
    assert rules is not None
    assert rules.packs == EXPECTED.packs
    assert rules.asked == ("uji_coba",)
    assert list(rules.packs)[-1] == "uji_coba"


NAMES = {
    "sumber": r"(?<=dasar )peraturan|(?<=dasar )daftar",
    "istilah": r"(?<=dan )berkegiatan|(?<=bila )bersikap",
    "fakta": r"perbuatan|pelaku\.status|pelaku\.cuti|diperiksa",
    "nilai": r"pidato|cltn|pppk",
    "tahap": r"(?<=selama )kampanye|(?<=sebelum )penetapan",
    "rezim": r"(?<=  rezim )disiplin",
    "sanksi": r"(?<=sanksi )teguran",
    "larangan": r"(?<=mengesampingkan )berkampanye|(?<=uji )menyikapi",
}
TEXT = FIRST + "\n".join(DECLARATIONS) + "\n"
PLACES = [found.span() for pattern in NAMES.values() for found in re.finditer(pattern, TEXT)]


@given(st.sampled_from(PLACES), st.data())
def test_one_slip_in_a_name_gives_one_diagnostic_with_the_right_word(
    place: tuple[int, int], data: st.DataObject
) -> None:
    start, end = place
    word = TEXT[start:end]
    at = data.draw(st.integers(min_value=1, max_value=len(word) - 2).filter(lambda i: word[i] != "."))
    slipped = word[:at] + data.draw(st.sampled_from(["", "z", word[at] + "z"])) + word[at + 1 :]
    (found,) = diagnose(TEXT[:start] + slipped + TEXT[end:], WORDS, CALENDARS)
    assert found.suggestion == word
    assert found.span is not None
    assert (found.span.start, found.span.end) == (start, start + len(slipped))


@given(st.sampled_from(range(len(DECLARATIONS))), st.data())
def test_text_cut_short_never_raises(place: int, data: st.DataObject) -> None:
    text = "\n".join(DECLARATIONS)
    cut = data.draw(st.integers(min_value=0, max_value=len(text)))
    files = trees(FIRST + text[:cut] + "\n" + DECLARATIONS[place], WORDS, CALENDARS, broken=True)
    rules, diagnostics = check(files, [])
    assert (rules is None) == bool(diagnostics)


@given(st.sampled_from(range(len(DECLARATIONS))))
def test_declaration_lost_to_a_syntax_error_causes_no_other_error(place: int) -> None:
    broken = [*DECLARATIONS]
    keyword, _, rest = broken[place].partition(" ")
    name, *_ = rest.split()
    broken[place] = f"{keyword} {name} = =\n"
    assert codes(diagnose_leniently(FIRST + "\n".join(broken) + "\n")) == []


def diagnose_leniently(text: str) -> list[Diagnostic]:
    return check(trees(text, WORDS, CALENDARS, broken=True), [])[1]


def codes(diagnostics: Sequence[Diagnostic]) -> list[str]:
    return [diagnostic.code for diagnostic in diagnostics]


def test_findings_come_in_order_of_file_and_place() -> None:
    found = refusals(HEAD + "anggap x adalah y\nanggap z adalah y\n", WORDS + "anggap u adalah v\n")
    assert found == ["C022 3:8", "C022 4:8", "C022 lain_1.larangan 15:8"]


def test_nothing_at_all_is_an_empty_rule_set() -> None:
    rules, diagnostics = check([], [])
    assert not diagnostics
    assert rules is not None
    assert (dict(rules.packs), rules.asked, dict(rules.vocabulary.facts)) == ({}, (), {})
