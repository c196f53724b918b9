"""Where the sources disagree: each section of `docs/disputes.md` has one or more tests, named after it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[4] / "docs"
PAGES = (DOCS / "disputes.md", DOCS / "disputes.id.md")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_dispute_of_the_page_has_a_test(page: Path) -> None:
    sections = {number.lower() for number in re.findall(r"^## (D\d+)\.", page.read_text("utf-8"), re.MULTILINE)}
    files = Path(__file__).parent.glob("test_d*.py")
    tests = [name for file in files for name in re.findall(r"^def (test_d\d+_)", file.read_text("utf-8"), re.MULTILINE)]
    assert sections == {f"d{number}" for number in range(1, 13)} == {name.split("_")[1] for name in tests}
