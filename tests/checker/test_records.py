"""Records: what they may look like, and what is said of those that are wrong."""

from __future__ import annotations

import dataclasses
import enum
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from types import MappingProxyType, SimpleNamespace

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_neutrality.checker.records import RecordReader, read_record
from asn_neutrality.domain.records import Dates, Days, Regions, State, Text, Unknown, Values
from asn_neutrality.source.catalogue import help_text, message
from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.source.draw import draw
from tests.checker.small_vocabulary import MANY, SMALL

DAY = date(2024, 10, 15)
CIRCLE: list[object] = []
CIRCLE.append(CIRCLE)


def states(raw: object) -> dict[str, State]:
    """What a good record states."""
    record, diagnostics = read_record(SMALL, raw)
    assert not diagnostics
    assert record is not None
    return dict(record.facts)


def state(fact: str, value: object) -> State | None:
    """What one value states of a fact."""
    return states({fact: value}).get(fact)


def refused(raw: object) -> list[Diagnostic]:
    """What is wrong with a bad record."""
    record, diagnostics = read_record(SMALL, raw, "catatan.json:3")
    assert record is None
    assert all(diagnostic.where == "catatan.json:3" for diagnostic in diagnostics)
    return diagnostics


def only(raw: object) -> tuple[str, str, str | None]:
    """Code, English message and suggestion of the one thing wrong with a record."""
    (diagnostic,) = refused(raw)
    return diagnostic.code, message(diagnostic, "en"), diagnostic.suggestion


def days(start: str | None, end: str | None) -> Days:
    return Days(*(date.fromisoformat(day) if day else None for day in (start, end)))


# -- Forms of a record ---------------------------------------------------------------------------------------------


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


# -- Values --------------------------------------------------------------------------------------------------------


def test_a_list_a_set_or_slashes_mean_one_of_several() -> None:
    several = Values(frozenset({"pns", "warga"}))
    for raw in (["pns", "warga"], ("warga", "pns"), {"pns", "warga"}, frozenset({"pns", "warga"}), "pns / warga"):
        assert state("pelaku.status", raw) == several
    assert state("pelaku.status", "pns/warga") == several


def test_a_group_name_expands() -> None:
    assert state("pelaku.status", "asn") == Values(frozenset({"pns", "pppk"}))
    assert state("kontes", ["pilkada"]) == Values(frozenset({"bupati", "gubernur"}))


def test_all_values_are_unknown() -> None:
    assert state("pelaku.status", "asn / warga") == Unknown()
    assert state("berpihak", [True, False]) == Unknown()
    assert state("tanggal", ["../2018-11-12", "2018-11-13/.."]) == Unknown()
    assert state("tanggal_pemeriksaan", ["../2018-11-12", "2018-11-13/..", "belum"]) == Unknown()
    assert state("pelaku.status", ["pns", "?"]) == Unknown()


@pytest.mark.parametrize("raw", [True, "ya", "YA", "yes", "True", " Yes "])
def test_yes_has_several_spellings(raw: object) -> None:
    assert state("berpihak", raw) == Values(frozenset({"ya"}))


@pytest.mark.parametrize("raw", [False, "tidak", "Tidak", "no", "FALSE"])
def test_no_has_several_spellings(raw: object) -> None:
    assert state("berpihak", raw) == Values(frozenset({"tidak"}))


def test_text_is_kept_as_it_is() -> None:
    assert state("uraian", " a / b ? ") == Text(" a / b ? ")
    assert state("id", 17) == Text("17")


