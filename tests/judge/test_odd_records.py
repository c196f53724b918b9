"""Values that are not what they seem: a judge says what the reference says, whatever came before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, tzinfo
from decimal import Decimal
from enum import Enum, IntEnum
from fractions import Fraction
from functools import cache, partial
from typing import Any

import numpy as np
import pytest

from asn_neutrality import EventError, Judge, Outcome
from asn_neutrality.ir.lowering import lower
from asn_neutrality.symbolic.compiled import CompiledProgram
from tests.fixtures import village
from tests.fixtures.village import ELECTION

pytestmark = pytest.mark.usefixtures("loops")

DAY = date(2024, 9, 25)
EVENT: dict[object, object] = {
    "pemilihan": ELECTION["pemilihan"],
    "kontes": ELECTION["kontes"],
    "pelaku": "pns",
    "perbuatan": "suka",
    "status": "calon",
    "berpihak": True,
    "tanggal": DAY,
}
HUGE = 10**5_000  # which Python does not write out


class OldWord(str, Enum):  # noqa: UP042 - as they were before there were enumerations of texts
    LIKE = "suka"
    YES = "ya"
    ON_THE_DAY = "2024-09-25"


class Number(IntEnum):
    ONE = 1


class Word(str):
    """Nothing but a class of its own."""

    __slots__ = ()


class Shown(str):
    """A text that is shown as another one."""

    __slots__ = ()

    def __str__(self) -> str:
        return "suka"


class Equal(str):
    """A text that equals every other."""

    __slots__ = ()
    likeness = "suka"

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return hash(self.likeness)


class Act(Equal):
    """The same as the name of a fact."""

    __slots__ = ()
    likeness = "perbuatan"


class Loud(str):
    """A text that must not be compared."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        raise ValueError

    __hash__ = str.__hash__


class Unhashed(str):
    """A text that is in no table."""

    __slots__ = ()

    def __hash__(self) -> int:
        raise ValueError


class Posing:
    """An object that equals a value and is none."""

    def __init__(self, likeness: object) -> None:
        self.likeness = likeness

    def __eq__(self, other: object) -> bool:
        return other == self.likeness

    def __hash__(self) -> int:
        return hash(self.likeness)


class Touchy:
    """An object that cannot even be looked at."""

    def __eq__(self, other: object) -> bool:
        raise ValueError

    def __hash__(self) -> int:
        raise ValueError

    def __repr__(self) -> str:
        raise ValueError

    __str__ = __bool__ = __repr__


class Meddling(str):
    """A text that changes the record when it is compared."""

    __slots__ = ("record",)
    record: dict[object, object]

    def __eq__(self, other: object) -> bool:
        self.record.clear()
        return str.__eq__(self, other)

    __hash__ = str.__hash__


class Day(date):
    """Nothing but a class of its own."""


class Strange(date):
    """A day that equals every other."""

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return hash(DAY)


class Nowhere(tzinfo):
    """A time zone that does not know."""

    def utcoffset(self, _moment: datetime | None) -> None:
        raise ValueError

    dst = utcoffset

    def tzname(self, _moment: datetime | None) -> None:
        raise ValueError


class Record(dict[object, object]):
    """Nothing but a class of its own."""


class Evasive(dict[object, object]):
    """A dict that says what it does not hold."""

    def __len__(self) -> int:
        return 40

    def __getitem__(self, key: object) -> object:
        return "?"


def changed(name: str, value: object) -> dict[object, object]:
    return {**EVENT, name: value}


def named(key: object, value: object = "suka") -> dict[object, object]:
    """The event whose act has this key."""
    return {**{name: each for name, each in EVENT.items() if name != "perbuatan"}, key: value}


def itself() -> dict[object, object]:
    record: dict[object, object] = dict(EVENT)
    record["perbuatan"] = record
    return record


def meddled() -> dict[object, object]:
    word = Meddling("suka")
    word.record = changed("perbuatan", word)
    return word.record


WORDS: tuple[object, ...] = (
    *(OldWord.LIKE, Word("suka"), Shown("xx"), Equal("xx"), Loud("suka"), Unhashed("suka"), Posing("suka"), Touchy()),
    *(
        "OldWord.LIKE",
        "LIKE",
        " suka ",
        "suka\0",
        "\ud800",
        b"suka",
        ("suka",),
        ["suka", "hadir"],
        {"suka"},
        [["suka"]],
    ),
    *(np.str_("suka"), np.array("suka"), np.array(["suka", "hadir"]), np.array([]), HUGE, ..., [Touchy()], {HUGE}, 1),
    *([Loud("suka"), Loud("hadir")], {"suka": 1}, float("nan"), np.float64("nan"), True, "suka/hadir", "suka + hadir"),
)
ANSWERS: tuple[object, ...] = (
    *(
        OldWord.YES,
        Number.ONE,
        Word("ya"),
        Equal("xx"),
        Posing(1),
        Posing(True),
        Posing(False),
        Touchy(),
        1,
        0,
        1.0,
        -0.0,
    ),
    *(
        Fraction(1),
        Fraction(1, 2),
        Decimal("1.00"),
        Decimal("NaN"),
        Decimal("sNaN"),
        1 + 0j,
        2,
        HUGE,
        [True],
        [True, 0],
    ),
    *(np.bool_(True), np.bool_(False), np.int64(1), np.float32(0), np.uint8(2), "YA", "Tidak", "1"),
)
DAYS: tuple[object, ...] = (
    *(OldWord.ON_THE_DAY, Day(2024, 9, 25), Strange(2000, 1, 1), Word("2024-09-25"), Posing(DAY), Posing("2024-09-25")),
    *(datetime(2024, 9, 25, tzinfo=UTC), datetime(2024, 9, 25, tzinfo=Nowhere()), datetime.max.replace(tzinfo=UTC)),
    *(np.datetime64("2024-09-25"), np.datetime64("2024-09-25T10", "ns"), np.datetime64("NaT"), 2024, np.int64(2024)),
    *(True, 2024.0, date.min, date.max, "0000-01-01", "0001-01-01", "9999-12-31", "10000-01-01", "-2024-01-01", HUGE),
    *([DAY, date(2024, 10, 1)], " 2024-09-25 ", "٢٠٢٤-٠٩-٢٥", "20240925", "2024-09-25/2024-09-24", "..", Touchy()),
)
NAMES: tuple[object, ...] = (
    *(Word("perbuatan"), Shown("perbuatan"), Act("xx"), Loud("perbuatan"), Unhashed("perbuatan"), Posing("perbuatan")),
    *(OldWord.LIKE, 5, None, True, b"perbuatan", ("perbuatan",), float("nan"), "\ud800", "", np.str_("perbuatan")),
)
TEXTS: tuple[object, ...] = (
    "",
    "?",
    17,
    HUGE,
    Word("x"),
    Shown("x"),
    Touchy(),
    ["x"],
    1.5,
    Number.ONE,
    None,
    b"x",
    True,
)


