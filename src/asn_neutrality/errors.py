"""The exceptions at the edge. Inside, what is wrong with an input is a list of diagnostics."""

from __future__ import annotations

from collections.abc import Sequence

from asn_neutrality.domain.words import Language
from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.source.draw import draw


class NeutralityError(Exception):
    """The root of all errors of this library. Its text is its ``diagnostics``, drawn in ``language``."""

    def __init__(self, diagnostics: Sequence[Diagnostic], language: Language = "id") -> None:
        super().__init__(diagnostics, language)
        self.diagnostics = tuple(diagnostics)
        self.language = language

    def __str__(self) -> str:
        return "\n\n".join(draw(diagnostic, self.language) for diagnostic in self.diagnostics)


class RulesError(NeutralityError):
    """The rule files cannot be compiled."""


class EventError(NeutralityError):
    """The event record cannot be read."""


class BackendError(NeutralityError):
    """The input or output of many events failed as a whole."""
