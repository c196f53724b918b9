"""Verdicts on the rows of a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from attrs import define, field

from asn_neutrality import backends
from asn_neutrality.backends.answers import Answer
from asn_neutrality.checker.records import RecordReader
from asn_neutrality.domain.records import EventRecord
from asn_neutrality.domain.results import Outcome
from asn_neutrality.domain.words import Language
from asn_neutrality.engine.event import Event
from asn_neutrality.engine.reading import read
from asn_neutrality.errors import BackendError, EventError
from asn_neutrality.judge.verdict import Verdict
from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.symbolic.compiled import CompiledProgram
from asn_neutrality.symbolic.diagrams import TooLargeError

if TYPE_CHECKING:
    from asn_neutrality.backends.tables import TableAnswers, TableJudge


class TableVerdicts:
    """What the rules say of each row of a table, in its order.

    It hands itself out as an Arrow stream, so that ``pyarrow.table``, ``polars.from_arrow`` and the like take it as it
    is. The lists of prohibitions cost more than the outcomes; ``outcomes`` does without them.
    """

    def __init__(self, answers: TableAnswers, judge: Callable[[Mapping[str, object]], Verdict]) -> None:
        self._answers = answers
        self._judge = judge

    def __len__(self) -> int:
        return len(self._answers)

    def __repr__(self) -> str:
        return f"<TableVerdicts, {len(self)} rows>"

    @property
    def table(self) -> Any:
        """A ``pyarrow.Table``: the columns ``outcome``, ``track.NAME``, lists of prohibitions by finding, ``error``.

        The lists are ``violations``, ``disputed``, ``needs_assessment`` and ``undetermined``. Of a row that could not
        be read all is null but ``error``, which holds what judging that record alone would raise.
        """
        return self._answers.table

    @property
    def outcomes(self) -> Any:
        """The same table without the lists of prohibitions."""
        return self._answers.outcomes

    def where(self, rule: str, outcome: Outcome = Outcome.VIOLATION) -> Any:
        """A ``pyarrow.ChunkedArray``: for each row whether this is the outcome of one prohibition alone.

        ``rule`` is its id; ``KeyError`` where there is none.
        """
        return self._answers.where(rule, outcome)

    def verdict(self, row: int) -> Verdict:
        """The verdict on one row, with all that a verdict can tell; ``EventError`` where it could not be read."""
        places: Sequence[int] = range(len(self))
        return self._judge(self._answers.record(places[row]))

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._answers.__arrow_c_stream__(requested_schema)


@define
class Tables:
    """Judges tables by compiled rules; made when the first is asked for."""

    compiled: CompiledProgram
    reader: RecordReader
    _judges: dict[bool, TableJudge] = field(factory=dict)

    def evaluate(
        self, given: object, judge: Callable[..., Verdict], *, presumptions: bool, language: Language
    ) -> TableVerdicts:
        """The verdicts on the rows of anything that hands out an Arrow stream; ``judge`` is that of one record."""
        rows = self.judge(presumptions=presumptions, language=language)
        table = backends.incoming.table_of(given)
        if table is None:
            raise BackendError([Diagnostic("B001", None)], language)
        flaws = rows.flaws(table.column_names)
        if flaws:
            raise EventError(flaws, language)
        one = partial(judge, presumptions=presumptions, language=language)
        return TableVerdicts(rows.judge(table, lambda found: str(EventError(found, language))), one)

    def judge(self, *, presumptions: bool, language: Language) -> TableJudge:
        """The judge of rows."""
        found = self._judges.get(presumptions)
        if found is None:
            try:
                make = backends.tables.TableJudge
            except ModuleNotFoundError as error:
                raise BackendError([Diagnostic("B002", None, {"package": str(error.name)})], language) from None
            decide = partial(answer, self.compiled, presumptions=presumptions)
            found = self._judges[presumptions] = make(
                self.compiled.program, self.reader, decide, presumptions=presumptions
            )
        return found


def answer(compiled: CompiledProgram, record: EventRecord, *, presumptions: bool) -> Answer:
    """What the engine finds of one record."""
    event = Event(compiled, record, presumptions=presumptions)
    given = read(compiled.program, record, presumptions=presumptions)
    used = event.reading.defaults, event.reading.presumed
    steady = not event.contradictory and used == (given.defaults, given.presumed)
    tracks = dict.fromkeys(track.name for pack in compiled.program.source.packs.values() for track in pack.tracks)
    by_track = [[rule for rule in compiled.rules if rule.rule.prohibition.track == name] for name in tracks]
    try:
        return Answer(
            outcome=event.outcome(event.some_violated(compiled.rules)),
            tracks=tuple(event.outcome(event.some_violated(rules)) for rules in by_track),
            rules=tuple(event.outcome(event.some_violated((rule,))) for rule in compiled.rules),
            steady=steady,
        )
    except TooLargeError as error:
        return Answer(None, (), (), steady, (Diagnostic("P003", None, {"limit": str(error)}),))
