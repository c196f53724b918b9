"""The header of a pack: its place, its version, its tracks, what it uses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from asn_neutrality.checker.circles import order, walk
from asn_neutrality.checker.clauses import Clauses
from asn_neutrality.checker.labels import label_or_name
from asn_neutrality.checker.names import check_unique
from asn_neutrality.checker.written import WrittenPack, lost_header
from asn_neutrality.domain.packs import Track
from asn_neutrality.source.text import Span
from asn_neutrality.syntax import ast

VERSION = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")


def check_header(pack: WrittenPack) -> None:
    """Refuse a file whose header is missing, repeated, or not first."""
    headers = pack.of(ast.Package)
    start = pack.file.span
    if not headers and lost_header(pack.file) is None:
        pack.report.add("C001", Span(start.source, start.start, start.start), package=pack.report.keyword("paket"))
    for repeated in headers[1:]:
        pack.report.add("C002", repeated.name.span, related=[headers[0].name.span], name=repeated.name.text)
    if headers and pack.file.declarations[0] is not headers[0]:
        pack.report.add("C003", headers[0].name.span, name=headers[0].name.text)


def read_version(clauses: Clauses) -> str:
    """The version: three numbers."""
    version = clauses.need(ast.Version)
    if version is None:
        return ""
    if not VERSION.fullmatch(version.text):
        clauses.report.add("C004", version.span, version=version.text)
    return version.text


def read_tracks(pack: WrittenPack) -> tuple[Track, ...]:
    """The tracks that the header declares."""
    check_unique(pack.report, "rezim", [track.name for track in pack.tracks])
    return tuple(Track(track.name.text, label_or_name(track.label, track.name.text)) for track in pack.tracks)


def check_packs(packs: Sequence[WrittenPack], available: Iterable[str] = ()) -> dict[str, WrittenPack]:
    """The packs by name; two of one name, and uses of packs that are not there, are refused."""
    loaded: dict[str, WrittenPack] = {}
    for pack in packs:
        earlier = loaded.setdefault(pack.name, pack)
        if earlier is not pack and pack.header is not None:
            source = earlier.file.span.source.name
            pack.report.add("C005", pack.header.name.span, name=pack.name, file=source)
    for pack in packs:
        for name in pack.uses:
            if name.text not in loaded:
                pack.report.unlisted("C006", name, {*loaded, *available} - {pack.name})
    return loaded


def in_order_of_use(loaded: Mapping[str, WrittenPack], asked: Iterable[str]) -> list[str]:
    """The packs with those used by others first, else those asked for first; circles are refused."""
    first = [name for name in asked if name in loaded]
    graph = {name: [use.text for use in loaded[name].uses] for name in (*first, *loaded)}
    ordered, circles = order(graph)
    for circle in circles:
        pack = loaded[circle[0]]
        following = circle[1] if len(circle) > 1 else circle[0]
        name = next(use for use in pack.uses if use.text == following)
        pack.report.add("C008", name.span, name=name.text, circle=walk(circle))
    return ordered


def visible_from(pack: WrittenPack, loaded: Mapping[str, WrittenPack]) -> dict[str, WrittenPack]:
    """The pack itself, then the packs it uses and those that they use, nearest first."""
    visible = {pack.name: pack}
    waiting = [pack]
    while waiting:
        for name in waiting.pop(0).uses:
            used = loaded.get(name.text)
            if used is not None and used.name not in visible:
                visible[used.name] = used
                waiting.append(used)
    return visible
