"""The pictures in `docs/pictures` are those that `draw` gives. `UPDATE_SNAPSHOTS=1 pytest tests/pages` draws them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from asn_neutrality.cli.program import run

FOLDER = Path(__file__).parents[3] / "docs" / "pictures"
DRAWN = {
    "timeline_nasional": ("timeline", "nasional"),
    "matrix_daerah": ("matrix", "daerah"),
    "flow_musi_rawas_4": ("rule", "musi_rawas_2020.narasumber_parpol"),
}


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("name", DRAWN)
def test_picture_in_the_docs_is_up_to_date(name: str, language: str, tmp_path: Path) -> None:
    path = FOLDER / f"{name}.{language}.svg"
    made = path if os.environ.get("UPDATE_SNAPSHOTS") else tmp_path / path.name
    made.parent.mkdir(exist_ok=True)
    assert run(["draw", *DRAWN[name], "--lang", language, "-o", str(made)]) == 0
    assert path.read_text(encoding="utf-8") == made.read_text(encoding="utf-8")
    shown = "".join(page.read_text(encoding="utf-8") for page in FOLDER.parent.glob("*.md"))
    assert f"(pictures/{path.name})" in shown
