"""In what two rule sets differ."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from asn_neutrality.comparison.records import shown
from asn_neutrality.comparison.register import Register
from asn_neutrality.domain.differences import Case, Change, Difference, Placed, Shown
from asn_neutrality.domain.records import EventRecord
from asn_neutrality.domain.words import Language
from asn_neutrality.explain.differences import FEW, difference_document, difference_text, difference_to_dict
from asn_neutrality.explain.html import html
from asn_neutrality.explain.markdown import markdown
from asn_neutrality.explain.plain import Plain
from asn_neutrality.judge.judge import Judge
from asn_neutrality.symbolic.compiled import CompiledProgram

Programs = tuple[CompiledProgram, CompiledProgram]


class Comparison:
    """A difference that can be told, with examples that show it; ``programs`` are those of the two sides."""

    def __init__(self, found: Difference, programs: Programs) -> None:
        self.difference = found
        self._programs = programs

    @property
    def equal(self) -> bool:
        """Whether every event is proven to have the same outcome, on every track."""
        return self.difference.equal

    @property
    def changes(self) -> tuple[Change, ...]:
        """The differences by their kind, each with its cases."""
        return self.difference.changes

    def examples(self, change: Change, case: Case) -> tuple[Shown | None, Shown | None]:
        """Of each side what it finds of a record that shows the case; None where no rule of it speaks of the case."""
        traits = (*change.common, *case.traits)
        sides = (self.difference.first, self.difference.second)
        first, second = (
            shown(program, said.rules or tuple(each.rule for each in said.excuses), traits, side)
            for program, said, side in zip(self._programs, (case.first, case.second), sides, strict=True)
        )
        return first, second

    @cached_property
    def _register(self) -> Register:
        return Register(self.difference)

    @cached_property
    def judge(self) -> Judge:
        """The first side's judge, by whose vocabulary records are read."""
        return Judge(self._programs[0])

    def place(self, record: EventRecord) -> Placed:
        """What both sides make of one record, and the case that it belongs to."""
        return self._register.place(record)

    def explain(
        self, language: Language = "id", markup: Literal["md", "html"] | None = None, *, few: int | None = FEW
    ) -> str:
        """Text, or a document in Markdown or HTML; of each kind the first ``few`` cases, all with None."""
        if markup is None:
            return difference_text(self.difference, self.examples, language, few)
        document = difference_document(self.difference, self.examples, language, few)
        return html(document) if markup == "html" else markdown(document)

    def to_dict(self) -> dict[str, Plain]:
        """Plain data for JSON; its schema is ``asn-neutrality/difference/1``."""
        return difference_to_dict(self.difference, self.examples)
