"""One row with several acts: a choice whose values are joined by ``+``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import define

from asn_neutrality.checker.raw import fields_of, name_of
from asn_neutrality.domain.facts import FactKind, Vocabulary

JOIN = "+"


@define(frozen=True)
class Acts:
    """The records of a row, one for each act; ``fact`` is the choice in which they differ, None where there is one."""

    records: tuple[object, ...]
    fact: str | None


def acts_of(vocabulary: Vocabulary, raw: object) -> Acts:
    """The row itself, or its acts. Only the first choice with ``+`` is taken apart: in another it is a mistake."""
    pairs = fields_of(raw)
    found = next(_joined(vocabulary, pairs, ""), None) if pairs is not None else None
    if pairs is None or found is None:
        return Acts((raw,), None)
    fact, values = found
    return Acts(tuple(_with(pairs, "", fact, value) for value in values), fact)


def _joined(vocabulary: Vocabulary, pairs: Mapping[object, object], prefix: str) -> Iterator[tuple[str, list[str]]]:
    for key, value in pairs.items():
        name = prefix + name_of(key)
        known = vocabulary.facts.get(name)
        if known is not None and known.kind is FactKind.CHOICE and isinstance(value, str) and JOIN in value:
            yield name, list(dict.fromkeys(part.strip() for part in value.split(JOIN)))
        nested = fields_of(value)
        if nested is not None:
            yield from _joined(vocabulary, nested, f"{name}.")


def _with(pairs: Mapping[object, object], prefix: str, fact: str, value: str) -> dict[object, object]:
    """The same record with one value of the fact."""
    found: dict[object, object] = {}
    for key, given in pairs.items():
        name = prefix + name_of(key)
        nested = fields_of(given)
        if name == fact:
            found[key] = value
        elif nested is not None and fact.startswith(f"{name}."):
            found[key] = _with(nested, f"{name}.", fact, value)
        else:
            found[key] = given
    return found
