"""A small pack in which something is wrong of every kind."""

from __future__ import annotations

from functools import cache

import asn_neutrality as asn
from tests.checker.checking import rule_set

TEXT = """\
paket aneh versi "1.0.0" bahasa id
  judul "Aturan aneh" en "Odd rules"
  rezim etik "Etik" en "Ethics" / pidana "Pidana" en "Crime"
sumber lama judul "Surat lama" en "Old letter" berlaku 2020-01-01 .. 2020-12-31 dilihat laporan
sumber baru judul "Surat baru" en "New letter" berlaku 2021-02-01 .. menggantikan lama dilihat laporan
sumber edaran judul "Edaran" en "Circular" dilihat laporan
fakta tanggal "Tanggal" en "Date" : tanggal peran waktu_perbuatan
fakta perbuatan "Perbuatan" en "Act" : pilihan
    hadir "Hadir" en "Attending" / suka "Suka" en "Liking" / tidur "Tidur" en "Sleeping"
fakta atribut "Atribut" en "Attributes" : pilihan ada "Ada" en "Worn" / tanpa "Tanpa" en "None"
fakta cuti "Cuti" en "On leave" : ya_tidak
fakta resmi "Resmi" en "Official" : ya_tidak
fakta berpihak "Berpihak" en "Partisan" : ya_tidak penilaian tidak
hukuman denda judul "Denda" en "Fine" rezim pidana tingkat 1 menurut edaran pasal 1
  pejabat "Camat" en "Head" berlaku 2020-01-01 .. 2020-06-30
  pejabat "Lurah" en "Ward head" berlaku 2020-08-01 ..
mustahil cuti dan perbuatan adalah suka
simpulkan cuti adalah ya bila perbuatan adalah suka / tidur
istilah arti judul "Arti hadir" en "Meaning of attending"
  tafsir sempit "Sempit" en "Narrow" bila perbuatan adalah hadir
  tafsir luas "Luas" en "Wide" bila perbuatan adalah hadir dan atribut adalah ada / tanpa
larangan memberatkan judul "Memberatkan" en "Weighing" dasar edaran butir 1 rezim pidana
  bila perbuatan adalah hadir dan tidak berpihak
  sanksi denda menurut edaran
larangan mustahil_dilanggar judul "Mustahil" en "Impossible" dasar edaran butir 2 rezim etik
  bila perbuatan adalah hadir dan perbuatan adalah suka
larangan ditiadakan judul "Ditiadakan" en "Taken back" dasar edaran butir 3 rezim etik
  bila perbuatan adalah hadir
  kecuali semua "Semua" en "All" bila perbuatan bukan tidur
larangan berlebih judul "Berlebih" en "Superfluous" dasar edaran butir 4 rezim etik
  bila perbuatan adalah hadir / suka
   dan atribut adalah ada / tanpa
   dan (perbuatan adalah hadir / tidur atau resmi)
  kecuali tak_berlaku "Tak berlaku" en "Never" bila perbuatan adalah tidur
larangan membaca judul "Membaca" en "Reading" dasar edaran butir 5 rezim etik bila arti
larangan dulu judul "Dulu" en "Once" dasar lama butir 1 rezim etik bila perbuatan adalah hadir
"""


@cache
def rules() -> asn.RuleSet:
    return rule_set(TEXT)


@cache
def analysis() -> asn.Analysis:
    return asn.analyze(rules())
