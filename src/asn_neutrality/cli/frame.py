"""Commands whose help and errors are in the language asked for; the root context's object holds the texts."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import Any

import click

from asn_neutrality.checker.nearest import nearest_word
from asn_neutrality.cli.texts import Texts

WRONG = 2  # exit status: the rules or the arguments are wrong
PIPE_CLOSED = 141  # what a shell reports of other tools whose reader went away


class Refusal(click.ClickException):
    """What was asked for cannot be done; the message is already in the user's language."""

    exit_code = WRONG


def texts_of(context: click.Context) -> Texts:
    """The words that a run of the command line speaks."""
    texts = context.find_root().obj
    return texts if isinstance(texts, Texts) else Texts("en")


class Command(click.Command):
    """A command. Its callback returns the exit status."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run it; a reader that goes away ends it without a word."""
        try:
            status = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # What is still buffered has no reader: without this the interpreter complains when it ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return PIPE_CLOSED
        return status

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage line."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, texts_of(ctx)("usage"))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options with their help."""
        options = (param for param in self.get_params(ctx) if not isinstance(param, click.Argument))
        records = [option.get_help_record(ctx) for option in options]
        with formatter.section(texts_of(ctx)("options")):
            formatter.write_dl([record for record in records if record is not None])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The help option itself."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = texts_of(ctx)("help")
        return option


class Group(Command, click.Group):
    """The program: a group of commands."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was named."""
        return click.Group.invoke(self, ctx)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, then the commands."""
        super().format_options(ctx, formatter)
        width = formatter.width - 6 - max(map(len, self.commands))
        with formatter.section(texts_of(ctx)("commands")):
            formatter.write_dl([(name, command.get_short_help_str(width)) for name, command in self.commands.items()])

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click asks with the context
        """In the order in which they were added."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command named by the first argument."""
        if args[0] not in self.commands and not args[0].startswith("-"):
            texts = texts_of(ctx)
            raise click.UsageError(texts("no-command", args[0]) + meant(args[0], self.commands, texts), ctx)
        return super().resolve_command(ctx, args)


def describe(error: click.ClickException, texts: Texts) -> str:
    """What is wrong with the arguments, and where help is."""
    lines = [texts("error", _message(error, texts))]
    if isinstance(error, click.UsageError) and error.ctx is not None:
        lines.append(texts("see-help", error.ctx.command_path))
    return "\n".join(lines)


def _message(error: click.ClickException, texts: Texts) -> str:
    match error:
        case click.NoSuchOption():
            options = [name for param in error.ctx.command.params for name in param.opts] if error.ctx else []
            return texts("no-option", error.option_name) + meant(error.option_name, options, texts)
        case click.MissingParameter(param=click.Parameter() as param):
            return texts("missing", param.human_readable_name)
        case click.BadParameter(param=click.Parameter() as param):
            name = max(param.opts, key=len)
            if isinstance(param.type, click.Choice):
                return texts("bad-choice", name, " / ".join(map(str, param.type.choices)))
            return texts("bad-value", name)
    return error.format_message()


def meant(word: str, known: Iterable[str], texts: Texts) -> str:
    """The nearest of the known words as a hint; empty where none is near."""
    nearest = nearest_word(word, known)
    return "" if nearest is None else texts("meant", nearest)
