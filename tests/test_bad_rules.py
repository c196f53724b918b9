"""Bad rule files: a clear error at the right place, nothing lost beside it, never an exception."""

from __future__ import annotations

from pathlib import Path

import pytest

import asn_neutrality as asn
from asn_neutrality.source.draw import draw

HEAD = """\
paket peraga versi "1.0.0" bahasa id judul "Peraga" rezim etik "Etik"
fakta dinas "Dinas" : ya_tidak
sumber daftar judul "Daftar"
"""
RULE = 'larangan hadir judul "Hadir" dasar daftar rezim etik bila dinas\n'
NEXT = 'larangan pergi judul "Pergi" dasar daftar rezim etik bila dins\n'
GOOD = HEAD + RULE


def refused(folder: Path, content: str | bytes, language: str = "id") -> list[str]:
    """The first lines of what is wrong with a file of this content: place and message."""
    file = folder / "peraga.larangan"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    drawn = [draw(found, "en" if language == "en" else "id") for found in asn.check(file)]
    return [text.splitlines()[0].removeprefix(f"{folder}/") for text in drawn]


@pytest.mark.parametrize(
    "content", ["", "\n\n", "# hanya komentar\n\n  # dan satu lagi"], ids=["empty", "blank", "notes"]
)
def test_file_without_declarations_lacks_its_header(tmp_path: Path, content: str) -> None:
    found = refused(tmp_path, content)
    assert found == ["peraga.larangan:1:1: kesalahan[C001]: berkas ini tidak diawali `paket`"]
    with pytest.raises(asn.RulesError, match="C001"):
        asn.load(tmp_path / "peraga.larangan")


def test_file_of_ten_megabytes_is_not_read(tmp_path: Path) -> None:
    (found,) = refused(tmp_path, GOOD + "#" * 10_000_000, "en")
    assert found.endswith("cannot be read: it is larger than 5 MB")


def test_hundred_thousand_parentheses_cost_their_rule_only(tmp_path: Path) -> None:
    deep = RULE.replace("bila dinas", f"bila {'(' * 100_000}dinas{')' * 100_000}")
    first, second = refused(tmp_path, HEAD + deep + NEXT)
    assert first == "peraga.larangan:4:159: kesalahan[S017]: kondisi ini bersarang lebih dari 100 tingkat"
    assert second.startswith("peraga.larangan:5:59: kesalahan[C021]: `dins`")


def test_unterminated_text_costs_its_rule_only(tmp_path: Path) -> None:
    first, second = refused(tmp_path, HEAD + RULE.replace('"Hadir"', '"Hadir') + NEXT, "en")
    assert first == ("peraga.larangan:4:22: error[S013]: this text is not closed by a quote on the same line")
    assert second.startswith("peraga.larangan:5:59: error[C021]: `dins`")


def test_nul_is_refused_where_it_stands(tmp_path: Path) -> None:
    found = refused(tmp_path, GOOD.replace("hadir", "ha\0dir"))
    assert found == ["peraga.larangan:4:12: kesalahan[S006]: karakter NUL di tengah teks"]


def test_byte_order_mark_is_dropped(tmp_path: Path) -> None:
    assert refused(tmp_path, b"\xef\xbb\xbf" + GOOD.encode()) == []


def test_windows_line_ends_are_line_ends(tmp_path: Path) -> None:
    assert refused(tmp_path, GOOD.replace("\n", "\r\n")) == []
    (found,) = refused(tmp_path, (HEAD + NEXT).replace("\n", "\r\n"))
    assert found.startswith("peraga.larangan:4:59: kesalahan[C021]: `dins`")


def test_latin_1_is_refused_at_its_first_byte(tmp_path: Path) -> None:
    found = refused(tmp_path, (HEAD + "# caf\u00e9\n").encode("latin-1"))
    assert found == ["peraga.larangan:4:6: kesalahan[S005]: bita 0xE9 di sini bukan UTF-8"]


@pytest.mark.parametrize(
    ("right", "wrong", "code"), [("larangan", "larangn", "S008"), ("bila", "bilaa", "S009"), ("rezim", "rejim", "S009")]
)
def test_misspelt_keyword_costs_its_rule_only_and_is_put_right(
    tmp_path: Path, right: str, wrong: str, code: str
) -> None:
    first, second = refused(tmp_path, HEAD + RULE.replace(right, wrong) + NEXT)
    assert f"kesalahan[{code}]" in first
    assert f"`{wrong}`" in first
    assert second.startswith("peraga.larangan:5:59: kesalahan[C021]: `dins`")
    assert asn.check(tmp_path / "peraga.larangan")[0].suggestion == right


@pytest.mark.parametrize("name", ["folder", "folder.larangan"])
def test_folder_is_no_file(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    (found,) = asn.check(tmp_path / name)
    assert draw(found, "id").splitlines()[0].endswith("tidak dapat dibaca: itu folder")
    with pytest.raises(asn.RulesError, match="itu folder"):
        asn.load(str(tmp_path / name))


def test_example_of_good_rules_finds_nothing(tmp_path: Path) -> None:
    assert refused(tmp_path, GOOD) == []
