"""Texts to programs: what the tests of this folder share."""

from __future__ import annotations

from datetime import date

from asn_neutrality.ir import lower
from asn_neutrality.ir.domains import DateDomain
from asn_neutrality.ir.program import Finite, Program, Rule
from asn_neutrality.logic.fold import leaves
from tests.checker.checking import rule_set

HEAD = """\
paket peraga versi "1.0.0" bahasa id judul "Peraga" rezim etik "Etik" / disiplin "Disiplin"
fakta tanggal "Tanggal" : tanggal peran waktu_perbuatan
fakta diperiksa "Diperiksa" : tanggal
fakta pemilihan "Pemilihan" : pilihan tidak_ada peran penentu_kalender
fakta kontes "Kontes" : pilihan bupati / dpr peran penentu_kontes
fakta wilayah "Wilayah" : kode_wilayah
fakta nama "Nama" : teks
fakta pelaku "Pelaku" : pilihan pns / pppk / warga kelompok asn = pns / pppk
fakta dinas "Dinas" : ya_tidak
fakta berpihak "Berpihak" : ya_tidak penilaian tidak
kalender pemilu judul "Pemilu" lingkup kontes bupati / dpr
  tahap penetapan 2024-09-22
  tahap kampanye 2024-09-25 .. 2024-10-10, 2024-10-20 .. 2024-11-23
sumber daftar judul "Daftar"
"""


def rule(condition: str, *rest: str, name: str = "r", basis: str = "daftar butir 1") -> str:
    """A prohibition with this condition; further clauses on lines of their own."""
    clauses = "".join(f"  {clause}\n" for clause in rest)
    return f'larangan {name}\n  judul "R"\n  dasar {basis}\n  rezim etik\n  bila {condition}\n{clauses}'


def program(*texts: str) -> Program:
    """The program of the head and these declarations."""
    return program_of(HEAD + "".join(texts))


def program_of(text: str) -> Program:
    """The program of a pack."""
    found, problems = lower(rule_set(text))
    assert found is not None, problems
    return found


def only_rule(*texts: str) -> Rule:
    """The one rule of the head and these declarations."""
    (found,) = program(*texts).rules
    return found


def masks(condition: Finite) -> list[tuple[str, int]]:
    """The variables a condition tests and for which classes, in written order."""
    return [(leaf.test.variable, leaf.test.mask) for leaf in leaves(condition)]


def cuts(found: Program, fact: str) -> tuple[date, ...]:
    """The days at which the domain of a date fact is cut."""
    domain = found.variables[fact].domain
    assert isinstance(domain, DateDomain)
    return domain.breaks
