"""What could have stood at a place, in plain words of either language."""

from __future__ import annotations

from collections.abc import Iterable

from asn_neutrality.syntax.keywords import CLAUSES, DECLARATIONS, WORDS, Keyword

MOST = 5
MOST_WORDS = 3

KINDS = {
    "NAME": ("nama", "a name"),
    "STRING": ("teks dalam tanda kutip", "a text in quotes"),
    "DATE": ("tanggal seperti `2024-09-25`", "a date such as `2024-09-25`"),
    "INT": ("angka", "a number"),
    "LOCATOR": ("angka atau huruf seperti `3`, `(3)`, `c`, `II`", "a number or letter such as `3`, `(3)`, `c`, `II`"),
    "LANGUAGE": ("`id` atau `en`", "`id` or `en`"),
}
SIGNS = (":", "=", "/", ",", "..", "(", ")", "?")


def expected_words(expected: Iterable[str]) -> dict[str, str]:
    """The arguments ``expected_id`` and ``expected_en`` of a message: a few of what could stand there."""
    choices = set(expected)
    kinds = [words for kind, words in KINDS.items() if kind in choices]
    words, others = _keywords(WORDS, choices), _keywords((*CLAUSES, *DECLARATIONS), choices)
    few = words[:MOST_WORDS] if others else words
    keywords = [*few, *others]
    signs = [(f"`{sign}`", f"`{sign}`") for sign in SIGNS if sign in choices]
    pairs = [*kinds, *keywords, *signs] or [("baris berikutnya", "the next line")]
    return {
        "expected_id": _listed([pair[0] for pair in pairs], "atau", "antara lain", whole=few == words),
        "expected_en": _listed([pair[1] for pair in pairs], "or", "among others", whole=few == words),
    }


def _keywords(table: tuple[Keyword, ...], choices: set[str]) -> list[tuple[str, str]]:
    return [(f"`{word.id}`", f"`{word.en}`") for word in table if {word.id, word.en} & choices]


def _listed(words: list[str], or_: str, among: str, *, whole: bool) -> str:
    if len(words) > MOST or not whole:
        return f"{', '.join(words[:MOST])} ({among})"
    return f" {or_} ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
