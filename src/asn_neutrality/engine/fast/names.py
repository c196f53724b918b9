"""Nested records laid flat."""

from __future__ import annotations

from datetime import date
from types import NoneType

from asn_neutrality.domain.facts import Vocabulary

# What Python itself compares: anything else may run code, and may equal what it does not say.
_VALUES = frozenset({str, bool, NoneType, date, int, float})
are_names = frozenset({str}).issuperset
are_values = _VALUES.issuperset
"""Whether keys, or values, of these types can be looked up."""


class Names:
    """The names of a vocabulary's facts by their two parts."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._inner: dict[object, dict[object, str]] = {}
        for name in vocabulary.facts:
            group, dot, member = name.partition(".")
            if dot:
                self._inner.setdefault(group, {})[member] = name

    def flat(self, record: object) -> dict[object, object] | None:
        """The record with the full names of its facts; None where it is no plain mapping, or says something twice."""
        if type(record) is not dict or not are_names(map(type, record)):
            return None
        kinds = set(map(type, record.values()))
        if dict not in kinds:
            return record if kinds <= _VALUES else None
        found: dict[object, object] = {}
        size = 0
        for key, value in record.items():
            if type(value) is dict:
                members = self._inner.get(key)
                if members is None or not are_names(map(type, value)):
                    return None
                # What the group does not have gets a name that no fact has.
                found.update((members.get(member, (key, member)), each) for member, each in value.items())
                size += len(value)
            else:
                found[key] = value
                size += 1
        return found if len(found) == size and are_values(map(type, found.values())) else None
