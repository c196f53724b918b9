"""Records in CSV: a header of facts, then a record per row."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Container, Iterator

from asn_neutrality.cli.inputs.items import Item, Line, Lines, bad_bytes, near, refusal

SEPARATORS = ",;\t"
TALLEST = 1_000  # lines of one row; beyond, a quotation mark is taken to be stray


def read_csv(source: str, lines: Lines, facts: Container[str]) -> Iterator[Item]:
    """The rows as records of text. Separator: comma, semicolon or tab, whichever the header has most.

    A row whose quotation mark is never closed costs its own line only.
    """
    separator = separator_of(lines.peek() or "")
    header: list[str] | None = None
    for number, text, cells in _rows(lines, separator):
        if cells is not None and not any(cell.strip() for cell in cells):
            continue
        problem = _unreadable(source, number, text, cells)
        if header is None:
            problem = problem or _wrong_header(source, number, text, cells or [], facts)
            if problem is not None:
                yield problem
                return
            header = [cell.strip() for cell in cells or []]
        elif problem is not None:
            yield problem
        else:
            yield _record(source, number, text, cells or [], header)


def _record(source: str, number: int, text: str, cells: list[str], header: list[str]) -> Item:
    if len(cells) != len(header):
        return refusal(source, number, text, "R102", found=str(len(cells)), expected=str(len(header)))
    return Item(source, number, dict(zip(header, cells, strict=True)))


def _unreadable(source: str, number: int, text: str, cells: list[str] | None) -> Item | None:
    odd = None if text.isascii() else bad_bytes(text)
    if odd is not None:
        return refusal(source, number, text, "R107", near=odd)
    if cells is None:
        return refusal(source, number, text, "R108", near=near(text, text.find('"')))
    return None


def _wrong_header(source: str, number: int, text: str, cells: list[str], facts: Container[str]) -> Item | None:
    names = [cell.strip() for cell in cells]
    if not any(name in facts for name in names):
        return refusal(source, number, text, "R105", near=near(text, 0))
    if "" in names:
        return refusal(source, number, text, "R103", column=str(names.index("") + 1))
    repeated = [name for name, count in Counter(names).items() if count > 1]
    if repeated:
        return refusal(source, number, text, "R104", fact=repeated[0])
    return None


def _rows(lines: Lines, separator: str) -> Iterator[tuple[int, str, list[str] | None]]:
    """Each row's first line, its text, and its cells (None: unreadable). Blank lines are no rows."""
    for number, text in lines:
        if text.strip():
            rest = quoted_lines(lines, text)
            whole = text + "".join(line for _, line in rest)
            cells = cells_in(whole, separator)
            if cells is None and rest:
                lines.hand_back(rest)
                whole, cells = text, cells_in(text, separator)
            yield number, whole, cells


def quoted_lines(lines: Lines, text: str) -> list[Line]:
    """The further lines of a row that begins with ``text``: up to where as many quotation marks open as close."""
    rest: list[Line] = []
    marks = text.count('"')
    while marks % 2 and len(rest) < TALLEST:
        line = next(lines, None)
        if line is None:
            break
        rest.append(line)
        marks += line[1].count('"')
    return rest


def cells_in(text: str, separator: str) -> list[str] | None:
    """The cells of one row; None where it is not one row."""
    try:
        rows = list(csv.reader([text], delimiter=separator, strict=True))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else None


def separator_of(header: str) -> str:
    """What parts the cells, by the first line that is not blank."""
    return max(SEPARATORS, key=header.count)
