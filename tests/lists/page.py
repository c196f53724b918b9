"""The computed parts of `docs/five_lists.md` and `docs/five_lists.id.md`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

import asn_neutrality as asn
from asn_neutrality.domain.rules import Prohibition
from asn_neutrality.domain.words import Language
from asn_neutrality.explain.citations import cite_in
from asn_neutrality.explain.voice import Voice, voice_of
from tests.lists.events import (
    BATANG_HARI,
    DECREES,
    LISTS,
    MUSI_RAWAS,
    PHASES,
    PP_53,
    PP_94,
    REGULATIONS,
    SKB_2020,
    SKB_2022,
    Setting,
    Told,
    finding,
    outcome,
)
from tests.lists.relations import Relation, contained, rows

DOCS = Path(__file__).parents[2] / "docs"
PAGES: dict[Language, Path] = {"en": DOCS / "five_lists.md", "id": DOCS / "five_lists.id.md"}
FIVE = ("musi_rawas_2020", "indramayu_2020", "batang_hari_2024", "kaimana_2020", "bengkulu_2023")
PLACE = re.compile(r"<!-- computed: (\w+) -->\n(.*?)<!-- end -->\n", re.DOTALL)

WORDS: dict[str, tuple[str, str]] = {
    "item": ("butir", "item"),
    "prohibition": ("larangan", "prohibition"),
    "also": ("juga dilarang di sana", "forbidden there too"),
    "inside": ("termuat dalam", "contained in"),
    "event": ("peristiwa", "event"),
    "contained": ("termuat", "contained"),
    "containing": ("memuat", "contains it"),
    "readings": ("menurut", "under"),
    "always": ("setiap tafsir", "every reading"),
    "some": ("sebagian tafsir", "some readings"),
    "list": ("daftar", "list"),
    "level": ("tingkat {}", "level {}"),
    "all": ("seluruhnya", "all of it"),
    "part": ("sebagian", "part of it"),
    "nothing": ("tidak", "nothing of it"),
    "violation": ("melanggar", "violation"),
    "no_violation": ("tidak melanggar", "no violation"),
    "disputed": ("diperdebatkan", "disputed"),
    "violated": ("dilanggar", "violated"),
    "not_met": ("tidak dilanggar", "not violated"),
    "needs_assessment": ("perlu penilaian", "needs assessment"),
    "undetermined": ("belum jelas", "undetermined"),
    "named": ("disebut butir 10", "named by item 10"),
    "value": ("atribut pelaku", "attributes worn"),
    "yes": ("ya", "yes"),
    "no": ("tidak", "no"),
    "decides": ("menentukan", "decides"),
}
NAMES = {
    "musi_rawas_2020": "Musi Rawas 2020",
    "indramayu_2020": "Indramayu 2020",
    "batang_hari_2024": "Batang Hari 2024",
    "kaimana_2020": "Kaimana 2020",
    "bengkulu_2023": "Bengkulu 2023",
    "pp_53_2010": "PP 53/2010",
    "pp_94_2021": "PP 94/2021",
    "skb_2020": "SKB 2020",
    "skb_2022": "SKB 2022",
}


def _word(key: str, language: Language) -> str:
    return WORDS[key][0 if language == "id" else 1]


@cache
def _voice(pack: str, language: Language) -> Voice:
    return voice_of(asn.load(pack), language)


def _law(rule: Prohibition, language: Language) -> str:
    return _voice(rule.pack, language).label(rule.title)


def _item(rule: Prohibition, language: Language) -> str:
    """The place of the rule in its list, without the list's name."""
    voice = _voice(rule.pack, language)
    found = next((each for each in rule.basis if each.locators), rule.basis[0])
    whole, bare = cite_in(found, voice), cite_in(type(found)(found.source, (), span=found.span), voice)
    seen = f" ({bare.rpartition(' (')[2]}"
    return whole.removesuffix(seen).removeprefix(bare.removesuffix(seen)).strip(" ,") or "–"


def _table(head: Sequence[str], body: Iterator[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in body)]) + "\n"


