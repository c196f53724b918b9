"""Attributes that are found when first asked for."""

from __future__ import annotations

import gc
import weakref

import pytest
from attrs import define

from asn_neutrality.once import cached_property


class Thing:
    def __init__(self) -> None:
        self.asked = 0

    @cached_property
    def number(self) -> int:
        """So many."""
        self.asked += 1
        return 42


@define(frozen=True, slots=False)
class Frozen:
    number: int

    @cached_property
    def twice(self) -> int:
        return 2 * self.number


def test_is_found_once_for_each_object() -> None:
    first, second = Thing(), Thing()
    assert (first.number, first.number, first.asked, second.asked) == (42, 42, 1, 0)
    assert second.number == 42


def test_can_be_set_and_forgotten() -> None:
    thing = Thing()
    thing.number = 7
    assert (thing.number, thing.asked) == (7, 0)
    del thing.number
    assert (thing.number, thing.asked) == (42, 1)


def test_frozen_data_may_have_one() -> None:
    assert Frozen(21).twice == 42


def test_has_the_words_of_what_finds_it() -> None:
    assert Thing.number.__doc__ == "So many."


def test_what_cannot_be_found_is_not_kept() -> None:
    class Failing:
        asked = 0

        @cached_property
        def number(self) -> int:
            self.asked += 1
            raise LookupError(self.asked)

    thing = Failing()
    for asked in (1, 2):
        with pytest.raises(LookupError, match=str(asked)):
            _ = thing.number


def test_one_without_a_name_is_refused() -> None:
    class Nameless:
        pass

    Nameless.number = cached_property(lambda _: 1)  # type: ignore[attr-defined]
    with pytest.raises((TypeError, AttributeError)):
        _ = Nameless().number  # type: ignore[attr-defined]


def test_is_forgotten_with_its_class() -> None:
    class Short:
        @cached_property
        def number(self) -> int:
            return len(__class__.__name__)  # type: ignore[name-defined]  # the class, held by what is held by it

    assert Short().number == len("Short")
    known = weakref.ref(Short)
    del Short
    gc.collect()
    assert known() is None
