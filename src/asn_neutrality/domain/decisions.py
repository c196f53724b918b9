"""What is decided of an event, and no more."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import define

from asn_neutrality.domain.results import Outcome


@define(frozen=True)
class Decision:
    """The outcomes of an event and the ids ``pack.name`` of prohibitions by what is found of each, in their order.

    ``violated`` holds the certain ones and may be empty under VIOLATION, as ``Verdict.violations``.
    """

    outcome: Outcome
    tracks: Mapping[str, Outcome]
    packs: Mapping[str, Outcome]
    violated: tuple[str, ...]
    disputed: tuple[str, ...]
    needs_assessment: tuple[str, ...]
    undetermined: tuple[str, ...]

    @property
    def live(self) -> frozenset[str]:
        """The prohibitions that are violated or may be."""
        return frozenset((*self.violated, *self.disputed, *self.needs_assessment, *self.undetermined))
