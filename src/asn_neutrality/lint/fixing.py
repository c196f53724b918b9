"""Certain mends put into a text."""

from __future__ import annotations

from collections.abc import Iterable

from asn_neutrality.source.diagnostic import Diagnostic


def mended(text: str, remarks: Iterable[Diagnostic]) -> tuple[str, int]:
    """The text with every certain mend made, and how many were; of mends that overlap the first."""
    fixes = sorted(
        (told.fix for told in remarks if told.fix is not None), key=lambda fix: (fix.span.start, fix.span.end)
    )
    pieces: list[str] = []
    at = count = 0
    for fix in sorted(fixes, key=lambda fix: (fix.span.start, fix.span.end)):
        if fix.span.start >= at:
            pieces += [text[at : fix.span.start], fix.text]
            at = fix.span.end
            count += 1
    return "".join([*pieces, text[at:]]), count
