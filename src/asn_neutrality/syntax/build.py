"""Tokens to tree: what each rule of the grammar makes, applied while parsing, so no depth costs recursion."""

from __future__ import annotations

from attrs import evolve

from asn_neutrality.syntax import ast
from asn_neutrality.syntax.build_clauses import ClauseRules
from asn_neutrality.syntax.order import arrange
from asn_neutrality.syntax.parts import CANONICAL, VALUE_WORDS, Kind, Parts, all_of, cited


class Builder(ClauseRules):
    """One method per rule of the grammar: here those of declarations."""

    def package(self, parts: Parts) -> ast.Package:
        return ast.Package(self._name(parts[1]), arrange(ast.Package, parts[2:]), span=self._span(parts))

    def use(self, parts: Parts) -> ast.Use:
        return ast.Use(tuple(self._name(part) for part in parts[1::2]), span=self._span(parts))

    def source(self, parts: Parts) -> ast.Source:
        return ast.Source(self._name(parts[1]), arrange(ast.Source, parts[2:]), span=self._span(parts))

    def sanction(self, parts: Parts) -> ast.Sanction:
        return ast.Sanction(self._name(parts[1]), arrange(ast.Sanction, parts[2:]), span=self._span(parts))

    def term(self, parts: Parts) -> ast.Term:
        return ast.Term(self._name(parts[1]), arrange(ast.Term, parts[2:]), span=self._span(parts))

    def choice(self, parts: Parts) -> Kind:
        values = tuple(
            evolve(each, name=evolve(each.name, text=VALUE_WORDS.get(each.name.text, each.name.text)))
            for each in all_of(ast.Alternative, parts)
        )
        return Kind(CANONICAL[parts[0]], values, span=self._span(parts))

    yes_no = text = date = region_code = choice

    def fact(self, parts: Parts) -> ast.Fact:
        _, name, label, _, kind, *clauses = parts
        return ast.Fact(name, label, kind.keyword, kind.values, arrange(ast.Fact, clauses), span=self._span(parts))

    def calendar(self, parts: Parts) -> ast.Calendar:
        return ast.Calendar(self._name(parts[1]), arrange(ast.Calendar, parts[2:]), span=self._span(parts))

    def conclusion(self, parts: Parts) -> ast.Conclusion:
        _, fact, _, value, _, condition = parts[:6]
        return ast.Conclusion(fact, self._value(value), condition, cited(parts), span=self._span(parts))

    def presumption(self, parts: Parts) -> ast.Presumption:
        return ast.Presumption(parts[1], self._value(parts[3]), span=self._span(parts))

    def impossible(self, parts: Parts) -> ast.Impossible:
        return ast.Impossible(parts[1], cited(parts), span=self._span(parts))

    def prohibition(self, parts: Parts) -> ast.Prohibition:
        return ast.Prohibition(self._name(parts[1]), arrange(ast.Prohibition, parts[2:]), span=self._span(parts))

    def permission(self, parts: Parts) -> ast.Permission:
        return ast.Permission(self._name(parts[1]), arrange(ast.Permission, parts[2:]), span=self._span(parts))

    def not_encoded(self, parts: Parts) -> ast.NotEncoded:
        return ast.NotEncoded(parts[1], parts[3].text, span=self._span(parts))

    def examples(self, parts: Parts) -> ast.Examples:
        return ast.Examples(parts[1], tuple(parts[2:]), span=self._span(parts))
