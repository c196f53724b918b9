"""Map files: TOML, its keys in either language."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping

import attrs
from attrs import define

from asn_neutrality.checker.records import read_record
from asn_neutrality.cli.files import open_input
from asn_neutrality.cli.frame import Refusal, meant
from asn_neutrality.cli.inputs.sheet_records import Layout
from asn_neutrality.cli.maps.day_forms import DayForm, day_form
from asn_neutrality.cli.maps.table_map import LEFT_OUT, TableMap
from asn_neutrality.cli.maps.words import Words, normal
from asn_neutrality.cli.texts import Texts
from asn_neutrality.domain.facts import Vocabulary
from asn_neutrality.source.draw import draw

KEYS = {
    "columns": "kolom",
    "values": "nilai",
    "constants": "tetap",
    "dates": "bentuk_tanggal",
    "sheet": "lembar",
    "header": "baris_kepala",
}
ENGLISH = {spelling: key for key, other in KEYS.items() for spelling in (key, other)}


def read_map(name: str, vocabulary: Vocabulary, texts: Texts) -> TableMap:
    """The map in a file; ``Refusal`` where something in it cannot be meant."""
    return _Reader(name, vocabulary, texts).read()


def layout_of(sheet: str | None, table_map: TableMap | None) -> Layout:
    """Where records stand: as the map says, in the sheet that was asked for."""
    layout = table_map.layout if table_map else Layout()
    return attrs.evolve(layout, sheet=sheet) if sheet is not None else layout


@define(frozen=True)
class _Reader:
    name: str
    vocabulary: Vocabulary
    texts: Texts

    def read(self) -> TableMap:
        given = self._keys()
        columns = self._words(dict(self._flat(given.get("columns", {}), "")))
        for fact in columns.values():
            self._require_fact(fact)
        values = self._values(given.get("values", {}))
        constants = dict(self._flat(given.get("constants", {}), ""))
        for fact, value in constants.items():
            self._require_fact(fact)
            self._require_value(fact, value)
        layout = self._layout(given.get("sheet"), given.get("header"))
        return TableMap(Words(self.vocabulary), columns, values, constants, self._forms(given.get("dates", [])), layout)

    def _keys(self) -> dict[str, object]:
        with open_input(self.name, self.texts) as stream:
            try:
                given = tomllib.loads(stream.read().decode("utf-8-sig"))
            except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
                raise self._refusal("map-broken", error) from None
        found: dict[str, object] = {}
        for key, value in given.items():
            if key not in ENGLISH or ENGLISH[key] in found:
                raise Refusal(self._text("map-no-key", key) + meant(key, ENGLISH, self.texts))
            found[ENGLISH[key]] = value
        return found

    def _flat(self, table: object, prefix: str) -> Iterator[tuple[str, object]]:
        """Names and values of a table; dots that TOML took for tables are dots again."""
        if not isinstance(table, Mapping):
            raise self._refusal("map-no-table", prefix)
        for key, value in table.items():
            if isinstance(value, Mapping):
                yield from self._flat(value, f"{prefix}{key}.")
            else:
                yield f"{prefix}{key}", value

    def _words(self, given: Mapping[str, object]) -> dict[str, str]:
        """Words in normal form; two that differ in form only must mean the same."""
        found: dict[str, str] = {}
        for word, target in given.items():
            if not isinstance(target, str):
                raise self._refusal("map-no-text", word)
            if found.setdefault(normal(word), target) != target:
                raise self._refusal("map-twice", word)
        return found

    def _values(self, table: object) -> dict[str, dict[str, str]]:
        if not isinstance(table, Mapping):
            raise self._refusal("map-no-table", "values")
        found: dict[str, dict[str, str]] = {}
        for fact, words in self._by_fact(table, ""):
            self._require_fact(fact)
            found[fact] = self._words(words)
            for value in found[fact].values():
                self._require_value(fact, value)
        return found

    def _by_fact(self, table: Mapping[str, object], prefix: str) -> Iterator[tuple[str, Mapping[str, object]]]:
        """The words of each fact, the fact's name in one piece or, as TOML reads bare dots, in several."""
        for key, value in table.items():
            if not isinstance(value, Mapping):
                raise self._refusal("map-no-table", prefix + key)
            inner = {word: target for word, target in value.items() if isinstance(target, Mapping)}
            yield from self._by_fact(inner, f"{prefix}{key}.")
            own = {word: target for word, target in value.items() if word not in inner}
            if own or not inner:
                yield prefix + key, own

    def _forms(self, given: object) -> tuple[DayForm, ...]:
        written = [given] if isinstance(given, str) else given
        if not isinstance(written, list):
            raise self._refusal("map-no-day-form", given)
        forms = []
        for each in written:
            form = day_form(str(each))
            if form is None:
                raise self._refusal("map-no-day-form", each)
            forms.append(form)
        return tuple(forms)

    def _layout(self, sheet: object, header: object) -> Layout:
        if not (sheet is None or (isinstance(sheet, str) and sheet)):
            raise self._refusal("map-no-place", "sheet")
        if not (header is None or (isinstance(header, int) and not isinstance(header, bool) and header > 0)):
            raise self._refusal("map-no-place", "header")
        return Layout(sheet, header)

    def _require_fact(self, fact: str) -> None:
        if fact != LEFT_OUT and fact not in self.vocabulary.facts:
            raise Refusal(self._text("map-no-fact", fact) + meant(fact, self.vocabulary.facts, self.texts))

    def _require_value(self, fact: str, value: object) -> None:
        _, problems = read_record(self.vocabulary, {fact: value}, self.name)
        if problems:
            raise Refusal("\n".join(draw(problem, self.texts.language) for problem in problems))

    def _refusal(self, key: str, *arguments: object) -> Refusal:
        return Refusal(self._text(key, *arguments))

    def _text(self, key: str, *arguments: object) -> str:
        return f"{self.name}: {self.texts(key, *arguments)}"
