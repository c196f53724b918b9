"""A walk over so many facts as one expression: a loop over them costs a third more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from asn_neutrality.domain.decisions import Decision

Quick = Callable[[object], Decision | None]


def nothing(_record: object) -> Decision | None:
    """No walk is known yet."""
    return None


def quick(start: dict[object, Any], facts: Sequence[str], texts: Sequence[str]) -> Quick:
    """From a record with exactly these facts to where the tables lead; None where they lead nowhere.

    Texts decide nothing; they only have to be texts.
    """
    found: Quick = _template(len(facts), len(texts))(start, *facts, *texts)
    return found


@lru_cache(maxsize=256)
def _template(facts: int, texts: int) -> Callable[..., Quick]:
    """What makes such walks. Its text depends on two numbers and on nothing that a rule file says."""
    fact_names = [f"fact{n}" for n in range(facts)]
    text_names = [f"text{n}" for n in range(texts)]
    checks = "".join(f" and type(record[{name}]) is str" for name in text_names)
    steps = "".join(f"[record[{name}]]" for name in fact_names)
    lines = (
        f"def template({', '.join(('start', *fact_names, *text_names))}):",
        "    def walk(record):",
        "        try:",
        f"            if type(record) is dict and len(record) == {facts + texts}{checks}:",
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
