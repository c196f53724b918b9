"""The sixteen items of Musi Rawas as somebody would write them in Python on an afternoon.

Takes a flat record in which every fact is known, and gives the items violated whichever reading is taken. What it
does not do is the point of the library: unknown facts, readings told apart, exceptions named, citations, reasons.
"""

from __future__ import annotations

from collections.abc import Mapping

MEDIA = {"media_sosial", "grup_pemenangan", "akun_pemenangan", "akun_calon", "akun_partai"}
SHARING = {
    *("unggah", "unggah_foto_bersama", "komentar", "bagikan", "suka"),
    *("promosikan", "sosialisasi", "nyatakan_dukungan", "ajak"),
}
OFFICE = {"kendaraan_dinas", "gedung_kantor", "rumah_dinas", "sarana_perkantoran"}
STATE = OFFICE | {"media_pemerintah", "anggaran", "lain_milik_negara"}
ONLINE = {"unggah", "komentar", "bagikan", "suka", "bergabung", "ikuti", "unggah_foto_bersama"}
NO_ACT = {"memberikan_suara", "tidak_ada"}
CAMPAIGN = ("2020-09-26", "2020-12-05")


def violated(e: Mapping[str, str]) -> list[int]:  # noqa: C901, PLR0912, PLR0915 - as a person would write it
    """The items that are violated, by number."""
    found: list[int] = []
    if e["pemilihan"] != "pilkada_2020" or e["pelaku.wilayah"] != "16.05":
        return found
    if e["pelaku.status"] not in ("pns", "pppk") or e["sepengetahuan_pelaku"] != "ya":
        return found
    act, status = e["perbuatan"], e["objek.status"]
    contestant = status in ("bakal_calon", "calon")
    found_campaign = e["unsur_kampanye"] == "ya" and e["acara.jenis"] != "bukan_acara"
    campaign = e["acara.jenis"] == "kampanye" or found_campaign
    participant = act == "jadi_peserta_kampanye" or (act in ("hadir", "ikut_serta") and campaign)
    in_campaign = CAMPAIGN[0] <= e["tanggal"] <= CAMPAIGN[1]

    if act in SHARING and e["saluran"] in MEDIA and e["unsur_kampanye"] == "ya":
        found.append(1)
    if act in ("hadir", "ikut_serta", "dampingi") and e["acara.jenis"] == "deklarasi" and contestant:
        found.append(2)
    if act == "foto_bersama" and contestant:
        unclear = e["isyarat"] == "tidak_jelas" and e["berpihak"] == "ya"
        if e["isyarat"] == "simbol_keberpihakan" or unclear:
            found.append(3)
    of_party = e["acara.jenis"] == "kegiatan_parpol" or e["acara.penyelenggara"] == "partai_politik"
    on_duty = e["tugas_kedinasan"] == "ya" and e["surat_tugas"] == "dari_atasan"
    if act == "narasumber" and of_party and not on_duty:
        found.append(4)
    on_leave = e["pelaku.cuti"] == "cltn"
    if act == "pendekatan" and e["bagi"] == "diri_sendiri" and not on_leave:
        independent = e["sasaran"] == "masyarakat" and e["objek.jalur"] == "perseorangan"
        if e["sasaran"] == "partai_politik" or independent:
            found.append(5)
    if act == "deklarasi_diri" and not on_leave:
        found.append(6)
    if act == "pasang_alat_peraga" and status == "bakal_calon":
        found.append(7)
    goods = act == "gunakan_fasilitas" and e["fasilitas"] in STATE | {"milik_pribadi"}
    if (act in ("adakan_kegiatan", "ajak", "imbau", "beri_barang") or goods) and e["berpihak"] == "ya" and contestant:
        found.append(8)
    if act == "jadi_pelaksana_kampanye" and not in_campaign:
        found.append(9)
    if participant and e["mengerahkan"] != "tidak_ada":
        found.append(10)
    joining = act in ("jadi_peserta_kampanye", "jadi_pelaksana_kampanye", "jadi_juru_kampanye")
    following = joining or (act in ("hadir", "ikut_serta", "dampingi") and campaign)
    if e["pelaku.hubungan_calon"] == "suami_istri" and following and status == "calon" and not on_leave:
        found.append(11)
    giving = act in ("beri_surat_dukungan", "nyatakan_dukungan")
    if giving and e["objek.jalur"] == "perseorangan" and e["dokumen_dukungan"] == "fotokopi_ktp":
        found.append(12)
    if participant and e["fasilitas"] in STATE:
        found.append(13)
    if act not in ONLINE | NO_ACT and e["fasilitas"] in OFFICE and campaign:
        found.append(14)
    deciding = act in ("buat_keputusan", "ganti_pejabat") and e["akibat"] in ("menguntungkan", "merugikan")
    if deciding and status == "calon" and in_campaign:
        found.append(15)
    if act in ("jadi_anggota_parpol", "jadi_pengurus_parpol"):
        found.append(16)
    return found
