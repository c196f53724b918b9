"""``vocabulary``: the facts and their values, with labels."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

import click

from asn_neutrality.cli.frame import Command
from asn_neutrality.cli.options import rules_option
from asn_neutrality.cli.texts import Texts
from asn_neutrality.domain.facts import FactType
from asn_neutrality.domain.words import Label, Language
from asn_neutrality.pipeline import load


def vocabulary(texts: Texts) -> Command:
    """The command in the language of ``texts``."""

    def run(rules: tuple[str, ...], as_json: bool) -> int:
        facts = load(*rules).vocabulary.facts.values()
        if as_json:
            sys.stdout.write(json.dumps([_plain(fact) for fact in facts], ensure_ascii=False, indent=2) + "\n")
        else:
            for fact in facts:
                sys.stdout.writelines(f"{line}\n" for line in _lines(fact, texts.language))
        return 0

    as_json = click.Option(["--json", "as_json"], is_flag=True, help=texts("vocabulary-json"))
    return Command("vocabulary", callback=run, help=texts("vocabulary"), params=[rules_option(texts), as_json])


def _lines(fact: FactType, language: Language) -> Iterator[str]:
    """The fact with its label and kind, then each value and group with its label."""
    yield f"{fact.name}  ({fact.kind.value})  {_words(fact.label, language)}"
    width = max((len(value.name) for value in fact.values), default=0)
    for value in fact.values:
        yield f"    {value.name:<{width}}  {_words(value.label, language)}"
    for group in fact.groups:
        yield f"    {group.name} = {' / '.join(group.members)}"


def _plain(fact: FactType) -> dict[str, object]:
    """The fact as JSON data, labels in both languages."""
    return {
        "name": fact.name,
        "kind": fact.kind.value,
        "label": _both(fact.label),
        "values": [{"name": value.name, "label": _both(value.label)} for value in fact.values],
        "groups": [
            {"name": group.name, "label": _both(group.label), "members": list(group.members)} for group in fact.groups
        ],
        "assessment": fact.favourable is not None,
        "default": fact.default,
        "personal": fact.personal,
        "question": None if fact.question is None else _both(fact.question),
    }


def _both(label: Label) -> dict[str, str | None]:
    return {"id": label.id, "en": label.en}


def _words(label: Label, language: Language) -> str:
    return (label.en or label.id) if language == "en" else label.id
