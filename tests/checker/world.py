"""A small vocabulary and the beginnings of packs that the tests of this folder build on."""

from __future__ import annotations

WORDS = """\
paket kata versi "1.0.0" bahasa id judul "Kata"
fakta tanggal "Tanggal" : tanggal peran waktu_perbuatan
fakta diperiksa "Diperiksa" : tanggal
fakta pemilihan "Pemilihan" : pilihan lain / tidak_ada peran penentu_kalender
fakta kontes "Kontes" : pilihan presiden / dpr / bupati kelompok pileg = dpr peran penentu_kontes
fakta wilayah "Wilayah" : kode_wilayah peran penentu_wilayah
fakta nama "Nama" : teks pribadi
fakta uraian "Uraian" : teks
fakta golongan "Golongan" : pilihan satu / dua pribadi
fakta pelaku.status "Status" : pilihan pns "PNS" / pppk "PPPK" / warga kelompok asn "ASN" = pppk / pns
fakta pelaku.cuti "Cuti" : pilihan tidak_cuti / cltn
fakta perbuatan "Perbuatan" : pilihan suka / hadir / pidato
fakta dinas "Tugas dinas" : ya_tidak
fakta berpihak "Berpihak" : ya_tidak penilaian tidak
"""

CALENDARS = """\
paket penanggalan versi "1.0.0" bahasa id judul "Penanggalan"
pakai kata
sumber pkpu judul "PKPU" dilihat laporan
kalender pemilu_1 judul "Pemilu" lingkup kontes presiden / dpr menurut pkpu
  tahap penetapan 2023-11-13 untuk kontes adalah presiden dilihat naskah
  tahap penetapan 2023-11-03 untuk kontes adalah dpr
  tahap kampanye "Masa kampanye" en "Campaign" 2023-11-28 .. 2024-02-10, 2024-06-02 .. 2024-06-22
"""

HEAD = 'paket uji_coba versi "1.0.0" bahasa id judul "Uji coba" rezim disiplin "Disiplin" / pidana\npakai kata\n'
LIST = 'sumber daftar judul "Daftar"\n'
RULE = """\
larangan hadir
  judul "Hadir"
  dasar daftar butir 1
  rezim disiplin
  bila perbuatan adalah hadir
"""
