from __future__ import annotations

from pathlib import Path

import pytest

from asn_neutrality.editor.hover import hover
from asn_neutrality.editor.renaming import Refusal, Renaming, may_rename, rename
from asn_neutrality.editor.things import definition, references
from tests.editor.desk import RULES, WORDS, Desk, edited

DECLARED = {
    "term of another pack": ("bila akt|if", "kata", "istilah |aktif"),
    "own term": ("bila rin|gan\n  meng", "aturan", "istilah |ringan"),
    "fact": ("adalah".join(("berarti per|buatan ", " suka")), "kata", "fakta |perbuatan"),
    "bare fact": ("dan sen|gaja", "kata", "fakta |sengaja"),
    "value": ("adalah su|ka", "kata", '|suka "Memberi'),
    "value of an example": ("perbuatan: kom|entar", "kata", '|komentar "Berk'),
    "source": ("dasar eda|ran angka", "kata", "sumber |edaran"),
    "rule": ("mengesampingkan ber|suara", "aturan", "larangan |bersuara"),
    "exception": ("oleh tanpa|_maksud", "aturan", "kecuali |tanpa_maksud"),
    "track": ("rezim et|ik\n  bila", "aturan", 'rezim |etik "Etik"'),
    "pack": ("pakai ka|ta", "kata", "paket |kata"),
    "the declaration itself": ("istilah rin|gan", "aturan", "istilah |ringan"),
}


@pytest.mark.parametrize("case", DECLARED.values(), ids=DECLARED)
def test_a_name_leads_to_its_declaration(case: tuple[str, str, str], tmp_path: Path) -> None:
    mark, pack, declared = case
    desk = Desk(tmp_path)
    (found,) = definition(desk.workspace, desk.rules, desk.place(mark))
    file = desk.rules if pack == "aturan" else desk.words
    assert (found.file, found.range.start) == (file, desk.place(declared, file))


def test_a_keyword_leads_nowhere(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    assert not definition(desk.workspace, desk.rules, desk.place("lara|ngan bersuara"))
    assert not references(desk.workspace, desk.rules, desk.place("lara|ngan bersuara"))
    assert hover(desk.workspace, desk.rules, desk.place("lara|ngan bersuara")) is None


def test_a_name_of_a_shipped_pack_leads_into_its_file(tmp_path: Path) -> None:
    desk = Desk(tmp_path, 'paket a versi "1.0.0"\n  judul "a"\npakai kosakata\nistilah x berarti oleh_asn\n')
    (found,) = definition(desk.workspace, desk.rules, desk.place("oleh_|asn"))
    assert Path(found.file).name == "kosakata.larangan"
    lines = Path(found.file).read_text("utf-8").split("\n")
    assert lines[found.range.start.line].startswith("istilah oleh_asn")


def test_references_are_found_in_every_pack(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    found = references(desk.workspace, desk.words, desk.place("istilah akt|if", desk.words))
    assert [(Path(each.document.name).stem, each.occurrence.defines) for each in found] == [
        ("kata", True),
        ("aturan", False),
    ]


def test_renaming_changes_every_pack_and_nothing_else(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    made = rename(desk.workspace, desk.rules, desk.place("adalah su|ka"), "menyukai")
    assert isinstance(made, Renaming)
    edits = dict(made.edits)
    assert edited(WORDS, edits[desk.words]) == WORDS.replace("    suka ", "    menyukai ")
    expected = RULES.replace("adalah suka", "adalah menyukai").replace("perbuatan: suka", "perbuatan: menyukai")
    assert edited(RULES, edits[desk.rules]) == expected


def test_renaming_a_name_with_its_pack_keeps_the_pack(tmp_path: Path) -> None:
    desk = Desk(tmp_path, RULES.replace("dasar edaran angka 1", "dasar kata.edaran angka 1"))
    made = rename(desk.workspace, desk.rules, desk.place("kata.eda|ran"), "surat")
    assert isinstance(made, Renaming)
    after = edited(desk.workspace.documents[desk.rules].text, dict(made.edits)[desk.rules])
    assert "dasar kata.surat angka 1" in after
    assert "dasar surat\n" in after


REFUSED = {
    "a keyword": ("bila rin|gan\n  meng", "larangan"),
    "no name": ("bila rin|gan\n  meng", "Ringan"),
    "taken in another pack": ("bila rin|gan\n  meng", "aktif"),
    "a fact of that name": ("bila rin|gan\n  meng", "sengaja"),
    "a pack": ("pakai ka|ta", "kota"),
    "no name at the place": ("lara|ngan bersuara", "x"),
    "a value of that name": ("adalah su|ka", "komentar"),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_a_name_that_would_clash_is_refused_with_a_reason(case: tuple[str, str], tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    refused = rename(desk.workspace, desk.rules, desk.place(case[0]), case[1])
    assert isinstance(refused, Refusal)
    assert refused.reason


def test_a_name_of_a_shipped_pack_is_not_renamed(tmp_path: Path) -> None:
    desk = Desk(tmp_path, 'paket a versi "1.0.0"\n  judul "a"\npakai kosakata\nistilah x berarti oleh_asn\n')
    refused = may_rename(desk.workspace, desk.rules, desk.place("oleh_|asn"))
    assert isinstance(refused, Refusal)
    assert "kosakata" in refused.reason


def test_nothing_is_renamed_while_a_file_is_broken(tmp_path: Path) -> None:
    desk = Desk(tmp_path, RULES.replace("izin berlibur", "izi berlibur"))
    refused = rename(desk.workspace, desk.rules, desk.place("istilah rin|gan"), "enteng")
    assert isinstance(refused, Refusal)
    assert "aturan.larangan" in refused.reason


TOLD = {
    "rule": ("mengesampingkan ber|suara", ["Bersuara", "dilarang", "Edaran"]),
    "term": ("bila akt|if", ["kata.aktif", "Aktif", "menyebarkan"]),
    "fact": ("dan sen|gaja", ["sengaja", "Sengaja"]),
    "value": ("adalah su|ka", ["Memberi tanda suka", "Perbuatan"]),
    "source": ("dasar eda|ran angka", ["Edaran"]),
    "exception": ("oleh tanpa|_maksud", ["Tanpa maksud", "ringan"]),
    "track": ("rezim et|ik\n  bila", ["Etik"]),
    "pack": ("pakai ka|ta", ["kata 1.0.0", "Kata"]),
}


@pytest.mark.parametrize("case", TOLD.values(), ids=TOLD)
def test_a_hover_tells_label_and_meaning(case: tuple[str, list[str]], tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    told = hover(desk.workspace, desk.rules, desk.place(case[0]))
    assert told is not None
    assert not [word for word in case[1] if word.lower() not in told.markdown.lower()]


def test_a_hover_says_what_is_written_now(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.workspace.checked(desk.rules)
    desk.type(RULES.replace("bila aktif dan sengaja", "bila tidak sengaja"))
    told = hover(desk.workspace, desk.rules, desk.place("larangan ber|suara"))
    assert told is not None
    assert "aktif" not in told.markdown.lower()
