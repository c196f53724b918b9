"""A walk over so many facts as one expression: a loop over them costs a third more."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from asn_neutrality.domain.decisions import Decision

Table = dict[object, Any]
Quick = Callable[[object], Decision | None]


def nothing(_record: object) -> Decision | None:
    """No walk is known yet."""
    return None


def quick(start: Table, facts: Sequence[str], codes: Mapping[str, Table], texts: Sequence[str]) -> Quick:
    """From a record with exactly these facts to where the tables lead; None where they lead nowhere.

    Of facts with ``codes`` the tables hold the code of a value. Texts decide nothing; they only have to be texts.
    """
    template = _template(tuple(fact in codes for fact in facts), len(texts))
    found: Quick = template(start, *facts, *texts, *(codes[fact] for fact in facts if fact in codes))
    return found


@lru_cache(maxsize=256)
def _template(coded: tuple[bool, ...], texts: int) -> Callable[..., Quick]:
    """What makes such walks. Its text depends on numbers and on nothing that a rule file says."""
    facts = [f"fact{n}" for n in range(len(coded))]
    codes = [f"code{n}" for n, has_codes in enumerate(coded) if has_codes]
    text_names = [f"text{n}" for n in range(texts)]
    checks = "".join(f" and type(record[{name}]) is str" for name in text_names)
    values = [f"code{n}[record[fact{n}]]" if has_codes else f"record[fact{n}]" for n, has_codes in enumerate(coded)]
    steps = "".join(f"[{value}]" for value in values)
    lines = (
        f"def template({', '.join(('start', *facts, *text_names, *codes))}):",
        "    def walk(record):",
        "        try:",
        f"            if type(record) is dict and len(record) == {len(coded) + texts}{checks}:",
        f"                return start{steps}",
        "        except (KeyError, TypeError):",
        "            pass",
        "        return None",
        "    return walk",
    )
    made: dict[str, Any] = {}
    exec("\n".join(lines), made)  # noqa: S102 - numbers only
    template: Callable[..., Quick] = made["template"]
    return template
