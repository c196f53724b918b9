"""Everything a pack's conditions and citations may refer to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import define

from asn_neutrality.checker.facts import PHASE_PREFIX, Facts
from asn_neutrality.checker.names import Names
from asn_neutrality.checker.report import Report
from asn_neutrality.checker.written import Kind
from asn_neutrality.domain.facts import FactType
from asn_neutrality.domain.sources import Citation, LegalSource, Locator
from asn_neutrality.logic.atoms import Meant
from asn_neutrality.syntax import ast


@define(frozen=True)
class Scope:
    """``terms`` and ``sources`` fill as the packs are read: what a declaration needs is read before it."""

    names: Names
    facts: Facts
    stages: frozenset[str]
    terms: Mapping[str, Meant]
    sources: Mapping[str, LegalSource]

    @property
    def report(self) -> Report:
        """Where its findings go."""
        return self.names.report

    def visible_facts(self) -> list[str]:
        """The facts it sees: declared in a visible pack, or phases."""
        return [name for name in self.facts.types if self.facts.owner.get(name) in (None, *self.names.visible)]

    def fact(self, name: ast.Name) -> FactType | None:
        """The fact of this name; an unknown one, or one of a pack not used here, is refused."""
        found = self.facts.types.get(name.text)
        if found is None:
            self._refuse_fact(name)
            return None
        owner = self.facts.owner.get(name.text)
        if owner is not None and owner not in self.names.visible:
            self.names.unused(name, owner)
            return None
        return found

    def stage(self, name: ast.Name) -> bool:
        """Whether some loaded calendar has the stage; if none has, the name is refused."""
        if name.text in self.stages:
            return True
        self.report.unknown("C028", name, self.stages)
        return False

    def citations(self, written: Sequence[ast.Citation]) -> tuple[Citation, ...]:
        """The citations whose source is known; the others are refused."""
        read = (self.citation(citation) for citation in written)
        return tuple(citation for citation in read if citation is not None)

    def citation(self, written: ast.Citation) -> Citation | None:
        """The citation, its source qualified."""
        source = self.names.resolve(Kind.SOURCE, written.source)
        if source is None:
            return None
        locators = tuple(Locator(locator.kind, locator.value) for locator in written.locators)
        return Citation(source, locators, span=written.span)

    def _refuse_fact(self, name: ast.Name) -> None:
        prefix, _, stage = name.text.partition(".")
        if prefix == PHASE_PREFIX and stage:
            phases = [f"{PHASE_PREFIX}.{known}" for known in self.stages]
            self.report.unknown("C028", name, phases)
        else:
            self.report.unknown("C022", name, self.visible_facts())
