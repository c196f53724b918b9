"""``draw``: pictures of rules as SVG or as a page."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from asn_neutrality.analysis.matrix import reach
from asn_neutrality.checker.nearest import nearest_word
from asn_neutrality.cli.files import open_output
from asn_neutrality.cli.frame import Command, Refusal
from asn_neutrality.cli.options import rules_option
from asn_neutrality.cli.texts import Texts
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.explain.voice import voice_of
from asn_neutrality.ir import lower
from asn_neutrality.pages.frame import Frame
from asn_neutrality.pages.html import Content, Markup
from asn_neutrality.pages.pictures.flow import flow
from asn_neutrality.pages.pictures.matrix import Grid
from asn_neutrality.pages.pictures.timeline import timeline
from asn_neutrality.pipeline import SUFFIX, load, shipped
from asn_neutrality.symbolic.diagrams import TooLargeError

KINDS = ("matrix", "rule", "timeline")


def draw(texts: Texts) -> Command:
    """The command in the language of ``texts``."""

    def run(kind: str, name: str, rules: tuple[str, ...], form: str | None, output: str | None) -> int:
        form = form or ("html" if output is not None and output.endswith(".html") else "svg")
        frame, title, picture, more = _picture(kind, name, rules, texts)
        if not picture:
            raise Refusal(texts("draw-nothing", name))
        text = frame.page("", title, picture, more) if form == "html" else picture + "\n"
        if output is None:
            sys.stdout.write(text)
        else:
            with open_output(output, texts) as stream:
                stream.write(text)
        return 0

    return Command(
        "draw",
        callback=run,
        help=texts("draw"),
        params=[
            click.Argument(["kind"], type=click.Choice(KINDS), metavar="matrix|rule|timeline"),
            click.Argument(["name"], metavar="PACK|PACK.RULE|FILE"),
            rules_option(texts),
            click.Option(["--format", "form"], type=click.Choice(("svg", "html")), help=texts("draw-format")),
            click.Option(["-o", "--output"], metavar="FILE", help=texts("draw-output")),
        ],
    )


def _picture(kind: str, name: str, rules: tuple[str, ...], texts: Texts) -> tuple[Frame, str, Markup, Content]:
    """The frame, the title, the picture, and what stands below it on a page."""
    pack, _, rule = name.partition(".")
    is_file = name.endswith(SUFFIX) or (name not in shipped() and Path(name).is_file())
    loaded = load(*(rules or ((name,) if is_file or not rule else (pack,))))
    frame = Frame(voice_of(loaded, texts.language), None)
    if kind == "rule":
        known = frame.voice.prohibitions
        if name not in known:
            nearest = nearest_word(name, known)
            raise Refusal(texts("illustrate-unknown", name) + ("" if nearest is None else texts("meant", nearest)))
        return frame, frame.voice.label(known[name].title), flow(known[name], frame.voice), None
    asked = loaded.packs[pack] if pack in loaded.packs and not is_file else loaded.packs[loaded.asked[0]]
    title = frame.voice.label(asked.title)
    packs = (asked.name,) if asked.rules else tuple(loaded.packs)
    if kind == "timeline":
        return frame, title, timeline(frame.voice, packs, title), None
    grid = _grid(loaded, frame, packs, title, texts)
    return frame, title, grid.svg(), grid.listing()


def _grid(loaded: RuleSet, frame: Frame, packs: tuple[str, ...], title: str, texts: Texts) -> Grid:
    program, _ = lower(loaded)
    try:
        reached = reach(program) if program is not None else None
    except TooLargeError:
        raise Refusal(texts("illustrate-too-large", title)) from None
    if reached is None:
        raise Refusal(texts("draw-nothing", title))
    return Grid(frame, reached, packs, title)
