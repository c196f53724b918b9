"""The diagnostics found in one record."""

from __future__ import annotations

from asn_neutrality.source.diagnostic import Diagnostic


class Refusals:
    """Collects diagnostics that share a place (``records.csv:3``)."""

    def __init__(self, where: str | None) -> None:
        self.where = where
        self.found: list[Diagnostic] = []

    def add(self, code: str, suggestion: str | None = None, **arguments: str) -> None:
        """Note one diagnostic; ``arguments`` fill the braces of its words."""
        self.found.append(Diagnostic(code, None, arguments, suggestion, where=self.where))
