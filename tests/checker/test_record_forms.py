"""What records may look like."""

from __future__ import annotations

import dataclasses
import enum
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType, SimpleNamespace

import attrs
import pytest

from asn_neutrality.checker.records import RecordReader
from asn_neutrality.domain.records import Dates, Days, Unknown, Values
from tests.checker.reading import DAY, state, states
from tests.checker.small_vocabulary import SMALL


@dataclasses.dataclass
class Actor:
    """Nested facts as a dataclass."""

    status: str
    cuti: str | None = None


@attrs.define
class Event:
    """A record as an attrs class."""

    perbuatan: str
    pelaku: Actor
    tanggal: date


class Row(Mapping[str, object]):
    """A mapping that is no dict."""

    def __getitem__(self, key: str) -> object:
        return {"perbuatan": "suka"}[key]

    def __iter__(self) -> Iterator[str]:
        return iter(("perbuatan",))

    def __len__(self) -> int:
        return 1


class Act(enum.StrEnum):
    """A value as an enum."""

    LIKE = "suka"


def test_nested_flat_and_mixed_records_state_the_same() -> None:
    flat = {"pelaku.status": "pns", "pelaku.cuti": "cltn", "fase.kampanye": "selama"}
    nested = {"pelaku": {"status": "pns", "cuti": "cltn"}, "fase": {"kampanye": "selama"}}
    mixed = {"pelaku": {"status": "pns"}, "pelaku.cuti": "cltn", "fase.kampanye": "selama"}
    assert states(flat) == states(nested) == states(mixed)


def test_objects_with_fields_are_records() -> None:
    assert states(Event("suka", Actor("pns"), DAY)) == {
        "tanggal": Dates((Days(DAY, DAY),)),
        "pelaku.status": Values(frozenset({"pns"})),
        "perbuatan": Values(frozenset({"suka"})),
    }


@pytest.mark.parametrize(
    "raw", [Row(), MappingProxyType({"perbuatan": "suka"}), OrderedDict(perbuatan="suka"), {"perbuatan": Act.LIKE}]
)
def test_any_mapping_is_a_record(raw: object) -> None:
    assert states(raw) == {"perbuatan": Values(frozenset({"suka"}))}


def test_facts_come_in_the_order_of_the_vocabulary() -> None:
    raw = {"fase.kampanye": "selama", "perbuatan": "suka", "pelaku": {"cuti": "cltn"}, "id": "1"}
    assert list(states(raw)) == ["id", "pelaku.cuti", "perbuatan", "fase.kampanye"]


def test_words_read_before_are_read_alike_and_in_order() -> None:
    reader = RecordReader(SMALL)
    raw: dict[str, object] = {"tanggal": "2024-10-15", "pelaku.status": "pns / pppk", "fase.kampanye": "?"}
    expected = RecordReader(SMALL).read(MappingProxyType(raw))
    for _ in range(3):
        for record in (raw, dict(reversed(raw.items()))):
            found = reader.read(record)
            assert found == expected
            assert found[0] is not None
            assert list(found[0].facts) == ["tanggal", "pelaku.status", "fase.kampanye"]
    pairs: list[tuple[object, object]] = [("perbuatan", "sukaa"), ("perbuatann", "suka"), (5, "pns"), ("id", ["a"])]
    for name, value in pairs:
        wrong: dict[object, object] = {name: value}
        wrong.update(raw)
        assert reader.read(wrong) == RecordReader(SMALL).read(MappingProxyType(wrong))


@pytest.mark.parametrize("nothing", [None, "", "  ", float("nan"), Decimal("NaN")])
@pytest.mark.parametrize("fact", ["id", "tanggal", "wilayah", "kontes", "berpihak"])
def test_nothing_is_not_stated(fact: str, nothing: object) -> None:
    assert states({fact: nothing}) == {}


def test_a_group_of_facts_may_be_empty_or_absent() -> None:
    assert states({"pelaku": {}, "objek": None}) == {}


@pytest.mark.parametrize("fact", ["id", "tanggal", "wilayah", "kontes", "berpihak", "pelaku.status"])
def test_question_mark_is_unknown(fact: str) -> None:
    assert state(fact, "?") == Unknown()
    assert state(fact, " ? ") == Unknown()


class Scalar:
    """A scalar of an array library: a kind, Python's own value, and a text."""

    shape = ()

    def __init__(self, kind: str, value: object) -> None:
        self.dtype = SimpleNamespace(kind=kind)
        self.value = value

    def tolist(self) -> object:
        return self.value

    def __str__(self) -> str:
        return str(self.value)


class NAType:
    """What a data frame holds where nothing is known."""


def test_values_of_data_frames_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Scalar, "__module__", "numpy")
    assert state("berpihak", Scalar("b", True)) == Values(frozenset({"ya"}))
    assert state("kontes", Scalar("O", ["dpr", "bupati"])) == Values(frozenset({"dpr", "bupati"}))
    assert state("tanggal", Scalar("M", "2024-10-15T08:00:00.000000000")) == Dates((Days(DAY, DAY),))
    assert state("tanggal", Scalar("M", "NaT")) is None
    assert state("kontes", Scalar("f", float("nan"))) is None
    assert state("kontes", NAType()) is None
