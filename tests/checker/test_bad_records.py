"""What is said of records that are wrong."""

from __future__ import annotations

from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_neutrality.checker.records import RecordReader
from asn_neutrality.source.catalogue import help_text, message
from asn_neutrality.source.draw import draw
from tests.checker.reading import DAY, only, refused, states
from tests.checker.small_vocabulary import MANY, SMALL

CIRCLE: list[object] = []
CIRCLE.append(CIRCLE)


@attrs.define
class Actor:
    """An object with fields."""

    status: str


@pytest.mark.parametrize("raw", [None, 5, "suka", ["perbuatan", "suka"], Actor, object()])
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
