"""Files to a rule set, or to what is wrong with them: the order in which packs are read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import define

from asn_neutrality.checker.derived import check_conclusions, check_presumptions
from asn_neutrality.checker.facts import Facts
from asn_neutrality.checker.header import check_header, check_packs, in_order_of_use, visible_from
from asn_neutrality.checker.names import Names, check_unique
from asn_neutrality.checker.packs import Shared, read_pack
from asn_neutrality.checker.report import in_order
from asn_neutrality.checker.scope import Scope
from asn_neutrality.checker.sources import check_succession, read_sanction, read_source
from asn_neutrality.checker.terms import read_terms
from asn_neutrality.checker.trials import rules_of, with_examples
from asn_neutrality.checker.vocabulary import read_facts
from asn_neutrality.checker.written import Kind, WrittenPack, read_packs, stages
from asn_neutrality.domain.packs import RulePack, RuleSet
from asn_neutrality.domain.rules import Sanction
from asn_neutrality.domain.sources import LegalSource
from asn_neutrality.logic.atoms import Meant
from asn_neutrality.source.diagnostic import Diagnostic, Severity
from asn_neutrality.syntax import ast


@define(frozen=True, eq=False)
class Linked:
    """Packs linked together, whatever is wrong with them: ``rules`` mean something only where ``found`` has no error.

    With ``scopes``, by pack, and ``shared`` a declaration can be read again while the others stay (``again``).
    """

    rules: RuleSet
    found: list[Diagnostic]
    scopes: Mapping[str, Scope]
    shared: Shared


def check(
    files: Sequence[ast.File], asked: Sequence[str], available: Iterable[str] = ()
) -> tuple[RuleSet | None, list[Diagnostic]]:
    """The packs of the files linked together, or None and everything that is wrong with them.

    Every pack that another uses must be among the files. ``asked`` names the packs the caller asked for;
    ``available`` are packs that could be used although nothing does, to suggest where a name is misspelt.
    """
    linked = link(files, asked, available)
    if any(diagnostic.severity is Severity.ERROR for diagnostic in linked.found):
        return None, linked.found
    return linked.rules, linked.found


def link(files: Sequence[ast.File], asked: Sequence[str], available: Iterable[str] = ()) -> Linked:
    """``check`` with all it knows."""
    found: list[Diagnostic] = []
    written = read_packs(files, found)
    for pack in written:
        check_header(pack)
    loaded = check_packs(written, available)
    found.extend(Diagnostic("C006", None, {"name": name}) for name in asked if name not in loaded)
    ordered = {name: loaded[name] for name in in_order_of_use(loaded, asked)}
    facts = read_facts(list(ordered.values()))
    packs, scopes, shared = _read(ordered, facts)
    # A declaration may have been parsed alone, as a text of its own.
    sources = [one.span.source for file in files for one in (file, *file.declarations)]
    return Linked(RuleSet(packs, tuple(asked), facts.vocabulary), in_order(found, sources), scopes, shared)


def _read(loaded: Mapping[str, WrittenPack], facts: Facts) -> tuple[dict[str, RulePack], dict[str, Scope], Shared]:
    """Each pack as meant: first what the rules of all packs rest on, then the rules, then their examples."""
    terms: dict[str, Meant] = {}
    sources: dict[str, LegalSource] = {}
    known = frozenset(stage.name.text for pack in loaded.values() for stage in stages(pack.file))
    scopes = {
        name: Scope(Names(pack, visible_from(pack, loaded), loaded), facts, known, terms, sources)
        for name, pack in loaded.items()
    }
    _check_names(scopes)
    read = read_terms(scopes, terms)
    for scope in scopes.values():
        for declared in scope.names.pack.of(ast.Source):
            source = read_source(declared, scope)
            sources.setdefault(source.id, source)
    check_succession(sources, scopes)
    shared = Shared(read, _sanctions(scopes))
    packs = {name: read_pack(scope, shared) for name, scope in scopes.items()}
    _check_derived(packs, scopes)
    rules = rules_of(packs.values())
    packs = {name: with_examples(pack, scopes[name], rules) for name, pack in packs.items()}
    return packs, scopes, shared


def _sanctions(scopes: Mapping[str, Scope]) -> dict[str, Sanction]:
    found: dict[str, Sanction] = {}
    for scope in scopes.values():
        for written in scope.names.pack.of(ast.Sanction):
            sanction = read_sanction(written, scope)
            found.setdefault(sanction.id, sanction)
    return found


def _check_derived(packs: Mapping[str, RulePack], scopes: Mapping[str, Scope]) -> None:
    conclusions = [(one, scopes[name]) for name, pack in packs.items() for one in pack.conclusions]
    check_conclusions(conclusions, [calendar for pack in packs.values() for calendar in pack.calendars])
    check_presumptions((one, scopes[name]) for name, pack in packs.items() for one in pack.presumptions)


def _check_names(scopes: Mapping[str, Scope]) -> None:
    """Refuse names borne twice, keywords as names, and terms named like a fact they would hide behind."""
    calendars: dict[str, tuple[ast.Name, str]] = {}
    for scope in scopes.values():
        pack = scope.names.pack
        check_unique(pack.report, "paket", [pack.header.name] if pack.header else [])
        for kind in Kind:
            check_unique(pack.report, kind.value, pack.written_names(kind))
        for name in pack.names[Kind.TERM].values():
            if name.text in scope.facts.types:
                pack.report.add("C018", name.span, name=name.text)
        for name in pack.names[Kind.CALENDAR].values():
            earlier, owner = calendars.setdefault(name.text, (name, pack.name))
            if earlier is not name:
                pack.report.add("C012", name.span, related=[earlier.span], name=name.text, pack=owner)
