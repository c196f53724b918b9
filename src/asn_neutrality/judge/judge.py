"""The judge: a program that records are put before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, assert_never

import attrs

from asn_neutrality import questions
from asn_neutrality.checker.acts import acts_of
from asn_neutrality.checker.records import RecordReader
from asn_neutrality.domain.decisions import Decision
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.records import ActRecords, EventRecord
from asn_neutrality.domain.words import Language
from asn_neutrality.engine.event import Event
from asn_neutrality.errors import EventError
from asn_neutrality.judge.court import Court
from asn_neutrality.judge.verdict import Verdict
from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.symbolic.compiled import CompiledProgram
from asn_neutrality.symbolic.diagrams import TooLargeError

if TYPE_CHECKING:
    from asn_neutrality.backends.tables import TableJudge
    from asn_neutrality.domain.receipts import ActReceipt, AnyReceipt, IncidentReceipt, Recheck
    from asn_neutrality.judge.analysis import Analysis
    from asn_neutrality.judge.examples import ExampleResult
    from asn_neutrality.judge.incident import IncidentVerdict
    from asn_neutrality.judge.tables import Tables, TableVerdicts

MOST_ACTS = 64  # of one incident


class Judge:
    """Compiled rules. Made by ``compile``; keeps no state between records and may be shared."""

    def __init__(self, compiled: CompiledProgram) -> None:
        self._compiled = compiled
        self._reader = RecordReader(compiled.program.source.vocabulary)
        self._strict = Court(compiled, self._reader, presumptions=False)
        self._presuming = self._strict.otherwise

    @cached_property
    def _tables(self) -> Tables:
        from asn_neutrality.judge.tables import Tables  # noqa: PLC0415 - who judges records needs none

        return Tables(self._strict, self._reader)

    @property
    def rules(self) -> RuleSet:
        """The rule set it judges by."""
        return self._compiled.program.source

    def evaluate(self, record: object, *, presumptions: bool = False, language: Language = "id") -> Verdict:
        """The verdict on one record.

        ``record`` is a mapping of facts to values, nested (``{"pelaku": {"cuti": "cltn"}}``) or flat
        (``"pelaku.cuti"``), or an attrs or dataclass instance, or an ``EventRecord``. With ``presumptions`` the
        presumptions of the packs hold where nothing else gives a value; each use is listed. Raises ``EventError``,
        whose text is in ``language``, where a fact or value is not in the vocabulary.
        """
        court = self._presuming if presumptions else self._strict
        fast = court.made
        if fast is not None and type(record) is dict:
            decision = fast.quick(record)
            if decision is not None:
                return Verdict(court, record.copy(), decision)
            flat = fast.flat(record.copy())
            decision = None if flat is None else fast.decide_flat(flat)
            if decision is not None:
                return Verdict(court, flat, decision)
        return Verdict(court, court.read(record, language))

    def decide(self, record: object, *, presumptions: bool = False, language: Language = "id") -> Decision:
        """The outcomes of one record, and what is violated or open, by id: a verdict without its reasons.

        Records are taken, and refused, as by ``evaluate``.
        """
        court = self._presuming if presumptions else self._strict
        fast = court.made
        decision = None if fast is None else fast.quick(record)
        return self._decide(record, court, language) if decision is None else decision

    def _decide(self, record: object, court: Court, language: Language) -> Decision:
        decision = None if court.made is None else court.made.decide(record)
        return court.decide(court.read(record, language), language) if decision is None else decision

    def decide_many(self, records: Iterable[object], *, presumptions: bool = False) -> Iterator[Decision]:
        """The decisions on a stream of records, one at a time as they are asked for."""
        court = self._presuming if presumptions else self._strict
        fast = court.fast
        for record in records:
            decision = fast.quick(record)
            yield self._decide(record, court, "id") if decision is None else decision

    def evaluate_many(self, records: Iterable[object], *, presumptions: bool = False) -> Iterator[Verdict]:
        """The verdicts on a stream of records, one at a time as they are asked for."""
        return (self.evaluate(record, presumptions=presumptions) for record in records)

    def evaluate_table(self, table: object, *, presumptions: bool = False, language: Language = "id") -> TableVerdicts:
        """The verdicts on the rows of a table whose columns bear the names of facts.

        ``table`` is anything that hands out an Arrow stream: a table of pyarrow, polars or pandas, a relation of
        DuckDB. Raises ``EventError`` where a column is no fact and ``BackendError`` where this is no table or pyarrow
        is not installed; a row that cannot be read has an error of its own, in ``language``, and stops nothing.
        """
        return self._tables.evaluate(table, self.evaluate, presumptions=presumptions, language=language)

    def rows(self, *, presumptions: bool = False, language: Language = "id") -> TableJudge:
        """The judge of rows, for whoever reads tables piece by piece; ``BackendError`` where pyarrow is missing."""
        return self._tables.judge(presumptions=presumptions, language=language)

    def evaluate_incident(
        self, records: Iterable[object], *, presumptions: bool = False, language: Language = "id"
    ) -> IncidentVerdict:
        """The verdict on the records of one incident together; a record with several acts joined by ``+`` is several.

        Raises ``EventError`` where a record cannot be read, there is none, or they are too many.
        """
        rows = [self.read_acts(record, language=language) for record in records]
        return self.judge_incident(rows, presumptions=presumptions, language=language)

    def read_acts(self, record: object, *, language: Language = "id", where: str | None = None) -> ActRecords:
        """The acts of a record, which are several where a choice joins values by ``+``; or ``EventError``."""
        if isinstance(record, EventRecord):
            return ActRecords((record,))
        found = acts_of(self.rules.vocabulary, record)
        return ActRecords(tuple(self.read(each, language=language, where=where) for each in found.records), found.fact)

    def judge_incident(
        self, rows: Iterable[ActRecords], *, presumptions: bool = False, language: Language = "id"
    ) -> IncidentVerdict:
        """The verdict on acts already read."""
        from asn_neutrality.engine.incident import Act, Incident  # noqa: PLC0415 - who judges single records needs none
        from asn_neutrality.judge.incident import IncidentVerdict  # noqa: PLC0415 - the same

        acts = [
            Act(Event(self._compiled, record, presumptions=presumptions), place, row.fact)
            for place, row in enumerate(rows)
            for record in row.records
        ]
        if not acts:
            raise EventError([Diagnostic("T006", None)], language)
        too_large = Diagnostic("T007", None, {"count": str(len(acts))})
        if len(acts) > MOST_ACTS:
            raise EventError([too_large], language)
        verdict = IncidentVerdict(self._presuming if presumptions else self._strict, Incident(acts))
        try:
            # What grows with the acts is done here, so that no later question fails.
            _ = verdict.outcome, verdict.findings, verdict.tracks, verdict.packs, verdict.grounds
        except TooLargeError:
            raise EventError([too_large], language) from None
        return verdict

    def recheck(self, receipt: AnyReceipt | Mapping[str, object], *, language: Language = "id") -> Recheck:
        """The verdict of a receipt, of an event or an incident, made again under these rules: all in which it differs.

        Raises ``EventError`` where the receipt is broken, a pack it asked is not loaded, or its facts are not in the
        vocabulary.
        """
        from asn_neutrality.checker.receipts import read_receipt  # noqa: PLC0415 - rarely asked for
        from asn_neutrality.domain.receipts import IncidentReceipt, Receipt  # noqa: PLC0415 - the same

        if not isinstance(receipt, Receipt | IncidentReceipt):
            read, diagnostics = read_receipt(receipt)
            if read is None:
                raise EventError(diagnostics, language)
            receipt = read
        missing = [name for name in receipt.asked if name not in self.rules.packs]
        if missing:
            raise EventError([Diagnostic("T005", None, {"name": name}) for name in missing], language)
        # What was left out of the receipt was in the record, and decides nothing.
        match receipt:
            case Receipt():
                again = self.evaluate(receipt.facts, presumptions=receipt.presumptions, language=language).receipt()
                return questions.receipts.compare(receipt, attrs.evolve(again, masked=receipt.masked))
            case IncidentReceipt():
                rows = self._rows(receipt, language)
                whole = self.judge_incident(rows, presumptions=receipt.presumptions, language=language).receipt()
                acts = zip(whole.acts, receipt.acts, strict=True)
                left_out = tuple(attrs.evolve(act, masked=before.masked) for act, before in acts)
                return questions.receipts.compare(receipt, attrs.evolve(whole, acts=left_out))
        assert_never(receipt)

    def _rows(self, receipt: IncidentReceipt, language: Language) -> list[ActRecords]:
        """The records of an incident, the acts of one row together."""
        by_row: dict[int, list[ActReceipt]] = {}
        for act in receipt.acts:
            by_row.setdefault(act.row, []).append(act)
        return [
            ActRecords(tuple(self.read(act.facts, language=language) for act in acts), acts[0].varies)
            for acts in by_row.values()
        ]

    def read(self, record: object, *, language: Language = "id", where: str | None = None) -> EventRecord:
        """The record checked against the vocabulary, or ``EventError``."""
        return self._strict.read(record, language, where)

    def judge(self, record: EventRecord, *, presumptions: bool = False) -> Verdict:
        """The verdict on a record already read."""
        return Verdict(self._presuming if presumptions else self._strict, record)

    def analyze(self, kinds: Iterable[str] = (), axes: tuple[str, ...] = ()) -> Analysis:
        """What is remarkable about the rules: remarks of some kinds, or of all.

        ``axes`` are the facts of the table of gaps. Raises ``ValueError`` for a kind that there is not.
        """
        from asn_neutrality.analysis.remarks.remark import RemarkKind  # noqa: PLC0415 - verdicts do without
        from asn_neutrality.judge.analysis import Analysis  # noqa: PLC0415 - the same

        # Searching makes diagrams: the judge keeps its own as they are.
        return Analysis(CompiledProgram(self._compiled.program), [RemarkKind(kind) for kind in kinds], axes)

    def run_examples(self) -> tuple[ExampleResult, ...]:
        """Every example of the packs with what was found of its rule, in the order of packs and rules."""
        from asn_neutrality.judge.examples import run  # noqa: PLC0415 - rarely asked for

        return tuple(run(self.rules, self.judge))
