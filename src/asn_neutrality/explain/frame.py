"""Texts without what the facts of their event tell."""

from __future__ import annotations

from attrs import define

from asn_neutrality.domain.rules import Prohibition


@define(frozen=True, eq=False)
class Frame:
    """A full text but for the sections that tell what is stated: what stands before these, between and after them.

    ``violated`` are the prohibitions of which the first of these sections tells what met them.
    """

    before: str
    violated: tuple[Prohibition, ...]
    between: str
    after: str
