"""The canonical order of the clauses of each declaration: the parser puts them in it, the formatter writes them so."""

from __future__ import annotations

from collections.abc import Iterable

from asn_neutrality.syntax import ast

# A string stands for the mark of that kind.
ORDER: dict[type, tuple[type | str, ...]] = {
    ast.Package: (ast.Version, ast.Language, ast.Title, ast.Scope, ast.Tracks),
    ast.Source: (ast.Title, ast.Number, ast.InForce, ast.Replaces, ast.Transition, ast.Link, ast.Seen),
    ast.Sanction: (ast.Title, ast.Track, ast.Level, ast.InForce, ast.For, ast.Under, ast.Quote, ast.Authority),
    ast.Term: (ast.Title, ast.Body, ast.Reading),
    ast.Fact: (
        ast.Group,
        "penilaian",
        "baku",
        "pribadi",
        "dapat_diubah",
        "peran",
        "biaya",
        ast.Ask,
    ),
    ast.Calendar: (ast.Title, ast.Scope, ast.Under, ast.Seen, ast.Stage),
    ast.Prohibition: (
        ast.Title,
        ast.Basis,
        ast.Quote,
        ast.InForce,
        ast.Track,
        ast.Body,
        ast.Reading,
        ast.Except,
        ast.Penalty,
        ast.Example,
    ),
    ast.Permission: (
        ast.Title,
        ast.Basis,
        ast.Quote,
        ast.InForce,
        ast.Disputed,
        ast.Body,
        ast.Reading,
        ast.Except,
        ast.Overrides,
        ast.Example,
    ),
}


def arrange(declaration: type, clauses: Iterable[ast.Clause]) -> tuple[ast.Clause, ...]:
    """The clauses of such a declaration in canonical order; those of one kind keep theirs."""
    order = ORDER[declaration]
    return tuple(sorted(clauses, key=lambda clause: order.index(_kind(clause))))


def _kind(clause: ast.Clause) -> type | str:
    return clause.kind if isinstance(clause, ast.Mark) else type(clause)
