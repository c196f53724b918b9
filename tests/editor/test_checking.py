"""What is found from the pieces that changed is what is found from all of them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asn_neutrality.editor.problems import Problem, problems
from asn_neutrality.editor.workspace import Workspace
from tests.editor.desk import RULES, WORDS, Desk

CHANGES = {
    "condition": ("bila aktif dan sengaja", "bila sengaja"),
    "wrong term": ("bila aktif dan sengaja", "bila aktiv dan sengaja"),
    "wrong citation": ("dasar edaran angka 1", "dasar edarann angka 1"),
    "wrong track": ("rezim etik\n  bila", "rezim etika\n  bila"),
    "wrong fact in an example": ("perbuatan: komentar", "perbuat: komentar"),
    "wrong excuse": ("oleh tanpa_maksud", "oleh tanpa"),
    "other exception": ("kecuali tanpa_maksud", "kecuali tanpa_niat"),
    "no exception": ('  kecuali tanpa_maksud "Tanpa maksud" en "Without intent" bila ringan\n', ""),
    "other name": ("larangan bersuara", "larangan berbicara"),
    "same name as another": ("izin berlibur", "izin bersuara"),
    "a permission overrides nothing": ("mengesampingkan bersuara", "mengesampingkan berseru"),
    "other term": ("istilah ringan", "istilah berat"),
    "other value of a term": ("adalah suka", "adalah bagi"),
    "unused pack": ("pakai kata\n", ""),
    "unknown pack": ("pakai kata\n", "pakai kota\n"),
    "half a clause": ("bila aktif dan sengaja", "bila aktif dan"),
    "half a declaration": ("izin berlibur", "izi berlibur"),
    "text without end": ('"Hanya suka"', '"Hanya suka'),
    "another declaration": ("izin berlibur", "istilah baru berarti sengaja\n\nizin berlibur"),
    "nothing": (RULES, ""),
}


def fresh(folder: Path, text: str) -> list[Problem]:
    """What is found in a text that was never seen before."""
    workspace = Workspace()
    workspace.open(str(folder / "kata.larangan"), WORDS)
    workspace.open(str(folder / "aturan.larangan"), text)
    return problems(workspace, str(folder / "aturan.larangan"))


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_and_its_undoing_are_found_as_from_the_beginning(change: tuple[str, str], tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    assert not problems(desk.workspace, desk.rules)
    changed = RULES.replace(*change)
    assert changed != RULES
    desk.type(changed)
    assert problems(desk.workspace, desk.rules) == fresh(tmp_path, changed)
    desk.type(RULES)
    assert not problems(desk.workspace, desk.rules)


@pytest.mark.parametrize("pair", list(pairwise(CHANGES.values())), ids=list(CHANGES)[1:])
def test_changes_one_after_the_other_are_found_as_from_the_beginning(
    pair: tuple[tuple[str, str], tuple[str, str]], tmp_path: Path
) -> None:
    desk = Desk(tmp_path)
    text = RULES
    for change in pair:
        problems(desk.workspace, desk.rules)
        text = text.replace(*change)
        desk.type(text)
    assert problems(desk.workspace, desk.rules) == fresh(tmp_path, text)


def test_a_change_within_a_rule_leaves_everything_else_alone(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    before = desk.workspace.checked(desk.rules)
    desk.type(RULES.replace("bila aktif dan sengaja", "bila sengaja"))
    after = desk.workspace.checked(desk.rules)
    assert not after.fresh
    assert after.linked is before.linked


def test_a_change_in_a_pack_that_is_used_is_seen(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    assert not problems(desk.workspace, desk.rules)
    desk.workspace.open(desk.words, WORDS.replace("istilah aktif", "istilah giat"))
    assert [problem.code for problem in problems(desk.workspace, desk.rules)] == ["C021"]


def test_a_pack_beside_the_file_is_read_from_disk_and_again_when_it_changes(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.workspace.close(desk.words)
    assert problems(desk.workspace, desk.rules)
    Path(desk.words).write_text(WORDS, "utf-8")
    assert not problems(desk.workspace, desk.rules)
    Path(desk.words).write_text(WORDS.replace("istilah aktif", "istilah sangat_aktif"), "utf-8")
    assert problems(desk.workspace, desk.rules)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.text('ab_"#(/\n\U0001f389 ', max_size=3)), max_size=4)
)
def test_nothing_typed_or_deleted_anywhere_is_ever_an_exception(changes: list[tuple[float, int, str]]) -> None:
    desk = Desk(Path("nowhere"))
    text = RULES
    for share, deleted, typed in changes:
        at = int(share * len(text))
        text = text[:at] + typed + text[at + deleted :]
        desk.type(text)
        for problem in problems(desk.workspace, desk.rules):
            assert problem.range.start <= problem.range.end