@pytest.mark.parametrize(
    ("raw", "start", "end"),
    [
        (DAY, "2024-10-15", "2024-10-15"),
        (datetime(2024, 10, 15, 23, 59, tzinfo=UTC), "2024-10-15", "2024-10-15"),
        (datetime(2024, 10, 15, 0, 30, tzinfo=timezone(timedelta(hours=9))), "2024-10-15", "2024-10-15"),
        ("2024-10-15", "2024-10-15", "2024-10-15"),
        (" 2024-10-15 ", "2024-10-15", "2024-10-15"),
        ("2024-10-15T00:30:00+07:00", "2024-10-15", "2024-10-15"),
        ("2024-10-15 23:59:59.123456", "2024-10-15", "2024-10-15"),
        ("2024-10-15T08:00Z", "2024-10-15", "2024-10-15"),
        ("2024-10", "2024-10-01", "2024-10-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024", "2024-01-01", "2024-12-31"),
        (2024, "2024-01-01", "2024-12-31"),
        ("2024-09-25/2024-11-23", "2024-09-25", "2024-11-23"),
        ("2024-09/2024-11", "2024-09-01", "2024-11-30"),
        ("2024-09-25 .. 2024-11-23", "2024-09-25", "2024-11-23"),
        ("2024-09-25..2024", "2024-09-25", "2024-12-31"),
        ("../2018-11-12", None, "2018-11-12"),
        ("2018-11-12/..", "2018-11-12", None),
        (".. 2018-11-12", None, "2018-11-12"),
        ("2018-11 ..", "2018-11-01", None),
    ],
)
def test_a_date_has_many_forms(raw: object, start: str | None, end: str | None) -> None:
    assert state("tanggal", raw) == Dates((days(start, end),))


def test_listed_dates_are_joined_where_they_touch() -> None:
    raw = ["2024-10-16", "2024-10-15", "2024-12", date(2024, 12, 5)]
    assert state("tanggal", raw) == Dates((days("2024-10-15", "2024-10-16"), days("2024-12-01", "2024-12-31")))


def test_a_date_other_than_the_acts_may_not_have_come() -> None:
    assert state("tanggal_pemeriksaan", "belum") == Dates((), not_yet=True)
    assert state("tanggal_pemeriksaan", ["not_yet", "2024"]) == Dates((days("2024-01-01", "2024-12-31"),), not_yet=True)
    assert state("tanggal_pemeriksaan", ["../2018-11-12", "2018-11-13/.."]) == Dates((Days(None, None),))


@pytest.mark.parametrize("code", ["16", "16.05", "16.05.01", "16.05.01.2001", "16.*", "16.05.*", "16.05.01.*"])
def test_a_region_is_a_code_or_some_area_below_one(code: str) -> None:
    assert state("wilayah", code) == Regions((code,))


def test_several_regions_are_one_of_them() -> None:
    assert state("wilayah", "16.05 / 15.04") == state("wilayah", ["15.04", "16.05"]) == Regions(("15.04", "16.05"))


# -- Bad records ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("raw", [None, 5, "suka", ["perbuatan", "suka"], Event, object()])
def test_what_is_no_mapping_is_refused(raw: object) -> None:
    (diagnostic,) = refused(raw)
    assert diagnostic.code == "R001"


def test_what_is_no_mapping_is_shown() -> None:
    assert only(["suka", {"a": DAY}]) == (
        "R001",
        'a record gives facts and their values, which `["suka", {"a": "2024-10-15"}]` does not',
        None,
    )


@pytest.mark.parametrize(
    ("raw", "fact", "suggestion"),
    [
        ({"pelaku": {"cut": "cltn"}}, "pelaku.cut", "pelaku.cuti"),
        ({"pelaku.cut": "cltn"}, "pelaku.cut", "pelaku.cuti"),
        ({"cuti": "cltn"}, "cuti", "pelaku.cuti"),
        ({"Tanggal": DAY}, "Tanggal", "tanggal"),
        ({"tanggal-pemeriksaan": DAY}, "tanggal-pemeriksaan", "tanggal_pemeriksaan"),
        ({"xyzzy": None}, "xyzzy", None),
        ({5: "suka"}, "5", None),
        ({"": "suka"}, "", None),
    ],
)
def test_an_unknown_key_is_refused_with_the_nearest_fact(raw: object, fact: str, suggestion: str | None) -> None:
    assert only(raw) == ("R002", f"`{fact}` is not a known fact", suggestion)


def test_a_misspelt_value_is_refused_with_the_nearest_value() -> None:
    assert only({"pelaku": {"status": "pnss"}}) == ("R003", "`pnss` is not a value of `pelaku.status`", "pns")
    assert only({"kontes": "Bupati"}) == ("R003", "`Bupati` is not a value of `kontes`", "bupati")
    (diagnostic,) = refused({"kontes": "bupatu"})
    assert help_text(diagnostic, "en") == "values of `kontes`: `bupati`, `gubernur`, `dpr`, `pilkada`"
    assert message(diagnostic, "id") == "`bupatu` bukan nilai `kontes`"


