"""Frozen data written and read back: equal in every field, those outside equality included, and as much shared."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from types import ModuleType
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import settings as limit
from hypothesis import strategies as st

import asn_neutrality as asn
from asn_neutrality import ir
from asn_neutrality.domain import calendars, facts, packs, records, rules, sources, words
from asn_neutrality.domain.words import Label
from asn_neutrality.logic import atoms, shapes
from asn_neutrality.logic.atoms import Phase
from asn_neutrality.source.text import SourceText, Span
from asn_neutrality.stored import graph
from asn_neutrality.stored.columns import Columns
from tests.engine.oracle import Setting
from tests.engine.settings import settings
from tests.pace import examples

NOUNS = (calendars, facts, packs, records, rules, sources, words, atoms, shapes)
OF_RECORDS = {"ActRecords"}  # what is no part of a rule set


def again(root: object, texts: tuple[SourceText, ...] = ()) -> Any:
    """What was written, read back."""
    columns = Columns()
    header = graph.write(root, {id(text): text.name for text in texts}, columns)
    return graph.read(header, {text.name: text for text in texts}.__getitem__, columns)


def whole(thing: Any) -> object:
    """Everything there is to an object as plain data: classes and fields outside equality included."""
    if isinstance(thing, SourceText):
        return thing.name, thing.text
    if attrs.has(type(thing)):
        return type(thing), [whole(getattr(thing, field.name)) for field in attrs.fields(type(thing))]
    if isinstance(thing, Mapping):
        return dict, [(whole(key), whole(value)) for key, value in thing.items()]
    if isinstance(thing, tuple | list):
        return type(thing), [whole(part) for part in thing]
    if isinstance(thing, frozenset):
        return frozenset(map(whole, thing))
    return type(thing), thing


plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(min_value=0)
    | st.text(st.characters(exclude_categories=["Cs"]))
    | st.dates()
    | st.sampled_from(Phase)
    | st.builds(Label, st.text("ab"), st.none() | st.text("ab")),
    lambda part: (
        st.lists(part).map(tuple)
        | st.lists(part)
        | st.dictionaries(st.text("abc"), part)
        | st.frozensets(st.text("abc") | st.just("x"))
    ),
    max_leaves=20,
)


@given(plain)
def test_plain_data_is_read_back_with_its_types(root: object) -> None:
    assert whole(again(root)) == whole(root)


@limit(max_examples=examples(20))
@given(settings())
def test_rule_sets_and_programs_are_read_back_with_their_spans(setting: Setting) -> None:
    program, _ = ir.lower(setting.rules)
    root = (setting.rules, program)
    texts = tuple({id(each): each for each in _texts(root)}.values())
    assert whole(again(root, texts)) == whole(root)


def _texts(thing: Any) -> Iterator[SourceText]:
    if isinstance(thing, SourceText):
        yield thing
    elif attrs.has(type(thing)):
        for field in attrs.fields(type(thing)):
            yield from _texts(getattr(thing, field.name))
    elif isinstance(thing, Mapping):
        for value in thing.values():
            yield from _texts(value)
    elif isinstance(thing, tuple | list):
        for part in thing:
            yield from _texts(part)


def _classes(modules: tuple[ModuleType, ...]) -> set[str]:
    found = (each for module in modules for each in vars(module).values() if isinstance(each, type))
    own = {module.__name__ for module in modules}
    return {each.__name__ for each in found if each.__module__ in own and (attrs.has(each) or issubclass(each, Enum))}


def test_the_national_law_has_every_noun_and_is_read_back_whole() -> None:
    rules = asn.load("nasional", "daerah")
    texts = tuple(pack.source for pack in rules.packs.values())
    columns = Columns()
    header = graph.write(rules, {id(text): text.name for text in texts}, columns)
    written = {batch[0].partition(":")[2] for batch in header["batches"]} | {each[1] for each in header["enum"]}
    assert _classes(NOUNS) - OF_RECORDS - {"Text", "Regions", "Constant", "Unit", "Within"} <= written
    assert whole(graph.read(header, {text.name: text for text in texts}.__getitem__, columns)) == whole(rules)


def test_one_object_stays_one_and_two_equal_ones_stay_two() -> None:
    first, second = Label("sama"), Label("sama")
    one, also, other = again((first, first, second))
    assert one is also
    assert one is not other
    assert one == other


def test_true_and_one_and_text_of_one_stay_apart() -> None:
    assert again((True, 1, "1", False, 0)) == (True, 1, "1", False, 0)
    assert [type(each) for each in again((True, 1))] == [bool, int]


def test_order_of_a_mapping_is_kept() -> None:
    assert list(again({"b": 1, "a": 2})) == ["b", "a"]


def test_number_of_any_size_is_read_back() -> None:
    assert again(1 << 20_000) == 1 << 20_000


def test_columns_of_numbers_are_read_back() -> None:
    first, second = again((array("I", [1, 2**32 - 1]), array("I")))
    assert (first.tolist(), second.tolist()) == ([1, 2**32 - 1], [])


def test_writing_twice_gives_the_same_numbers() -> None:
    root = (Label("a"), frozenset({"x", "y", "z"}), {"k": (date(2024, 1, 1), Phase.AFTER)})
    columns, others = Columns(), Columns()
    assert graph.write(root, {}, columns) == graph.write(root, {}, others)
    assert columns.numbers == others.numbers


def test_text_that_the_reader_has_is_not_written() -> None:
    text = SourceText("file", "isi")
    found = again(Span(text, 0, 3), (text,))
    assert found.source is text


@pytest.mark.parametrize("root", [1.5, {1, 2}, object(), b"bytes", ModuleType("m")])
def test_data_of_another_shape_is_refused(root: object) -> None:
    with pytest.raises(graph.UnknownShapeError):
        again(root)


@pytest.mark.parametrize("kind", ["os:environ", "later:names", "domain.words:Language"])
def test_only_classes_of_data_of_this_library_are_made(kind: str) -> None:
    with pytest.raises((graph.UnknownShapeError, ImportError)):
        graph.read(
            {"given": [], "int": [], "str": [], "date": [], "enum": [], "batches": [[kind, 0, []]], "root": 0},
            str,
            Columns(),
        )
