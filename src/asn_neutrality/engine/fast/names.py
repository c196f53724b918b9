"""Nested records laid flat."""

from __future__ import annotations

from asn_neutrality.domain.facts import Vocabulary


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
        if type(record) is not dict:
            return None
        if dict not in map(type, record.values()):
            return record
        found: dict[object, object] = {}
        size = 0
        for key, value in record.items():
            if type(value) is dict:
                # What the group does not have gets a name that no fact has.
                members = self._inner.get(key, {})
                found.update((members.get(member, (key, member)), each) for member, each in value.items())
                size += len(value)
            else:
                found[key] = value
                size += 1
        return found if len(found) == size else None
