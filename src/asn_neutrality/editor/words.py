"""The few words that editors show and nothing else says, in both languages."""

from __future__ import annotations

from asn_neutrality.domain.words import Language

WORDS: dict[str, dict[Language, str]] = {
    "also": {"id": "lihat juga", "en": "see also"},
    "replace": {"id": "Ganti dengan `{text}`", "en": "Replace with `{text}`"},
    "remove": {"id": "Hapus", "en": "Remove"},
    "pack": {"id": "paket", "en": "pack"},
    "source": {"id": "sumber", "en": "source"},
    "sanction": {"id": "hukuman", "en": "penalty"},
    "term": {"id": "istilah", "en": "term"},
    "fact": {"id": "fakta", "en": "fact"},
    "value": {"id": "nilai", "en": "value"},
    "group": {"id": "kelompok", "en": "group"},
    "calendar": {"id": "kalender", "en": "calendar"},
    "stage": {"id": "tahap", "en": "stage"},
    "track": {"id": "rezim", "en": "track"},
    "rule": {"id": "aturan", "en": "rule"},
    "prohibition": {"id": "larangan", "en": "prohibition"},
    "permission": {"id": "izin", "en": "permission"},
    "exception": {"id": "kecuali", "en": "exception"},
    "reading": {"id": "tafsir", "en": "reading"},
    "keyword": {"id": "kata kunci", "en": "keyword"},
    "values": {"id": "Nilai", "en": "Values"},
    "basis": {"id": "Dasar", "en": "Basis"},
    "in_force": {"id": "Berlaku", "en": "In force"},
    "of_pack": {"id": "paket {pack}", "en": "pack {pack}"},
    "not_a_name": {
        "id": "`{name}` bukan nama: huruf kecil, angka dan garis bawah, diawali huruf",
        "en": "`{name}` is no name: lower case letters, digits and underscores, a letter first",
    },
    "is_keyword": {"id": "`{name}` adalah kata kunci", "en": "`{name}` is a keyword"},
    "taken": {"id": "`{name}` sudah dipakai di sini", "en": "`{name}` is already used here"},
    "nothing_here": {"id": "di sini tidak ada nama", "en": "there is no name here"},
    "shipped": {
        "id": "`{name}` dideklarasikan dalam paket bawaan `{pack}`, yang tidak diganti dari sini",
        "en": "`{name}` is declared in the shipped pack `{pack}`, which is not changed from here",
    },
    "pack_is_file": {
        "id": "nama paket adalah nama berkasnya: ganti nama berkasnya juga",
        "en": "the name of a pack is that of its file: rename the file",
    },
    "broken": {
        "id": "perbaiki dulu kesalahan dalam `{file}`: nama di bagian yang rusak tidak akan ikut diganti",
        "en": "mend the errors in `{file}` first: names in what is broken would not be renamed",
    },
}


def say(key: str, language: Language, **words: str) -> str:
    """The words of a key."""
    return WORDS[key][language].format_map(words)
