"""Remarks on rules: as text, as a document, and as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from asn_neutrality.analysis.remarks.remark import Gap, GapTable, Remark, RemarkKind, Remarks, Witness
from asn_neutrality.checker.restated import restated
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.records import EventRecord
from asn_neutrality.domain.sources import Citation, Period
from asn_neutrality.domain.words import Language
from asn_neutrality.explain.document import Document, Heading, Sheet
from asn_neutrality.explain.facts import value_name
from asn_neutrality.explain.page import Page
from asn_neutrality.explain.plain import Plain
from asn_neutrality.explain.remark_words import RemarkWords
from asn_neutrality.explain.voice import Voice, voice_of, within_sentence
from asn_neutrality.explain.written import written

ANALYSIS_SCHEMA = "asn-neutrality/analysis/1"
FEW = 3  # remarks of a kind, where not all are asked for


def remarks_text(found: Remarks, rules: RuleSet, language: Language, few: int | None = FEW) -> str:
    """The remarks by kind; of each kind the first ``few``, or all."""
    page, voice = Page(), voice_of(rules, language)
    page.say(_title(rules, voice))
    page.say(_scope(rules, voice))
    _kinds(page, found, voice, few)
    return page.text


def remarks_document(found: Remarks, rules: RuleSet, language: Language, few: int | None = None) -> Document:
    """The same to be filed, with the table of gaps."""
    sheet, voice = Sheet(), voice_of(rules, language)
    sheet.add(Heading(1, _title(rules, voice)))
    sheet.say(_scope(rules, voice))
    _kinds(sheet, found, voice, few)
    if found.table is not None:
        _table(sheet, found.table, voice)
    return sheet.finished(language)


def _title(rules: RuleSet, voice: Voice) -> str:
    return voice.say("analysis.title", packs=", ".join(voice.label(rules.packs[name].title) for name in rules.asked))


def _scope(rules: RuleSet, voice: Voice) -> str:
    count = sum(len(pack.prohibitions) for pack in rules.packs.values())
    return voice.say("analysis.scope", rules=count, packs=len(rules.packs))


def _kinds(page: Page, found: Remarks, voice: Voice, few: int | None) -> None:
    words = RemarkWords(voice)
    for kind in found.kinds:
        listed = found.of(kind)
        page.head(voice.say(f"remark_kind.{kind.value}"))
        for remark in listed[:few]:
            page.item(words.sentence(remark))
            for note in words.notes(remark):
                page.note(note)
        if few is not None and len(listed) > few:
            page.item(voice.say("analysis.more", count=len(listed) - few, kind=kind.value))
    _rest(page, found, voice)


def _rest(page: Page, found: Remarks, voice: Voice) -> None:
    """The kinds of which nothing was found, and those that were too large."""
    clear = [kind for kind in found.kinds if not found.of(kind) and kind not in found.too_large]
    page.head(voice.say("analysis.rest"))
    for key, kinds in (("too_large", found.too_large), ("clear", clear)):
        if kinds:
            page.item(voice.say(f"analysis.{key}", kinds="; ".join(_kind_words(kinds, voice))))


def _kind_words(kinds: Iterable[RemarkKind], voice: Voice) -> list[str]:
    return [within_sentence(voice.say(f"remark_kind.{kind.value}")) for kind in kinds]


# -- The table of gaps -------------------------------------------------------------------------------------------------


def _table(sheet: Sheet, table: GapTable, voice: Voice) -> None:
    """Rows and columns that have gaps; columns that are the same in every row stand once."""
    words, row = RemarkWords(voice), voice.facts[table.row]
    gapped = [place for place, cells in enumerate(table.cells) if any(gap.values for gap in cells)]
    if not gapped:
        return
    sheet.head(voice.say("analysis.table"))
    depth = voice.facts.get(table.depth or "")
    sheet.say(
        voice.say("analysis.legend", depth=voice.fact(depth.name)) if depth else voice.say("analysis.legend_bare")
    )
    groups: dict[tuple[str, ...], list[Gap]] = {}
    for column, gap in enumerate(table.cells[0]):
        cells = tuple(_cell(table, place, column, voice) for place in gapped)
        groups.setdefault(cells, []).append(gap)
    heads = [_column(group, words, voice, whole=len(groups) == 1) for group in groups.values()]
    rows = [
        (value_name(table.rows[place], row, voice.language), *(cells[number] for cells in groups))
        for number, place in enumerate(gapped)
    ]
    sheet.table((voice.label(row.label), *heads), rows)


def _column(group: Sequence[Gap], words: RemarkWords, voice: Voice, *, whole: bool) -> str:
    if whole or not group[0].stage:
        return voice.say("remark_note.every_phase")
    return "; ".join(words.gap_phase(gap) for gap in group)


def _cell(table: GapTable, place: int, column: int, voice: Voice) -> str:
    gap, possible = table.cells[place][column], table.possible[place][column]
    if not gap.values:
        return voice.say("analysis.none")
    if gap == possible or table.depth is None:
        return voice.say("analysis.all")
    depth = voice.facts[table.depth]
    return ", ".join(value_name(value, depth, voice.language) for value in gap.values)


# -- Plain data --------------------------------------------------------------------------------------------------------


def remarks_to_dict(found: Remarks, rules: RuleSet) -> dict[str, Plain]:
    """Remarks with their sentences in both languages, and records as they are written."""
    words = {language: RemarkWords(voice_of(rules, language)) for language in _LANGUAGES}
    return {
        "schema": ANALYSIS_SCHEMA,
        "packs": list(rules.asked),
        "kinds": [kind.value for kind in found.kinds],
        "too_large": [kind.value for kind in found.too_large],
        "remarks": [_remark(remark, rules, words) for remark in found.remarks],
        "table": None if found.table is None else _table_to_dict(found.table),
    }


_LANGUAGES: tuple[Language, Language] = ("id", "en")


def _remark(remark: Remark, rules: RuleSet, words: Mapping[Language, RemarkWords]) -> Plain:
    return {
        "kind": remark.kind.value,
        "form": remark.form,
        "sentence": {language: words[language].sentence(remark) for language in _LANGUAGES},
        "subject": remark.subject,
        "others": list(remark.others),
        "part": None if remark.part is None else written(remark.part),
        "fact": remark.fact,
        "values": list(remark.values),
        "answers": list(remark.answers),
        "tracks": list(remark.tracks),
        "days": _days(remark.days),
        "pairs": [list(pair) for pair in remark.pairs],
        "gaps": [_gap(gap) for gap in remark.gaps],
        "citations": [_citation(each) for each in remark.citations],
        "position": None if remark.span is None else str(remark.span),
        "witnesses": [_witness(witness, rules) for witness in remark.witnesses],
    }


def _citation(citation: Citation) -> Plain:
    place: list[Plain] = [{"kind": step.kind, "value": step.value} for step in citation.locators]
    return {"source": citation.source, "place": place}


def _days(days: Period | None) -> Plain:
    if days is None:
        return None
    return [None if each is None else each.isoformat() for each in (days.start, days.end)]


def _gap(gap: Gap) -> Plain:
    return {"stage": gap.stage, "phase": gap.phase, "values": list(gap.values)}


def _witness(witness: Witness, rules: RuleSet) -> Plain:
    return {
        "record": record_to_dict(witness.record, rules),
        "findings": {rule: status.value for rule, status in witness.findings.items()},
    }


def record_to_dict(record: EventRecord, rules: RuleSet) -> dict[str, Plain]:
    """A record as ``evaluate`` reads it."""
    facts = rules.vocabulary.facts
    found: dict[str, Plain] = {}
    for name, state in record.facts.items():
        said = restated(state, facts[name])
        found[name] = said if isinstance(said, str) else [*said]
    return found


def _table_to_dict(table: GapTable) -> Plain:
    return {
        "row": table.row,
        "depth": table.depth,
        "rows": {name: [_gap(gap) for gap in cells] for name, cells in zip(table.rows, table.cells, strict=True)},
    }
