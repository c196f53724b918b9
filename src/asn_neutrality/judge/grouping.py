"""The prohibitions that have an outcome together: those of one track, those of one pack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.symbolic.compiled import CompiledRule

Groups = Mapping[str, Sequence[CompiledRule]]


def by_track(rules: RuleSet, compiled: Sequence[CompiledRule]) -> Groups:
    """By track, in the order the packs declare them."""
    found: dict[str, list[CompiledRule]] = {track: [] for track in rules.tracks}
    for rule in compiled:
        found[rule.rule.prohibition.track].append(rule)
    return found


def by_pack(compiled: Sequence[CompiledRule]) -> Groups:
    """By pack, of those that have prohibitions, in their order."""
    found: dict[str, list[CompiledRule]] = {}
    for rule in compiled:
        found.setdefault(rule.rule.prohibition.pack, []).append(rule)
    return found
