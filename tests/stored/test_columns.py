"""Sealed files: what was put in comes out, and nothing else ever does."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from asn_neutrality.stored.columns import FORMAT, HASH, Columns, seal, unseal

HEADER = {"names": ["kata"], "root": 2}
NUMBERS = [0, 1, 65_536, 2**32 - 1]


def sealed(header: Any = HEADER, key: str = "key") -> bytes:
    columns = Columns()
    columns.put(NUMBERS)
    return seal(key, header, columns)


def test_header_and_columns_come_back_in_the_order_written() -> None:
    found = unseal("key", sealed())
    assert found is not None
    header, columns = found
    assert header == HEADER
    assert columns.take(1).tolist() == NUMBERS[:1]
    assert columns.take(3).tolist() == NUMBERS[1:]


def test_file_of_another_key_is_not_read() -> None:
    assert unseal("other", sealed()) is None


@given(st.integers(0, len(sealed()) - 1), st.integers(1, 255))
def test_file_with_any_byte_changed_is_not_read(place: int, change: int) -> None:
    content = bytearray(sealed())
    content[place] ^= change
    assert unseal("key", bytes(content)) is None


@given(st.integers(0, len(sealed()) - 1))
def test_file_cut_off_anywhere_is_not_read(length: int) -> None:
    assert unseal("key", sealed()[:length]) is None


@given(st.binary())
def test_what_is_no_sealed_file_is_not_read(content: bytes) -> None:
    assert unseal("key", content) is None


def test_numbers_are_written_with_the_least_byte_first() -> None:
    content = sealed()[len(FORMAT) + HASH :]
    assert content.endswith(b"\0\0\0\0\1\0\0\0\0\0\1\0\xff\xff\xff\xff")
