"""What the verdicts of one judge share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from operator import itemgetter
from threading import RLock
from typing import TYPE_CHECKING

from asn_neutrality import questions
from asn_neutrality.checker.records import RecordReader
from asn_neutrality.domain.decisions import Decision
from asn_neutrality.domain.records import EventRecord
from asn_neutrality.domain.rules import Prohibition
from asn_neutrality.domain.words import Language
from asn_neutrality.engine.completions import Completions
from asn_neutrality.engine.deciding import Subjects
from asn_neutrality.engine.event import Event
from asn_neutrality.engine.reading import presumptions_of, read
from asn_neutrality.errors import EventError
from asn_neutrality.judge.grouping import Groups, by_pack, by_track
from asn_neutrality.judge.judgements import Judgements
from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.symbolic.compiled import CompiledProgram, CompiledRule
from asn_neutrality.symbolic.diagrams import TooLargeError

if TYPE_CHECKING:
    from asn_neutrality.engine.fast.engine import FastEngine
    from asn_neutrality.engine.fast.hearing import Heard
    from asn_neutrality.judge.particulars import Particulars
    from asn_neutrality.questions.support import Supports
    from asn_neutrality.symbolic.terms import TermTable

FEW = 20  # events that are judged the long way sooner than the fast engine is made


class Common:
    """What is the same of compiled rules whether presumptions hold or not, made when first asked for.

    Threads that ask at the same time wait for ``making``: all is made in the diagrams of the rules, and takes long.
    """

    def __init__(self, compiled: CompiledProgram) -> None:
        self.compiled = compiled
        self.making = RLock()
        self._terms: TermTable | None = None
        self._particulars: Particulars | None = None

    @property
    def terms(self) -> TermTable:
        """The terms of the program."""
        with self.making:
            if self._terms is None:
                from asn_neutrality.symbolic.terms import term_table  # noqa: PLC0415 - the first verdict takes none

                self._terms = term_table(self.compiled)
            return self._terms

    @property
    def particulars(self) -> Particulars:
        """What verdicts share beyond decisions."""
        if self._particulars is None:
            with self.making:
                if self._particulars is None:
                    from asn_neutrality.judge.particulars import Particulars  # noqa: PLC0415 - nor these

                    self._particulars = Particulars(self.compiled)
        return self._particulars

    @cached_property
    def supports(self) -> Supports:
        """What verdicts rest on, which is the same of equal findings."""
        return questions.support.Supports(self.compiled.program.source)


class Court:
    """Compiled rules, and whether presumptions hold."""

    def __init__(
        self, compiled: CompiledProgram, reader: RecordReader, *, presumptions: bool, common: Common | None = None
    ) -> None:
        self.compiled = compiled
        self.rules = compiled.program.source
        self.common = Common(compiled) if common is None else common
        self.presumptions = presumptions
        self.judgements = Judgements(compiled)
        self.busy = False  # whether the fast engine is made, or worth making
        self.made: FastEngine | None = None  # the fast engine, once it is
        self._events = 0
        self._reader = reader

    @cached_property
    def otherwise(self) -> Court:
        """The same rules where presumptions hold if they do not here."""
        made = Court(self.compiled, self._reader, presumptions=not self.presumptions, common=self.common)
        made.otherwise = self
        return made

    @cached_property
    def named(self) -> Mapping[str, CompiledRule]:
        """The compiled prohibitions by id."""
        return {rule.rule.prohibition.id: rule for rule in self.compiled.rules}

    @cached_property
    def laws(self) -> Mapping[str, Prohibition]:
        """The prohibitions by id."""
        return {name: rule.rule.prohibition for name, rule in self.named.items()}

    def laws_of(self, ids: Sequence[str]) -> tuple[Prohibition, ...]:
        """The prohibitions that have these ids."""
        if len(ids) > 1:
            return itemgetter(*ids)(self.laws)  # type: ignore[no-any-return]  # twice as fast as one by one
        return (self.laws[ids[0]],) if ids else ()

    @cached_property
    def tracks(self) -> Groups:
        """The prohibitions by track."""
        return by_track(self.rules, self.compiled.rules)

    @cached_property
    def packs(self) -> Groups:
        """The prohibitions by pack."""
        return by_pack(self.compiled.rules)

    @cached_property
    def fast(self) -> FastEngine:
        """The fast engine. Making it takes as long as some tens of records the long way."""
        from asn_neutrality.engine.fast.engine import FastEngine  # noqa: PLC0415 - not for a few records

        self.busy = True
        with self.common.making:
            if self.made is None:
                terms = self.common.terms
                self.made = FastEngine(self.compiled, terms, self._reader, presumptions=self.presumptions)
            return self.made

    @cached_property
    def presumed(self) -> Mapping[str, str]:
        """The presumptions that hold."""
        return dict(presumptions_of(self.compiled.program)) if self.presumptions else {}

    def read(self, record: object, language: Language = "id", where: str | None = None) -> EventRecord:
        """The record checked against the vocabulary, or ``EventError``."""
        if isinstance(record, EventRecord):
            return record
        found, diagnostics = self._reader.read(record, where)
        if found is None:
            raise EventError(diagnostics, language)
        return found

    def heard(self, given: object) -> Heard:
        """What is heard of a record that was read, or laid flat and decided."""
        hearing = self.fast.hearing
        found = hearing.of(given) if type(given) is dict else None
        return hearing.read(self.read(given)) if found is None else found

    def event(self, record: EventRecord) -> Event:
        """The record under the reference engine."""
        self._events += 1
        self.busy = self.busy or self._events >= FEW
        return Event(self.compiled, record, presumptions=self.presumptions)

    def decide(self, record: EventRecord, language: Language = "id") -> Decision:
        """The decision on a record already read. ``EventError`` where it is too large to be told."""
        try:
            return self.fast.of(record) if self.busy else Subjects(self.compiled).of(self.event(record))
        except TooLargeError as error:
            raise EventError([Diagnostic("P003", None, {"limit": str(error)})], language) from None

    def of_coherent(self, record: EventRecord) -> Decision | None:
        """The same; None where no event is as the record says."""
        try:
            return self.fast.of_coherent(record)
        except TooLargeError:
            reading = read(self.compiled, record, presumptions=self.presumptions)
            return self.decide(record) if Completions(self.compiled, reading) else None

    def decided(self, given: object) -> Decision | None:
        """The decision on a record as it was handed in, where the fast engine is made and has one."""
        if self.made is None:
            return None
        decision = self.made.quick(given)
        return self.made.decide(given) if decision is None else decision
