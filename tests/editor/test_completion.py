from __future__ import annotations

from pathlib import Path

import pytest

from asn_neutrality.domain.words import Language
from asn_neutrality.editor.completion import Item, Look, complete
from tests.editor.desk import RULES, Desk


def offered(desk: Desk, mark: str) -> list[Item]:
    """What is offered where the ``|`` is."""
    return complete(desk.workspace, desk.rules, desk.place(mark))


def texts(desk: Desk, mark: str, look: Look | None = None) -> list[str]:
    return [item.text for item in offered(desk, mark) if look in (None, item.look)]


NAMES = {
    "values of a fact": ("perbuatan adalah |suka", ["suka", "komentar", "bagikan", "menyebar"]),
    "values in an example": ("perbuatan: |komentar", ["suka", "komentar", "bagikan", "menyebar"]),
    "yes and no": ("perbuatan: komentar  sengaja: |ya", ["ya", "tidak"]),
    "facts of an example": ('"Berkomentar"\n    |perbuatan', ["perbuatan", "sengaja"]),
    "packs in use": ("rezim |etik\n  bila", ["etik"]),
    "prohibitions": ("mengesampingkan |bersuara", ["bersuara", "berlibur"]),
    "sources": ("dasar |edaran angka", ["edaran"]),
    "excuses": ("oleh |tanpa_maksud", ["tanpa_maksud", "berlibur"]),
    "terms, then facts": ("bila aktif dan |sengaja", ["ringan", "aktif", "perbuatan", "sengaja"]),
}


@pytest.mark.parametrize("case", NAMES.values(), ids=NAMES)
def test_names_are_those_that_may_stand_there(case: tuple[str, list[str]], tmp_path: Path) -> None:
    mark, expected = case
    names = [item.text for item in offered(Desk(tmp_path), mark) if item.look is not Look.KEYWORD]
    assert names == expected


def test_packs_are_those_beside_and_shipped(tmp_path: Path) -> None:
    assert {"kata", "nasional"} <= set(texts(Desk(tmp_path), "pakai |kata"))


def test_values_carry_their_labels_in_the_language_of_the_reader(tmp_path: Path) -> None:
    labels: dict[Language, str] = {"id": "Memberi tanda suka", "en": "Liking"}
    for language, label in labels.items():
        first = offered(Desk(tmp_path, language=language), "perbuatan adalah |suka")[0]
        assert (first.text, first.label) == ("suka", label)


def test_what_is_typed_narrows_and_is_replaced(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    (item,) = [item for item in offered(desk, "perbuatan adalah suk|a") if item.look is Look.VALUE]
    assert item.edit.range.start == desk.place("perbuatan adalah |suka")
    assert item.edit.range.end == desk.place("perbuatan adalah suk|a")


def test_keywords_are_those_the_grammar_accepts(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    clauses = texts(desk, "  |rezim etik\n  bila", Look.KEYWORD)
    assert {"rezim", "bila", "kecuali", "sanksi", "pasal"} <= set(clauses)
    assert not {"mengesampingkan", "versi", "adalah"} & set(clauses)
    assert "melanggar" in texts(desk, "contoh |melanggar", Look.KEYWORD)


def test_keywords_are_in_the_language_of_the_file(tmp_path: Path) -> None:
    english = 'package small version "1.0.0" language en\n  title "a" en "a"\n\nuse kata\n\nterm x means sengaja \n'
    desk = Desk(tmp_path, english)
    found = texts(desk, "means sengaja |", Look.KEYWORD)
    assert {"and", "or", "title", "prohibition"} <= set(found)
    assert not {"dan", "atau", "judul", "larangan"} & set(found)


def test_a_declaration_may_begin_only_where_the_one_before_may_end(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    assert "larangan" not in texts(desk, "bila aktif dan |sengaja", Look.KEYWORD)
    assert "larangan" in texts(desk, "\n|izin berlibur", Look.KEYWORD)


def test_nothing_is_offered_in_texts_and_comments(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    assert not offered(desk, '"Bersu|ara')
    assert not offered(desk, "bukan ku|tipan")
    assert not offered(desk, "# Con|toh")


def test_names_are_offered_in_what_is_half_typed(tmp_path: Path) -> None:
    desk = Desk(tmp_path, RULES.replace("bila aktif dan sengaja", "bila aktif dan perbuatan adalah "))
    assert "suka" in texts(desk, "aktif dan perbuatan adalah |")


def test_a_name_that_two_packs_give_is_offered_with_its_pack(tmp_path: Path) -> None:
    both = RULES.replace("pakai kata\n", "pakai kata / lain\n")
    desk = Desk(tmp_path, both)
    other = 'paket lain versi "1.0.0"\n  judul "b"\n\nsumber edaran\n  judul "c"\n'
    desk.workspace.open(str(tmp_path / "lain.larangan"), other)
    found = texts(desk, "dasar |edaran angka", Look.SOURCE)
    assert found == ["kata.edaran", "lain.edaran"]


def test_a_word_is_offered_once_where_it_first_stands(tmp_path: Path) -> None:
    calendars = 'kalender {0}\n  judul "{0}"\n  tahap masa 2024-01-01 .. 2024-02-01\n  tahap {1} 2024-03-01\n'
    fact = (
        '\nfakta kapan "Kapan" en "When" : tanggal\n\nfakta pemilu "Pemilu" : pilihan lain peran penentu_kalender\n\n'
    )
    more = calendars.format("satu", "awal") + "\n" + calendars.format("dua", "akhir")
    desk = Desk(tmp_path, RULES + fact + more + "\nistilah musim berarti kapan selama masa\n")
    assert texts(desk, "kapan selama |masa", Look.STAGE) == ["masa", "awal", "akhir"]
