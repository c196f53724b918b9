"""Every page about a diagnostic of the checker shows a file that gives it, and the same file mended."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from asn_neutrality.checker import check
from asn_neutrality.source.draw import draw
from tests.checker.checking import trees

ROOT = Path(__file__).parents[2]
CODES = sorted(path.stem for path in (ROOT / "docs" / "diagnostics").glob("C*.md"))
BLOCK = re.compile(r"```larangan\n(.*?)```", re.DOTALL)


def example(code: str) -> list[str]:
    """The smallest file that gives the code, and the one loaded beside it."""
    paths = [ROOT / "tests" / "diagnostics" / f"{code}{beside}.larangan" for beside in ("", ".beside")]
    return [path.read_text("utf-8") for path in paths if path.exists()]


@pytest.mark.parametrize("code", CODES)
def test_smallest_file_gives_its_code_and_no_other(code: str) -> None:
    rules, diagnostics = check(trees(*example(code)), [])
    assert rules is None
    assert {diagnostic.code for diagnostic in diagnostics} == {code}
    assert all("{" not in draw(diagnostic, language) for diagnostic in diagnostics for language in ("id", "en"))


@pytest.mark.parametrize("code", CODES)
def test_page_shows_that_file_and_how_to_mend_it(code: str) -> None:
    broken, *beside = example(code)
    *shown_beside, shown, mended = BLOCK.findall((ROOT / "docs" / "diagnostics" / f"{code}.md").read_text("utf-8"))
    assert (shown, shown_beside) == (broken, beside)
    rules, diagnostics = check(trees(mended, *beside), [])
    assert not diagnostics
    assert rules is not None
