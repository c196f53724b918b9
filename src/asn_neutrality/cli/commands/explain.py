"""``explain``: the verdict on one record, in words."""

from __future__ import annotations

import json
import sys
from collections.abc import Container
from contextlib import closing
from itertools import islice
from typing import Literal, assert_never

import click
from attrs import define

from asn_neutrality.cli.batch import INPUT, acts_in, record_of
from asn_neutrality.cli.files import STANDARD, open_input
from asn_neutrality.cli.frame import Command, Refusal
from asn_neutrality.cli.inputs.items import Item
from asn_neutrality.cli.inputs.reading import InputFormat, read_items
from asn_neutrality.cli.inputs.sheet_records import PLAIN, Layout
from asn_neutrality.cli.maps.reading import layout_of, read_map
from asn_neutrality.cli.options import input_format_option, map_option, presume_option, rules_option, sheet_option
from asn_neutrality.cli.texts import Texts
from asn_neutrality.domain.records import ActRecords, EventRecord
from asn_neutrality.judge import IncidentVerdict, Verdict
from asn_neutrality.pipeline import compile_rules, load
from asn_neutrality.source.draw import draw

Depth = Literal["line", "full", "audit"]
Form = Literal["text", "memo", "receipt"]
Markup = Literal["md", "html"]
FORMS: tuple[Form, ...] = ("text", "memo", "receipt")
REFUSED = 1


@define(frozen=True)
class Request:
    """The arguments of the command."""

    file: str
    rules: tuple[str, ...]
    presume: bool
    input_format: InputFormat | None
    sheet: str | None
    map_file: str | None
    depth: Depth
    form: Form
    markup: Markup | None
    number: int


def explain(texts: Texts) -> Command:
    """The command in the language of ``texts``."""
    depths = click.Choice(("line", "full", "audit"))
    return Command(
        "explain",
        callback=lambda **given: _run(Request(**given), texts),
        help=texts("explain"),
        params=[
            click.Argument(["file"], default=STANDARD, metavar="[FILE]"),
            rules_option(texts),
            presume_option(texts),
            input_format_option(texts),
            sheet_option(texts),
            map_option(texts),
            click.Option(["--depth"], type=depths, default="full", help=texts("explain-depth")),
            click.Option(["--form"], type=click.Choice(FORMS), default="text", help=texts("explain-form")),
            click.Option(["--format", "markup"], type=click.Choice(("md", "html")), help=texts("explain-markup")),
            click.Option(
                ["--record", "number"], type=click.IntRange(1), default=1, metavar="N", help=texts("explain-record")
            ),
        ],
    )


def _run(request: Request, texts: Texts) -> int:
    if request.markup is not None and request.form != "memo":
        raise click.UsageError(texts("explain-markup-of-memo"), click.get_current_context())
    judge = compile_rules(load(*request.rules))
    table_map = read_map(request.map_file, judge.rules.vocabulary, texts) if request.map_file else None
    known: Container[str] = table_map or judge.rules.vocabulary.facts
    layout = layout_of(request.sheet, table_map)
    item = pick(request.file, request.input_format, request.number, known, texts, layout)
    item = table_map.translate(item) if table_map else item
    acts = acts_in(item, judge, texts)
    if isinstance(acts, ActRecords) and acts.fact is not None:
        incident = judge.judge_incident([acts], presumptions=request.presume, language=texts.language)
        sys.stdout.write(_told(incident, request, texts).rstrip("\n") + "\n")
        return 0
    record = record_of(item, judge, texts)
    if not isinstance(record, EventRecord):
        for reason in record:
            sys.stderr.write(draw(reason, texts.language) + "\n")
        return REFUSED
    verdict = judge.judge(record, presumptions=request.presume)
    sys.stdout.write(_told(verdict, request, texts).rstrip("\n") + "\n")
    return 0


def _told(verdict: Verdict | IncidentVerdict, request: Request, texts: Texts) -> str:
    match request.form:
        case "text":
            if isinstance(verdict, IncidentVerdict):
                return verdict.explain(texts.language)
            return verdict.explain(texts.language, request.depth)
        case "memo":
            return verdict.explain(texts.language, form="memo", markup=request.markup or "md")
        case "receipt":
            return json.dumps(verdict.receipt().to_dict(), ensure_ascii=False, indent=2)
    assert_never(request.form)


def pick(  # noqa: PLR0913, PLR0917 - where a record is, and what reads it
    file: str, form: InputFormat | None, number: int, facts: Container[str], texts: Texts, layout: Layout = PLAIN
) -> Item:
    """The record of that number, counted from 1."""
    source = INPUT if file == STANDARD else file
    with (
        open_input(file, texts) as stream,
        closing(read_items(source, stream, facts, form, layout)) as items,
    ):
        item = next(islice(items, number - 1, None), None)
    if item is None:
        raise Refusal(texts("explain-none", source, number))
    return item
