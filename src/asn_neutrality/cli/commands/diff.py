"""``diff``: in what two rule sets, or one at two dates, differ; and which records that concerns."""

from __future__ import annotations

import json
import sys
from contextlib import ExitStack
from typing import Literal, assert_never

import click
from attrs import define

from asn_neutrality.cli.files import open_output, require_files, require_kept_inputs
from asn_neutrality.cli.frame import Command, Refusal
from asn_neutrality.cli.inputs.reading import InputFormat
from asn_neutrality.cli.intake import intake_of, require_workbook
from asn_neutrality.cli.options import input_format_option, map_option, sheet_option
from asn_neutrality.cli.register import read_register
from asn_neutrality.cli.texts import Texts
from asn_neutrality.domain.differences import RegisterChanges
from asn_neutrality.explain.differences import FEW
from asn_neutrality.explain.html import html
from asn_neutrality.explain.markdown import markdown
from asn_neutrality.explain.registers import register_document, register_text, register_to_dict
from asn_neutrality.judge import Comparison
from asn_neutrality.pipeline import diff as compare

DIFFERENT = 1  # exit status: the two differ
Form = Literal["text", "md", "html", "json"]
FORMS: tuple[Form, ...] = ("text", "md", "html", "json")


@define(frozen=True)
class Request:
    """The arguments of the command."""

    first: str
    second: str
    track: str | None
    reach: str | None
    every: bool
    form: Form
    records: tuple[str, ...]
    input_format: InputFormat | None
    sheet: str | None
    map_file: str | None
    rejects: str | None


def diff(texts: Texts) -> Command:
    """The command in the language of ``texts``."""
    return Command(
        "diff",
        callback=lambda **given: _run(Request(**given), texts),
        help=texts("diff"),
        params=[
            click.Argument(["first"], metavar="A"),
            click.Argument(["second"], metavar="B"),
            click.Option(["--track"], metavar="NAME", help=texts("diff-track")),
            click.Option(["--reach"], type=click.Choice(("own", "ignored")), help=texts("diff-reach")),
            click.Option(["--all", "every"], is_flag=True, help=texts("diff-all")),
            click.Option(["--format", "form"], type=click.Choice(FORMS), default="text", help=texts("diff-format")),
            click.Option(["--records"], metavar="FILE", multiple=True, help=texts("diff-records")),
            input_format_option(texts),
            sheet_option(texts),
            map_option(texts),
            click.Option(["--rejects"], metavar="FILE", help=texts("evaluate-rejects")),
        ],
    )


def _run(request: Request, texts: Texts) -> int:
    require_files(request.records, texts)
    require_workbook(request.records, request.input_format, request.sheet, texts)
    if request.map_file is not None and not request.records:
        raise Refusal(texts("map-without-records"))
    require_kept_inputs(request.records, request.rejects, texts)
    ignored = None if request.reach is None else request.reach == "ignored"
    try:
        found = compare(request.first, request.second, request.track, ignore_reach=ignored)
    except ValueError as error:
        raise Refusal(texts("diff-no-track", request.track)) from error
    if not request.records:
        sys.stdout.write(_told(found, request, texts).rstrip("\n") + "\n")
        return 0 if found.equal else DIFFERENT
    vocabulary = found.judge.rules.vocabulary
    intake = intake_of(vocabulary, request.input_format, request.sheet, request.map_file, texts)
    with ExitStack() as opened:
        rejects = opened.enter_context(open_output(request.rejects, texts)) if request.rejects else None
        changes = read_register(found, request.records, intake, rejects, texts)
    sys.stdout.write(_told_records(found, changes, request, texts).rstrip("\n") + "\n")
    return DIFFERENT if changes.groups else 0


def _told(found: Comparison, request: Request, texts: Texts) -> str:
    few = None if request.every else FEW
    match request.form:
        case "text":
            return found.explain(texts.language, few=few)
        case "md" | "html":
            return found.explain(texts.language, request.form, few=few)
        case "json":
            return json.dumps(found.to_dict(), ensure_ascii=False, indent=2)
    assert_never(request.form)


def _told_records(found: Comparison, changes: RegisterChanges, request: Request, texts: Texts) -> str:
    match request.form:
        case "text":
            return register_text(found.difference, changes, texts.language)
        case "md":
            return markdown(register_document(found.difference, changes, texts.language))
        case "html":
            return html(register_document(found.difference, changes, texts.language))
        case "json":
            return json.dumps(register_to_dict(found.difference, changes), ensure_ascii=False, indent=2)
    assert_never(request.form)
