"""What the verdicts of one judge share."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from asn_neutrality.checker.records import RecordReader
from asn_neutrality.domain.decisions import Decision
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.records import EventRecord
from asn_neutrality.domain.results import Judgement
from asn_neutrality.domain.rules import Prohibition
from asn_neutrality.domain.words import Language
from asn_neutrality.engine.event import Event
from asn_neutrality.engine.fast.walk import Likeness, Walk
from asn_neutrality.errors import EventError
from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.symbolic.compiled import CompiledProgram
from asn_neutrality.symbolic.diagrams import TooLargeError

FEW = 20  # events that are judged the long way sooner than the fast engine is made

REMEMBERED = 500  # judgements


class Court:
    """Compiled rules, and whether presumptions hold."""

    def __init__(self, compiled: CompiledProgram, reader: RecordReader, *, presumptions: bool) -> None:
        self.compiled = compiled
        self.presumptions = presumptions
        self.judgements: dict[Likeness, Judgement] = {}
        self.busy = False  # whether the fast engine is made, or worth making
        self.made: Walk | None = None  # the fast engine, once it is
        self._events = 0
        self._reader = reader

    @cached_property
    def otherwise(self) -> Court:
        """The same rules where presumptions hold if they do not here."""
        made = Court(self.compiled, self._reader, presumptions=not self.presumptions)
        made.otherwise = self
        return made

    @property
    def rules(self) -> RuleSet:
        """The rule set."""
        return self.compiled.program.source

    @cached_property
    def laws(self) -> Mapping[str, Prohibition]:
        """The prohibitions by id."""
        return {rule.rule.prohibition.id: rule.rule.prohibition for rule in self.compiled.rules}

    @cached_property
    def walk(self) -> Walk:
        """The fast engine. Making it takes as long as some tens of records the long way."""
        self.busy = True
        self.made = Walk(self.compiled, self._reader, presumptions=self.presumptions)
        return self.made

    def read(self, record: object, language: Language = "id", where: str | None = None) -> EventRecord:
        """The record checked against the vocabulary, or ``EventError``."""
        if isinstance(record, EventRecord):
            return record
        found, diagnostics = self._reader.read(record, where)
        if found is None:
            raise EventError(diagnostics, language)
        return found

    def keep(self, likeness: Likeness, judgement: Judgement) -> None:
        """Remember a judgement for records that are like the one it is on."""
        if len(self.judgements) >= REMEMBERED:
            self.judgements.clear()
        self.judgements[likeness] = judgement

    def event(self, record: EventRecord) -> Event:
        """The record under the reference engine."""
        self._events += 1
        self.busy = self.busy or self._events >= FEW
        return Event(self.compiled, record, presumptions=self.presumptions)

    def decide(self, record: EventRecord, language: Language = "id") -> Decision:
        """The decision on a record already read. ``EventError`` where it is too large to be told."""
        try:
            return self.walk.of(record)
        except TooLargeError as error:
            raise EventError([Diagnostic("P003", None, {"limit": str(error)})], language) from None
