"""Clauses that are one line of words."""

from __future__ import annotations

from typing import assert_never

from asn_neutrality.syntax import ast
from asn_neutrality.syntax.inline import Inline, quoted

Words = ast.Version | ast.Language | ast.Number | ast.Link | ast.Quote | ast.Track | ast.Level | ast.Seen | ast.Disputed
Lists = (
    ast.Scope | ast.Tracks | ast.InForce | ast.Replaces | ast.Under | ast.Basis | ast.Overrides | ast.Group | ast.Mark
)


def write(inline: Inline, clause: Words | Lists) -> str:
    """The clause on one line, however long."""
    keyword = inline.keyword
    match clause:
        case ast.Version(text):
            return f"{keyword('versi')} {quoted(text)}"
        case ast.Language():
            return f"{keyword('bahasa')} {inline.language}"
        case ast.Number(text):
            return f"{keyword('nomor')} {quoted(text)}"
        case ast.Link(address):
            return f"{keyword('tautan')} {quoted(address)}"
        case ast.Quote(text, seen):
            return inline.words(keyword("kutipan"), quoted(text), inline.seen(seen))
        case ast.Track(name):
            return f"{keyword('rezim')} {name.text}"
        case ast.Level(number):
            return f"{keyword('tingkat')} {number}"
        case ast.Seen(how):
            return inline.seen(how)
        case ast.Disputed():
            return keyword("diperdebatkan")
        case _:
            return _write_list(inline, clause)


def _write_list(inline: Inline, clause: Lists) -> str:
    keyword = inline.keyword
    match clause:
        case ast.Scope(condition):
            return f"{keyword('lingkup')} {condition.fact.text} {inline.values(condition.values)}"
        case ast.Tracks(tracks):
            return f"{keyword('rezim')} {' / '.join(map(inline.alternative, tracks))}"
        case ast.InForce(period):
            return f"{keyword('berlaku')} {inline.period(period)}"
        case ast.Replaces(sources):
            return f"{keyword('menggantikan')} {' / '.join(source.text for source in sources)}"
        case ast.Under(citations):
            return inline.under(citations)
        case ast.Basis(citations):
            return f"{keyword('dasar')} {inline.citations(citations)}"
        case ast.Overrides(rules):
            return f"{keyword('mengesampingkan')} {' / '.join(rule.text for rule in rules)}"
        case ast.Group(name, label, members):
            names = " / ".join(map(inline.known_value, members))
            return inline.words(keyword("kelompok"), name.text, inline.label(label), "=", names)
        case ast.Mark():
            return inline.mark(clause)
    assert_never(clause)
