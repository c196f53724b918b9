"""What is remarkable about a rule set."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Literal

from asn_neutrality.analysis.remarks.registry import remarks
from asn_neutrality.analysis.remarks.remark import GapTable, Remark, RemarkKind, Remarks
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.words import Language
from asn_neutrality.explain.html import html
from asn_neutrality.explain.markdown import markdown
from asn_neutrality.explain.plain import Plain
from asn_neutrality.explain.remarks import FEW, remarks_document, remarks_text, remarks_to_dict
from asn_neutrality.symbolic.compiled import CompiledProgram


class Analysis:
    """The remarks on the rules of a program, made when first asked for.

    ``axes`` are the facts of the table of gaps: what somebody did, and what of it tells cases apart.
    """

    def __init__(self, compiled: CompiledProgram, kinds: Iterable[RemarkKind], axes: tuple[str, ...]) -> None:
        self.rules: RuleSet = compiled.program.source
        self._compiled = compiled
        self._kinds = tuple(kinds) or tuple(RemarkKind)
        self._axes = axes

    @cached_property
    def _found(self) -> Remarks:
        return remarks(self._compiled, self._kinds, self._axes)

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What matters most first: by kind, then in the order of the rules."""
        return self._found.remarks

    @property
    def too_large(self) -> tuple[RemarkKind, ...]:
        """The kinds that were not answered in full."""
        return self._found.too_large

    @property
    def table(self) -> GapTable | None:
        """Where no prohibition speaks; None where gaps were not asked for or there is no fact to look at."""
        return self._found.table

    def of(self, kind: RemarkKind) -> tuple[Remark, ...]:
        """The remarks of one kind."""
        return self._found.of(kind)

    def explain(
        self, language: Language = "id", markup: Literal["md", "html"] | None = None, *, few: int | None = FEW
    ) -> str:
        """Text, or a document in Markdown or HTML; of each kind the first ``few`` remarks, all with None."""
        if markup is None:
            return remarks_text(self._found, self.rules, language, few)
        document = remarks_document(self._found, self.rules, language, few)
        return html(document) if markup == "html" else markdown(document)

    def to_dict(self) -> dict[str, Plain]:
        """Plain data for JSON; its schema is ``asn-neutrality/analysis/1``."""
        return remarks_to_dict(self._found, self.rules)
