"""The layout of clauses: which parts of each stand on lines of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from attrs import define

from asn_neutrality.source.text import Span
from asn_neutrality.syntax import ast
from asn_neutrality.syntax.inline import Inline, Language, quoted
from asn_neutrality.syntax.layout import Group, Layout, Leaf, Row
from asn_neutrality.syntax.one_line import write
from asn_neutrality.syntax.tokens import end_of_strings, end_of_tokens

CLAUSE = 2
PAIRS = 4
MOST_ON_ONE_LINE = 2  # parts of a condition; more are written one per line

Conditional = ast.Transition | ast.For | ast.Body | ast.Reading | ast.Except | ast.Penalty


@define(frozen=True)
class Clauses:
    """Lays out clauses in one language. ``body`` is the keyword of a condition: ``berarti`` in a term."""

    language: Language
    body: str = "bila"

    @property
    def inline(self) -> Inline:
        """The writer of what stands on one line."""
        return Inline(self.language)

    def clause(self, clause: ast.Clause) -> Layout:
        """A clause of a declaration, indented."""
        keyword, span = self.inline.keyword, clause.span
        match clause:
            case ast.Title(label):
                return self.label(keyword("judul"), label, span)
            case ast.Ask(label):
                return self.label(keyword("tanya"), label, span)
            case ast.Example():
                return self.example(clause)
            case ast.Stage():
                return self.stage(clause)
            case ast.Authority(label, period, under):
                days = f"{keyword('berlaku')} {self.inline.period(period)}" if period else None
                words = self.inline.words(keyword("pejabat"), self.inline.label(label), days, self.inline.under(under))
                return _leaf(words, span)
            case ast.Transition() | ast.For() | ast.Body() | ast.Reading() | ast.Except() | ast.Penalty():
                return self.conditional_clause(clause)
            case _:
                return _leaf(write(self.inline, clause), span)

    def conditional_clause(self, clause: Conditional) -> Layout:
        """A clause with a condition in it."""
        inline, span, keyword = self.inline, clause.span, self.inline.keyword
        bounds = (span.start, span.end)
        match clause:
            case ast.Body(condition):
                return self.conditional([keyword(self.body)], condition, (), bounds)
            case ast.For(condition):
                return self.conditional([keyword("untuk")], condition, (), bounds)
            case ast.Transition(condition, under):
                return self.conditional([keyword("peralihan"), keyword("bila")], condition, under, bounds)
            case ast.Reading(name):
                return self.labelled(f"{keyword('tafsir')} {name.text}", keyword("bila"), clause)
            case ast.Except(name, _, disputed):
                tail = inline.words(keyword("diperdebatkan") if disputed else "", keyword("bila"))
                return self.labelled(f"{keyword('kecuali')} {name.text}", tail, clause)
            case ast.Penalty(sanction, addressee, under):
                head = [keyword("sanksi"), sanction.text]
                if addressee is None:
                    return _leaf(inline.words(*head, inline.under(under)), span)
                return self.conditional([*head, keyword("untuk")], addressee, under, bounds)
        assert_never(clause)

    def label(self, keyword: str, label: ast.Label, span: Span) -> Layout:
        """A keyword with its label, the English under the Indonesian where they do not fit side by side."""
        flat = f"{keyword} {self.inline.label(label)}"
        aligned = CLAUSE + len(keyword) - len("en")
        middle = end_of_strings(span.source.text, label.span.start, label.span.end)
        first = Leaf(f"{keyword} {quoted(label.id)}", span.start, middle, CLAUSE, len(keyword) + 1)
        if label.en is None:
            return _leaf(flat, span, hang=len(keyword) + 1)
        second = Leaf(f"en {quoted(label.en)}", middle, span.end, aligned, len("en "))
        return Group((first, second), flat, CLAUSE)

    def labelled(self, head: str, tail: str, clause: ast.Reading | ast.Except) -> Layout:
        """A name with its label and a condition: one line, or the label, its English and the condition apart."""
        span, label = clause.span, clause.label
        if label is None:
            return self.conditional([head, tail], clause.condition, clause.under, (span.start, span.end))
        middle = end_of_strings(span.source.text, label.span.start, label.span.end)
        flat = f"{head} {self.inline.label(label)}"
        words: Layout = Leaf(flat, span.start, label.span.end, CLAUSE)
        if label.en is not None:
            first = Leaf(f"{head} {quoted(label.id)}", span.start, middle, CLAUSE)
            words = Group((first, Leaf(f"en {quoted(label.en)}", middle, label.span.end, PAIRS + 1)), flat, CLAUSE)
        below = self.conditional([tail], clause.condition, clause.under, (label.span.end, span.end), PAIRS)
        return Group((words, below), self.inline.words(flat, below.flat) if below.flat else None, CLAUSE)

    def conditional(
        self,
        head: Sequence[str],
        condition: ast.Condition,
        under: tuple[ast.Citation, ...],
        bounds: tuple[int, int],
        indent: int = CLAUSE,
    ) -> Group:
        """Words, a condition and its citation: one line, or one for each part of the condition."""
        inline = self.inline
        words = inline.words(*head)
        chain = isinstance(condition, ast.Chain)
        parts = condition.parts if isinstance(condition, ast.Chain) else (condition,)
        operators = condition.operators if isinstance(condition, ast.Chain) else ()
        first = inline.part(parts[0]) if chain else inline.condition(parts[0])
        start, end = bounds
        lines = [Leaf(f"{words} {first}", start, parts[0].span.end, indent)]
        for operator, part in zip(operators, parts[1:], strict=True):
            text = f"{inline.keyword(operator)} {inline.part(part)}"
            lines.append(Leaf(text, part.span.start, part.span.end, indent + 1))
        if under:
            lines.append(Leaf(inline.under(under), under[0].span.start, end, indent + 2))
        flat = inline.words(words, inline.condition(condition), inline.under(under))
        return Group(tuple(lines), flat if len(parts) <= MOST_ON_ONE_LINE else None, indent)

    def example(self, example: ast.Example) -> Layout:
        """The finding and title on a line, the facts below."""
        inline = self.inline
        by = f"{inline.keyword('oleh')} {example.by.text}" if example.by else None
        words = inline.words(inline.keyword("contoh"), inline.keyword(example.finding), by, quoted(example.title))
        if not example.pairs:
            return _leaf(words, example.span)
        end = end_of_tokens(example.span.source.text, example.span.start, example.pairs[0].span.start)
        head = Leaf(words, example.span.start, end, CLAUSE)
        pairs = tuple(Leaf(inline.pair(pair), pair.span.start, pair.span.end) for pair in example.pairs)
        return Group((head, Row(pairs, PAIRS, "  ")))

    def stage(self, stage: ast.Stage) -> Layout:
        """A stage and its days, with its condition and citations below where they do not fit behind."""
        inline = self.inline
        days = ", ".join(map(inline.days, stage.spans))
        head = inline.words(inline.keyword("tahap"), stage.name.text, inline.label(stage.label), days)
        tail = inline.words(inline.under(stage.under), inline.seen(stage.seen))
        if stage.condition is None:
            return _leaf(inline.words(head, tail), stage.span)
        bounds = (stage.condition.span.start, stage.condition.span.end)
        below = self.conditional([inline.keyword("untuk")], stage.condition, (), bounds, PAIRS)
        parts: list[Layout] = [Leaf(head, stage.span.start, stage.spans[-1].span.end, CLAUSE), below]
        if tail:
            start = stage.under[0].span.start if stage.under else stage.condition.span.end
            parts.append(Leaf(tail, start, stage.span.end, PAIRS))
        flat = inline.words(head, below.flat, tail) if below.flat else None
        return Group(tuple(parts), flat, CLAUSE)


def _leaf(text: str, span: Span, *, hang: int = 4) -> Leaf:
    return Leaf(text, span.start, span.end, CLAUSE, hang)