def odd() -> Iterator[Callable[[], object]]:
    """Records, each made anew."""
    for name, values in (("perbuatan", WORDS), ("berpihak", ANSWERS), ("tanggal", DAYS), ("nama", TEXTS)):
        yield from (partial(changed, name, value) for value in values)
    for key in NAMES:
        if not isinstance(key, Unhashed):
            yield partial(named, key)
            yield partial(changed, "nama", {key: 1})
    yield from (partial(changed, name, {}) for name in (*map(str, EVENT), "nama", "fase", "fase.kampanye", "xx", ""))
    yield from (lambda: Record(EVENT), lambda: Evasive(EVENT), itself, meddled)
    yield lambda: EVENT | {f"x{number}": 1 for number in range(1_000)}


@cache
def program() -> CompiledProgram:
    lowered, problems = lower(village.rules())
    assert lowered is not None, problems
    return CompiledProgram(lowered)


def busy() -> Judge:
    """A judge that has met many records like the event, also with nothing said of some facts."""
    judge = Judge(program())
    for _ in range(3):
        for act in ("hadir", None, "?", "suka"):
            for partisan in (False, None, True):
                record = {**EVENT, "perbuatan": act, "berpihak": partisan}
                for each in [record] * 5 + [{**record, "nama": "x"}] * 5:
                    judge.decide(each)
    return judge


def by_reference(record: object) -> Any:
    """The verdict of the reference, which has read nothing before."""
    reference = Judge(program())
    return reference.judge(reference.read(record))


def told(ask: Callable[[object], Any], record: object) -> object:
    """What is found of a record, or why it is not judged."""
    try:
        found = ask(record)
    except EventError as error:
        return str(error)
    return found.outcome, dict(found.tracks), dict(found.packs)


def test_odd_records_are_judged_as_by_the_reference_whatever_came_before() -> None:
    judge = busy()
    asked: tuple[Callable[[object], Any], ...] = (
        *(judge.decide, judge.evaluate, judge.decide),
        *(lambda record: next(judge.decide_many([record])), lambda record: next(judge.evaluate_many([record]))),
    )
    for make in [*odd()] * 2:
        expected = told(by_reference, make())
        for ask in asked:
            assert told(ask, make()) == expected


def test_odd_records_are_read_as_the_first_one_whatever_came_before() -> None:
    judge, read = busy(), 0
    for make in [*odd()] * 2:
        try:
            expected = Judge(program()).read(make())
        except EventError:
            continue
        found = judge.evaluate(make()).record
        assert (found, list(found.facts)) == (expected, list(expected.facts))
        read += 1
    assert read > len(WORDS)


def test_what_a_mapping_raises_is_raised_and_the_judge_goes_on() -> None:
    class Broken(Record):
        def items(self) -> Any:
            raise OSError("gone")

    judge = busy()
    expected = judge.decide(EVENT)
    for ask in (judge.decide, judge.evaluate):
        with pytest.raises(OSError, match="gone"):
            ask(Broken(EVENT))
    assert judge.decide(EVENT) == expected


def test_a_stream_that_fails_fails_where_it_does() -> None:
    def stream() -> Iterator[object]:
        yield EVENT
        yield {**EVENT, "perbuatan": "hadir"}
        raise OSError("gone")

    for judge in (busy(), Judge(program())):
        for ask in (judge.decide_many, judge.evaluate_many):
            found: Iterator[Any] = ask(stream())
            assert next(found).outcome == judge.decide(EVENT).outcome
            next(found)
            with pytest.raises(OSError, match="gone"):
                next(found)
            assert list(found) == []
        assert judge.decide(EVENT).outcome is Outcome.VIOLATION


def test_a_stream_may_ask_the_judge_itself() -> None:
    judge = busy()

    records = (EVENT, changed("perbuatan", "?"), changed("nama", "x"))
    stream = (record if judge.decide(record) else None for record in records)
    assert list(judge.decide_many(stream)) == [judge.decide(record) for record in records]
