"""The program: its commands, in the language asked for, and what becomes of errors."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from asn_neutrality.cli.commands.analyze import analyze
from asn_neutrality.cli.commands.ask import ask
from asn_neutrality.cli.commands.check import check
from asn_neutrality.cli.commands.diff import diff
from asn_neutrality.cli.commands.docs import docs
from asn_neutrality.cli.commands.draw import draw as draw_picture
from asn_neutrality.cli.commands.evaluate import evaluate
from asn_neutrality.cli.commands.explain import explain
from asn_neutrality.cli.commands.format import format_
from asn_neutrality.cli.commands.illustrate import illustrate
from asn_neutrality.cli.commands.lint import lint
from asn_neutrality.cli.commands.lsp import lsp
from asn_neutrality.cli.commands.map import map_
from asn_neutrality.cli.commands.new import new
from asn_neutrality.cli.commands.recheck import recheck
from asn_neutrality.cli.commands.schema import schema
from asn_neutrality.cli.commands.table import table
from asn_neutrality.cli.commands.test import test
from asn_neutrality.cli.commands.trace import trace
from asn_neutrality.cli.commands.translate import translate
from asn_neutrality.cli.commands.unverified import unverified
from asn_neutrality.cli.commands.vocabulary import vocabulary
from asn_neutrality.cli.frame import WRONG, Group, describe
from asn_neutrality.cli.texts import OPTION, Texts, choose_language
from asn_neutrality.cli.workbooks import NoOpenpyxlError
from asn_neutrality.errors import RulesError
from asn_neutrality.source.draw import draw
from asn_neutrality.version import VERSION

NAME = "asn-neutrality"
INTERRUPTED = 130  # what a shell reports of a program that Ctrl-C ended
COMMANDS = (
    evaluate,
    explain,
    ask,
    recheck,
    new,
    check,
    lint,
    test,
    illustrate,
    format_,
    translate,
    lsp,
    schema,
    vocabulary,
    map_,
    table,
    trace,
    unverified,
    analyze,
    diff,
    docs,
    draw_picture,
)


def program(texts: Texts) -> Group:
    """The commands with their help in the language of ``texts``."""
    group = Group(
        NAME,
        help=texts("about"),
        params=[
            # Its value was taken from the arguments before: it chooses the language of this very help.
            click.Option([OPTION], type=click.Choice(("id", "en")), expose_value=False, help=texts("lang")),
            click.Option(
                ["--version"],
                is_flag=True,
                expose_value=False,
                is_eager=True,
                callback=_tell_version,
                help=texts("version"),
            ),
        ],
    )
    for command in COMMANDS:
        group.add_command(command(texts))
    return group


def run(arguments: Sequence[str]) -> int:
    """Run the command line; its exit status."""
    language, rest = choose_language(arguments, os.environ)
    texts = Texts(language)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        status = program(texts).main(rest or ["--help"], NAME, standalone_mode=False, obj=texts)
    except click.Abort:
        sys.stderr.write(texts("interrupted") + "\n")
        return INTERRUPTED
    except click.ClickException as error:
        sys.stderr.write(describe(error, texts) + "\n")
        return WRONG
    except NoOpenpyxlError:
        sys.stderr.write(texts("error", texts("xlsx-not-installed")) + "\n")
        return WRONG
    except RulesError as error:
        sys.stderr.write("\n\n".join(draw(diagnostic, language) for diagnostic in error.diagnostics) + "\n")
        return WRONG
    return status if rest and isinstance(status, int) else WRONG


def _tell_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"{NAME} {VERSION}")
        context.exit()
