"""What people read, word for word. `UPDATE_SNAPSHOTS=1 pytest tests/explain` writes the files anew: then read them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from asn_neutrality.domain.words import Language
from asn_neutrality.explain import Depth, explain
from tests.explain.cases import CASES
from tests.explain.small_pack import RULE_SET

SNAPSHOTS = Path(__file__).parent / "snapshots"
AUDITED = ("violation", "disputed", "contradiction")


def check(name: str, text: str) -> None:
    """The text equals its snapshot."""
    path = SNAPSHOTS / f"{name}.txt"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.write_text(text + "\n", encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text + "\n"


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("case", CASES)
def test_the_full_text_reads_as_reviewed(case: str, language: Language) -> None:
    check(f"{case}.full.{language}", explain(CASES[case], RULE_SET, language, "full"))


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("case", AUDITED)
def test_the_audit_reads_as_reviewed(case: str, language: Language) -> None:
    check(f"{case}.audit.{language}", explain(CASES[case], RULE_SET, language, "audit"))


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_lines_read_as_reviewed(language: Language) -> None:
    check(f"lines.{language}", "\n".join(explain(case, RULE_SET, language, "line") for case in CASES.values()))


def test_every_snapshot_belongs_to_a_test() -> None:
    depths: list[tuple[Depth, tuple[str, ...]]] = [("full", tuple(CASES)), ("audit", AUDITED)]
    expected = {f"{case}.{depth}.{language}" for depth, cases in depths for case in cases for language in ("id", "en")}
    assert {path.stem for path in SNAPSHOTS.glob("*.txt")} == expected | {"lines.id", "lines.en"}
