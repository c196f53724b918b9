"""Region codes of the home ministry: province, regency or city, district, village."""

from __future__ import annotations

import re

CODE = r"[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{4})?)?)?"
BELOW = r"[0-9]{2}(?:\.[0-9]{2}){0,2}\.\*"
_PATTERN = re.compile(rf"{CODE}|{BELOW}")


def is_code(text: str) -> bool:
    """Whether ``text`` is a code."""
    return re.fullmatch(CODE, text) is not None


def is_region(text: str) -> bool:
    """Whether ``text`` is a code (``16.05``: exactly that area) or a pattern (``16.*``: some area below)."""
    return _PATTERN.fullmatch(text) is not None
