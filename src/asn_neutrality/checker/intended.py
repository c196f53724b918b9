"""The words a record's writer may have meant: likeness that forgives capitals, hyphens and a missing prefix."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from asn_neutrality.checker.nearest import LIKENESS

LONGEST = 80  # of a longer word nothing near is looked for


def intended_words(word: str, known: Iterable[str], count: int = 1) -> list[str]:
    """The known words most like ``word``, best first; for a dotted name its last part alone will do."""
    written = _normal(word)
    by_form: dict[str, str] = {}
    for name in known:
        by_form.setdefault(_normal(name), name)
    if written in by_form:
        return [by_form[written]]
    if not written or len(written) > LONGEST:
        return []
    without_prefix = [name for form, name in by_form.items() if form.endswith(f".{written}")]
    close = [by_form[form] for form in get_close_matches(written, by_form, n=count, cutoff=LIKENESS)]
    return list(dict.fromkeys([*without_prefix, *close]))[:count]


def intended_word(word: str, known: Iterable[str]) -> str | None:
    """The known word most like ``word``, if one is like it enough."""
    return next(iter(intended_words(word, known)), None)


def _normal(word: str) -> str:
    return "_".join(word.lower().replace("-", " ").replace("_", " ").split())