def _against(first: str, second: str) -> Callable[[Language], str]:
    """The items of one instrument, and what the other forbids of each."""

    def write(language: Language) -> str:
        head = [_word("item", language), f"{_word('prohibition', language)} ({NAMES[first]})"]
        head += [f"{_word('also', language)} ({NAMES[second]})", _word("inside", language)]
        body = (
            (
                _item(row.rule, language),
                _law(row.rule, language),
                f"**{_word('nothing', language)}**"
                if row.relation is Relation.NOTHING
                else _word(row.relation.value, language),
                "; ".join(f"{_item(rule, language)} `{rule.id.partition('.')[2]}`" for rule in row.inside),
            )
            for row in rows(first, second)
        )
        return _table(head, body)

    return write


def _events(events: Sequence[Told], first: Setting, second: Setting) -> Callable[[Language], str]:
    def write(language: Language) -> str:
        head = [_word("event", language), NAMES[first.pack], NAMES[second.pack]]
        body = (
            (event.id if language == "id" else event.en, *(_found(each, event, language) for each in (first, second)))
            for event in events
        )
        return _table(head, body)

    return write


def _found(setting: Setting, event: Told, language: Language) -> str:
    found, level = outcome(setting, event)
    said = _word(found.value, language)
    return said if level is None else f"{said} ({_word('level', language).format(level)})"


def _containments(language: Language) -> str:
    head = [_word(key, language) for key in ("list", "contained", "containing", "readings")]
    body = (
        (
            NAMES[pack],
            f"{_item(each.inner, language)} {_law(each.inner, language)}",
            f"{_item(each.outer, language)} {_law(each.outer, language)}",
            _word("always" if each.always else "some", language),
        )
        for pack in (*FIVE, "pp_94_2021")
        for each in contained(pack)
    )
    return _table(head, body)


def _attributes(language: Language) -> str:
    """Whether item 10 turns on what the actor wears, value by value."""
    voice = _voice(MUSI_RAWAS.pack, language)
    fact = voice.facts["pelaku.atribut"]
    named = {"partai", "instansi", "tidak_ada"}
    event = {"perbuatan": "hadir", "acara.jenis": "kampanye", "mengerahkan": "pns", "objek.status": "calon"}
    head = [_word(key, language) for key in ("value", "named")] + [
        f"{_word('item', language)} 10",
    ]
    body = (
        (
            voice.label(value.label),
            _word("yes" if value.name in named else "no", language),
            _word(
                finding(MUSI_RAWAS, Told("", "", {**event, fact.name: value.name}), "peserta_kampanye_mengerahkan"),
                language,
            ),
        )
        for value in fact.values
    )
    return _table(head, body)


def _phases(language: Language) -> str:
    head = [_word("event", language), f"{_word('item', language)} 9"]
    body = (
        (
            event.id if language == "id" else event.en,
            _word(finding(MUSI_RAWAS, event, "pelaksana_kampanye"), language),
        )
        for event in PHASES
    )
    return _table(head, body)


PARTS: dict[str, Callable[[Language], str]] = {
    "musi_rawas": _against("musi_rawas_2020", "batang_hari_2024"),
    "batang_hari": _against("batang_hari_2024", "musi_rawas_2020"),
    "lists": _events(LISTS, MUSI_RAWAS, BATANG_HARI),
    "contained": _containments,
    "item_10": _attributes,
    "item_9": _phases,
    "pp_53": _against("pp_53_2010", "pp_94_2021"),
    "pp_94": _against("pp_94_2021", "pp_53_2010"),
    "regulations": _events(REGULATIONS, PP_53, PP_94),
    "skb_2020": _against("skb_2020", "skb_2022"),
    "skb_2022": _against("skb_2022", "skb_2020"),
    "decrees": _events(DECREES, SKB_2020, SKB_2022),
}


def written(language: Language) -> dict[str, str]:
    """What the page says now, by the name of the part."""
    return {found[1]: found[2] for found in PLACE.finditer(PAGES[language].read_text(encoding="utf-8"))}


def write(language: Language) -> None:
    """Put the computed parts into the page."""
    text = PAGES[language].read_text(encoding="utf-8")
    filled = PLACE.sub(lambda found: f"<!-- computed: {found[1]} -->\n{PARTS[found[1]](language)}<!-- end -->\n", text)
    PAGES[language].write_text(filled, encoding="utf-8")
