"""Receipts read back: plain JSON data to a receipt, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from typing import Any, TypeVar

from asn_neutrality.checker.raw import show
from asn_neutrality.domain.receipts import (
    INCIDENT_RECEIPT_SCHEMA,
    RECEIPT_SCHEMA,
    ActReceipt,
    AnyReceipt,
    IncidentReceipt,
    PackState,
    Receipt,
)
from asn_neutrality.domain.results import Outcome
from asn_neutrality.domain.rules import FindingStatus
from asn_neutrality.source.diagnostic import Diagnostic

T = TypeVar("T")
E = TypeVar("E", bound=Enum)


class _FlawError(Exception):
    """A value that is not what the schema says; its text is the place in the receipt."""


def read_receipt(raw: object, where: str | None = None) -> tuple[AnyReceipt | None, list[Diagnostic]]:
    """The receipt, of one event or of an incident, that plain JSON data is, or None and what is wrong.

    ``where`` names its place.

    Keys that the schema does not have are passed over: a later library of the same schema may write more.
    """
    if not isinstance(raw, Mapping) or not isinstance(raw.get("schema"), str):
        return None, [Diagnostic("T002", None, {"given": show(raw)}, where=where)]
    read = _READERS.get(raw["schema"])
    if read is None:
        told = {"found": show(raw["schema"]), "known": "`, `".join(_READERS)}
        return None, [Diagnostic("T003", None, told, where=where)]
    try:
        return read(raw), []
    except _FlawError as flaw:
        place = str(flaw)
        return None, [Diagnostic("T004", None, {"field": place, "given": show(_at(raw, place))}, where=where)]


def _receipt(raw: Mapping[str, Any]) -> Receipt:
    return Receipt(
        library=_text(raw.get("library"), "library"),
        asked=_texts(raw.get("asked"), "asked"),
        packs=tuple(_pack(each, f"packs.{place}") for place, each in enumerate(_list(raw.get("packs"), "packs"))),
        event_date=None if raw.get("event_date") is None else _written(raw.get("event_date"), "event_date"),
        presumptions=_flag(raw.get("presumptions"), "presumptions"),
        facts=_pairs(raw.get("facts"), "facts", _written),
        masked=_texts(raw.get("masked"), "masked"),
        outcome=_word(Outcome)(raw.get("outcome"), "outcome"),
        tracks=_pairs(raw.get("tracks"), "tracks", _word(Outcome)),
        findings=_pairs(raw.get("findings"), "findings", _word(FindingStatus)),
    )


def _incident(raw: Mapping[str, Any]) -> IncidentReceipt:
    return IncidentReceipt(
        library=_text(raw.get("library"), "library"),
        asked=_texts(raw.get("asked"), "asked"),
        packs=tuple(_pack(each, f"packs.{place}") for place, each in enumerate(_list(raw.get("packs"), "packs"))),
        presumptions=_flag(raw.get("presumptions"), "presumptions"),
        acts=tuple(_acts(raw.get("acts"))),
        outcome=_word(Outcome)(raw.get("outcome"), "outcome"),
        tracks=_pairs(raw.get("tracks"), "tracks", _word(Outcome)),
        findings=_pairs(raw.get("findings"), "findings", _word(FindingStatus)),
    )


def _acts(value: object) -> Iterator[ActReceipt]:
    """The acts, of which there is one at least; their rows are counted from 1 and none is left out."""
    row = 0
    for number, each in enumerate(_list(value, "acts") or [None]):
        place = f"acts.{number}"
        if not isinstance(each, Mapping):
            raise _FlawError(place if value else "acts")
        if type(each.get("row")) is not int or each["row"] not in ((row, row + 1) if row else (1,)):
            raise _FlawError(f"{place}.row")
        row = each["row"]
        yield ActReceipt(
            row=row,
            varies=None if each.get("varies") is None else _text(each.get("varies"), f"{place}.varies"),
            event_date=None if each.get("event_date") is None else _written(each["event_date"], f"{place}.event_date"),
            facts=_pairs(each.get("facts"), f"{place}.facts", _written),
            masked=_texts(each.get("masked"), f"{place}.masked"),
            outcome=_word(Outcome)(each.get("outcome"), f"{place}.outcome"),
        )


_READERS: Mapping[str, Callable[[Mapping[str, Any]], AnyReceipt]] = {
    RECEIPT_SCHEMA: _receipt,
    INCIDENT_RECEIPT_SCHEMA: _incident,
}


def _pack(value: object, place: str) -> PackState:
    if not isinstance(value, Mapping):
        raise _FlawError(place)
    return PackState(*(_text(value.get(key), f"{place}.{key}") for key in ("name", "version", "sha256")))


def _text(value: object, place: str) -> str:
    if not isinstance(value, str):
        raise _FlawError(place)
    return value


def _flag(value: object, place: str) -> bool:
    if not isinstance(value, bool):
        raise _FlawError(place)
    return value


def _list(value: object, place: str) -> list[object]:
    if not isinstance(value, list):
        raise _FlawError(place)
    return value


def _texts(value: object, place: str) -> tuple[str, ...]:
    return tuple(_text(each, f"{place}.{number}") for number, each in enumerate(_list(value, place)))


def _written(value: object, place: str) -> str | list[str]:
    return value if isinstance(value, str) else list(_texts(value, place))


def _word(kind: type[E]) -> Callable[[object, str], E]:
    """Reads one of the words of an enumeration."""

    def read(value: object, place: str) -> E:
        for member in kind:
            if member.value == value:
                return member
        raise _FlawError(place)

    return read


def _pairs(value: object, place: str, read: Callable[[object, str], T]) -> dict[str, T]:
    if not isinstance(value, Mapping):
        raise _FlawError(place)
    return {_text(name, place): read(each, f"{place}.{name}") for name, each in value.items()}


def _at(raw: object, place: str) -> object:
    """What stands at a place, None where nothing does; names of facts have dots of their own."""
    if isinstance(raw, Mapping):
        for name, value in raw.items():
            if place == name:
                return value
            if place.startswith(f"{name}."):
                return _at(value, place.removeprefix(f"{name}."))
    head, _, rest = place.partition(".")
    if isinstance(raw, list) and head.isdigit() and int(head) < len(raw):
        return _at(raw[int(head)], rest) if rest else raw[int(head)]
    return None
