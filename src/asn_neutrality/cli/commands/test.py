"""``test``: the examples of rule packs, and those whose finding is another than they state."""

from __future__ import annotations

import json
import sys
from typing import Any

import click
from attrs import define

from asn_neutrality.analysis.illustration.summary import total
from asn_neutrality.cli.files import open_output
from asn_neutrality.cli.frame import WRONG, Command, Refusal
from asn_neutrality.cli.testing.junit import junit
from asn_neutrality.cli.testing.trial import Trial, difference, reasons, run_trial
from asn_neutrality.cli.testing.watching import changes
from asn_neutrality.cli.texts import Texts
from asn_neutrality.errors import RulesError
from asn_neutrality.explain.coverage import coverage_markdown, coverage_text, coverage_to_dict
from asn_neutrality.source.draw import draw


@define(frozen=True)
class Wanted:
    """What of the examples is asked for."""

    names: tuple[str, ...]
    pattern: str | None
    coverage: str | None
    threshold: float | None
    junit: str | None


def test(texts: Texts) -> Command:
    """The command in the language of ``texts``."""

    def run(watch: bool, **options: Any) -> int:
        wanted = Wanted(**options)
        return _watch(wanted, texts) if watch else _report(wanted, texts)

    return Command(
        "test",
        callback=run,
        help=texts("test"),
        params=[
            click.Argument(["names"], nargs=-1, metavar="[NAME|FILE]..."),
            click.Option(["-k", "pattern"], metavar="PATTERN", help=texts("test-pattern")),
            click.Option(["--coverage"], type=click.Choice(("text", "md", "json")), help=texts("test-coverage")),
            click.Option(["--threshold"], type=click.FloatRange(0, 100), metavar="N", help=texts("test-threshold")),
            click.Option(["--junit"], metavar="FILE", help=texts("test-junit")),
            click.Option(["--watch"], is_flag=True, help=texts("test-watch")),
        ],
    )


def _report(wanted: Wanted, texts: Texts) -> int:
    covering = wanted.coverage is not None or wanted.threshold is not None
    trial = run_trial(wanted.names, pattern=wanted.pattern, covering=covering)
    for result in trial.failed:
        sys.stdout.write(f"{difference(result)}\n\n{reasons(result, trial.rules, texts)}\n\n")
    if wanted.junit is not None:
        with open_output(wanted.junit, texts) as stream:
            stream.write(junit(trial, texts))
    if wanted.coverage is not None:
        sys.stdout.write(_coverage(trial, wanted.coverage, texts) + "\n")
    for rule in trial.too_large:
        sys.stderr.write(texts("test-too-large", rule) + "\n")
    count, failed = len(trial.results), len(trial.failed)
    sys.stderr.write(texts.counted("test-bad" if failed else "test-good", count, failed) + "\n")
    return max(WRONG if failed else 0, _below(trial, wanted, texts))


def _coverage(trial: Trial, form: str, texts: Texts) -> str:
    match form:
        case "json":
            found = coverage_to_dict(trial.covered, trial.rules, texts.language)
            return json.dumps(found, ensure_ascii=False, indent=2)
        case "md":
            return coverage_markdown(trial.covered, trial.rules, texts.language)
        case _:
            return coverage_text(trial.covered, trial.rules, texts.language)


def _below(trial: Trial, wanted: Wanted, texts: Texts) -> int:
    """Whether less is covered than the threshold wants; what cannot be told of a rule is not held against it."""
    percent = total(trial.covered).percent
    if wanted.threshold is None or percent >= wanted.threshold:
        return 0
    sys.stderr.write(texts("test-below", f"{percent:.1f}", f"{wanted.threshold:g}") + "\n")
    return WRONG


def _watch(wanted: Wanted, texts: Texts) -> int:
    """Report again after each change, until interrupted; what is wrong with a file is told and watched on."""
    if not any(name for name in wanted.names if name.endswith(".larangan") or "/" in name):
        raise Refusal(texts("test-nothing-to-watch"))
    status = 0
    try:
        for _ in changes(wanted.names):
            try:
                status = _report(wanted, texts)
            except RulesError as error:
                status = WRONG
                told = "\n\n".join(draw(diagnostic, texts.language) for diagnostic in error.diagnostics)
                sys.stdout.write(told + "\n\n")
            sys.stderr.write(texts("test-watching") + "\n")
            sys.stdout.flush()
    except KeyboardInterrupt:
        sys.stderr.write("\n")
    return status
