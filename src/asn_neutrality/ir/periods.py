"""When a rule is in force: its own period or its source's, and the succession of sources."""

from __future__ import annotations

from collections.abc import Iterator

from asn_neutrality.domain.facts import FactRole
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.rules import Permission, Prohibition, Sanction
from asn_neutrality.domain.sources import ALWAYS, LegalSource, Period
from asn_neutrality.logic.atoms import InPhase, Meant, Phase
from asn_neutrality.logic.shapes import All, Any, Constant, Leaf, Not
from asn_neutrality.source.diagnostic import Diagnostic

_FROM = frozenset({Phase.DURING, Phase.AFTER})
_UNTIL = frozenset({Phase.BEFORE, Phase.DURING})


class Periods:
    """The in-force conditions of a rule set: the date of the act decides."""

    def __init__(self, rules: RuleSet) -> None:
        self.rules = rules
        sources = [source for pack in rules.packs.values() for source in pack.sources]
        self.sources = {source.id: source for source in sources}
        self.successors: dict[str, list[LegalSource]] = {}
        for source in sources:
            for old in source.replaces:
                self.successors.setdefault(old, []).append(source)
        day = rules.vocabulary.with_role(FactRole.TIME_OF_ACT)
        self.day = None if day is None else day.name

    def problems(self) -> list[Diagnostic]:
        """Rules with a period, in a vocabulary without a fact for the date of the act."""
        if self.day is not None:
            return []
        rules = (rule for pack in self.rules.packs.values() for rule in pack.rules)
        return [Diagnostic("P001", rule.span, {"rule": rule.id}) for rule in rules if rule.period != ALWAYS]

    def conditions(self) -> Iterator[Meant]:
        """The in-force condition of every rule and sanction."""
        for pack in self.rules.packs.values():
            for rule in pack.rules:
                yield self.of(rule)
            for sanction in pack.sanctions:
                yield self.of_sanction(sanction)

    def during(self, period: Period) -> Meant:
        """The act's day lies in the period."""
        if self.day is None:
            return Constant(True)
        parts: list[Meant] = []
        if period.start is not None:
            parts.append(Leaf(InPhase(self.day, period.start, _FROM)))
        if period.end is not None:
            parts.append(Leaf(InPhase(self.day, period.end, _UNTIL)))
        return All(tuple(parts))

    def of(self, rule: Prohibition | Permission) -> Meant:
        """When the rule is in force.

        An act in an old source's period falls under the new source where its transition's condition holds, under
        the old one where it does not. A rule that begins later than its source has no share in the transition.
        """
        condition = self.during(rule.period)
        source = self.sources[rule.basis[0].source]
        away = [new.transition.condition for new in self.successors.get(source.id, ()) if new.transition]
        if away:
            condition = All((condition, *(Not(moved) for moved in away)))
        return self._with_transition(condition, rule.period, source)

    def of_sanction(self, sanction: Sanction) -> Meant:
        """When the sanction is in force: it moves to acts of the old period together with the rules of its source."""
        condition = self.during(sanction.in_force)
        if not sanction.citations:
            return condition
        return self._with_transition(condition, sanction.in_force, self.sources[sanction.citations[0].source])

    def _with_transition(self, condition: Meant, period: Period, source: LegalSource) -> Meant:
        """The condition, or in the old source's period that of the transition, where the period is the source's own."""
        if source.transition is None or period.start != source.in_force.start:
            return condition
        olds = (self.during(self.sources[old].in_force) for old in source.replaces)
        return Any((condition, All((Any(tuple(olds)), source.transition.condition))))
