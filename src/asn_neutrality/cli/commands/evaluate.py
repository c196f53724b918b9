"""``evaluate``: verdicts on files of records."""

from __future__ import annotations

import sys
from contextlib import ExitStack

import click
from attrs import define

from asn_neutrality.cli.batch import Batch, Counts
from asn_neutrality.cli.files import open_output, require_files, require_kept_inputs, require_two_files
from asn_neutrality.cli.frame import Command, Refusal, meant
from asn_neutrality.cli.inputs.reading import InputFormat
from asn_neutrality.cli.options import input_format_option, presume_option, rules_option
from asn_neutrality.cli.outputs import FORMATS, OutputFormat, writer
from asn_neutrality.cli.texts import Texts
from asn_neutrality.domain.results import Outcome
from asn_neutrality.pipeline import compile_rules, load

REFUSED = 1
FAILED_ON = 3


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
            click.Option(["--format", "form"], type=click.Choice(FORMATS), help=texts("evaluate-format")),
            click.Option(["-o", "--output"], metavar="FILE", help=texts("evaluate-output")),
            click.Option(["--rejects"], metavar="FILE", help=texts("evaluate-rejects")),
            click.Option(["--by"], metavar="FACT", help=texts("evaluate-by")),
            click.Option(["--fail-on"], type=outcomes, multiple=True, help=texts("evaluate-fail-on")),
        ],
    )


def _run(request: Request, texts: Texts) -> int:
    require_files(request.files, texts)
    require_two_files(request.output, request.rejects, texts)
    for output in (request.output, request.rejects):
        require_kept_inputs(request.files, output, texts)
    judge = compile_rules(load(*request.rules))
    if request.by is not None and request.by not in judge.rules.vocabulary.facts:
        raise Refusal(texts("evaluate-by-unknown", request.by) + meant(request.by, judge.rules.vocabulary.facts, texts))
    tracks = list(dict.fromkeys(track.name for pack in judge.rules.packs.values() for track in pack.tracks))
    with ExitStack() as opened:
        stream = opened.enter_context(open_output(request.output, texts))
        rejects = opened.enter_context(open_output(request.rejects, texts)) if request.rejects else None
        on_screen = stream.isatty()
        form = request.form or ("table" if on_screen else "jsonl")
        batch = Batch(
            judge,
            texts,
            writer(form, stream, tracks, texts, by=request.by is not None),
            rejects,
            request.presume,
            request.by,
        )
        shown = sys.stderr.isatty() and (form == "table" or not on_screen)
        counts = batch.run(request.files, request.input_format, progress=shown)
    summary = texts("summary", read=counts.read, judged=counts.judged, refused=counts.refused)
    sys.stderr.write(summary + "\n")
    return _status(counts, request.fail_on)


def _status(counts: Counts, fail_on: tuple[str, ...]) -> int:
    """The exit status: the highest that applies."""
    if not counts.outcomes.isdisjoint(fail_on):
        return FAILED_ON
    return REFUSED if counts.refused else 0
