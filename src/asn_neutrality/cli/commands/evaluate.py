"""``evaluate``: verdicts on files of records."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Literal

import click
from attrs import define

from asn_neutrality.cli.batch import Batch, Counts
from asn_neutrality.cli.files import (
    STANDARD,
    is_device,
    open_output,
    require_files,
    require_kept_inputs,
    require_two_files,
)
from asn_neutrality.cli.frame import Command, Refusal
from asn_neutrality.cli.incidents import by_option, require_fact
from asn_neutrality.cli.inputs.reading import InputFormat
from asn_neutrality.cli.intake import intake_of, reads_workbook, require_workbook
from asn_neutrality.cli.lines.cutting import MANY, LineFormat, line_form
from asn_neutrality.cli.maps.reading import read_map
from asn_neutrality.cli.options import input_format_option, map_option, presume_option, rules_option, sheet_option
from asn_neutrality.cli.outputs import FORMATS, OutputFormat, writer
from asn_neutrality.cli.texts import Texts
from asn_neutrality.cli.workbooks import SUFFIX
from asn_neutrality.domain.results import Outcome
from asn_neutrality.errors import BackendError
from asn_neutrality.judge import Judge
from asn_neutrality.pipeline import compile_rules, load

REFUSED = 1
FAILED_ON = 3
TABLES = frozenset({".parquet", ".arrow", ".feather", ".arrows"})


@define(frozen=True)
class Request:
    """The arguments of the command."""

    files: tuple[str, ...]
    rules: tuple[str, ...]
    presume: bool
    input_format: InputFormat | None
    form: OutputFormat | None
    output: str | None
    rejects: str | None
    fail_on: tuple[str, ...]
    by: str | None
    jobs: int | None
    resume: bool
    sheet: str | None
    map_file: str | None


def evaluate(texts: Texts) -> Command:
    """The command in the language of ``texts``."""
    outcomes = click.Choice([outcome.value for outcome in Outcome])
    return Command(
        "evaluate",
        callback=lambda **given: _run(Request(**given), texts),
        help=texts("evaluate"),
        params=[
            click.Argument(["files"], nargs=-1, metavar="[FILE]..."),
            rules_option(texts),
            presume_option(texts),
            input_format_option(texts),
            sheet_option(texts),
            map_option(texts),
            click.Option(["--format", "form"], type=click.Choice(FORMATS), help=texts("evaluate-format")),
            click.Option(["-o", "--output"], metavar="FILE", help=texts("evaluate-output")),
            click.Option(["--rejects"], metavar="FILE", help=texts("evaluate-rejects")),
            by_option(texts),
            click.Option(["--jobs"], type=click.IntRange(min=1), metavar="N", help=texts("evaluate-jobs")),
            click.Option(["--resume"], is_flag=True, help=texts("evaluate-resume")),
            click.Option(["--fail-on"], type=outcomes, multiple=True, help=texts("evaluate-fail-on")),
        ],
    )


def _run(request: Request, texts: Texts) -> int:
    require_files(request.files, texts)
    require_two_files(request.output, request.rejects, texts)
    for output in (request.output, request.rejects):
        require_kept_inputs(request.files, output, texts)
    _require_workbooks(request, texts)
    tables = _are_tables(request)
    files = {} if tables else _files_of_lines(request)
    if not tables and not files and (request.resume or request.jobs):
        raise Refusal(texts("stream-only", "--resume" if request.resume else "--jobs"))
    if request.resume and request.output is None:
        raise Refusal(texts("stream-resume-what"))
    judge = compile_rules(load(*request.rules))
    if tables:
        return _tell(_stream(request, judge, texts), request, texts)
    if files:
        return _tell(_judge_lines(request, files, judge, texts), request, texts)
    require_fact(request.by, judge.rules.vocabulary, texts)
    tracks = list(judge.rules.tracks)
    intake = intake_of(judge.rules.vocabulary, request.input_format, request.sheet, request.map_file, texts)
    with ExitStack() as opened:
        stream = opened.enter_context(open_output(request.output, texts))
        rejects = opened.enter_context(open_output(request.rejects, texts)) if request.rejects else None
        on_screen = stream.isatty()
        form = request.form or ("xlsx" if _writes_workbook(request) else "table" if on_screen else "jsonl")
        batch = Batch(
            judge,
            texts,
            writer(form, stream, tracks, texts, by=request.by is not None),
            rejects,
            request.presume,
            request.by,
        )
        shown = sys.stderr.isatty() and (form == "table" or not on_screen)
        counts = batch.run(intake.items(request.files), progress=shown)
    return _tell(counts, request, texts)


def _require_workbooks(request: Request, texts: Texts) -> None:
    """Refuse a sheet of what has none, and a workbook on standard output."""
    require_workbook(request.files, request.input_format, request.sheet, texts)
    if request.form == "xlsx" and request.output in {None, STANDARD}:
        raise Refusal(texts("xlsx-needs-output"))


def _writes_workbook(request: Request) -> bool:
    return request.output is not None and Path(request.output).suffix.lower() == SUFFIX


def _are_tables(request: Request) -> bool:
    """Whether a file that is read or written is a table: then rows are judged together, and not records one by one."""
    names = [*request.files, *([request.output] if request.output else [])]
    return any(Path(name).suffix.lower() in TABLES for name in names)


def _files_of_lines(request: Request) -> dict[str, LineFormat]:
    """The files of a run that is cut into pieces: long ones, or where it was asked for; none where it cannot be."""
    on_screen = request.output is None and sys.stdout.isatty()
    form = "table" if request.form is None and on_screen else request.form
    if form not in {None, "jsonl", "csv"} or _writes_workbook(request) or request.by is not None:
        return {}
    if not request.files or any(name == STANDARD or is_device(name) for name in request.files):
        return {}
    if len(set(request.files)) < len(request.files):
        return {}
    found = {name: line_form(name, request.input_format) for name in request.files}
    asked = request.resume or request.jobs is not None
    if not asked and sum(Path(name).stat().st_size for name in request.files) <= MANY:
        return {}
    forms = {name: form for name, form in found.items() if form is not None}
    return forms if len(forms) == len(found) else {}


def _judge_lines(request: Request, files: Mapping[str, LineFormat], judge: Judge, texts: Texts) -> Counts:
    """Judge the records of long files, on all cores."""
    from asn_neutrality.cli.lines.run import Run, Wanted  # noqa: PLC0415 - a pool of processes is for long files
    from asn_neutrality.cli.lines.worker import Work  # noqa: PLC0415 - the same

    form: Literal["jsonl", "csv"] = "csv" if request.form == "csv" else "jsonl"
    work = Work(
        request.rules, request.presume, texts.language, request.map_file, form, rejects=request.rejects is not None
    )
    wanted = Wanted(files, request.output, request.rejects, _jobs(request), request.resume)
    return Run(judge, work, wanted, texts).run(progress=sys.stderr.isatty() and not sys.stdout.isatty())


def _jobs(request: Request) -> int:
    return request.jobs or len(os.sched_getaffinity(0))


def _stream(request: Request, judge: Judge, texts: Texts) -> Counts:
    """Judge the rows of tables, on all cores."""
    for name, given in (("--by", request.by), ("--rejects", request.rejects)):
        if given is not None:
            raise Refusal(texts("stream-without", name))
    if reads_workbook(request.files, request.input_format) or request.form == "xlsx" or _writes_workbook(request):
        raise Refusal(texts("stream-without", "XLSX"))
    if request.form == "table" or STANDARD in request.files or not request.files:
        raise Refusal(texts("stream-without", "--format table" if request.form == "table" else STANDARD))
    if request.map_file is not None:
        read_map(request.map_file, judge.rules.vocabulary, texts)
    try:
        judge.rows(presumptions=request.presume, language=texts.language)
    except BackendError as error:
        raise Refusal(str(error)) from None
    from asn_neutrality.cli.stream.streaming import Streaming, Wanted  # noqa: PLC0415 - needs the extra `arrow`
    from asn_neutrality.cli.stream.worker import Work  # noqa: PLC0415 - the same

    csv = request.form == "csv"
    wanted = Wanted(request.files, request.input_format, request.output, csv, _jobs(request), request.resume)
    work = Work(request.rules, request.presume, texts.language, request.map_file)
    return Streaming(judge, work, wanted, texts).run(progress=sys.stderr.isatty())


def _tell(counts: Counts, request: Request, texts: Texts) -> int:
    """Tell what became of the records; the exit status."""
    summary = texts.counted("summary", counts.read, counts.judged, counts.refused)
    sys.stderr.write(summary + "\n")
    return _status(counts, request.fail_on)


def _status(counts: Counts, fail_on: tuple[str, ...]) -> int:
    """The exit status: the highest that applies."""
    if not counts.outcomes.isdisjoint(fail_on):
        return FAILED_ON
    return REFUSED if counts.refused else 0
