"""What the name at a place means, where it is declared and where else it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from attrs import define

from asn_neutrality.checker.facts import PHASE_PREFIX
from asn_neutrality.checker.names import Names
from asn_neutrality.checker.rule_sets import Linked
from asn_neutrality.checker.written import Kind
from asn_neutrality.domain.facts import FactKind, FactRole
from asn_neutrality.editor.checking import check_document
from asn_neutrality.editor.document import Document
from asn_neutrality.editor.occurrences import Occurrence, Sort, occurrences
from asn_neutrality.editor.places import Location, Place
from asn_neutrality.editor.workspace import Workspace
from asn_neutrality.pipeline import shipped

KINDS = {
    Sort.SOURCE: Kind.SOURCE,
    Sort.SANCTION: Kind.SANCTION,
    Sort.RULE: Kind.RULE,
    Sort.TERM: Kind.TERM,
}


@define(frozen=True)
class Thing:
    """What a name means. ``id`` is unique among things of its sort: ``pack.name`` where packs keep names apart,
    ``fact=value`` of a value, ``pack.rule.name`` of an exception or reading.
    """

    sort: Sort
    id: str


@define(frozen=True, eq=False)
class Standing:
    """A name at its place in a document, and what it means there."""

    document: Document
    occurrence: Occurrence
    thing: Thing

    @property
    def location(self) -> Location:
        """Where it stands."""
        return Location(self.document.name, self.document.range(self.occurrence.name.span))


def at(workspace: Workspace, name: str, place: Place) -> Standing | None:
    """The name at a place of an open document, where it means something."""
    linked = workspace.linked(name)
    offset = linked.document.offset(place)
    piece, start = linked.document.piece_at(offset)
    for declaration in piece.declarations:
        for each in occurrences(declaration):
            if each.name.span.start <= offset - start <= each.name.span.end:
                thing = meaning(each, linked.document, linked.linked)
                return Standing(linked.document, each, thing) if thing is not None else None
    return None


def definition(workspace: Workspace, name: str, place: Place) -> list[Location]:
    """Where the name at a place is declared."""
    here = at(workspace, name, place)
    if here is None:
        return []
    linked = workspace.linked(name)
    if here.thing.sort is Sort.PACK:
        return [_head(each) for each in (linked.document, *linked.around) if each.pack == here.thing.id]
    found = _standing((linked.document, *linked.around), here.thing, linked.linked)
    return [each.location for each in found if each.occurrence.defines]


def references(workspace: Workspace, name: str, place: Place) -> list[Standing]:
    """Every place where what the name at a place means is named: in this document, the packs it uses, those open,
    those beside it, and, for what a shipped pack declares, in every shipped pack. Its declaration comes first.
    """
    here = at(workspace, name, place)
    if here is None:
        return []
    linked = workspace.linked(name)
    found = list(_standing((linked.document, *linked.around), here.thing, linked.linked))
    seen = {linked.document.name, *(each.name for each in linked.around)}
    declaring = {each.document.name: each.document for each in found if each.occurrence.defines}
    for other in _others(workspace, linked.document, any(each.packaged for each in declaring.values())):
        if other.name in seen or here.occurrence.name.text.rpartition(".")[2] not in other.text:
            continue
        seen.add(other.name)
        # Files of another folder may use another pack of the same name.
        used = {other.name, *(each.name for each in workspace.around(other))}
        if not declaring or not used.isdisjoint(declaring):
            found += _standing([other], here.thing, _linked(workspace, other))
    return sorted(found, key=lambda each: not each.occurrence.defines)


def meaning(occurrence: Occurrence, document: Document, linked: Linked) -> Thing | None:  # noqa: C901 - one case per sort
    """What a name of a document means, among the packs it is linked with; None where that is nothing, or several."""
    scope = linked.scopes.get(document.pack)
    if scope is None:
        return None
    text, names = occurrence.name.text, scope.names
    match occurrence.sort:
        case Sort.PACK:
            return Thing(Sort.PACK, text)
        case Sort.TERM if not occurrence.defines and text in scope.facts.types:
            return _fact(text)
        case Sort.FACT:
            return _fact(text) if text in scope.facts.types else None
        case Sort.TERM | Sort.SOURCE | Sort.SANCTION | Sort.RULE:
            return _named(occurrence, names)
        case Sort.VALUE:
            return _value(occurrence, linked)
        case Sort.CALENDAR | Sort.STAGE:
            return Thing(occurrence.sort, text)
        case Sort.TRACK:
            return Thing(Sort.TRACK, names.qualify(text))
        case Sort.READING:
            return Thing(Sort.READING, f"{names.qualify(occurrence.of)}.{text}")
        case Sort.EXCEPTION:
            return _excuse(occurrence, linked, names)
    assert_never(occurrence.sort)


def _named(occurrence: Occurrence, names: Names) -> Thing | None:
    if occurrence.defines:
        return Thing(occurrence.sort, names.qualify(occurrence.name.text))
    found = names.find(KINDS[occurrence.sort], occurrence.name.text)
    return Thing(occurrence.sort, found[0]) if len(found) == 1 else None


def _fact(name: str) -> Thing:
    prefix, _, stage = name.partition(".")
    return Thing(Sort.STAGE, stage) if prefix == PHASE_PREFIX and stage else Thing(Sort.FACT, name)


def _value(occurrence: Occurrence, linked: Linked) -> Thing | None:
    """A value of a fact that declares its values; the words of the language are nobody's to declare."""
    text = occurrence.name.text
    fact = linked.rules.vocabulary.facts.get(occurrence.of)
    if fact is None or fact.stage is not None:
        return None
    if fact.role is FactRole.ELECTION:
        calendars = (calendar.id for pack in linked.rules.packs.values() for calendar in pack.calendars)
        if text in calendars:
            return Thing(Sort.CALENDAR, text)
    groups = {group.name for group in fact.groups}
    declared = {value.name for value in fact.values} if fact.kind is FactKind.CHOICE else set()
    return Thing(Sort.VALUE, f"{fact.name}={text}") if text in declared | groups else None


