"""Where the checker's findings gather."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import define

from asn_neutrality.checker.intended import intended_word
from asn_neutrality.domain.words import Language
from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.source.text import SourceText, Span
from asn_neutrality.syntax import ast
from asn_neutrality.syntax.keywords import KEYWORDS

OF_VOCABULARY = {"C021", "C022"}
ENGLISH = {word.id: word.en for word in KEYWORDS}


@define(frozen=True)
class Report:
    """What is found in one pack; all packs share ``found``.

    ``lost`` are names whose declaration fell to a syntax error somewhere: an unknown name among them is no news.
    Where some used pack is not there, or a ``pakai`` is broken (``whole`` is false), no unknown name is: that pack
    may declare it. ``alone`` is the name of a pack that declares no fact and uses no pack: whatever its rules name is
    unknown, which is told once.
    """

    found: list[Diagnostic]
    lost: frozenset[str]
    whole: bool
    language: Language
    alone: ast.Name | None = None

    def add(
        self,
        code: str,
        span: Span | None,
        /,
        *,
        suggestion: str | None = None,
        related: Iterable[Span] = (),
        **arguments: str,
    ) -> None:
        """Note one finding."""
        self.found.append(Diagnostic(code, span, arguments, suggestion, related=tuple(related)))

    def unknown(self, code: str, name: ast.Name, known: Iterable[str], **arguments: str) -> None:
        """Note a name that no declaration gives, with the nearest that one does."""
        if self.alone is not None and code in OF_VOCABULARY:
            if all(told.code != "C049" or told.span is not self.alone.span for told in self.found):
                self.found.append(Diagnostic("C049", self.alone.span))
        elif self.whole:
            self.unlisted(code, name, known, **arguments)

    def unlisted(self, code: str, name: ast.Name, known: Iterable[str], **arguments: str) -> None:
        """Note a name that is not of a list which no other pack can add to."""
        first, _, _ = name.text.partition(".")
        _, _, last = name.text.rpartition(".")
        if self.lost.isdisjoint({name.text, first, last}):
            nearest = intended_word(name.text, known)
            self.found.append(Diagnostic(code, name.span, {"name": name.text, **arguments}, nearest))

    def keyword(self, word: str) -> str:
        """A keyword as the file spells it, from its Indonesian spelling."""
        return ENGLISH[word] if self.language == "en" else word


def in_order(found: Iterable[Diagnostic], sources: Sequence[SourceText]) -> list[Diagnostic]:
    """Findings by file and place; those without a place last."""
    rank = {id(source): place for place, source in enumerate(sources)}

    def place(diagnostic: Diagnostic) -> tuple[int, int, str]:
        span = diagnostic.span
        return (len(rank), 0, diagnostic.code) if span is None else (rank[id(span.source)], span.start, diagnostic.code)

    return sorted(found, key=place)
