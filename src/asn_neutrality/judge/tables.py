"""Verdicts on the rows of a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from asn_neutrality import backends
from asn_neutrality.backends.answers import Answer
from asn_neutrality.checker.records import RecordReader
from asn_neutrality.domain.decisions import Decision
from asn_neutrality.domain.records import EventRecord
from asn_neutrality.domain.results import Outcome
from asn_neutrality.domain.words import Language
from asn_neutrality.errors import BackendError, EventError
from asn_neutrality.judge.court import Court
from asn_neutrality.judge.verdict import Verdict
from asn_neutrality.source.diagnostic import Diagnostic

if TYPE_CHECKING:
    from asn_neutrality.backends.tables import TableAnswers, TableJudge


class TableVerdicts:
    """What the rules say of each row of a table, in its order.

    It hands itself out as an Arrow stream, so that ``pyarrow.table``, ``polars.DataFrame`` and the like take it as it
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
        """The same table without the lists of prohibitions.

        Where one is violated for certain that is told, even if what is found of the others could not be.
        """
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


class Tables:
    """Judges tables by compiled rules; made when the first is asked for. ``strict`` judges without presumptions."""

    def __init__(self, strict: Court, reader: RecordReader) -> None:
        self._strict = strict
        self._reader = reader
        self._judges: dict[bool, TableJudge] = {}

    def evaluate(
        self, given: object, judge: Callable[..., Verdict], *, presumptions: bool, language: Language
    ) -> TableVerdicts:
        """The verdicts on the rows of anything that hands out an Arrow stream; ``judge`` is that of one record."""
        rows = self.judge(presumptions=presumptions, language=language)
        table = backends.incoming.table_of(given)
        if table is None:
            raise BackendError([Diagnostic("B001", None)], language)
        table = rows.stated(table)
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
            court = self._strict.otherwise if presumptions else self._strict
            bench = CourtBench(court)
            found = make(court.compiled.program, self._reader, bench, presumptions=presumptions)
            self._judges[presumptions] = found
        return found


class CourtBench:
    """The engine of single records, as the judge of rows asks it."""

    def __init__(self, court: Court) -> None:
        self._court = court
        self._places = {rule.rule.prohibition.id: place for place, rule in enumerate(court.compiled.rules)}

    def answer(self, record: EventRecord) -> Answer:
        """What is found of a record."""
        try:
            return self._answer(self._court.decide(record))
        except EventError as error:
            return Answer(None, (), (), error.diagnostics)

    def of_coherent(self, record: EventRecord) -> Answer | None:
        """The same; None of one that no event is like."""
        try:
            found = self._court.of_coherent(record)
        except EventError as error:
            return Answer(None, (), (), error.diagnostics)
        return None if found is None else self._answer(found)

    def _answer(self, found: Decision) -> Answer:
        rules = [Outcome.NO_VIOLATION] * len(self._places)
        for ids, outcome in (
            (found.violated, Outcome.VIOLATION),
            (found.disputed, Outcome.DISPUTED),
            (found.needs_assessment, Outcome.NEEDS_ASSESSMENT),
            (found.undetermined, Outcome.UNDETERMINED),
        ):
            for rule in ids:
                rules[self._places[rule]] = outcome
        return Answer(found.outcome, tuple(found.tracks.values()), tuple(rules))
