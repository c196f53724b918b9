"""Facts of a vocabulary: one function for each kind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypedDict, Unpack

from asn_neutrality.building.clauses import Labelled, alternatives
from asn_neutrality.building.words import BUILT, Words, label, name, text
from asn_neutrality.syntax import ast
from asn_neutrality.syntax.keywords import ROLES
from asn_neutrality.syntax.order import arrange

Role = Literal["time_of_act", "election", "contest", "area", "record_id", "incident_id"]
ROLE_WORDS = {word.en: word.id for word in ROLES}


class Marks(TypedDict, total=False):
    """What else is said of a fact. ``assessment`` is the value that favours the actor, where one must assess it."""

    groups: Iterable[ast.Group]
    assessment: str
    default: str
    personal: bool
    changeable: bool
    role: Role
    cost: int
    ask: Words


def choice(word: str, title: Words, *values: Labelled, **marks: Unpack[Marks]) -> ast.Fact:
    """A fact with one of several values."""
    return _fact("pilihan", word, title, alternatives(values), marks)


def yes_no(word: str, title: Words, **marks: Unpack[Marks]) -> ast.Fact:
    """A fact that is yes or no."""
    return _fact("ya_tidak", word, title, (), marks)


def text_fact(word: str, title: Words, **marks: Unpack[Marks]) -> ast.Fact:
    """A free text; no condition can ask for it."""
    return _fact("teks", word, title, (), marks)


def date_fact(word: str, title: Words, **marks: Unpack[Marks]) -> ast.Fact:
    """A day."""
    return _fact("tanggal", word, title, (), marks)


def region_fact(word: str, title: Words, **marks: Unpack[Marks]) -> ast.Fact:
    """A region code."""
    return _fact("kode_wilayah", word, title, (), marks)


def _fact(kind: str, word: str, title: Words, values: tuple[ast.Alternative, ...], marks: Marks) -> ast.Fact:
    clauses: list[ast.Clause] = [*marks.get("groups", ())]
    said = {"penilaian": marks.get("assessment"), "baku": marks.get("default")}
    said["peran"] = ROLE_WORDS[marks["role"]] if "role" in marks else None
    said["biaya"] = str(marks["cost"]) if "cost" in marks else None
    there = {mark: ast.Name(text(value), span=BUILT) for mark, value in said.items() if value is not None}
    clauses += [ast.Mark(mark, value, span=BUILT) for mark, value in there.items()]
    bare = {"pribadi": marks.get("personal"), "dapat_diubah": marks.get("changeable")}
    clauses += [ast.Mark(mark, None, span=BUILT) for mark, so in bare.items() if so]
    clauses += [ast.Ask(label(marks["ask"]), span=BUILT)] if "ask" in marks else []
    return ast.Fact(name(word), label(title), kind, values, arrange(ast.Fact, clauses), span=BUILT)
