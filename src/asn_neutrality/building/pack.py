"""A pack built in Python, and its text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from attrs import define, field

from asn_neutrality.building.clauses import Labelled, alternatives
from asn_neutrality.building.words import BUILT, Words, label, own_name, text
from asn_neutrality.syntax import ast
from asn_neutrality.syntax.format import format_file
from asn_neutrality.syntax.order import arrange


@define(frozen=True)
class Pack:
    """A header and its declarations. ``load`` takes it wherever it takes a file."""

    header: ast.Package
    declarations: tuple[ast.Declaration, ...]
    language: Literal["id", "en"] = field(default="id", kw_only=True)

    @property
    def name(self) -> str:
        """The pack's name."""
        return self.header.name.text

    def to_source(self, language: Literal["id", "en"] | None = None) -> str:
        """The rule file in canonical form, with the keywords of ``language``, by default the pack's own."""
        file = ast.File((self.header, *self.declarations), span=BUILT)
        return format_file(file, language or self.language)


def pack(  # noqa: PLR0913 - a header has as many clauses
    word: str,
    title: Words,
    *declarations: ast.Declaration,
    version: str = "0.1.0",
    language: Literal["id", "en"] = "id",
    scopes: Iterable[ast.Scope] = (),
    tracks: Iterable[Labelled] = (),
) -> Pack:
    """A pack of declarations."""
    clauses: list[ast.Clause] = [ast.Version(text(version), span=BUILT), ast.Language(language, span=BUILT)]
    clauses += [ast.Title(label(title), span=BUILT), *scopes]
    clauses += [ast.Tracks(declared, span=BUILT)] if (declared := alternatives(tracks)) else []
    header = ast.Package(own_name(word), arrange(ast.Package, clauses), span=BUILT)
    return Pack(header, declarations, language=language)