def test_of_many_values_the_nearest_are_named() -> None:
    (diagnostic,) = refused({"perbuatan": "perbuatan_1x"})
    assert diagnostic.suggestion == MANY[1]
    assert "`perbuatan_1`, " in diagnostic.arguments["allowed"]
    assert diagnostic.arguments["allowed"].endswith(f"… ({len(MANY) + 3})")
    (diagnostic,) = refused({"perbuatan": "zzz"})
    assert diagnostic.arguments["allowed"].startswith("`suka`, `unggah`")


def test_a_value_of_another_fact_is_said_to_be_one() -> None:
    assert only({"perbuatan": "calon"}) == ("R004", "`calon` is not a value of `perbuatan` but of `objek.status`", None)


@pytest.mark.parametrize(
    ("raw", "code", "said"),
    [
        ({"kontes": 5}, "R005", "`kontes` takes the name of a value as text, not `5`"),
        ({"kontes": True}, "R005", "`kontes` takes the name of a value as text, not `true`"),
        ({"kontes": [["dpr"]]}, "R005", '`kontes` takes the name of a value as text, not `["dpr"]`'),
        ({"kontes": object()}, "R005", "`kontes` takes the name of a value as text, not `…`"),
        ({"kontes": {DAY}}, "R005", "`kontes` takes the name of a value as text, not `2024-10-15`"),
        ({"kontes": Decimal("1.50")}, "R005", "`kontes` takes the name of a value as text, not `1.50`"),
        ({"berpihak": 2}, "R006", "`berpihak` is answered with yes or no, not `2`"),
        ({"tanggal": True}, "R007", "`true` cannot be read as a date for `tanggal`"),
        ({"tanggal": 45580.5}, "R007", "`45580.5` cannot be read as a date for `tanggal`"),
        ({"wilayah": 16.05}, "R010", "`16.05` is not a region code for `wilayah`"),
        ({"id": 1.5}, "R011", "`id` holds text, not `1.5`"),
        ({"id": ["a"]}, "R011", '`id` holds text, not `["a"]`'),
        ({"id": {Decimal(2), "a"}}, "R011", '`id` holds text, not `["2", "a"]`'),
        ({"id": CIRCLE}, "R011", "`id` holds text, not `…`"),
        ({"uraian": False}, "R011", "`uraian` holds text, not `false`"),
    ],
)
def test_a_value_of_the_wrong_type_is_refused(raw: object, code: str, said: str) -> None:
    assert only(raw) == (code, said, None)


def test_a_misspelt_yes_or_no_is_refused() -> None:
    assert only({"berpihak": "tidakk"}) == (
        "R006",
        "`berpihak` is answered with yes or no, not `tidakk`",
        "tidak",
    )


@pytest.mark.parametrize(
    ("raw", "suggestion"),
    [
        ("kemarin", None),
        ("15-10-2024", "2024-10-15"),
        ("15/10/2024", "2024-10-15"),
        ("31/02/2024", None),
        ("2024-10-5", None),
        ("2024-10-15T25:00", None),
        ("٢٠٢٤-١٠-١٥", None),
        ("..", None),
        ("../..", None),
        ("2024/", None),
        ("2024-09-25 / 2024-11-23", "2024-09-25/2024-11-23"),
    ],
)
def test_an_unreadable_date_is_refused(raw: str, suggestion: str | None) -> None:
    code, _, nearest = only({"tanggal": raw})
    assert (code, nearest) == ("R007", suggestion)


@pytest.mark.parametrize("raw", ["2024-02-31", "2023-02-29", "2024-13", "0000", "2024-00-10", "2024-04-31"])
def test_an_impossible_date_is_refused(raw: str) -> None:
    assert only({"tanggal": raw}) == ("R008", f"`{raw}` in `tanggal` is no day of the calendar", None)


def test_the_impossible_end_of_a_range_is_named() -> None:
    assert only({"tanggal": "2024-02-31/2024-03-01"})[1] == "`2024-02-31` in `tanggal` is no day of the calendar"
    assert only({"tanggal": "2024-02-01 .. 2024-02-30"})[1] == "`2024-02-30` in `tanggal` is no day of the calendar"


def test_a_range_that_ends_before_it_starts_is_refused() -> None:
    assert only({"tanggal": "2024-11-23/2024-09-25"}) == (
        "R009",
        "the range `2024-11-23/2024-09-25` in `tanggal` ends before it starts",
        None,
    )


