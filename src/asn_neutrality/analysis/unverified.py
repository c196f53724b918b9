"""What nobody has checked against the official text, and how much rests on it."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import define

from asn_neutrality.analysis.trace import Place, place_order
from asn_neutrality.analysis.uses import Use, UseKind, uses
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.sources import LegalSource, Provenance


@define(frozen=True)
class Unverified:
    """Places of a source seen in the same uncertain way.

    ``rules`` are the ids of the prohibitions and permissions that rest on them, ``others`` the names of what else
    does, such as who imposes a sanction. ``level`` is the highest level of the rules' sanctions (None: no sanction,
    or none with a level).
    """

    source: LegalSource
    provenance: Provenance
    places: tuple[Place, ...]
    rules: tuple[str, ...]
    others: tuple[str, ...]
    level: int | None


def unverified(rules: RuleSet) -> tuple[Unverified, ...]:
    """What to check first comes first: the unseen before the reported, then by the number of rules, then by level.

    A source on which nothing rests is left out.
    """
    sources = {source.id: source for pack in rules.packs.values() for source in pack.sources}
    levels = _levels(rules)
    carried = _carried(rules)
    found: dict[tuple[str, Provenance], list[Use]] = {}
    for use in uses(rules):
        if use.seen is not Provenance.PRIMARY and use.citation.source in sources:
            found.setdefault((use.citation.source, use.seen), []).append(use)
    listed = [_listed(sources[source], seen, tuple(group), levels, carried) for (source, seen), group in found.items()]
    order = list(Provenance)
    return tuple(sorted(listed, key=lambda each: (-order.index(each.provenance), -len(each.rules), -(each.level or 0))))


def _listed(
    source: LegalSource,
    seen: Provenance,
    group: tuple[Use, ...],
    levels: Mapping[str, int | None],
    carried: Mapping[str, tuple[str, ...]],
) -> Unverified:
    rules: dict[str, None] = {}
    for use in group:
        if use.rule is not None:
            rules[use.rule] = None
        elif use.kind is UseKind.SANCTION:
            rules |= dict.fromkeys(carried.get(use.name, ()))
    graded = [level for rule in rules if (level := levels.get(rule)) is not None]
    others = (use.name for use in group if use.rule is None and use.kind is not UseKind.SANCTION)
    return Unverified(
        source=source,
        provenance=seen,
        places=tuple(sorted({use.citation.locators for use in group}, key=place_order)),
        rules=tuple(rules),
        others=tuple(dict.fromkeys(others)),
        level=max(graded, default=None),
    )


def _levels(rules: RuleSet) -> dict[str, int | None]:
    """The highest level of the sanctions of each prohibition."""
    level = {sanction.id: sanction.level for pack in rules.packs.values() for sanction in pack.sanctions}
    return {
        rule.id: max((at for clause in rule.sanctions if (at := level.get(clause.sanction)) is not None), default=None)
        for pack in rules.packs.values()
        for rule in pack.prohibitions
    }


def _carried(rules: RuleSet) -> dict[str, tuple[str, ...]]:
    """The prohibitions that carry a sanction, by its id."""
    found: dict[str, tuple[str, ...]] = {}
    for rule in (rule for pack in rules.packs.values() for rule in pack.prohibitions):
        for clause in rule.sanctions:
            found[clause.sanction] = (*found.get(clause.sanction, ()), rule.id)
    return found
