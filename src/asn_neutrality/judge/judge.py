"""The judge: a program that records are put before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from asn_neutrality.checker.records import RecordReader
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.records import EventRecord
from asn_neutrality.domain.words import Language
from asn_neutrality.engine.event import Event
from asn_neutrality.errors import EventError
from asn_neutrality.judge.examples import ExampleResult, run
from asn_neutrality.judge.verdict import Verdict
from asn_neutrality.symbolic.compiled import CompiledProgram


class Judge:
    """Compiled rules. Made by ``compile``; keeps no state between records and may be shared."""

    def __init__(self, compiled: CompiledProgram) -> None:
        self._compiled = compiled
        self._reader = RecordReader(compiled.program.source.vocabulary)

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
        return self.judge(self.read(record, language=language), presumptions=presumptions)

    def evaluate_many(self, records: Iterable[object], *, presumptions: bool = False) -> Iterator[Verdict]:
        """The verdicts on a stream of records, one at a time as they are asked for."""
        return (self.evaluate(record, presumptions=presumptions) for record in records)

    def read(self, record: object, *, language: Language = "id", where: str | None = None) -> EventRecord:
        """The record checked against the vocabulary, or ``EventError``."""
        if isinstance(record, EventRecord):
            return record
        found, diagnostics = self._reader.read(record, where)
        if found is None:
            raise EventError(diagnostics, language)
        return found

    def judge(self, record: EventRecord, *, presumptions: bool = False) -> Verdict:
        """The verdict on a record already read."""
        return Verdict(self.rules, Event(self._compiled, record, presumptions=presumptions))

    def run_examples(self) -> tuple[ExampleResult, ...]:
        """Every example of the packs with what was found of its rule, in the order of packs and rules."""
        return tuple(run(self.rules, self.judge))
