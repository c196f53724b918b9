"""One declaration checked again while everything around it stays: what an editor does at every keystroke."""

from __future__ import annotations

from attrs import evolve

from asn_neutrality.checker.derived import read_impossible
from asn_neutrality.checker.rule_sets import Linked
from asn_neutrality.checker.rules import read_permission, read_prohibition
from asn_neutrality.checker.scope import Scope
from asn_neutrality.checker.sources import read_not_encoded, read_sanction, read_source
from asn_neutrality.checker.terms import read_term
from asn_neutrality.checker.trials import read_examples, rules_of
from asn_neutrality.logic.atoms import Meant, Member, Test
from asn_neutrality.logic.fold import leaves, terms
from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.syntax import ast

# Of a name, found where all declarations are looked at together.
OF_NAMES = frozenset({"C009", "C010", "C018", "C053", "C065"})
# Of what terms ask, however far around: told at one of several places.
OF_TERMS = frozenset({"C050", "C072", "C090"})


def stands_alone(old: ast.Declaration, new: ast.Declaration) -> bool:
    """Whether nothing else can mean anything else once ``new`` stands in the place of ``old``.

    True of declarations that others know by name and exceptions only, while these stay. Of terms, sources and
    sanctions others know more: that ``check_again`` looks at.
    """
    match old, new:
        case (ast.NotEncoded(), ast.NotEncoded()) | (ast.Impossible(), ast.Impossible()):
            return True
        case (
            (ast.Prohibition(), ast.Prohibition())
            | (ast.Permission(), ast.Permission())
            | (ast.Term(), ast.Term())
            | (ast.Source(), ast.Source())
            | (ast.Sanction(), ast.Sanction())
        ):
            return _known_by(old) == _known_by(new)
        case _:
            return False


def shows(declaration: ast.Declaration) -> bool:
    """Whether others may be wrong because of what it says, besides its name and exceptions."""
    return isinstance(declaration, ast.Term | ast.Source | ast.Sanction)


def check_again(written: ast.Declaration, pack: str, linked: Linked) -> list[Diagnostic] | None:
    """What is wrong with a declaration of a pack, the others being as they are linked.

    Only for one that stands alone and about whose name nothing is found (``OF_NAMES``). None where something may be
    wrong with others now, or no longer.
    """
    scope = _fresh(linked.scopes[pack])
    match written:
        case ast.Term() | ast.Source() | ast.Sanction():
            return scope.report.found if _looks_the_same(written, scope, linked) else None
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


def _looks_the_same(written: ast.Term | ast.Source | ast.Sanction, scope: Scope, linked: Linked) -> bool:
    """Whether others can tell a declaration from what is linked in its place. It is checked on the way."""
    name = scope.names.qualify(written.name.text)
    match written:
        case ast.Term():
            meant, before = read_term(name, written, scope).term.condition, scope.terms.get(name)
            around = any(told.code in OF_TERMS for told in linked.found)
            return before is not None and not around and _asks(meant) <= _asks(before)
        case ast.Source():
            source, known = read_source(written, scope), scope.sources.get(name)
            return known is not None and (source.in_force, source.replaces) == (known.in_force, known.replaces)
        case ast.Sanction():
            sanction, listed = read_sanction(written, scope), linked.shared.sanctions.get(name)
            return listed is not None and sanction.track == listed.track


def _asks(condition: Meant) -> frozenset[object]:
    """Terms and facts that a condition names, however deep, and the stages it looks at."""
    return frozenset([*terms(condition), *(_asked(leaf.test) for leaf in leaves(condition))])


def _asked(test: Test) -> tuple[object, ...]:
    return (test.fact,) if isinstance(test, Member) else (test.fact, test.point)


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
