"""Looking up a record's facts as one expression: a loop over them takes several times as long."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from attrs import define

from asn_neutrality.domain.decisions import Decision
from asn_neutrality.engine.fast.groups import Group, Table

EVERYTHING = -1  # terms
Quick = Callable[[object], Decision | None]
Settle = Callable[[Mapping[object, object], int], Decision | None]


def nothing(_record: object) -> Decision | None:
    """No records are known yet."""
    return None


@define(frozen=True)
class Layout:
    """Facts by group, then texts. Of facts with ``codes`` tables hold the code of a value: what it says."""

    groups: Sequence[Group]
    texts: Sequence[str]
    codes: Mapping[str, Table]


def quick(layout: Layout, unsaid: int, settled: Mapping[int, Decision], settle: Settle) -> Quick:
    """From a record with none but these facts to the decision; None where a table lacks some of its values.

    Texts decide nothing; they only have to be texts. ``unsaid`` is what all other facts let pass. What passes is looked
    up among what is ``settled``, else ``settle`` is asked.
    """
    groups, texts, codes = layout.groups, layout.texts, layout.codes
    coded = tuple(tuple(name in codes for name in group.facts) for group in groups)
    template: Callable[..., Quick] = _template(coded, len(texts), unsaid != EVERYTHING)
    facts = [name for group in groups for name in group.facts]
    tables = [group.tables for group in groups]
    blank = {**dict.fromkeys(facts), **dict.fromkeys(texts, "")}
    values = itemgetter(*facts, *texts) if facts or texts else None
    return template(blank, values, unsaid, settled.get, settle, *tables, *(codes[n] for n in facts if n in codes))


@lru_cache(maxsize=256)
def _template(coded: tuple[tuple[bool, ...], ...], texts: int, filtered: bool) -> Callable[..., Quick]:
    """What makes such functions. Its text depends on numbers and on nothing that a rule file says."""
    flat = [each for group in coded for each in group]
    facts = iter(range(len(flat)))
    looked_up = [f"table{n}" + "".join(_step(next(facts), each) for each in group) for n, group in enumerate(coded)]
    names = [*(f"table{n}" for n in range(len(coded))), *(f"code{n}" for n, each in enumerate(flat) if each)]
    read = ", ".join([*(f"fact{n}" for n in range(len(flat))), *(f"text{n}" for n in range(texts))])
    size = len(flat) + texts
    checks = " and ".join(f"type(text{n}) is str" for n in range(texts))
    lines = (
        f"def template({', '.join(('blank', 'values', 'unsaid', 'settled', 'settle', *names))}):",
        "    def quick(record):",
        "        if type(record) is not dict:",
        "            return None",
        f"        if len(record) != {size}:",
        "            record = blank | record",
        f"            if len(record) != {size}:",
        "                return None",
        "        try:",
        *([f"            {read} = values(record)"] if size else []),
        f"            terms = {' & '.join(['unsaid', *looked_up] if filtered or not looked_up else looked_up)}",
        "        except (KeyError, TypeError):",
        "            return None",
        *([f"        if not ({checks}):", "            return None"] if checks else []),
        "        decision = settled(terms)",
        "        return settle(record, terms) if decision is None else decision",
        "    return quick",
    )
    made: dict[str, Any] = {}
    exec("\n".join(lines), made)  # noqa: S102 - numbers only
    template: Callable[..., Quick] = made["template"]
    return template


def _step(fact: int, coded: bool) -> str:
    return f"[code{fact}[fact{fact}]]" if coded else f"[fact{fact}]"
