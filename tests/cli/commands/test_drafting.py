"""The commands that draft and draw: ``examples`` and ``draw``."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

from tests.cli.terminal import Run
from tests.fixtures.bridge import BRIDGE

RULES = str(BRIDGE)


def test_examples_can_be_pasted_into_the_file(cli: Run, tmp_path: Path) -> None:
    drafted = cli("examples", RULES).out
    assert drafted.startswith("# Disusun mesin dari aturannya, belum disetujui ahli hukum.")
    assert "\nuji jembatan.menyeberang_malam\n" in drafted
    path = tmp_path / BRIDGE.name
    path.write_text(BRIDGE.read_text("utf-8") + "\n" + drafted, "utf-8")
    assert cli("format", "--check", str(path)).status == 0
    assert cli("test", str(path)).status == 0
    left = cli("examples", str(path), "--missing").out
    assert left.count("contoh yang ada sudah menunjukkan semuanya") == drafted.count("\nuji ")


def test_examples_of_one_rule(cli: Run) -> None:
    alone = cli("examples", "jembatan.menyeberang_malam", "--rules", RULES).out
    assert alone.count("\nuji ") == 1
    assert alone in cli("examples", RULES).out


def test_unknown_rule_is_refused_with_the_nearest(cli: Run) -> None:
    run = cli("examples", "jembatan.menyeberang_malang", "--rules", RULES)
    assert run.status == 2
    assert "did you mean `jembatan.menyeberang_malam`?" in run.err


def test_pictures_are_svg_or_a_page(cli: Run, tmp_path: Path) -> None:
    rule = ("jembatan.menyeberang_malam", "--rules", RULES)
    asked = {"matrix": ("bengkulu_2023",), "timeline": (RULES,), "rule": rule}
    for kind, names in asked.items():
        text = cli("draw", kind, *names).out
        assert ET.fromstring(text).tag.endswith("svg")
        page = tmp_path / f"{kind}.html"
        assert cli("draw", kind, *names, "-o", str(page)).status == 0
        assert text.strip() in page.read_text("utf-8")
    assert "Melanggar larangan ini" in cli("draw", "rule", *rule, "--lang", "id").out


def test_what_cannot_be_drawn_is_refused(cli: Run) -> None:
    assert "there is nothing to draw" in cli("draw", "matrix", RULES).err
    assert cli("draw", "rule", "jembatan.menyeberang_malang", "--rules", RULES).status == 2
