"""Conclusions that cannot be: never drawn, or of a value that something else rules out.

Two conclusions of different values that hold together are refused when rules are compiled. What remains is a
conclusion that a combination declared impossible contradicts: a record that leaves the fact to it contradicts itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from asn_neutrality.analysis.remarks.events import Events
from asn_neutrality.analysis.remarks.remark import Remark, RemarkKind, Witness
from asn_neutrality.ir.program import Inference


def conclusions(events: Events) -> Iterator[Remark]:
    """In the order of the facts concluded."""
    for inferences in events.program.inferences.values():
        for inference in inferences:
            yield from _judged(events, inference)


def _judged(events: Events, inference: Inference) -> Iterator[Remark]:
    store = events.store
    level = events.compiled.level[inference.target]
    when = events.under_statements(events.diagram(inference.when))
    can_be = events.under_statements(events.compiled.possible)
    concluded = store.fix(can_be, {level: inference.value})
    # A record contradicts itself only where the conclusion is drawn under every answer to the questions of reading.
    surely = store.always(when, events.compiled.question_levels)
    if not events.can(when):
        yield _remark(inference, "conclusion_never", ())
    elif (found := events.search((surely, can_be, store.negate(concluded)), events.stated)) is not None:
        sometimes = events.search((surely, concluded), events.stated) is not None
        rest = {other: code for other, code in found.items() if other != level}
        shown = Witness(events.record(rest), {})
        yield _remark(inference, "conclusion_sometimes_impossible" if sometimes else "conclusion_impossible", (shown,))


def _remark(inference: Inference, form: str, witnesses: tuple[Witness, ...]) -> Remark:
    conclusion = inference.conclusion
    return Remark(
        RemarkKind.CONCLUSIONS,
        form,
        conclusion.fact,
        conclusion.span,
        conclusion.citations,
        part=conclusion.condition,
        fact=conclusion.fact,
        values=(conclusion.value,),
        witnesses=witnesses,
    )
