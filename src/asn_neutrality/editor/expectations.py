"""What kind of name may stand at a place, from the words before it: the place may be in what does not parse yet."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from attrs import define

from asn_neutrality.syntax.keywords import CLAUSES, DECLARATIONS, WORDS


class Wanted(Enum):
    """What kind of name."""

    NOTHING = "nothing"
    PACK = "pack"
    SOURCE = "source"
    SANCTION = "sanction"
    RULE = "rule"
    TRACK = "track"
    ROLE = "role"
    CONDITION = "condition"
    FACT = "fact"
    VALUE = "value"
    STAGE = "stage"
    EXCUSE = "excuse"
    PAIR = "pair"


@define(frozen=True)
class Expectation:
    """What kind of name; ``fact`` is the one whose value is wanted, ``rule`` the declaration's own name."""

    wanted: Wanted
    fact: str = ""
    rule: str = ""


CANONICAL = {spelling: word.id for word in (*DECLARATIONS, *CLAUSES, *WORDS) for spelling in (word.id, word.en)}

AFTER: dict[str, Wanted] = {
    "pakai": Wanted.PACK,
    "menggantikan": Wanted.SOURCE,
    "dasar": Wanted.SOURCE,
    "menurut": Wanted.SOURCE,
    "tidak_dikodekan": Wanted.SOURCE,
    "sanksi": Wanted.SANCTION,
    "mengesampingkan": Wanted.RULE,
    "uji": Wanted.RULE,
    "rezim": Wanted.TRACK,
    "peran": Wanted.ROLE,
    "bila": Wanted.CONDITION,
    "berarti": Wanted.CONDITION,
    "untuk": Wanted.CONDITION,
    "mustahil": Wanted.CONDITION,
    "dan": Wanted.CONDITION,
    "atau": Wanted.CONDITION,
    "tidak": Wanted.CONDITION,
    "lingkup": Wanted.FACT,
    "simpulkan": Wanted.FACT,
    "anggap": Wanted.FACT,
    "sebelum": Wanted.STAGE,
    "selama": Wanted.STAGE,
    "sesudah": Wanted.STAGE,
    "sejak": Wanted.STAGE,
    "sampai": Wanted.STAGE,
    "oleh": Wanted.EXCUSE,
}
OF_FACT = ("adalah", "bukan")
OWN_VALUES = ("baku", "penilaian", "kelompok")
LOCATING = frozenset({"pasal", "ayat", "huruf", "angka", "butir", "lampiran"})
SEPARATORS = ("/", ",")


def expectation(words: Sequence[str]) -> Expectation:
    """What may stand after these tokens of a declaration."""
    rule = words[1] if len(words) > 1 else ""
    example = _in_example(words)
    before = _governor(words)
    if not before:
        return Expectation(Wanted.NOTHING, rule=rule)
    last = CANONICAL.get(before[-1], before[-1])
    if last == ":" and example and len(before) > 1:
        return Expectation(Wanted.VALUE, fact=before[-2], rule=rule)
    if last in OF_FACT and len(before) > 1:
        return Expectation(Wanted.VALUE, fact=before[-2], rule=rule)
    if last in OWN_VALUES[:2] or (last == "=" and "kelompok" in map(_canonical, before)):
        return Expectation(Wanted.VALUE, fact=rule, rule=rule)
    if example and last not in AFTER:
        return Expectation(Wanted.PAIR, rule=rule)
    if last == "(":
        return Expectation(Wanted.CONDITION, rule=rule)
    return Expectation(AFTER.get(last, Wanted.NOTHING), rule=rule)


def _governor(words: Sequence[str]) -> Sequence[str]:
    """The words up to the one that says what a list is of: `a / b /` and `a pasal 1, b,` are stepped over."""
    end = len(words)
    while end and words[end - 1] in SEPARATORS:
        end -= 1
        while end > 1 and not _governs(words[end - 1]) and words[end - 1] not in SEPARATORS:
            end -= 1
    return words[:end]


def _governs(word: str) -> bool:
    canonical = _canonical(word)
    return word in (":", "=", "(") or (canonical in CANONICAL.values() and canonical not in LOCATING)


def _canonical(word: str) -> str:
    return CANONICAL.get(word, word)


def _in_example(words: Sequence[str]) -> bool:
    """Whether the last clause begun is an example whose title is written."""
    for place in range(len(words) - 1, -1, -1):
        if _canonical(words[place]) == "contoh":
            return any(word.startswith('"') for word in words[place:])
    return False
