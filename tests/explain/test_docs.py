"""The examples of `docs/verdicts.md` are what is really printed: excerpts of the snapshots."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
SNAPSHOTS = Path(__file__).parent / "snapshots"
PAGES = {"en": "verdicts.md", "id": "verdicts.id.md"}


def blocks(page: str) -> list[list[str]]:
    """The lines of each text block of a page."""
    text = (DOCS / page).read_text(encoding="utf-8")
    return [block.splitlines() for block in re.findall(r"```text\n(.*?)```", text, flags=re.DOTALL)]


def occurs(lines: list[str], within: Iterator[str]) -> bool:
    """Whether the lines are there in this order, others between them or not."""
    return all(line in within for line in lines)


@pytest.mark.parametrize("language", PAGES)
def test_every_example_is_an_excerpt_of_a_real_text(language: str) -> None:
    texts = [path.read_text("utf-8").splitlines() for path in SNAPSHOTS.glob(f"*.full.{language}.txt")]
    for block in blocks(PAGES[language]):
        assert any(occurs(block, iter(text)) for text in texts), block


def test_both_pages_have_the_same_examples() -> None:
    english, indonesian = (blocks(page) for page in PAGES.values())
    assert [len(block) for block in english] == [len(block) for block in indonesian]
    assert len(english) == 7
