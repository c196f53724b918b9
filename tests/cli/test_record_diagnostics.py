"""Every code about records and their files: its smallest example gives it, and what its page mends is good."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from asn_neutrality.checker.records import read_record
from asn_neutrality.cli.inputs.reading import read_items
from asn_neutrality.source.catalogue import entries
from asn_neutrality.source.diagnostic import Diagnostic
from tests.checker.small_vocabulary import SMALL

ROOT = Path(__file__).resolve().parents[2]
PAGE_BLOCK = re.compile(r"mended:\n\n```(\w+)\n(.*?)```", re.DOTALL)


def found(name: str, content: bytes) -> Iterator[Diagnostic]:
    """What is wrong with the records of a file."""
    for item in read_items(name, io.BytesIO(content), SMALL.facts):
        yield from item.refused or read_record(SMALL, item.raw, item.place)[1]


@pytest.mark.parametrize("code", entries("R"))
def test_the_smallest_example_gives_its_code_and_no_other(code: str) -> None:
    (path,) = (ROOT / "tests" / "diagnostics").glob(f"{code}.*")
    assert [diagnostic.code for diagnostic in found(path.name, path.read_bytes())] == [code]


@pytest.mark.parametrize("code", entries("R"))
def test_what_the_page_mends_is_good(code: str) -> None:
    page = (ROOT / "docs" / "diagnostics" / f"{code}.md").read_text("utf-8")
    mended = PAGE_BLOCK.search(page)
    assert mended
    assert list(found(f"mended.{mended[1]}", mended[2].encode())) == []
