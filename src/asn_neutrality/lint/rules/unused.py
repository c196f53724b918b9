"""Facts, terms and sources that nothing uses."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from asn_neutrality.domain.facts import FactType
from asn_neutrality.domain.rules import Conclusion, Presumption
from asn_neutrality.domain.sources import Citation, LegalSource
from asn_neutrality.lint.subject import Lint, Subject, remark
from asn_neutrality.lint.walk import walk
from asn_neutrality.logic.shapes import Leaf, Named
from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.syntax import ast

Declared = type[ast.Fact] | type[ast.Term] | type[ast.Source]


def _facts(subject: Subject) -> set[str]:
    """Facts that a condition tests, that a conclusion or presumption gives, that play a role or are free texts."""
    packs = tuple(subject.packs)
    tested = (part.test.fact for part in walk(packs, Leaf))
    derived: list[Conclusion | Presumption] = [*walk(packs, Conclusion), *walk(packs, Presumption)]
    given = (one.fact for one in derived)
    of_itself = (fact.name for fact in walk(packs, FactType) if fact.role or fact.stage or not fact.values)
    return {*tested, *given, *of_itself}


def _terms(subject: Subject) -> set[str]:
    """Terms that a condition names."""
    return {part.name for part in walk(tuple(subject.packs), Named)}


def _sources(subject: Subject) -> set[str]:
    """Sources that are cited or replaced."""
    packs = tuple(subject.packs)
    replaced = (old for source in walk(packs, LegalSource) for old in source.replaces)
    return {*(citation.source for citation in walk(packs, Citation)), *replaced}


def _unused(
    code: str, kind: Declared, used: Callable[[Subject], set[str]], *, qualified: bool
) -> Callable[[Subject], Iterator[Diagnostic]]:
    def find(subject: Subject) -> Iterator[Diagnostic]:
        # A pack without rules of its own is a vocabulary for others, who need not be loaded.
        declared = subject.of(kind) if subject.pack.rules else []
        names = used(subject) if declared else set()
        for written in declared:
            name = f"{subject.pack.name}.{written.name.text}" if qualified else written.name.text
            if name not in names:
                yield remark(code, written.name.span, name=written.name.text)

    return find


UNUSED_FACT = Lint("L003", _unused("L003", ast.Fact, _facts, qualified=False))
UNUSED_TERM = Lint("L004", _unused("L004", ast.Term, _terms, qualified=True))
UNUSED_SOURCE = Lint("L005", _unused("L005", ast.Source, _sources, qualified=True))
