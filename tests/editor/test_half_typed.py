"""Whatever stands in a file while somebody types, every question has an answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asn_neutrality.editor.completion import complete
from asn_neutrality.editor.formatting import formatting
from asn_neutrality.editor.hover import hover
from asn_neutrality.editor.outline import folds, outline
from asn_neutrality.editor.problems import advice, problems
from asn_neutrality.editor.renaming import rename
from asn_neutrality.editor.things import definition
from asn_neutrality.editor.tokens import read_tokens
from asn_neutrality.editor.workspace import Workspace
from tests.editor.desk import RULES, WORDS
from tests.invariants.checkout import PACKAGE
from tests.pace import examples

STEP = 29  # every prefix takes minutes; over the packs together every kind of place is met


def ask_everything(workspace: Workspace, name: str, offset: int) -> None:
    """Put every question an editor has about a file, and about one place in it."""
    document = workspace.documents[name]
    place = document.lines.place(offset)
    problems(workspace, name)
    complete(workspace, name, place)
    hover(workspace, name, place)
    definition(workspace, name, place)
    rename(workspace, name, place, "nama_lain")
    outline(document)
    folds(document)
    read_tokens(document)
    formatting(document)


@pytest.mark.parametrize("pack", ["pp_49_2018", "se_01_2023"])
def test_every_beginning_of_a_shipped_pack_has_answers(pack: str, tmp_path: Path) -> None:
    text = (PACKAGE / "packs" / f"{pack}.larangan").read_text("utf-8")
    name = str(tmp_path / f"{pack}.larangan")
    workspace = Workspace()
    for end in range(0, len(text), STEP):
        workspace.open(name, text[:end])
        problems(workspace, name)
        complete(workspace, name, workspace.documents[name].lines.place(end))


CUTS = st.lists(st.tuples(st.floats(0, 1), st.integers(1, 60)), min_size=1, max_size=4)


@settings(max_examples=examples(60))
@given(CUTS, st.floats(0, 1))
def test_rules_with_parts_cut_out_have_answers(cuts: list[tuple[float, int]], share: float) -> None:
    text = RULES
    workspace = Workspace()
    workspace.open("nowhere/kata.larangan", WORDS)
    for where, length in cuts:
        at = int(where * len(text))
        text = text[:at] + text[at + length :]
        workspace.open("nowhere/aturan.larangan", text)
        ask_everything(workspace, "nowhere/aturan.larangan", int(share * len(text)))
    advice(workspace, "nowhere/aturan.larangan")
