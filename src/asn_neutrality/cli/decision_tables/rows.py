"""Prohibitions to rows and back: a row that reads back as another prohibition is no row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from attrs import define

from asn_neutrality import building
from asn_neutrality.building.conditions import Condition
from asn_neutrality.building.words import label
from asn_neutrality.cli.decision_tables.cells import cell_of, fact_of, parts_of, read_cell
from asn_neutrality.cli.decision_tables.columns import (
    HEADINGS,
    LEADING,
    SEVERAL,
    TRAILING,
    WRITTEN,
    Column,
    bare_text,
    clause_text,
    read_bare,
    read_clauses,
)
from asn_neutrality.syntax import ast
from asn_neutrality.syntax.inline import Language

WANTED = (Column.NAME, Column.BASIS, Column.TRACK)
SEEN_WORDS = {"naskah": "primary", "laporan": "report", "belum": "not_yet"}

Row = dict[Column | str, str]
"""Cells by column, or by the fact or term that heads one."""


@define(frozen=True)
class CellError(Exception):
    """A cell that cannot be read; ``column`` as headed, ``cell`` empty where something is wanted."""

    column: str
    cell: str


@define(frozen=True)
class Table:
    """Rows, their facts in the order of columns, and the names of prohibitions that no row can hold."""

    rows: tuple[Row, ...]
    facts: tuple[str, ...]
    left_out: tuple[str, ...]

    def cells(self, language: Language) -> list[list[str]]:
        """The header and the rows."""
        columns: list[Column | str] = [*LEADING, *self.facts, *TRAILING]
        used = [each for each in columns if each in LEADING or any(row.get(each) for row in self.rows)]
        header = [each.heading(language) if isinstance(each, Column) else each for each in used]
        return [header, *([row.get(each, "") for each in used] for row in self.rows)]


def table_of(rules: Iterable[ast.Prohibition], language: Language) -> Table:
    """The table of prohibitions."""
    rows: list[Row] = []
    left_out: list[str] = []
    for rule in rules:
        row = row_of(rule, language)
        if row is None:
            left_out.append(rule.name.text)
        else:
            rows.append(row)
    facts = dict.fromkeys(column for row in rows for column in row if isinstance(column, str))
    return Table(tuple(rows), tuple(facts), tuple(left_out))


def row_of(rule: ast.Prohibition, language: Language) -> Row | None:
    """The row of a prohibition; None where the row would be read as another."""
    row: Row = {Column.NAME: rule.name.text}
    for clause in rule.clauses:
        _add(row, clause, language)
    for column, kind in SEVERAL.items():
        clauses = tuple(clause for clause in rule.clauses if isinstance(clause, kind))
        if clauses:
            row[column] = clause_text(clauses, language)
    try:
        again = rule_of({_heading(column): cell for column, cell in row.items()})
    except CellError:
        return None
    return row if settled(again) == settled(rule) else None


def _add(row: Row, clause: ast.Clause, language: Language) -> None:
    match clause:
        case ast.Title(words):
            row[Column.TITLE], row[Column.TITLE_EN] = words.id, words.en or ""
        case ast.Quote(words, seen):
            row[Column.QUOTE] = words
            row[Column.SEEN] = (SEEN_WORDS[seen] if language == "en" else seen) if seen else ""
        case ast.Body(condition):
            _add_condition(row, condition, language)
        case ast.Basis():
            row[Column.BASIS] = bare_text(Column.BASIS, clause, language)
        case ast.InForce():
            row[Column.IN_FORCE] = bare_text(Column.IN_FORCE, clause, language)
        case ast.Track():
            row[Column.TRACK] = bare_text(Column.TRACK, clause, language)


def _add_condition(row: Row, condition: ast.Condition, language: Language) -> None:
    """Each part below its fact; what has no such place in the column for the rest."""
    rest: list[ast.Condition] = []
    for part in parts_of(condition):
        name, cell = fact_of(part), cell_of(part, language)
        if name is None or cell is None or name in row:
            rest.append(part)
        else:
            row[name] = cell
    if rest:
        joined = building.every(*map(Condition, rest)).written
        row[Column.WHEN] = bare_text(Column.WHEN, ast.Body(joined, span=condition.span), language)


def _heading(column: Column | str) -> str:
    return column.heading("id") if isinstance(column, Column) else column


def settled(rule: ast.Prohibition) -> tuple[ast.Name, tuple[ast.Clause, ...], tuple[str, ...]]:
    """A prohibition with the parts of its condition in an order of their own: any order means the same."""
    bodies = [clause for clause in rule.clauses if isinstance(clause, ast.Body)]
    parts = [part for body in bodies for part in parts_of(body.condition)]
    others = tuple(clause for clause in rule.clauses if not isinstance(clause, ast.Body))
    return rule.name, others, tuple(sorted(map(repr, parts)))


def rule_of(cells: Mapping[str, str]) -> ast.Prohibition:
    """The prohibition of a row, its cells by heading in either language. ``CellError`` where a cell cannot be read."""
    given: dict[Column, tuple[str, str]] = {}
    parts: list[Condition] = []
    for heading, cell in cells.items():
        column = HEADINGS.get(heading.strip().lower())
        if not cell.strip():
            continue
        if column is not None:
            given[column] = heading, cell.strip()
        else:
            parts.append(_part(heading.strip(), cell))
    for column in WANTED:
        if column not in given:
            raise CellError(column.value[0], "")
    clauses = {column: _one(column, *given[column]) for column in WRITTEN if column in given}
    when = clauses.get(Column.WHEN)
    if isinstance(when, ast.Body):
        parts.append(Condition(when.condition))
    return _built(given, clauses, parts)


def _built(
    given: Mapping[Column, tuple[str, str]], clauses: Mapping[Column, ast.Clause], parts: Sequence[Condition]
) -> ast.Prohibition:
    several = {column: _several(column, *given[column]) for column in SEVERAL if column in given}
    basis, track = cast(ast.Basis, clauses[Column.BASIS]), cast(ast.Track, clauses[Column.TRACK])
    period = cast("ast.InForce | None", clauses.get(Column.IN_FORCE))
    quote = _quote(given)
    heading, name = given[Column.NAME]
    try:
        rule = building.prohibition(
            name,
            _title(given),
            basis=basis.citations,
            track=track.name.text,
            quoted=quote,
            in_force=None if period is None else (period.period.start, period.period.end),
            when=building.every(*parts) if parts else None,
            readings=cast("tuple[ast.Reading, ...]", several.get(Column.READINGS, ())),
            exceptions=cast("tuple[ast.Except, ...]", several.get(Column.EXCEPTIONS, ())),
            sanctions=cast("tuple[ast.Penalty, ...]", several.get(Column.SANCTIONS, ())),
            examples=cast("tuple[ast.Example, ...]", several.get(Column.EXAMPLES, ())),
        )
    except ValueError:
        raise CellError(heading, name) from None
    return rule


def _title(given: Mapping[Column, tuple[str, str]]) -> str | tuple[str, str] | None:
    if Column.TITLE not in given:
        if Column.TITLE_EN in given:
            raise CellError(Column.TITLE.value[0], "")
        return None
    titles = [
        (heading, " ".join(cell.split()))
        for column in (Column.TITLE, Column.TITLE_EN)
        if column in given
        for heading, cell in [given[column]]
    ]
    for heading, words in titles:
        _require_text(heading, words)
    return titles[0][1] if len(titles) == 1 else (titles[0][1], titles[1][1])


def _quote(given: Mapping[Column, tuple[str, str]]) -> ast.Quote | None:
    if Column.QUOTE not in given:
        if Column.SEEN in given:
            raise CellError(*given[Column.SEEN])
        return None
    heading, words = given[Column.QUOTE]
    words = " ".join(words.split())
    _require_text(heading, words)
    if Column.SEEN not in given:
        return building.quoted(words)
    try:
        return building.quoted(words, given[Column.SEEN][1].lower())
    except ValueError:
        raise CellError(*given[Column.SEEN]) from None


def _require_text(heading: str, words: str) -> None:
    try:
        label(words)
    except ValueError:
        raise CellError(heading, words) from None


def _part(heading: str, cell: str) -> Condition:
    try:
        building.fact(heading)
    except ValueError:
        raise CellError(heading, cell) from None
    condition = read_cell(heading, cell)
    if condition is None:
        raise CellError(heading, cell)
    return Condition(condition)


def _one(column: Column, heading: str, cell: str) -> ast.Clause:
    clause = read_bare(column, cell)
    if clause is None:
        raise CellError(heading, cell)
    return clause


def _several(column: Column, heading: str, cell: str) -> tuple[ast.Clause, ...]:
    clauses = read_clauses(cell, SEVERAL[column])
    if clauses is None:
        raise CellError(heading, cell)
    return clauses
