"""Events that tell two instruments apart, and what each makes of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from attrs import define

import asn_neutrality as asn

Facts = Mapping[str, str]


@define(frozen=True)
class Told:
    """An event in Indonesian and English words, and its facts."""

    id: str
    en: str
    facts: Facts


@define(frozen=True)
class Setting:
    """A pack, and the facts of place and time with which an event is put before it."""

    pack: str
    facts: Facts


@cache
def _judge(pack: str) -> asn.Judge:
    return asn.compile(asn.load(pack))


def outcome(setting: Setting, event: Told) -> tuple[asn.Outcome, int | None]:
    """What the pack makes of the event, and the highest level of the sanctions that are certain."""
    verdict = _judge(setting.pack).evaluate({**PLAIN, **setting.facts, **event.facts})
    levels = [each.sanction.level for each in verdict.sanctions if each.certain and each.sanction.level is not None]
    return verdict.outcome, max(levels, default=None)


def finding(setting: Setting, event: Told, rule: str) -> str:
    """What is found of one prohibition of the pack."""
    verdict = _judge(setting.pack).evaluate({**PLAIN, **setting.facts, **event.facts})
    return verdict.finding(f"{setting.pack}.{rule}").status.value


# What an event is where it does not say otherwise, so that nothing else decides.
PLAIN = {
    "pelaku.status": "pns",
    "acara.jenis": "bukan_acara",
    "fasilitas": "milik_pribadi",
    "mengerahkan": "tidak_ada",
    "pelaku.hubungan_calon": "tidak_ada",
    "berpihak": "tidak",
    "tujuan_dukungan": "tidak",
    "akibat": "netral",
}

MUSI_RAWAS = Setting("musi_rawas_2020", {"pemilihan": "pilkada_2020", "pelaku.wilayah": "16.05"})
BATANG_HARI = Setting("batang_hari_2024", {"pemilihan": "pilkada_2024", "pelaku.wilayah": "15.04"})
_CALON = {"objek.status": "calon"}
_DI_KAMPANYE = {"perbuatan": "hadir", "acara.jenis": "kampanye", "unsur_kampanye": "ya", **_CALON}
_MENYIMAK = {**_DI_KAMPANYE, "peran_serta": "pasif", "pelaku.atribut": "tidak_ada", "mengerahkan": "tidak_ada"}
_SENDIRI = {**_MENYIMAK, "fasilitas": "milik_pribadi"}
_KEPUTUSAN = {"perbuatan": "buat_keputusan", "akibat": "menguntungkan", **_CALON}
_SURAT = {"perbuatan": "beri_surat_dukungan", "dokumen_dukungan": "surat_dengan_identitas"}

LISTS = (
    Told("Menyimak di kampanye, tanpa atribut", "Listening at a campaign, without attributes", _SENDIRI),
    Told("Ikut yel-yel di kampanye", "Chanting at a campaign", {**_SENDIRI, "peran_serta": "aktif"}),
    Told(
        "Menyimak di kampanye, berseragam dinas",
        "Listening at a campaign in uniform",
        {**_SENDIRI, "pelaku.atribut": "instansi"},
    ),
    Told(
        "Datang ke kampanye dengan mobil dinas",
        "Coming to a campaign in an official car",
        {**_SENDIRI, "fasilitas": "kendaraan_dinas"},
    ),
    Told(
        "Keputusan yang menguntungkan calon, sebelum masa kampanye",
        "A decision that favours a candidate, before the campaign",
        {**_KEPUTUSAN, "fase.kampanye": "sebelum"},
    ),
    Told(
        "Keputusan yang sama, selama masa kampanye",
        "The same decision, during the campaign",
        {**_KEPUTUSAN, "fase.kampanye": "selama"},
    ),
    Told(
        "Surat dukungan dengan fotokopi KTP bagi calon dari partai",
        "A letter of support with identity-card copy for a party's candidate",
        {**_SURAT, **_CALON, "objek.jalur": "partai"},
    ),
    Told(
        "Fotokopi KTP saja bagi calon perseorangan",
        "The identity-card copy alone for an independent candidate",
        {"perbuatan": "beri_surat_dukungan", "dokumen_dukungan": "fotokopi_ktp", "objek.jalur": "perseorangan"},
    ),
    Told(
        "Tanda suka pada akun calon",
        "A like on a candidate's account",
        {"perbuatan": "suka", "saluran": "akun_calon", **_CALON},
    ),
    Told(
        "Memasang spanduk bakal calon",
        "Putting up a banner of a prospective candidate",
        {"perbuatan": "pasang_alat_peraga", "objek.status": "bakal_calon"},
    ),
    Told(
        "Mendeklarasikan diri tanpa CLTN",
        "Declaring oneself a candidate without unpaid leave",
        {"perbuatan": "deklarasi_diri", "pelaku.cuti": "tidak_cuti"},
    ),
    Told("Menjadi anggota partai", "Joining a party", {"perbuatan": "jadi_anggota_parpol"}),
)

PHASES = tuple(
    Told(id_, en, {"perbuatan": "jadi_pelaksana_kampanye", "fase.kampanye": phase})
    for id_, en, phase in (
        ("Sebelum masa kampanye", "Before the campaign period", "sebelum"),
        ("Selama masa kampanye", "During the campaign period", "selama"),
        ("Sesudah masa kampanye", "After the campaign period", "sesudah"),
    )
)

PP_53 = Setting("pp_53_2010", {"tanggal": "2020-10-12", "tanggal_pemeriksaan": "2020-11-02"})
PP_94 = Setting("pp_94_2021", {"tanggal": "2024-10-12"})
_BUPATI, _DPRD = {"kontes": "bupati", "fase.kampanye": "selama"}, {"kontes": "dprd", "fase.kampanye": "selama"}

REGULATIONS = (
    Told(
        "Menjadi pelaksana kampanye bupati",
        "Organising a regent's campaign",
        {"perbuatan": "jadi_pelaksana_kampanye", **_CALON, **_BUPATI},
    ),
    Told(
        "Menyimak di kampanye bupati, tanpa atribut",
        "Listening at a regent's campaign, without attributes",
        {**_SENDIRI, **_BUPATI},
    ),
    Told(
        "Mengerahkan PNS ke kampanye DPRD dan ikut hadir",
        "Mobilising civil servants for a campaign for the regional legislature, and coming along",
        {**_SENDIRI, **_DPRD, "mengerahkan": "pns"},
    ),
    Told(
        "Datang ke kampanye DPRD dengan mobil dinas",
        "Coming to a campaign for the regional legislature in an official car",
        {**_SENDIRI, **_DPRD, "fasilitas": "kendaraan_dinas"},
    ),
    Told(
        "Memakai gedung kantor untuk kampanye bupati tanpa ikut serta",
        "Lending an office building to a regent's campaign without taking part",
        {
            "perbuatan": "gunakan_fasilitas",
            "fasilitas": "gedung_kantor",
            "acara.jenis": "kampanye",
            "unsur_kampanye": "ya",
            "peran_serta": "pasif",
            **_CALON,
            **_BUPATI,
        },
    ),
    Told(
        "Keputusan yang menguntungkan calon bupati, sebelum masa kampanye",
        "A decision that favours a candidate for regent, before the campaign",
        {**_KEPUTUSAN, "kontes": "bupati", "fase.kampanye": "sebelum"},
    ),
    Told(
        "Keputusan yang sama, selama masa kampanye", "The same decision, during the campaign", {**_KEPUTUSAN, **_BUPATI}
    ),
    Told(
        "Surat dukungan dengan fotokopi KTP bagi calon DPD",
        "A letter of support with identity-card copy for a candidate of the Regional Representative Council",
        {**_SURAT, **_CALON, "kontes": "dpd"},
    ),
    Told(
        "Surat yang sama bagi calon DPRD",
        "The same letter for a candidate of a regional legislature",
        {**_SURAT, **_CALON, "kontes": "dprd"},
    ),
)

SKB_2020 = Setting("skb_2020", {"tanggal": "2020-10-15", "pemilihan": "pilkada_2020"})
SKB_2022 = Setting("skb_2022", {"tanggal": "2024-10-15", "pemilihan": "pilkada_2024"})

DECREES = (
    Told(
        "Tanda suka pada akun calon",
        "A like on a candidate's account",
        {"perbuatan": "suka", "saluran": "akun_calon", **_CALON},
    ),
    Told(
        "Mengikuti akun calon",
        "Following a candidate's account",
        {"perbuatan": "ikuti", "saluran": "akun_calon", **_CALON},
    ),
    Told(
        "Menghadiri deklarasi bakal calon, diam",
        "Attending a prospective candidate's declaration in silence",
        {
            "perbuatan": "hadir",
            "peran_serta": "pasif",
            "acara.jenis": "deklarasi",
            "unsur_kampanye": "tidak",
            "objek.status": "bakal_calon",
            "objek.jenis": "perorangan",
        },
    ),
    Told(
        "Berfoto dengan calon sambil bergaya simbol, tidak diunggah",
        "A photo with a candidate making a sign, not posted",
        {"perbuatan": "foto_bersama", "isyarat": "simbol_keberpihakan", **_CALON},
    ),
    Told(
        "Menjadi narasumber partai tanpa surat tugas",
        "Speaking for a party without a duty letter",
        {
            "perbuatan": "narasumber",
            "acara.jenis": "kegiatan_parpol",
            "tugas_kedinasan": "ya",
            "surat_tugas": "tidak_ada",
        },
    ),
    Told(
        "Menjadi tim pemenangan calon",
        "Joining a candidate's campaign team",
        {"perbuatan": "jadi_tim_pemenangan", **_CALON},
    ),
    Told("Menjadi peserta kampanye, menyimak", "Listening at a campaign", _SENDIRI),
    Told("Memasang spanduk calon", "Putting up a candidate's banner", {"perbuatan": "pasang_alat_peraga", **_CALON}),
    Told("Menjadi anggota partai", "Joining a party", {"perbuatan": "jadi_anggota_parpol"}),
)
