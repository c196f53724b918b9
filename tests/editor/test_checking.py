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
from tests.pace import examples

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


LAW = """paket aturan versi "1.0.0" bahasa id
  judul "Aturan" en "Rules"
  rezim etik "Etik" en "Ethics" / pidana "Pidana" en "Crime"

pakai kata

sumber lama
  judul "Undang-Undang Lama" en "Old law"
  berlaku .. 2019-12-31

sumber baru
  judul "Undang-Undang Baru" en "New law"
  berlaku 2020-01-01 ..
  menggantikan lama
  peralihan bila aktif menurut baru pasal 9

hukuman denda
  judul "Denda" en "Fine"
  rezim pidana
  menurut baru pasal 3
  kutipan "didenda"

istilah ringan
  judul "Ringan" en "Slight"
  berarti perbuatan adalah suka

istilah berat
  berarti sengaja dan tidak ringan

simpulkan sengaja adalah ya bila ringan menurut baru pasal 4

larangan bersuara
  judul "Bersuara" en "Speaking"
  dasar baru pasal 2
  rezim pidana
  berlaku 2020-01-01 .. 2024-12-31
  bila aktif dan berat
  sanksi denda
"""
# Words of that text, and what stands there for a while.
LAW_CHANGES = {
    "title of a source": ("Undang-Undang Baru", "Undang-Undang Barusan"),
    "period of a source": ("berlaku 2020-01-01 ..\n", "berlaku 2021-01-01 ..\n"),
    "no day of a source": ("berlaku 2020-01-01 ..\n", "berlaku 2020-01-32 ..\n"),
    "sources in a circle": ('"Old law"\n', '"Old law"\n  menggantikan baru\n'),
    "what a source replaces": ("menggantikan lama", "menggantikan lamaa"),
    "transition": ("peralihan bila aktif", "peralihan bila aktip"),
    "name of a source": ("sumber baru", "sumber baruu"),
    "track of a penalty": ("rezim pidana\n  menurut", "rezim etik\n  menurut"),
    "quotation of a penalty": ('"didenda"', '"didendai"'),
    "basis of a penalty": ("menurut baru pasal 3", "menurut bar pasal 3"),
    "name of a penalty": ("hukuman denda\n  judul", "hukuman dendaa\n  judul"),
    "title of a term": ('"Ringan"', '"Enteng"'),
    "value in a term": ("adalah suka", "adalah komentar"),
    "other fact in a term": ("perbuatan adalah suka", "sengaja"),
    "no such value in a term": ("adalah suka", "adalah suka_sekali"),
    "terms in a circle": ("perbuatan adalah suka", "berat"),
    "a day in a term": ("sengaja dan tidak ringan", "tanggal sejak 2020-01-01"),
    "half a term": ("berarti sengaja dan tidak", "berarti sengaja dan dan"),
    "a term of the name of a fact": ("istilah berat", "istilah sengaja"),
    "readings of a term": ('"Slight"\n  berarti perbuatan adalah suka', '"Slight"\n  tafsir a berarti aktif'),
}

# What does not parse: what it was when it last did stands for it.
BROKEN = ("no day of a source", "half a term")
WHOLE = {name: change for name, change in LAW_CHANGES.items() if name not in BROKEN}


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


@pytest.mark.parametrize("change", LAW_CHANGES.values(), ids=LAW_CHANGES)
def test_terms_sources_and_penalties_are_found_as_from_the_beginning(change: tuple[str, str], tmp_path: Path) -> None:
    desk = Desk(tmp_path, LAW)
    assert not problems(desk.workspace, desk.rules)
    desk.type(LAW.replace(*change))
    assert problems(desk.workspace, desk.rules) == fresh(tmp_path, LAW.replace(*change))
    desk.type(LAW)
    assert not problems(desk.workspace, desk.rules)


@pytest.mark.parametrize("change", WHOLE.values(), ids=WHOLE)
def test_two_changes_of_terms_sources_and_penalties_are_found_as_from_the_beginning(
    change: tuple[str, str], tmp_path: Path
) -> None:
    desk = Desk(tmp_path, LAW)
    for other in WHOLE.values():
        for text in (LAW.replace(*change), LAW.replace(*change).replace(*other), LAW.replace(*other)):
            desk.type(text)
            assert problems(desk.workspace, desk.rules) == fresh(tmp_path, text)


@pytest.mark.parametrize(
    "change", ["title of a source", "quotation of a penalty", "title of a term", "value in a term"]
)
def test_what_no_other_declaration_can_tell_is_checked_alone(change: str, tmp_path: Path) -> None:
    desk = Desk(tmp_path, LAW)
    before = desk.workspace.checked(desk.rules)
    desk.type(LAW.replace(*LAW_CHANGES[change]))
    assert desk.workspace.checked(desk.rules).linked is before.linked


@pytest.mark.parametrize("change", ["period of a source", "track of a penalty", "other fact in a term"])
def test_what_others_rest_on_is_linked_anew(change: str, tmp_path: Path) -> None:
    desk = Desk(tmp_path, LAW)
    desk.workspace.checked(desk.rules)
    desk.type(LAW.replace(*LAW_CHANGES[change]))
    assert desk.workspace.checked(desk.rules).fresh


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


@settings(max_examples=examples(60))
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
