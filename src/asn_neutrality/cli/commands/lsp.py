"""``lsp``: the language server, for editors."""

from __future__ import annotations

from importlib.util import find_spec

import click

from asn_neutrality.cli.frame import Command, Refusal
from asn_neutrality.cli.texts import Texts


def lsp(texts: Texts) -> Command:
    """The command in the language of ``texts``."""

    def run(stdio: bool) -> int:  # noqa: ARG001 - the one way there is
        if find_spec("pygls") is None:
            raise Refusal(texts("lsp-missing"))
        from asn_neutrality.lsp.server import serve  # noqa: PLC0415 - behind an extra

        serve(texts.language)
        return 0

    stdio = click.Option(["--stdio"], is_flag=True, help=texts("lsp-stdio"))
    return Command("lsp", callback=run, help=texts("lsp"), params=[stdio])
