"""Examples put with the rules they try: those inside a rule, and those of ``uji``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import define, evolve

from asn_neutrality.checker.examples import excuses, read_example
from asn_neutrality.checker.scope import Scope
from asn_neutrality.checker.written import Kind
from asn_neutrality.domain.packs import RulePack
from asn_neutrality.domain.rules import Example, Permission, Prohibition
from asn_neutrality.syntax import ast


@define(frozen=True)
class Rules:
    """The rules of all packs, by id."""

    prohibitions: Mapping[str, Prohibition]
    permissions: Mapping[str, Permission]

    def tried(self, rule: str) -> Prohibition | None:
        """The prohibition that an example of a rule is about: of a permission the first that it overrides."""
        permission = self.permissions.get(rule)
        if permission is None:
            return self.prohibitions.get(rule)
        return next((self.prohibitions[name] for name in permission.overrides if name in self.prohibitions), None)


def rules_of(packs: Iterable[RulePack]) -> Rules:
    """The rules of some packs."""
    prohibitions: dict[str, Prohibition] = {}
    permissions: dict[str, Permission] = {}
    for pack in packs:
        prohibitions.update((rule.id, rule) for rule in pack.prohibitions)
        permissions.update((rule.id, rule) for rule in pack.permissions)
    return Rules(prohibitions, permissions)


def with_examples(pack: RulePack, scope: Scope, rules: Rules) -> RulePack:
    """The pack with every example: in its own rules, or in the pack where another pack's rule is tried."""
    read: dict[str, list[Example]] = {}
    for rule, written in _written(scope):
        read.setdefault(rule, []).extend(read_examples(rule, written, scope, rules))
    own = {rule.id for rule in pack.prohibitions} | {rule.id for rule in pack.permissions}
    return evolve(
        pack,
        prohibitions=tuple(evolve(rule, examples=tuple(read.get(rule.id, ()))) for rule in pack.prohibitions),
        permissions=tuple(evolve(rule, examples=tuple(read.get(rule.id, ()))) for rule in pack.permissions),
        examples=tuple(example for rule, examples in read.items() if rule not in own for example in examples),
    )


def _written(scope: Scope) -> Iterable[tuple[str, Sequence[ast.Example]]]:
    """The examples written in a pack, by the id of the rule they try."""
    for declaration in scope.names.pack.file.declarations:
        match declaration:
            case ast.Prohibition(name, clauses) | ast.Permission(name, clauses):
                inside = [clause for clause in clauses if isinstance(clause, ast.Example)]
                yield scope.names.qualify(name.text), inside
            case ast.Examples(name, examples):
                rule = scope.names.resolve(Kind.RULE, name)
                if rule is not None:
                    yield rule, examples
            case _:
                pass


def read_examples(rule: str, written: Sequence[ast.Example], scope: Scope, rules: Rules) -> list[Example]:
    """The examples that try a rule, given by its id; none where there is no such rule."""
    prohibition = rules.tried(rule)
    if prohibition is None:
        return []
    possible = excuses(prohibition, rules.permissions.values())
    return [read_example(example, prohibition.id, possible, scope) for example in written]
