"""The innermost loops once more, in C: looking up one record, comparing columns of codes, joining diagrams.

Each has its like in Python, which holds where no compiler was at hand when the library was built, and answers alike
(decision 0021). ``ASN_NEUTRALITY_PURE`` set to anything does without the C.
"""

from __future__ import annotations

import os
import sys
from types import ModuleType

EDITION = 9
"""Counted up where what C and Python expect of each other changes: what was built before is then not used."""


def _loaded() -> ModuleType | None:
    # Bits are handed down as bytes, the lowest first, and read there as words.
    if os.environ.get("ASN_NEUTRALITY_PURE") or sys.byteorder != "little":
        return None
    try:
        from asn_neutrality.native import _native  # noqa: PLC0415 - it may not be there
    except ImportError:
        return None
    return _native if _native.EDITION == EDITION else None


loops = _loaded()
"""The compiled loops; None where there are none."""
