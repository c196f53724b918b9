"""The clauses of a declaration: at most one of a kind, exactly one, or many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from attrs import define

from asn_neutrality.checker.report import Report
from asn_neutrality.syntax import ast

C = TypeVar("C", bound=ast.Clause)

KEYWORDS: dict[type, str] = {
    ast.Version: "versi",
    ast.Language: "bahasa",
    ast.Title: "judul",
    ast.Tracks: "rezim",
    ast.Number: "nomor",
    ast.InForce: "berlaku",
    ast.Replaces: "menggantikan",
    ast.Transition: "peralihan",
    ast.Link: "tautan",
    ast.Seen: "dilihat",
    ast.Track: "rezim",
    ast.Level: "tingkat",
    ast.Under: "menurut",
    ast.For: "untuk",
    ast.Basis: "dasar",
    ast.Quote: "kutipan",
    ast.Authority: "pejabat",
    ast.Body: "bila",
    ast.Disputed: "diperdebatkan",
    ast.Overrides: "mengesampingkan",
    ast.Ask: "tanya",
}


@define(frozen=True)
class Clauses:
    """The clauses of the declaration that ``name`` heads."""

    name: ast.Name
    written: Sequence[ast.Clause]
    report: Report

    def many(self, kind: type[C]) -> list[C]:
        """Every clause of a kind, in order."""
        return [clause for clause in self.written if isinstance(clause, kind)]

    def one(self, kind: type[C]) -> C | None:
        """The clause of a kind, if there is one; more than one is refused."""
        found = self.many(kind)
        for repeated in found[1:]:
            self.twice(KEYWORDS[kind], repeated, found[0])
        return found[0] if found else None

    def need(self, kind: type[C]) -> C | None:
        """The clause of a kind; none is refused."""
        clause = self.one(kind)
        if clause is None:
            self.missing(KEYWORDS[kind])
        return clause

    def twice(self, keyword: str, repeated: ast.Clause, first: ast.Clause) -> None:
        """Refuse a clause that is written twice."""
        self.report.add("C013", repeated.span, related=[first.span], clause=self.report.keyword(keyword))

    def missing(self, keyword: str) -> None:
        """Refuse that a clause is missing."""
        self.report.add("C014", self.name.span, name=self.name.text, clause=self.report.keyword(keyword))
