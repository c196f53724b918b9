"""What may be typed at a place: keywords that the grammar accepts there, and names that mean something."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum

from attrs import define

from asn_neutrality.checker.scope import Scope
from asn_neutrality.checker.written import Kind
from asn_neutrality.domain.facts import FactKind, FactType
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.words import Label
from asn_neutrality.editor.checking import Checked
from asn_neutrality.editor.expectations import Expectation, Wanted, expectation
from asn_neutrality.editor.places import Edit, Place
from asn_neutrality.editor.words import say
from asn_neutrality.editor.workspace import Workspace
from asn_neutrality.explain.voice import label_words
from asn_neutrality.pipeline import shipped
from asn_neutrality.syntax.keywords import KEYWORDS, ROLES, VALUES, Keyword, Role
from asn_neutrality.syntax.parse import accepted_after
from asn_neutrality.syntax.tokens import TOKEN, tokens

WORD_BEFORE = re.compile(r"[A-Za-z0-9_.]*\Z")
BY_ID = {word.id: word.en for word in (*KEYWORDS, *VALUES, *ROLES)}


class Look(Enum):
    """What an item is, for its picture in the list."""

    KEYWORD = "keyword"
    FACT = "fact"
    VALUE = "value"
    TERM = "term"
    SOURCE = "source"
    SANCTION = "sanction"
    RULE = "rule"
    PACK = "pack"
    STAGE = "stage"
    TRACK = "track"


@define(frozen=True)
class Item:
    """One word offered: ``edit`` puts it in place of what is typed of it; ``label`` says it for people."""

    text: str
    look: Look
    label: str
    edit: Edit


Offer = tuple[str, Look, str]


def complete(workspace: Workspace, name: str, place: Place) -> list[Item]:
    """What may stand at a place of an open document, names before keywords; nothing in a comment or a text."""
    checked = workspace.checked(name)
    document = checked.document
    offset = document.offset(place)
    piece, start = document.piece_at(offset)
    typed_so_far = piece.source.text[: offset - start]
    if _in_comment_or_string(typed_so_far):
        return []
    typed = WORD_BEFORE.search(typed_so_far)
    word = typed[0] if typed else ""
    before = typed_so_far[: len(typed_so_far) - len(word)]
    words = [match[0] for match in tokens(before, 0, len(before))]
    accepted = accepted_after(before)
    offers = [
        *_names(expectation(words), accepted, checked, workspace),
        *_keywords(accepted, words, checked, workspace),
    ]
    range_ = document.lines.range(offset - len(word), offset)
    unique: dict[str, Offer] = {}
    for offer in offers:
        unique.setdefault(offer[0], offer)
    return [Item(text, look, label, Edit(range_, text)) for text, look, label in unique.values() if _fits(text, word)]


def _fits(offered: str, typed: str) -> bool:
    """Whether the letters typed stand in the word in that order; an editor ranks what is left."""
    letters = iter(offered)
    return all(letter in letters for letter in typed.lower())


def _in_comment_or_string(text: str) -> bool:
    line = text[text.rfind("\n") + 1 :]
    last = None
    for last in TOKEN.finditer(line):
        if last[0] == '"':
            return True
    return last is not None and last[0].startswith("#")


def _keywords(
    accepted: frozenset[str] | None, words: list[str], checked: Checked, workspace: Workspace
) -> Iterator[Offer]:
    """Keywords in the language of the file, by kind: what goes on before what begins anew."""
    language = checked.document.language
    detail = say("keyword", workspace.language)
    for keyword in sorted(KEYWORDS, key=lambda each: each.role is Role.DECLARATION):
        # Where the text before does not parse, any keyword may be what is missing.
        allowed = accepted is None and bool(words)
        if allowed or (accepted is not None and {keyword.id, keyword.en} & accepted) or _begins(keyword, accepted):
            yield (keyword.en if language == "en" else keyword.id), Look.KEYWORD, detail


def _begins(keyword: Keyword, accepted: frozenset[str] | None) -> bool:
    """Whether a declaration may begin: where the one before it may end."""
    return keyword.role is Role.DECLARATION and accepted is not None and "$END" in accepted


# -- Names -------------------------------------------------------------------------------------------------------------


def _names(  # noqa: C901, PLR0912 - one case for each kind of name
    expected: Expectation, accepted: frozenset[str] | None, checked: Checked, workspace: Workspace
) -> Iterable[Offer]:
    scope = checked.linked.scopes.get(checked.document.pack)
    if scope is None or (accepted is not None and "NAME" not in accepted):
        return ()
    rules = checked.linked.rules
    match expected.wanted:
        case Wanted.PACK:
            return ((pack, Look.PACK, say("pack", workspace.language)) for pack in _packs(checked, workspace))
        case Wanted.SOURCE:
            return _qualified(Kind.SOURCE, Look.SOURCE, _titles(rules, "sources"), scope, workspace)
        case Wanted.SANCTION:
            return _qualified(Kind.SANCTION, Look.SANCTION, _titles(rules, "sanctions"), scope, workspace)
        case Wanted.RULE:
            titles = _titles(rules, "prohibitions") | _titles(rules, "permissions")
            return _qualified(Kind.RULE, Look.RULE, titles, scope, workspace)
        case Wanted.TRACK:
            tracks = rules.packs[checked.document.pack].tracks
            return ((track.name, Look.TRACK, _said(track.label, workspace)) for track in tracks)
        case Wanted.ROLE:
            return ((_spelt(role.id, checked), Look.VALUE, "") for role in ROLES)
        case Wanted.VALUE:
            return _values(rules.vocabulary.facts.get(expected.fact), checked, workspace)
        case Wanted.STAGE:
            return _stages(rules, workspace)
        case Wanted.FACT | Wanted.PAIR:
            return _facts(scope, workspace)
        case Wanted.CONDITION:
            terms = _qualified(Kind.TERM, Look.TERM, _titles(rules, "terms"), scope, workspace)
            return (*terms, *_facts(scope, workspace))
        case Wanted.EXCUSE:
            return _excuses(expected.rule, rules, scope, workspace)
        case _:
            return ()


def _titles(rules: RuleSet, kind: str) -> dict[str, Label | None]:
    return {one.id: one.title for pack in rules.packs.values() for one in getattr(pack, kind)}


def _qualified(
    kind: Kind, look: Look, titles: dict[str, Label | None], scope: Scope, workspace: Workspace
) -> Iterator[Offer]:
    """The names of a kind that the pack sees, with their pack where several give one."""
    own = scope.names.pack.name
    for owner, pack in scope.names.visible.items():
        for name in pack.names[kind]:
            alone = owner == own or len(scope.names.find(kind, name)) == 1
            title = titles.get(f"{owner}.{name}")
            yield (name if alone else f"{owner}.{name}"), look, _said(title, workspace)


def _facts(scope: Scope, workspace: Workspace) -> Iterator[Offer]:
    types = scope.facts.types
    return ((name, Look.FACT, _said(types[name].label, workspace)) for name in scope.visible_facts())


def _values(fact: FactType | None, checked: Checked, workspace: Workspace) -> Iterator[Offer]:
    if fact is None:
        return
    named = [(each.name, each.label) for each in fact.values] + [(each.name, each.label) for each in fact.groups]
    for word, label in named:
        name = _spelt(word, checked) if fact.kind is FactKind.YES_NO or fact.stage else word
        yield name, Look.VALUE, _said(label, workspace)


def _stages(rules: RuleSet, workspace: Workspace) -> Iterator[Offer]:
    for pack in rules.packs.values():
        for calendar in pack.calendars:
            yield from ((stage.name, Look.STAGE, _said(stage.label, workspace)) for stage in calendar.stages)


def _excuses(rule: str, rules: RuleSet, scope: Scope, workspace: Workspace) -> Iterator[Offer]:
    found = scope.names.find(Kind.RULE, rule)
    for pack in rules.packs.values():
        for prohibition in pack.prohibitions:
            if prohibition.id in found:
                yield from ((each.name, Look.RULE, _said(each.label, workspace)) for each in prohibition.exceptions)
        for permission in pack.permissions:
            if not set(found).isdisjoint(permission.overrides):
                yield permission.id.partition(".")[2], Look.RULE, _said(permission.title, workspace)


def _packs(checked: Checked, workspace: Workspace) -> Iterable[str]:
    beside = (each.pack for each in workspace.neighbours(checked.document))
    return sorted({*beside, *shipped()} - {checked.document.pack, ""})


def _spelt(word: str, checked: Checked) -> str:
    """A word of the language as the file spells it."""
    return BY_ID.get(word, word) if checked.document.language == "en" else word


def _said(label: Label | None, workspace: Workspace) -> str:
    return label_words(label, workspace.language) if label is not None else ""
