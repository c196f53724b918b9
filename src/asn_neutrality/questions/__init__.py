"""Questions about a judged event: what is missing, what it rests on, what readings change.

Each module is imported when first used: most verdicts are asked for their outcome only.
"""

from typing import TYPE_CHECKING

from asn_neutrality.later import modules

if TYPE_CHECKING:
    from asn_neutrality.questions import (
        assumptions,
        findings,
        grounds,
        incidents,
        missing,
        next_question,
        readings,
        receipts,
        remedies,
        sanctions,
        settling,
        support,
        why_not,
    )

__all__ = [
    "assumptions",
    "findings",
    "grounds",
    "incidents",
    "missing",
    "next_question",
    "readings",
    "receipts",
    "remedies",
    "sanctions",
    "settling",
    "support",
    "why_not",
]

if not TYPE_CHECKING:
    __getattr__ = modules(__name__, __all__)
