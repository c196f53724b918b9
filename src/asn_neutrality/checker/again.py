"""One declaration checked again while everything around it stays: what an editor does at every keystroke."""

from __future__ import annotations

from attrs import evolve

from asn_neutrality.checker.derived import read_impossible
from asn_neutrality.checker.rule_sets import Linked
from asn_neutrality.checker.rules import read_permission, read_prohibition
from asn_neutrality.checker.scope import Scope
from asn_neutrality.checker.sources import read_not_encoded
from asn_neutrality.checker.trials import read_examples, rules_of
from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.syntax import ast

# Of a name, found where all declarations are looked at together.
OF_NAMES = frozenset({"C009", "C010", "C053"})


def stands_alone(old: ast.Declaration, new: ast.Declaration) -> bool:
    """Whether nothing else can mean anything else once ``new`` stands in the place of ``old``.

    True of declarations that others know by name and exceptions only, while these stay.
    """
    match old, new:
        case (ast.NotEncoded(), ast.NotEncoded()) | (ast.Impossible(), ast.Impossible()):
            return True
        case (ast.Prohibition(), ast.Prohibition()) | (ast.Permission(), ast.Permission()):
            return _known_by(old) == _known_by(new)
        case _:
            return False


def check_again(written: ast.Declaration, pack: str, linked: Linked) -> list[Diagnostic]:
    """What is wrong with a declaration of a pack, the others being as they are linked.

    Only for one that stands alone and about whose name nothing is found (``OF_NAMES``).
    """
    scope = _fresh(linked.scopes[pack])
    match written:
        case ast.NotEncoded():
            read_not_encoded(written, scope)
        case ast.Impossible():
            read_impossible(written, scope)
        case ast.Prohibition(name):
            read_prohibition(written, scope, linked.shared.sanctions)
            _check_examples(written, name, scope, linked)
        case ast.Permission(name):
            read_permission(written, scope)
            _check_examples(written, name, scope, linked)
        case _:
            raise TypeError(type(written).__name__)
    return scope.report.found


def _check_examples(written: ast.Prohibition | ast.Permission, name: ast.Name, scope: Scope, linked: Linked) -> None:
    """Examples ask of their rule which exceptions and permissions it has: those that are linked still stand."""
    examples = [clause for clause in written.clauses if isinstance(clause, ast.Example)]
    read_examples(scope.names.qualify(name.text), examples, scope, rules_of(linked.rules.packs.values()))


def _fresh(scope: Scope) -> Scope:
    """The scope with an empty report."""
    pack = scope.names.pack
    return evolve(scope, names=evolve(scope.names, pack=evolve(pack, report=evolve(pack.report, found=[]))))


def _known_by(rule: ast.Declaration) -> tuple[object, ...]:
    """What others can say of a rule, and whether it asks anything."""
    clauses = getattr(rule, "clauses", ())
    excepted = tuple((each.name, each.disputed) for each in clauses if isinstance(each, ast.Except))
    overridden = tuple(each.rules for each in clauses if isinstance(each, ast.Overrides))
    asks = any(isinstance(each, ast.Reading | ast.Disputed) for each in clauses)
    return getattr(rule, "name", None), excepted, overridden, asks