def _excuse(occurrence: Occurrence, linked: Linked, names: Names) -> Thing | None:
    """An exception of its rule; else a permission of that name that overrides it."""
    text = occurrence.name.text
    found = [names.qualify(occurrence.of)] if occurrence.defines else names.find(Kind.RULE, occurrence.of)
    if len(found) != 1:
        return None
    rules = {rule.id: rule for pack in linked.rules.packs.values() for rule in pack.rules}
    rule = rules.get(found[0])
    if occurrence.defines or (rule is not None and any(each.name == text for each in rule.exceptions)):
        return Thing(Sort.EXCEPTION, f"{found[0]}.{text}")
    permitted = names.find(Kind.RULE, text)
    return Thing(Sort.RULE, permitted[0]) if len(permitted) == 1 else None


def _standing(documents: Iterable[Document], thing: Thing, linked: Linked) -> Iterator[Standing]:
    last = thing.id.rpartition("=")[2].rpartition(".")[2]
    for document in documents:
        for declaration in document.declarations():
            for each in occurrences(declaration):
                # Cheap first: what ends otherwise is another name.
                if each.name.text.endswith(last) and meaning(each, document, linked) == thing:
                    yield Standing(document, each, thing)


def _linked(workspace: Workspace, document: Document) -> Linked:
    if document.name in workspace.documents:
        return workspace.linked(document.name).linked
    return check_document(document, workspace.around(document)).linked


def _others(workspace: Workspace, document: Document, declared_in_shipped: bool) -> Iterator[Document]:
    yield from workspace.neighbours(document)
    if declared_in_shipped:
        for pack in shipped():
            found = workspace.shipped_pack(pack)
            if found is not None:
                yield found


def _head(document: Document) -> Location:
    """The name in a pack's header, else the beginning of the file."""
    for declaration in document.declarations():
        for each in occurrences(declaration):
            if each.sort is Sort.PACK and each.defines:
                return Location(document.name, document.range(each.name.span))
    return Location(document.name, document.lines.range(0, 0))