@pytest.mark.parametrize("raw", ["1605", "16.5", "16.", "*", "16.05.01.2001.*", "Musi Rawas", "16.05 / x"])
def test_a_malformed_region_code_is_refused(raw: str) -> None:
    code, said, _ = only({"wilayah": raw})
    assert code == "R010"
    assert said.endswith("is not a region code for `wilayah`")


def test_the_same_fact_with_two_values_is_refused() -> None:
    assert only({"pelaku.status": "pns", "pelaku": {"status": "warga"}}) == (
        "R012",
        "`pelaku.status` is stated twice with different values: `pns` and `warga`",
        None,
    )
    assert only({"pelaku": {"status": "?"}, "pelaku.status": "warga"})[0] == "R012"


def test_the_same_fact_with_one_value_is_fine() -> None:
    assert states({"pelaku.status": "asn", "pelaku": {"status": ["pppk", "pns"]}})
    assert states({"pelaku.status": "asn", "pelaku": {"status": None}})


def test_facts_nested_under_a_fact_are_refused() -> None:
    assert only({"kontes": {"bupati": True}}) == (
        "R013",
        "`kontes` is a fact and holds a value, not further facts",
        None,
    )
    assert only({"uraian": Actor("pns")})[0] == "R013"


def test_a_group_of_facts_has_no_value() -> None:
    code, said, _ = only({"pelaku": "pns"})
    assert (code, said) == ("R014", "`pelaku` groups facts and cannot have the value `pns`")


def test_the_act_has_a_day() -> None:
    assert only({"tanggal": "belum"}) == ("R015", "`tanggal` is the day of the act and cannot be `belum`", None)


@pytest.mark.parametrize("raw", [[], (), {"kontes"} - {"kontes"}, ["dpr", None], "dpr / ", "/", ["dpr", ""]])
def test_an_empty_list_or_item_is_refused(raw: object) -> None:
    assert only({"kontes": raw}) == ("R016", "the list of values of `kontes` is empty or has an empty item", None)


def test_all_that_is_wrong_is_said_at_once() -> None:
    raw = {"kontes": ["bupatu", "gubernu"], "pelaku": {"cut": "cltn"}, "tanggal": "2024-02-31", "id": 1.5}
    assert [diagnostic.code for diagnostic in refused(raw)] == ["R003", "R003", "R002", "R008", "R011"]


def test_a_diagnostic_names_place_fact_value_and_way_out() -> None:
    (diagnostic,) = refused({"kontes": "bupatu"})
    assert draw(diagnostic, "id").splitlines() == [
        "catatan.json:3: kesalahan[R003]: `bupatu` bukan nilai `kontes`",
        "= bantuan: nilai `kontes`: `bupati`, `gubernur`, `dpr`, `pilkada`",
        "= maksud Anda `bupati`?",
    ]


def test_shown_values_are_short_and_on_one_line() -> None:
    _, said, _ = only({"kontes": "a\n`b" + "x" * 100})
    assert said == f"`a 'b{'x' * 35}…` is not a value of `kontes`"


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.dates() | st.binary(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8) | st.integers(), inner, max_size=3),
    max_leaves=8,
)
NAMES = st.sampled_from([*SMALL.facts, "pelaku", "fase", "x"])
READER = RecordReader(SMALL)


@given(ANYTHING | st.dictionaries(NAMES, ANYTHING, max_size=6))
def test_reading_never_raises(raw: object) -> None:
    record, diagnostics = READER.read(raw)
    assert (record is None) == bool(diagnostics)
    assert all(draw(diagnostic, "id") for diagnostic in diagnostics)


@given(st.dates(), st.dates())
def test_a_range_of_days_is_read_back(one: date, other: date) -> None:
    start, end = sorted((one, other))
    assert state("tanggal", f"{start}/{end}") == state("tanggal", f"{start} .. {end}") == Dates((Days(start, end),))


@given(st.lists(st.dates(date(2024, 1, 1), date(2024, 2, 9)), min_size=1, max_size=20))
def test_joined_spans_hold_the_same_days(listed: list[date]) -> None:
    read = state("tanggal", listed)
    assert isinstance(read, Dates)
    held = {
        span.start + timedelta(offset)
        for span in read.spans
        if span.start and span.end
        for offset in range((span.end - span.start).days + 1)
    }
    assert held == set(listed)
