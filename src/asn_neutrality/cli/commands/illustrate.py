"""``examples``: examples that show each part of a prohibition to matter, for a lawyer to sign."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from asn_neutrality.analysis.illustration.illustrate import illustrate as illustrate_rule
from asn_neutrality.checker.nearest import nearest_word
from asn_neutrality.cli.frame import WRONG, Command, Refusal
from asn_neutrality.cli.options import rules_option
from asn_neutrality.cli.texts import Texts
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.explain.illustrations import illustrations_source
from asn_neutrality.ir import lower
from asn_neutrality.pipeline import SUFFIX, load, shipped
from asn_neutrality.symbolic.diagrams import TooLargeError


def illustrate(texts: Texts) -> Command:
    """The command in the language of ``texts``."""

    def run(name: str, rules: tuple[str, ...], missing: bool) -> int:
        loaded, ids = _asked(name, rules, texts)
        program, _ = lower(loaded)
        if program is None:
            return WRONG
        status = 0
        for place, each in enumerate(ids):
            try:
                found = illustrate_rule(program, each, missing=missing)
            except TooLargeError:
                sys.stderr.write(texts("illustrate-too-large", each) + "\n")
                status = WRONG
                continue
            sys.stdout.write("\n" * bool(place) + illustrations_source(found, loaded))
        return status

    return Command(
        "examples",
        callback=run,
        help=texts("illustrate"),
        params=[
            click.Argument(["name"], metavar="PACK.RULE|PACK|FILE"),
            rules_option(texts),
            click.Option(["--missing"], is_flag=True, help=texts("illustrate-missing")),
        ],
    )


def _asked(name: str, rules: tuple[str, ...], texts: Texts) -> tuple[RuleSet, tuple[str, ...]]:
    """The rules loaded, and the ids of the prohibitions meant: one, or all of a pack."""
    pack, _, rule = name.partition(".")
    is_file = name.endswith(SUFFIX) or (name not in shipped() and Path(name).is_file())
    loaded = load(*(rules or ((name,) if is_file or not rule else (pack,))))
    packs = loaded.asked if is_file else (pack,)
    own = [each.id for one in packs if one in loaded.packs for each in loaded.packs[one].prohibitions]
    # A pack that only gathers others means all of theirs.
    known = own or [each.id for one in loaded.packs.values() for each in one.prohibitions]
    if is_file or not rule:
        return loaded, tuple(known)
    if name not in known:
        nearest = nearest_word(name, known)
        hint = "" if nearest is None else texts("meant", nearest)
        raise Refusal(texts("illustrate-unknown", name) + hint)
    return loaded, (name,)
