"""``map``: checks a map, or drafts one from a register."""

from __future__ import annotations

import sys
from itertools import islice

import click
from attrs import define

from asn_neutrality.cli.frame import Command
from asn_neutrality.cli.inputs.reading import InputFormat
from asn_neutrality.cli.inputs.sheet_records import Layout
from asn_neutrality.cli.intake import Intake
from asn_neutrality.cli.maps.draft import draft
from asn_neutrality.cli.maps.guesses import guess_columns
from asn_neutrality.cli.maps.reading import read_map
from asn_neutrality.cli.maps.words import Words
from asn_neutrality.cli.options import input_format_option, rules_option, sheet_option
from asn_neutrality.cli.texts import Texts
from asn_neutrality.pipeline import load
from asn_neutrality.source.draw import draw

SAMPLE = 2000  # records that are looked at
DISTINCT = 200  # cells of a column that are looked at
NOTHING = 1


@define(frozen=True)
class Request:
    """The arguments of the command."""

    file: str
    suggest: bool
    rules: tuple[str, ...]
    input_format: InputFormat | None
    sheet: str | None
    header: int | None


class Anything:
    """Every heading may be meant."""

    def __contains__(self, heading: object) -> bool:
        return True


def map_(texts: Texts) -> Command:
    """The command in the language of ``texts``."""
    return Command(
        "map",
        callback=lambda **given: _run(Request(**given), texts),
        help=texts("map"),
        params=[
            click.Argument(["file"], metavar="FILE"),
            click.Option(["--suggest"], is_flag=True, help=texts("map-suggest")),
            rules_option(texts),
            input_format_option(texts),
            sheet_option(texts),
            click.Option(["--header"], type=click.IntRange(1), metavar="N", help=texts("map-header")),
        ],
    )


def _run(request: Request, texts: Texts) -> int:
    vocabulary = load(*request.rules).vocabulary
    if not request.suggest:
        read_map(request.file, vocabulary, texts)
        sys.stdout.write(texts("map-good", request.file) + "\n")
        return 0
    words, layout = Words(vocabulary), Layout(request.sheet, request.header)
    table = _table(request, layout, texts)
    if not table:
        sys.stderr.write(texts("map-nothing", request.file) + "\n")
        return NOTHING
    for line in draft(request.file, words, guess_columns(words, table), layout, texts):
        sys.stdout.write(line + "\n")
    return 0


def _table(request: Request, layout: Layout, texts: Texts) -> dict[str, list[str]]:
    """The columns of a register with their distinct cells that are not blank."""
    table: dict[str, dict[str, None]] = {}
    intake = Intake(Anything(), texts, request.input_format, layout)
    for item in islice(intake.items([request.file]), SAMPLE):
        for reason in item.refused:
            sys.stderr.write(draw(reason, texts.language) + "\n")
        if not item.refused and isinstance(item.raw, dict):
            for heading, cell in item.raw.items():
                cells = table.setdefault(str(heading), {})
                text = "" if cell is None else str(cell).strip()
                if text and len(cells) < DISTINCT:
                    cells[text] = None
    return {heading: list(cells) for heading, cells in table.items()}
