"""Values of classes of somebody's: they say what they hold, and none of them breaks the reader."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import Enum

import pytest

from asn_neutrality.checker.acts import acts_of
from asn_neutrality.checker.records import RecordReader
from asn_neutrality.domain.records import Text, Values
from tests.checker.reading import only, state, states
from tests.checker.small_vocabulary import SMALL

HUGE = 10**5_000  # which Python does not write out


class Act(str, Enum):  # noqa: UP042 - as they were before there were enumerations of texts
    LIKE = "suka"


class Name(str, Enum):  # noqa: UP042 - the same
    ACT = "perbuatan"


class Hidden(str):
    """A text that is not shown."""

    __slots__ = ()

    def __str__(self) -> str:
        return "***"


class Touchy:
    """An object that cannot be compared with anything."""

    def __eq__(self, other: object) -> bool:
        raise ValueError

    def __hash__(self) -> int:
        raise TypeError


def test_a_text_is_not_taken_for_a_member_met_before() -> None:
    reader = RecordReader(SMALL)
    for text in ("Act.LIKE", "LIKE"):
        assert reader.read({"perbuatan": Act.LIKE})[1] == []
        record, (refusal,) = reader.read({"perbuatan": text})
        assert record is None
        assert refusal.code == "R003"


def test_a_text_says_what_it_holds_and_not_how_it_is_shown() -> None:
    assert state("perbuatan", Hidden("suka")) == Values(frozenset({"suka"}))
    assert state("uraian", Hidden("suka")) == Text("suka")
    assert states({Hidden("perbuatan"): "suka"}) == states({Name.ACT: "suka"}) == states({"perbuatan": "suka"})
    assert only({"perbuatan": Hidden("sukaa")})[1] == "`sukaa` is not a value of `perbuatan`"


@pytest.mark.parametrize("key", [Name.ACT, Hidden("perbuatan")])
def test_acts_under_such_a_name_are_taken_apart(key: str) -> None:
    acts = acts_of(SMALL, {key: "suka + unggah"})
    assert acts.fact == "perbuatan"
    assert [states(record) for record in acts.records] == [states({"perbuatan": act}) for act in ("suka", "unggah")]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ({"perbuatan": Touchy()}, "R005"),
        ({"perbuatan": [Touchy()]}, "R005"),
        ({"perbuatan": {HUGE}}, "R005"),
        ({"berpihak": Touchy()}, "R006"),
        ({"tanggal": HUGE}, "R007"),
        ({"id": HUGE}, "R011"),
        ({"id": {HUGE}}, "R011"),
        ({HUGE: 1}, "R002"),
    ],
)
def test_what_cannot_be_compared_or_written_out_is_refused(raw: object, code: str) -> None:
    assert only(raw)[0] == code


def test_a_signalling_nan_states_nothing() -> None:
    assert states({"berpihak": Decimal("sNaN"), "id": Decimal("sNaN")}) == {}


class NaTType(datetime):
    """What a data frame holds where there is no moment: a moment, to Python."""


def test_no_moment_states_nothing() -> None:
    assert states({"tanggal": NaTType(1, 1, 1), "kontes": NaTType(1, 1, 1)}) == {}
