"""The layout of declarations."""

from __future__ import annotations

from typing import assert_never

from attrs import define

from asn_neutrality.syntax import ast
from asn_neutrality.syntax.inline import Inline, Language, quoted
from asn_neutrality.syntax.layout import Group, Layout, Leaf, Row
from asn_neutrality.syntax.lines import CLAUSE, Clauses
from asn_neutrality.syntax.tokens import end_of_tokens

VALUES = 4

KEYWORD: dict[type, str] = {
    ast.Source: "sumber",
    ast.Sanction: "hukuman",
    ast.Calendar: "kalender",
    ast.Prohibition: "larangan",
    ast.Permission: "izin",
}


@define(frozen=True)
class Declarations:
    """Lays out declarations in one language."""

    language: Language

    @property
    def inline(self) -> Inline:
        """The writer of what stands on one line."""
        return Inline(self.language)

    def declaration(self, declaration: ast.Declaration) -> Layout:
        """A declaration at the margin, its clauses indented below."""
        inline, keyword = self.inline, self.inline.keyword
        match declaration:
            case ast.Package():
                return self.package(declaration)
            case ast.Use() | ast.Presumption() | ast.NotEncoded():
                return Leaf(self.one_line(declaration), declaration.span.start, declaration.span.end)
            case ast.Term(name, clauses):
                return self.term(f"{keyword('istilah')} {name.text}", clauses, declaration)
            case ast.Fact():
                return self.fact(declaration)
            case ast.Conclusion(fact, value, condition, under):
                head = f"{keyword('simpulkan')} {fact.text} {keyword('adalah')} {inline.value(value)}"
                return self.concluding(head, condition, under, declaration)
            case ast.Impossible(condition, under):
                bounds = (declaration.span.start, declaration.span.end)
                return Clauses(self.language).conditional([keyword("mustahil")], condition, under, bounds, indent=0)
            case ast.Examples(rule, examples):
                return self.block(f"{keyword('uji')} {rule.text}", examples, declaration)
            case ast.Source() | ast.Sanction() | ast.Calendar() | ast.Prohibition() | ast.Permission():
                head = f"{keyword(KEYWORD[type(declaration)])} {declaration.name.text}"
                return self.block(head, declaration.clauses, declaration)
        assert_never(declaration)

    def one_line(self, declaration: ast.Use | ast.Presumption | ast.NotEncoded) -> str:
        """A declaration without clauses."""
        inline, keyword = self.inline, self.inline.keyword
        match declaration:
            case ast.Use(packs):
                return f"{keyword('pakai')} {' / '.join(pack.text for pack in packs)}"
            case ast.Presumption(fact, value):
                return f"{keyword('anggap')} {fact.text} {keyword('adalah')} {inline.value(value)}"
            case ast.NotEncoded(citation, reason):
                head = f"{keyword('tidak_dikodekan')} {inline.citation(citation)}"
                return f"{head} {keyword('alasan')} {quoted(reason)}"
        assert_never(declaration)

    def block(self, head: str, clauses: tuple[ast.Clause, ...], declaration: ast.Declaration) -> Group:
        """A head and its clauses, each on lines of its own."""
        lay = Clauses(self.language)
        return Group((_head(head, declaration), *map(lay.clause, clauses)))

    def package(self, package: ast.Package) -> Group:
        """Name, version and language on the first line."""
        lay = Clauses(self.language)
        short = [clause for clause in package.clauses if isinstance(clause, ast.Version | ast.Language)]
        others = [clause for clause in package.clauses if not isinstance(clause, ast.Version | ast.Language)]
        head = f"{self.inline.keyword('paket')} {package.name.text}"
        leaves = [lay.clause(clause) for clause in short]
        flat = " ".join([head, *(leaf.text for leaf in leaves if isinstance(leaf, Leaf))])
        first = Group((_head(head, package), *leaves), flat)
        return Group((first, *map(lay.clause, others)))

    def term(self, head: str, clauses: tuple[ast.Clause, ...], declaration: ast.Term) -> Group:
        """On one line with its condition, if that is all there is."""
        lay = Clauses(self.language, body="berarti")
        parts = tuple(map(lay.clause, clauses))
        only = parts[0] if len(parts) == 1 and isinstance(clauses[0], ast.Body) else None
        flat = f"{head} {only.flat}" if isinstance(only, Group) and only.flat else None
        return Group((_head(head, declaration), *parts), flat)

    def fact(self, fact: ast.Fact) -> Group:
        """Label and kind, values, groups, marks in a row, the question."""
        inline, lay = self.inline, Clauses(self.language)
        head = inline.words(inline.keyword("fakta"), fact.name.text, inline.label(fact.label), ":")
        head = inline.words(head, inline.keyword(fact.kind))
        kind = end_of_tokens(fact.span.source.text, fact.label.span.end, fact.span.end, count=2)  # `:` and the kind
        first: Layout = Leaf(head, fact.span.start, kind)
        if fact.values:
            *most, last = map(inline.choice, fact.values)
            texts = [*(f"{text} /" for text in most), last]
            values = [Leaf(text, v.span.start, v.span.end) for text, v in zip(texts, fact.values, strict=True)]
            head = " ".join([head, *texts])
            first = Group((first, Row(tuple(values), VALUES, " ")), head)
        marks = [Leaf(inline.mark(m), m.span.start, m.span.end) for m in fact.clauses if isinstance(m, ast.Mark)]
        groups = [lay.clause(clause) for clause in fact.clauses if isinstance(clause, ast.Group)]
        asked = [lay.clause(clause) for clause in fact.clauses if isinstance(clause, ast.Ask)]
        rows = [Row(tuple(marks), CLAUSE, " ")] if marks else []
        flat = None if groups or asked else " ".join([head, *(mark.text for mark in marks)])
        return Group((first, *groups, *rows, *asked), flat)

    def concluding(
        self, head: str, condition: ast.Condition, under: tuple[ast.Citation, ...], declaration: ast.Conclusion
    ) -> Group:
        """A conclusion, with its condition below where they do not fit on one line."""
        lay = Clauses(self.language)
        span = declaration.span
        rest = (declaration.value.span.end, span.end)
        below = lay.conditional([self.inline.keyword("bila")], condition, under, rest)
        flat = f"{head} {below.flat}" if below.flat else None
        return Group((Leaf(head, span.start, declaration.value.span.end), below), flat)


def _head(text: str, declaration: ast.Declaration) -> Leaf:
    """The first words of a declaration; all that matters of its place is that it comes first."""
    return Leaf(text, declaration.span.start, declaration.span.start + 1)
