"""``recheck``: a verdict made again from its receipt."""

from __future__ import annotations

import json
import sys
from json import JSONDecodeError

import click

from asn_neutrality.checker.receipts import read_receipt
from asn_neutrality.cli.files import STANDARD, open_input
from asn_neutrality.cli.frame import WRONG, Command
from asn_neutrality.cli.options import rules_option
from asn_neutrality.cli.texts import Texts
from asn_neutrality.domain.receipts import AnyReceipt
from asn_neutrality.errors import EventError
from asn_neutrality.explain.receipts import recheck_text
from asn_neutrality.pipeline import compile_rules, load, shipped
from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.source.draw import draw

DIFFERS = 1


def recheck(texts: Texts) -> Command:
    """The command in the language of ``texts``."""

    def run(file: str, rules: tuple[str, ...], as_json: bool) -> int:
        receipt, diagnostics = _read(file, texts)
        if receipt is None:
            return _refuse(diagnostics, texts)
        known = shipped()
        absent = [name for name in receipt.asked if name not in known and not rules]
        if absent:
            return _refuse([Diagnostic("T005", None, {"name": name}, where=file) for name in absent], texts)
        judge = compile_rules(load(*(rules or receipt.asked)))
        try:
            found = judge.recheck(receipt, language=texts.language)
        except EventError as error:
            return _refuse(error.diagnostics, texts)
        if as_json:
            sys.stdout.write(json.dumps(found.to_dict(), ensure_ascii=False, indent=2) + "\n")
        else:
            sys.stdout.write(recheck_text(found, judge.rules, texts.language) + "\n")
        return 0 if found.same else DIFFERS

    return Command(
        "recheck",
        callback=run,
        help=texts("recheck"),
        params=[
            click.Argument(["file"], default=STANDARD, metavar="[RECEIPT]"),
            rules_option(texts),
            click.Option(["--json", "as_json"], is_flag=True, help=texts("recheck-json")),
        ],
    )


def _read(file: str, texts: Texts) -> tuple[AnyReceipt | None, list[Diagnostic]]:
    """The receipt in a file, or what is wrong with it."""
    where = "stdin" if file == STANDARD else file
    with open_input(file, texts) as stream:
        text = stream.read().decode("utf-8-sig", "replace")
    try:
        raw = json.loads(text)
    except JSONDecodeError as error:
        told = {"line": str(error.lineno), "column": str(error.colno)}
        return None, [Diagnostic("T001", None, told, where=where)]
    except RecursionError:
        return None, [Diagnostic("T001", None, {"line": "1", "column": "1"}, where=where)]
    return read_receipt(raw, where)


def _refuse(diagnostics: tuple[Diagnostic, ...] | list[Diagnostic], texts: Texts) -> int:
    for diagnostic in diagnostics:
        sys.stderr.write(draw(diagnostic, texts.language) + "\n")
    return WRONG
