"""The words of the command line in one language, and which language that is."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from attrs import define

from asn_neutrality.domain.words import Language

OPTION = "--lang"


@define(frozen=True)
class Texts:
    """The words in ``language``."""

    language: Language

    def __call__(self, key: str, /, *arguments: object, **named: object) -> str:
        """The text of a key, its braces filled."""
        return _table()[key][self.language].format(*arguments, **named)

    def counted(self, key: str, count: int, /, *arguments: object) -> str:
        """The text of a key about so many things; a language that has a word for one alone says it for one."""
        forms = _table()[key]
        form = forms.get(f"{self.language}-one", forms[self.language]) if count == 1 else forms[self.language]
        return form.format(count, *arguments)


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(files(__package__).joinpath("texts.toml").read_text(encoding="utf-8"))


def language_of(value: str) -> Language | None:
    """The language that ``id``, ``en`` or a locale such as ``id_ID.UTF-8`` names."""
    return "id" if value.startswith("id") else "en" if value else None


def choose_language(arguments: Sequence[str], environment: Mapping[str, str]) -> tuple[Language, list[str]]:
    """The language asked for, and the arguments without the option that asks.

    The option may stand anywhere, since help is wanted in that language too; then the locale of messages decides.
    An option with another value stays, to be refused.
    """
    rest = list(arguments)
    for place, argument in enumerate(arguments):
        name, equals, value = argument.partition("=")
        if argument == "--":
            break
        if name == OPTION:
            value = value if equals else "".join(arguments[place + 1 : place + 2])
            if value in {"id", "en"}:
                del rest[place : place + (1 if equals else 2)]
                return ("id" if value == "id" else "en"), rest
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        language = language_of(environment.get(variable, ""))
        if language is not None:
            return language, rest
    return "en", rest
