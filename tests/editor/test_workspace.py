"""Shipped packs in a workspace: as the wheel brings their trees, or parsed."""

from __future__ import annotations

from pathlib import Path

import pytest

import asn_neutrality as asn
from asn_neutrality import kept, pipeline
from asn_neutrality.editor.hover import hover
from asn_neutrality.editor.problems import problems
from asn_neutrality.editor.things import definition
from asn_neutrality.editor.workspace import Workspace
from asn_neutrality.stored import shelf
from asn_neutrality.syntax.parse import parse

TEXT = """paket saya versi "1.0.0" bahasa id
  judul "Saya"

pakai kosakata

istilah milik_saya
  berarti oleh_asn dan sepengetahuan_pelak
"""


def told(folder: Path) -> list[object]:
    """What an editor says of a file on top of a shipped pack."""
    workspace, name = Workspace(), str(folder / "saya.larangan")
    place = workspace.open(name, TEXT).lines.place(TEXT.index("oleh_asn"))
    return [problems(workspace, name), hover(workspace, name, place), definition(workspace, name, place)]


def test_trees_that_the_wheel_brings_say_what_parsing_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = told(tmp_path)
    trees = dict(kept.sealed_tree(parse(text)[0]) for pack in asn.shipped() if (text := pipeline._shipped(pack)[0]))
    monkeypatch.setattr(shelf, "_shipped", lambda asked: trees.get(asked + shelf.SUFFIX))
    shipped = Workspace().shipped_pack("kosakata")
    assert shipped is not None
    assert len(shipped.pieces.pieces) == 1
    assert told(tmp_path) == parsed
    assert all(parsed)
