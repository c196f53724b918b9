"""Records in JSON (one, or an array of them) and in JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterator

from asn_neutrality.checker.raw import show
from asn_neutrality.cli.inputs.items import Item, Lines, bad_bytes, near, refusal
from asn_neutrality.source.diagnostic import Diagnostic

BLANKS = " \t\r\n"


class RecordDecoder:
    """Decodes one JSON value at a time and notes keys that an object gives twice with different values."""

    def __init__(self) -> None:
        self._decoder = json.JSONDecoder(object_pairs_hook=self._object)
        self._repeated: list[tuple[str, object, object]] = []

    def _object(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        found = dict(pairs)
        if len(found) < len(pairs):
            first: dict[str, object] = {}
            for key, value in pairs:
                if first.setdefault(key, value) != value:
                    self._repeated.append((key, first[key], value))
        return found

    def decode(self, source: str, line: int, text: str, start: int) -> tuple[Item, int]:
        """The value that begins at ``start``, and where it ends. Raises ``ValueError`` where there is none."""
        self._repeated.clear()
        try:
            raw, end = self._decoder.raw_decode(text, start)
        except RecursionError as error:
            raise json.JSONDecodeError("nesting", text, start) from error
        place = f"{source}:{line}"
        refused = [
            Diagnostic("R012", None, {"fact": key, "first": show(first), "second": show(second)}, where=place)
            for key, first, second in self._repeated
        ]
        odd = None if text.isascii() else bad_bytes(text[start:end])
        if odd is not None:
            refused.append(Diagnostic("R107", None, {"near": odd}, where=place))
        return Item(source, line, raw, tuple(refused)), end


def read_json_lines(source: str, lines: Lines) -> Iterator[Item]:
    """One record per line; blank lines are skipped, a broken line costs itself only."""
    decoder = RecordDecoder()
    for number, line in lines:
        text = line.strip(BLANKS)
        if text:
            yield _read_line(decoder, source, number, text)


def _read_line(decoder: RecordDecoder, source: str, number: int, text: str) -> Item:
    try:
        item, end = decoder.decode(source, number, text, 0)
    except ValueError as error:
        return _broken(source, number, text, getattr(error, "pos", 0))
    return item if end == len(text) else _broken(source, number, text, end)


def _broken(source: str, number: int, text: str, place: int) -> Item:
    odd = bad_bytes(text)
    if odd is not None:
        return refusal(source, number, text, "R107", near=odd)
    return refusal(source, number, text, "R101", column=str(place + 1), near=near(text, place))


def read_json(source: str, lines: Lines) -> Iterator[Item]:
    """An array of records, or records one after another. From where it breaks on nothing is read."""
    text = "".join(line for _, line in lines)
    decoder = RecordDecoder()
    place = _skip(text, 0)
    array = text.startswith("[", place)
    if array:
        place = _skip(text, place + 1)
        if text.startswith("]", place):
            return
    number, counted = 1, 0
    while True:
        number, counted = number + text.count("\n", counted, place), place
        try:
            item, end = decoder.decode(source, number, text, place)
        except ValueError as error:
            yield _break(source, text, place, getattr(error, "pos", place))
            return
        yield item
        place = _skip(text, end)
        closed = array and text.startswith("]", place)
        if closed:
            place = _skip(text, place + 1)
        if place == len(text) and closed == array:
            return
        if closed or (array and not text.startswith(",", place)):
            yield _break(source, text, place, place)
            return
        place = _skip(text, place + 1) if array else place


def _break(source: str, text: str, start: int, place: int) -> Item:
    """The rest of the text from ``start``, broken at ``place``."""
    column = place - (text.rfind("\n", 0, place) + 1) + 1
    number = text.count("\n", 0, place) + 1
    return refusal(source, number, text[start:], "R109", column=str(column), near=near(text, place))


def _skip(text: str, place: int) -> int:
    while place < len(text) and text[place] in BLANKS:
        place += 1
    return place
