"""Words that writers of rules reach for where the language has another."""

from __future__ import annotations

from asn_neutrality.syntax.keywords import KEYWORDS

ENGLISH: dict[str, str] = {word.id: word.en for word in KEYWORDS}

MEANT = {
    "bila": "jika apabila kalau bilamana manakala if where",
    "kecuali": "unless selain pengecualian exception",
    "dan": "serta",
    "atau": "ataupun maupun",
    "adalah": "ialah yaitu merupakan berupa equals are",
    "bukan": "isnt selain",
    "sesudah": "setelah pasca usai",
    "selama": "saat ketika semasa pada di ditengah in at on",
    "sebelum": "pra menjelang",
    "sejak": "mulai dari from",
    "sampai": "hingga sd till",
    "dasar": "menurut under berdasarkan dasar_hukum legal_basis",
    "judul": "nama name",
    "kutipan": "bunyi isi text",
    "sanksi": "ancaman",
    "berlaku": "masa_berlaku efektif effective valid",
    "istilah": "definisi definition define",
    "larangan": "dilarang forbidden rule aturan",
    "izin": "boleh pengecualian_khusus",
    "contoh": "misal misalnya kasus case",
    "melanggar": "pelanggaran violation violated ya yes",
    "tidak_melanggar": "bukan_pelanggaran sah aman",
    "belum_jelas": "unclear unknown",
}
BY_WORD: dict[str, tuple[str, ...]] = {}
for _keyword, _words in MEANT.items():
    for _word in _words.split():
        BY_WORD[_word] = (*BY_WORD.get(_word, ()), _keyword)


def synonym(word: str, expected: frozenset[str], *, english: bool) -> str | None:
    """The keyword that says what ``word`` was to say, of those that could stand there."""
    for keyword in BY_WORD.get(word.lower(), ()):
        spelling = ENGLISH[keyword] if english else keyword
        if spelling in expected:
            return spelling
    return None
