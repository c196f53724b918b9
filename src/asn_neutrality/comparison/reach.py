"""Rules without their reach: as if every pack applied to every place, election and day."""

from __future__ import annotations

import attrs

from asn_neutrality.domain.differences import Compared
from asn_neutrality.domain.packs import RulePack, RuleSet
from asn_neutrality.domain.sources import ALWAYS
from asn_neutrality.logic.shapes import Constant


def everywhere(side: Compared) -> Compared:
    """A side without the reach of its rules."""
    return attrs.evolve(side, rules=without_reach(side.rules))


def without_reach(rules: RuleSet) -> RuleSet:
    """The same prohibitions, permissions and exceptions, without scopes and periods."""
    packs = {name: _everywhere(pack) for name, pack in rules.packs.items()}
    return attrs.evolve(rules, packs=packs)


def _everywhere(pack: RulePack) -> RulePack:
    sources = (attrs.evolve(source, in_force=ALWAYS, transition=None) for source in pack.sources)
    return attrs.evolve(
        pack,
        scope=Constant(True),
        sources=tuple(sources),
        prohibitions=tuple(attrs.evolve(rule, period=ALWAYS) for rule in pack.prohibitions),
        permissions=tuple(attrs.evolve(rule, period=ALWAYS) for rule in pack.permissions),
    )


def compared_packs(rules: RuleSet) -> frozenset[str]:
    """The packs whose prohibitions are compared: those asked for, or what one uses that has no prohibition itself."""
    found: set[str] = set()
    pending = list(rules.asked)
    while pending:
        name = pending.pop()
        if name not in found:
            found.add(name)
            pack = rules.packs[name]
            pending += () if pack.prohibitions else pack.uses
    return frozenset(found)
