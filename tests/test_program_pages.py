"""Every page about a diagnostic of rules taken together shows a file that gives it, and the same file mended."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from asn_neutrality.pipeline import check
from asn_neutrality.source.draw import draw

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "tests" / "diagnostics"
CODES = sorted(path.stem for path in EXAMPLES.glob("P*.larangan"))
BLOCK = re.compile(r"```larangan\n(.*?)```", re.DOTALL)


@pytest.mark.parametrize("code", CODES)
def test_page_shows_the_smallest_file_and_how_to_mend_it(code: str, tmp_path: Path) -> None:
    broken = (EXAMPLES / f"{code}.larangan").read_text("utf-8")
    shown, mended = BLOCK.findall((ROOT / "docs" / "diagnostics" / f"{code}.md").read_text("utf-8"))
    assert shown == broken
    file = tmp_path / "peraga.larangan"
    file.write_text(mended, "utf-8")
    assert check(file) == []


# P003 takes seconds to grow to its limit: once is enough, in the tests of all diagnostics.
@pytest.mark.parametrize("code", [code for code in CODES if code != "P003"])
def test_smallest_file_gives_its_code_and_no_other(code: str) -> None:
    (found,) = check(EXAMPLES / f"{code}.larangan")
    assert found.code == code
    assert all("{" not in draw(found, language) for language in ("id", "en"))
