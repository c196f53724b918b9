"""``table``: prohibitions as a decision table, and back."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import click
from attrs import define

from asn_neutrality import building
from asn_neutrality.checker.raw import show
from asn_neutrality.cli.commands.map import Anything
from asn_neutrality.cli.decision_tables.rows import CellError, rule_of, table_of
from asn_neutrality.cli.files import open_output, require_kept_inputs
from asn_neutrality.cli.frame import Command, Refusal
from asn_neutrality.cli.inputs.sheet_records import Layout
from asn_neutrality.cli.intake import Intake
from asn_neutrality.cli.options import sheet_option
from asn_neutrality.cli.rule_files import read_rules
from asn_neutrality.cli.texts import Texts
from asn_neutrality.cli.workbooks import SUFFIX, BookWriter
from asn_neutrality.pipeline import load, shipped
from asn_neutrality.source.cells import ACTIVE, inert
from asn_neutrality.source.draw import draw
from asn_neutrality.syntax import ast
from asn_neutrality.syntax.format import format_file
from asn_neutrality.syntax.parse import parse

LEFT_OUT = 1


@define(frozen=True)
class Request:
    """The arguments of the command."""

    action: Literal["export", "import"]
    file: str
    output: str | None
    sheet: str | None
    name: str | None
    uses: tuple[str, ...]


def table(texts: Texts) -> Command:
    """The command in the language of ``texts``."""
    return Command(
        "table",
        callback=lambda **given: _run(Request(**given), texts),
        help=texts("table"),
        params=[
            click.Argument(["action"], type=click.Choice(("export", "import")), metavar="export|import"),
            click.Argument(["file"], metavar="NAME|FILE"),
            click.Option(["-o", "--output"], metavar="FILE", help=texts("table-output")),
            sheet_option(texts),
            click.Option(["--name"], metavar="PACK", help=texts("table-name")),
            click.Option(["--use", "uses"], multiple=True, metavar="PACK", help=texts("table-use")),
        ],
    )


def _run(request: Request, texts: Texts) -> int:
    require_kept_inputs([request.file], request.output, texts)
    return _export(request, texts) if request.action == "export" else _import(request, texts)


def _export(request: Request, texts: Texts) -> int:
    file = _tree(request.file, texts)
    if file is None:
        return LEFT_OUT
    rules = [declaration for declaration in file.declarations if isinstance(declaration, ast.Prohibition)]
    found = table_of(rules, texts.language)
    header, *rows = found.cells(texts.language)
    with open_output(request.output, texts) as stream:
        if request.output is not None and Path(request.output).suffix.lower() == SUFFIX:
            book = BookWriter(texts("table-sheet"), header)
            for row in rows:
                book.write(row)
            book.save(stream.buffer)
        else:
            csv.writer(stream, lineterminator="\n").writerows([*map(inert, row)] for row in (header, *rows))
    for name in found.left_out:
        sys.stderr.write(texts("table-left-out", name) + "\n")
    others = len(file.declarations) - len(rules)
    sys.stderr.write(texts.counted("table-exported", len(rows), others) + "\n")
    return LEFT_OUT if found.left_out else 0


def _tree(name: str, texts: Texts) -> ast.File | None:
    if name in shipped():
        return parse(load(name).packs[name].source)[0]
    found = read_rules(name, texts)
    return None if found is None else found[1]


def _import(request: Request, texts: Texts) -> int:
    problems: list[str] = []
    rules = list(_rules(request, problems, texts))
    if problems or not rules:
        raise Refusal("\n".join(problems or [texts("map-nothing", request.file)]))
    with open_output(request.output, texts) as stream:
        stream.write(_source(request, rules, texts))
    return 0


def _rules(request: Request, problems: list[str], texts: Texts) -> Iterator[ast.Prohibition]:
    for item in Intake(Anything(), texts, layout=Layout(request.sheet)).items([request.file]):
        problems += [draw(reason, texts.language) for reason in item.refused]
        if item.refused or not isinstance(item.raw, dict):
            continue
        try:
            yield rule_of({str(heading): _text(cell) for heading, cell in item.raw.items()})
        except CellError as flaw:
            key = "table-flaw" if flaw.cell else "table-wanted"
            problems.append(f"{item.place}: {texts(key, show(flaw.column), show(flaw.cell))}")


def _text(cell: object) -> str:
    """A cell as text; the apostrophe that kept it from being a formula is no part of it."""
    if isinstance(cell, bool):
        return "ya" if cell else "tidak"
    text = "" if cell is None else str(cell)
    return text[1:] if text.startswith("'") and text[1:].startswith(ACTIVE) else text


def _source(request: Request, rules: list[ast.Prohibition], texts: Texts) -> str:
    if request.name is None:
        return format_file(ast.File(tuple(rules), span=rules[0].span), texts.language)
    try:
        uses = [building.use(*request.uses)] if request.uses else []
        tracks = dict.fromkeys(
            clause.name.text for rule in rules for clause in rule.clauses if isinstance(clause, ast.Track)
        )
        made = building.pack(request.name, request.name, *uses, *rules, language=texts.language, tracks=tracks)
    except ValueError:
        raise Refusal(texts("new-bad-name", request.name)) from None
    return made.to_source()
