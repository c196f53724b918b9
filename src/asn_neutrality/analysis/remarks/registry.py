"""The kinds of remarks, and all remarks on a program."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from asn_neutrality.analysis.remarks.conclusions import conclusions
from asn_neutrality.analysis.remarks.conditions import conditions
from asn_neutrality.analysis.remarks.contained import contained
from asn_neutrality.analysis.remarks.events import Events
from asn_neutrality.analysis.remarks.exceptions import exceptions
from asn_neutrality.analysis.remarks.favourable import favourable
from asn_neutrality.analysis.remarks.gaps import gap_table, gaps
from asn_neutrality.analysis.remarks.never_violated import never_violated
from asn_neutrality.analysis.remarks.overlaps import overlaps
from asn_neutrality.analysis.remarks.readings_alike import readings_alike
from asn_neutrality.analysis.remarks.remark import Remark, RemarkKind, Remarks
from asn_neutrality.analysis.remarks.succession import succession
from asn_neutrality.symbolic.compiled import CompiledProgram
from asn_neutrality.symbolic.diagrams import TooLargeError

FINDERS: Mapping[RemarkKind, Callable[[Events], Iterator[Remark]]] = {
    RemarkKind.FAVOURABLE: favourable,
    RemarkKind.NEVER_VIOLATED: never_violated,
    RemarkKind.EXCEPTIONS: exceptions,
    RemarkKind.CONCLUSIONS: conclusions,
    RemarkKind.SUCCESSION: succession,
    RemarkKind.CONDITIONS: conditions,
    RemarkKind.READINGS: readings_alike,
    RemarkKind.CONTAINED: contained,
    RemarkKind.OVERLAPS: overlaps,
    RemarkKind.GAPS: gaps,
}
NODES = 400_000  # that one kind may add


def remarks(compiled: CompiledProgram, kinds: Iterable[RemarkKind] = RemarkKind, axes: tuple[str, ...] = ()) -> Remarks:
    """The remarks of some kinds; ``axes`` name the facts of the table of gaps, what somebody did first.

    The diagrams of ``compiled`` grow: a judge should have others.
    """
    events = Events(compiled, axes)
    asked = tuple(kind for kind in RemarkKind if kind in set(kinds))
    found: list[Remark] = []
    too_large: list[RemarkKind] = []
    for kind in asked:
        try:
            with events.bounded(NODES):
                for remark in FINDERS[kind](events):
                    found.append(remark)  # noqa: PERF402 - what was found before it grew too large is kept
        except TooLargeError:
            too_large.append(kind)
    table = events.once(gap_table) if RemarkKind.GAPS in asked and RemarkKind.GAPS not in too_large else None
    return Remarks(tuple(found), asked, tuple(too_large), table)
