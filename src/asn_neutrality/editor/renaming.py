"""Another name for a thing, everywhere at once, or why not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from attrs import define

from asn_neutrality.editor.document import Document
from asn_neutrality.editor.occurrences import Sort, occurrences
from asn_neutrality.editor.places import Edit, Place, Range
from asn_neutrality.editor.things import Standing, Thing, at, references
from asn_neutrality.editor.words import say
from asn_neutrality.editor.workspace import Workspace
from asn_neutrality.syntax.keywords import KEYWORDS, RESERVED

PART = r"[a-z][a-z0-9_]*"
NAME = re.compile(PART)
FACT_NAME = re.compile(rf"{PART}(?:\.{PART})*")
SPELLINGS = frozenset(spelling for word in KEYWORDS for spelling in (word.id, word.en))


@define(frozen=True)
class Refusal:
    """Why a name stays."""

    reason: str


@define(frozen=True)
class Renaming:
    """The edits of each file that a new name takes."""

    edits: tuple[tuple[str, tuple[Edit, ...]], ...]


def may_rename(workspace: Workspace, name: str, place: Place) -> Range | Refusal:
    """The range of the name at a place, as it would be renamed; or why it cannot be."""
    here = at(workspace, name, place)
    if here is None:
        return Refusal(say("nothing_here", workspace.language))
    found = references(workspace, name, place)
    refused = _fixed(here.thing, found, workspace)
    return refused or _edit(here, "").range


def rename(workspace: Workspace, name: str, place: Place, new: str) -> Renaming | Refusal:
    """The edits that give the thing at a place a new name wherever it is named; or why there are none."""
    here = at(workspace, name, place)
    if here is None:
        return Refusal(say("nothing_here", workspace.language))
    found = references(workspace, name, place)
    refused = _unfit(here.thing, new, workspace) or _fixed(here.thing, found, workspace)
    refused = refused or _clash(here.thing, found, new, workspace)
    if refused is not None:
        return refused
    edits: dict[str, list[Edit]] = {}
    for each in found:
        edits.setdefault(each.document.name, []).append(_edit(each, new))
    return Renaming(tuple((file, tuple(sorted(made, key=lambda edit: edit.range))) for file, made in edits.items()))


def _edit(standing: Standing, new: str) -> Edit:
    """Of a name with its pack before it only the last part."""
    document, name = standing.document, standing.occurrence.name
    old = standing.thing.id.rpartition("=")[2]
    old = old if standing.thing.sort is Sort.FACT else old.rpartition(".")[2]
    end = document.start(name.span) + name.span.end - name.span.start
    return Edit(document.lines.range(end - len(old), end), new)


def _unfit(thing: Thing, new: str, workspace: Workspace) -> Refusal | None:
    """Why the new word is no name."""
    pattern = FACT_NAME if thing.sort is Sort.FACT else NAME
    if not pattern.fullmatch(new):
        return Refusal(say("not_a_name", workspace.language, name=new))
    if not (RESERVED | SPELLINGS).isdisjoint(new.split(".")):
        return Refusal(say("is_keyword", workspace.language, name=new))
    return None


def _fixed(thing: Thing, found: Sequence[Standing], workspace: Workspace) -> Refusal | None:
    """Why this thing keeps its name."""
    if thing.sort is Sort.PACK:
        return Refusal(say("pack_is_file", workspace.language))
    declared = [each for each in found if each.occurrence.defines]
    if not declared:
        return Refusal(say("nothing_here", workspace.language))
    for each in found:
        if each.document.packaged:
            words = {"name": each.occurrence.name.text, "pack": each.document.pack}
            return Refusal(say("shipped", workspace.language, **words))
        if any(piece.diagnostics for piece in each.document.pieces.pieces):
            return Refusal(say("broken", workspace.language, file=Path(each.document.name).name))
    return None


def _clash(thing: Thing, found: Sequence[Standing], new: str, workspace: Workspace) -> Refusal | None:
    """Whether the new name means something already where the old one stands."""
    documents: dict[str, Document] = {}
    for each in found:
        documents[each.document.name] = each.document
        for other in workspace.around(each.document):
            documents.setdefault(other.name, other)
    borne = {
        _last(occurrence.name.text, thing)
        for document in documents.values()
        for declaration in document.declarations()
        for occurrence in occurrences(declaration)
        if occurrence.defines and _may_clash(occurrence.sort, thing)
    }
    return Refusal(say("taken", workspace.language, name=new)) if new in borne else None


def _last(text: str, thing: Thing) -> str:
    return text if thing.sort in (Sort.FACT, Sort.TERM) else text.rpartition(".")[2]


def _may_clash(sort: Sort, thing: Thing) -> bool:
    """Terms and facts share their names, and so do values and calendars; any other sort is apart."""
    together = ({Sort.TERM, Sort.FACT}, {Sort.VALUE, Sort.CALENDAR}, {Sort.EXCEPTION, Sort.RULE})
    return sort is thing.sort or any({sort, thing.sort} <= each for each in together)
