"""``explain``: the verdict on one record, in words."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Literal, assert_never

import click
from attrs import define

from asn_neutrality.cli.batch import acts_in, record_of, tell_refused
from asn_neutrality.cli.files import STANDARD
from asn_neutrality.cli.frame import Command, Refusal
from asn_neutrality.cli.incidents import Placed, require_fact, together
from asn_neutrality.cli.inputs.reading import InputFormat
from asn_neutrality.cli.intake import Intake, intake_of, source_of
from asn_neutrality.cli.options import input_format_option, map_option, presume_option, rules_option, sheet_option
from asn_neutrality.cli.texts import Texts
from asn_neutrality.domain.records import ActRecords, EventRecord
from asn_neutrality.errors import EventError
from asn_neutrality.judge import IncidentVerdict, Judge, Verdict
from asn_neutrality.pipeline import compile_rules, load

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
    by: str | None


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
            click.Option(["--by"], metavar="FACT", help=texts("explain-by")),
        ],
    )


def _run(request: Request, texts: Texts) -> int:
    if request.markup is not None and request.form != "memo":
        raise click.UsageError(texts("explain-markup-of-memo"), click.get_current_context())
    judge = compile_rules(load(*request.rules))
    require_fact(request.by, judge.rules.vocabulary, texts)
    intake = intake_of(judge.rules.vocabulary, request.input_format, request.sheet, request.map_file, texts)
    if request.by is not None:
        return _explain_incident(request, request.by, judge, intake, texts)
    item = intake.pick(request.file, request.number)
    acts = acts_in(item, judge, texts)
    if isinstance(acts, ActRecords) and acts.fact is not None:
        incident = judge.judge_incident([acts], presumptions=request.presume, language=texts.language)
        sys.stdout.write(_told(incident, request, texts).rstrip("\n") + "\n")
        return 0
    record = record_of(item, judge, texts)
    if not isinstance(record, EventRecord):
        tell_refused(item, record, None, texts)
        return REFUSED
    verdict = judge.judge(record, presumptions=request.presume)
    sys.stdout.write(_told(verdict, request, texts).rstrip("\n") + "\n")
    return 0


def _explain_incident(request: Request, by: str, judge: Judge, intake: Intake, texts: Texts) -> int:
    """The incident that the record of that number is of; records that cannot be read are told and left out."""
    read: list[Placed] = []
    chosen: Placed | None = None
    refused = 0
    number = 0
    for number, item in enumerate(intake.items([request.file]), 1):
        acts = acts_in(item, judge, texts)
        if isinstance(acts, ActRecords):
            read.append((item, acts))
            chosen = read[-1] if number == request.number else chosen
        else:
            refused += 1
            tell_refused(item, acts, None, texts)
    if number < request.number:
        raise Refusal(texts("explain-none", source_of(request.file), request.number))
    if chosen is None:
        return REFUSED
    rows = together(read, chosen, by)
    try:
        incident = judge.judge_incident(
            (acts for _, acts in rows), presumptions=request.presume, language=texts.language
        )
    except EventError as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    _tell_where(rows, texts)
    sys.stdout.write(_told(incident, request, texts).rstrip("\n") + "\n")
    return REFUSED if refused else 0


def _tell_where(rows: Sequence[Placed], texts: Texts) -> None:
    """Which record each act of an incident is of: what is told of them counts the acts."""
    places = [item.place for item, acts in rows for _ in acts.records]
    for number, place in enumerate(places, 1):
        sys.stderr.write(texts("explain-act", number, place) + "\n")


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
