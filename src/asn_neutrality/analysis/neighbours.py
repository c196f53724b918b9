"""Rules that are about the same conduct."""

from __future__ import annotations

from collections.abc import Mapping

from asn_neutrality.domain.facts import FactKind, FactType
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.logic.atoms import Meant, Member, Test
from asn_neutrality.logic.fold import Algebra, fold
from asn_neutrality.logic.shapes import Leaf

Values = frozenset[str]
_Both = tuple[Values, Values]  # the values under which a condition can hold, and under which it can fail


def neighbours(rules: RuleSet, limit: int = 5) -> Mapping[str, tuple[str, ...]]:
    """By the id of each prohibition those that reach most of the same conduct, nearest first.

    What somebody did is the choice with the most values: no name of a fact is known here. A rule that reaches every
    value is about something else than conduct and has no neighbours.
    """
    fact = richest(rules)
    if fact is None:
        return {}
    whole = frozenset(value.name for value in fact.values)
    reached = {
        rule.id: found
        for pack in rules.packs.values()
        for rule in pack.prohibitions
        if (found := accepted(rule.condition, fact)) != whole
    }
    return {rule: _nearest(rule, reached, limit) for rule in reached}


def richest(rules: RuleSet) -> FactType | None:
    """What somebody did: the choice with the most values."""
    choices = [fact for fact in rules.vocabulary.facts.values() if fact.kind is FactKind.CHOICE]
    return max(choices, key=lambda fact: len(fact.values), default=None)


def _nearest(rule: str, reached: Mapping[str, Values], limit: int) -> tuple[str, ...]:
    own = reached[rule]
    shares = {
        other: len(own & values) / len(own | values)
        for other, values in reached.items()
        if other != rule and own & values
    }
    return tuple(sorted(shares, key=lambda other: -shares[other])[:limit])


def accepted(condition: Meant, fact: FactType) -> Values:
    """The values of ``fact`` under which ``condition`` can hold, whatever the other facts are."""
    whole = frozenset(value.name for value in fact.values)
    nothing: Values = frozenset()

    def leaf(found: Leaf[Test]) -> _Both:
        test = found.test
        if isinstance(test, Member) and test.fact == fact.name:
            values = frozenset(test.values)
            return values, whole - values
        return whole, whole

    algebra: Algebra[Test, _Both] = Algebra(
        constant=lambda value: (whole, nothing) if value else (nothing, whole),
        leaf=leaf,
        negation=lambda part: (part[1], part[0]),
        every=lambda parts: (
            whole.intersection(*(part[0] for part in parts)),
            nothing.union(*(part[1] for part in parts)),
        ),
        some=lambda parts: (
            nothing.union(*(part[0] for part in parts)),
            whole.intersection(*(part[1] for part in parts)),
        ),
        named=lambda _term, part: part,
        choice=lambda _choice, parts: (
            nothing.union(*(part[0] for part in parts)),
            nothing.union(*(part[1] for part in parts)),
        ),
    )
    return fold(condition, algebra)[0]
