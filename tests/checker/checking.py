"""Checking texts: what the tests of this folder share."""

from __future__ import annotations

from asn_neutrality.checker import check
from asn_neutrality.domain.packs import RulePack, RuleSet
from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.source.text import SourceText
from asn_neutrality.syntax import ast
from asn_neutrality.syntax.parse import parse

NAME = "contoh.larangan"


def trees(*texts: str, broken: bool = False) -> list[ast.File]:
    """The trees of some texts, which have no syntax errors unless ``broken``."""
    files = []
    for place, text in enumerate(texts):
        file, diagnostics = parse(SourceText(NAME if place == 0 else f"lain_{place}.larangan", text))
        assert broken or not diagnostics, [(diagnostic.code, str(diagnostic.span)) for diagnostic in diagnostics]
        files.append(file)
    return files


def diagnose(*texts: str, broken: bool = False) -> list[Diagnostic]:
    """What the checker says of some packs loaded together, the first of them asked for."""
    rules, diagnostics = check(trees(*texts, broken=broken), [])
    assert (rules is None) == bool(diagnostics)
    return diagnostics


def refusals(*texts: str, broken: bool = False) -> list[str]:
    """The same as ``code line:column``, with the file's number before it where it is not the first."""
    return [shown(diagnostic) for diagnostic in diagnose(*texts, broken=broken)]


def shown(diagnostic: Diagnostic) -> str:
    """A diagnostic's code, place and suggestion."""
    assert diagnostic.span is not None
    line, column = diagnostic.span.position
    file = "" if diagnostic.span.source.name == NAME else f"{diagnostic.span.source.name} "
    meant = f" {diagnostic.suggestion}?" if diagnostic.suggestion else ""
    return f"{diagnostic.code} {file}{line}:{column}{meant}"


def rule_set(*texts: str) -> RuleSet:
    """The rule set of packs that are in order."""
    rules, diagnostics = check(trees(*texts), [])
    assert not diagnostics, [(shown(diagnostic), diagnostic.arguments) for diagnostic in diagnostics]
    assert rules is not None
    return rules


def pack(*texts: str) -> RulePack:
    """The first of some packs that are in order."""
    rules = rule_set(*texts)
    return next(one for one in rules.packs.values() if one.source.name == NAME)
