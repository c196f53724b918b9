"""A drafted map as text: what is certain as lines, what is open as comments."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from asn_neutrality.cli.inputs.sheet_records import Layout
from asn_neutrality.cli.maps.guesses import EXACT, Column, Guess, forms_of, unread
from asn_neutrality.cli.maps.reading import KEYS
from asn_neutrality.cli.maps.words import Words
from asn_neutrality.cli.texts import Texts


def draft(name: str, words: Words, columns: Sequence[Column], layout: Layout, texts: Texts) -> Iterator[str]:
    """The lines of a map for a register. Nothing that is uncertain has an effect before a person took its mark away."""
    yield from texts("map-about", _quoted(name)).strip("\n").splitlines()
    if layout.sheet is not None:
        yield f"{_key('sheet', texts)} = {_quoted(layout.sheet)}"
    if layout.header is not None:
        yield f"{_key('header', texts)} = {layout.header}"
    yield from _forms(forms_of(words, columns), texts)
    yield ""
    yield f"[{_key('columns', texts)}]"
    for column in columns:
        yield _column(column, texts)
    for column in columns:
        open_ = unread(words, column)
        if open_ and column.taken is not None:
            yield ""
            yield f"[{_key('values', texts)}.{_quoted(column.taken.name)}]"
            for cell, guesses in open_:
                yield f'# {_quoted(cell)} = ""  # {texts("map-open", _named(guesses))}'


def _forms(forms: Sequence[str], texts: Texts) -> Iterator[str]:
    key = _key("dates", texts)
    if len(forms) == 1:
        yield f"{key} = {_quoted(forms[0])}"
    for form in forms if len(forms) > 1 else ():
        yield f"# {key} = {_quoted(form)}  # {texts('map-open', ' / '.join(forms))}"


def _column(column: Column, texts: Texts) -> str:
    heading = _quoted(column.heading)
    if column.taken is not None:
        exact = column.taken.certainty == EXACT
        how = texts("map-exact") if exact else _percent(column.taken)
        return f"{heading} = {_quoted(column.taken.name)}  # {how}"
    if column.rivals:
        rivals = texts("map-both", ", ".join(map(_quoted, column.rivals)))
        return f'# {heading} = ""  # {_named(column.guesses)}; {rivals}'
    return f'# {heading} = ""  # {texts("map-open", _named(column.guesses))}'


def _named(guesses: Iterable[Guess]) -> str:
    return ", ".join(f"{guess.name} {_percent(guess)}" for guess in guesses) or "?"


def _percent(guess: Guess) -> str:
    return f"{guess.certainty:.0%}"


def _key(key: str, texts: Texts) -> str:
    return KEYS[key] if texts.language == "id" else key


def _quoted(text: str) -> str:
    """A TOML string on one line."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
