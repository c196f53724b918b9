"""Looking up a record's facts as one expression: a loop over them takes several times as long."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from attrs import define

from asn_neutrality.domain.decisions import Decision
from asn_neutrality.engine.fast.groups import Table
from asn_neutrality.engine.fast.names import are_names, are_values

EVERYTHING = -1  # terms
Quick = Callable[[object], Decision | None]
Settle = Callable[[Mapping[object, object], int], Decision | None]


def nothing(_record: object) -> Decision | None:
    """No records are known yet."""
    return None


@define(frozen=True)
class Layout:
    """Facts by group, then texts. Of facts with ``codes`` tables hold the code of a value: what it says.

    ``trees`` are the tables of each group, ``unsaid`` is what all other facts let pass. What passes is looked up among
    what is ``settled``, else ``settle`` is asked.
    """

    groups: Sequence[Sequence[str]]
    texts: Sequence[str]
    codes: Mapping[str, Table]
    trees: Sequence[Table]
    unsaid: int
    settled: Mapping[int, Decision]
    settle: Settle


def quick(layout: Layout, otherwise: Quick | None = None) -> Quick:
    """From a record with none but these facts to the decision.

    Texts decide nothing; they only have to be texts. A record that a table lacks some of the values of is put before
    ``otherwise``, and so is one that lacks facts; without that the facts it lacks are open, and None is for what no
    table has.
    """
    texts, codes = layout.texts, layout.codes
    coded = tuple(tuple(name in codes for name in group) for group in layout.groups)
    template: Callable[..., Quick] = _template(coded, len(texts), layout.unsaid != EVERYTHING, otherwise is not None)
    facts = [name for group in layout.groups for name in group]
    blank = {**dict.fromkeys(facts), **dict.fromkeys(texts, "")}
    values = itemgetter(*facts, *texts) if facts or texts else None
    used = [codes[name] for name in facts if name in codes]
    last = otherwise or nothing
    return template(blank, values, layout.unsaid, layout.settled.get, layout.settle, last, *layout.trees, *used)


@lru_cache(maxsize=256)
def _template(coded: tuple[tuple[bool, ...], ...], texts: int, filtered: bool, continued: bool) -> Callable[..., Quick]:
    """What makes such functions. Its text depends on numbers and on nothing that a rule file says."""
    flat = [each for group in coded for each in group]
    facts = iter(range(len(flat)))
    looked_up = [f"table{n}" + "".join(_step(next(facts), each) for each in group) for n, group in enumerate(coded)]
    names = [*(f"table{n}" for n in range(len(coded))), *(f"code{n}" for n, each in enumerate(flat) if each)]
    read = ", ".join([*(f"fact{n}" for n in range(len(flat))), *(f"text{n}" for n in range(texts))])
    size = len(flat) + texts
    checks = " and ".join(f"type(text{n}) is str" for n in range(texts))
    lines = (
        f"def template({', '.join(('blank', 'values', 'unsaid', 'settled', 'settle', 'otherwise', *names))}):",
        "    def quick(record):",
        *(_whole(size) if continued else _filled(size)),
        "        try:",
        *([f"            {read} = values(record)"] if size else []),
        f"            terms = {' & '.join(['unsaid', *looked_up] if filtered or not looked_up else looked_up)}",
        "        except (KeyError, TypeError):",
        f"            return {'otherwise(record)' if continued else None}",
        *([f"        if not ({checks}):", "            return None"] if checks else []),
        "        decision = settled(terms)",
        "        return settle(record, terms) if decision is None else decision",
        "    return quick",
    )
    made: dict[str, Any] = {"are_names": are_names, "are_values": are_values}
    exec("\n".join(lines), made)  # noqa: S102 - numbers only
    template: Callable[..., Quick] = made["template"]
    return template


_PLAIN = "are_names(map(type, record)) and are_values(map(type, record.values()))"


def _whole(size: int) -> Iterable[str]:
    yield f"        if type(record) is not dict or len(record) != {size} or not ({_PLAIN}):"
    yield "            return otherwise(record)"


def _filled(size: int) -> Iterable[str]:
    yield f"        if type(record) is not dict or not ({_PLAIN}):"
    yield "            return None"
    yield f"        if len(record) != {size}:"
    yield "            record = blank | record"
    yield f"            if len(record) != {size}:"
    yield "                return None"


def _step(fact: int, coded: bool) -> str:
    return f"[code{fact}[fact{fact}]]" if coded else f"[fact{fact}]"
