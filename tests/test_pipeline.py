"""From names and files to rules and a judge."""

from __future__ import annotations

from pathlib import Path

import pytest

import asn_neutrality as asn
from asn_neutrality import pipeline
from tests.fixtures.village import VILLAGE

WORDS = (
    'paket kata versi "1.0.0" bahasa id judul "Kata"\nfakta dinas "Dinas" : ya_tidak\nsumber daftar judul "Daftar"\n'
)
RULES = """\
paket aturan versi "1.0.0" bahasa id judul "Aturan" rezim etik "Etik"
pakai kata
larangan hadir judul "Hadir" dasar daftar rezim etik bila dinas
  contoh melanggar "bertugas" dinas: ya
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a pack and the pack it uses."""
    write(tmp_path, kata=WORDS, aturan=RULES)
    return tmp_path


def write(folder: Path, **texts: str) -> None:
    """Rule files of these names."""
    for name, text in texts.items():
        (folder / f"{name}.larangan").write_text(text, "utf-8")


def refusals(*names: str | Path) -> list[str]:
    """What is wrong, as code and place."""
    return [f"{found.code} {place(found)}" for found in asn.check(*names)]


def place(found: asn.Diagnostic) -> str:
    """File and line of a diagnostic, without the folder."""
    if found.span is None:
        return str(found.where)
    return f"{Path(found.span.source.name).name}:{found.span.position.line}"


# -- Which files -------------------------------------------------------------------------------------------------------


def test_shipped_pack_is_loaded_by_name_with_what_it_uses() -> None:
    rules = asn.load("kalender_pemilihan")
    assert rules.asked == ("kalender_pemilihan",)
    assert list(rules.packs) == ["kosakata", "kalender_pemilihan"]


def test_names_of_shipped_packs_are_in_alphabetical_order() -> None:
    assert "kosakata" in asn.shipped()
    assert list(asn.shipped()) == sorted(asn.shipped())


def test_without_a_name_the_packs_of_the_index_are_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(pipeline._default()) <= set(asn.shipped())
    monkeypatch.setattr(pipeline, "_default", lambda: ("kosakata",))
    assert asn.load().asked == ("kosakata",)
    assert asn.check() == []


def test_file_is_loaded_by_path_or_text_of_a_path() -> None:
    assert asn.load(VILLAGE).asked == asn.load(str(VILLAGE)).asked == ("desa",)


def test_used_pack_is_found_beside_the_file(folder: Path) -> None:
    rules = asn.load(folder / "aturan.larangan")
    assert (rules.asked, list(rules.packs)) == (("aturan",), ["kata", "aturan"])
    assert asn.compile(rules).evaluate({"dinas": "ya"}).outcome is asn.Outcome.VIOLATION


def test_used_pack_beside_the_file_goes_before_the_shipped_one(tmp_path: Path) -> None:
    write(tmp_path, kosakata=WORDS.replace("paket kata", "paket kosakata"), aturan=RULES.replace("kata", "kosakata"))
    rules = asn.load(tmp_path / "aturan.larangan")
    assert list(rules.vocabulary.facts) == ["dinas"]


def test_used_pack_is_found_among_the_shipped_ones(tmp_path: Path) -> None:
    write(tmp_path, aturan='paket aturan versi "1.0.0" bahasa id judul "A"\npakai kosakata\n')
    assert list(asn.load(tmp_path / "aturan.larangan").packs) == ["kosakata", "aturan"]


def test_several_packs_are_loaded_together_in_the_order_asked_for(folder: Path) -> None:
    write(folder, lain=RULES.replace("paket aturan", "paket lain"))
    rules = asn.load(folder / "lain.larangan", folder / "aturan.larangan")
    assert rules.asked == ("lain", "aturan")
    assert list(rules.packs) == ["kata", "lain", "aturan"]


def test_pack_asked_for_twice_is_loaded_once(folder: Path) -> None:
    rules = asn.load(folder / "aturan.larangan", folder / "aturan.larangan")
    assert list(rules.packs) == ["kata", "aturan"]


def test_pack_that_two_packs_use_is_loaded_once(folder: Path) -> None:
    write(folder, lain=RULES.replace("paket aturan", "paket lain").replace("pakai kata", "pakai kata / aturan"))
    assert list(asn.load(folder / "lain.larangan").packs) == ["kata", "aturan", "lain"]


def test_folder_named_like_a_shipped_pack_does_not_hide_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kosakata").mkdir()
    monkeypatch.chdir(tmp_path)
    assert asn.load("kosakata").asked == ("kosakata",)


# -- What is wrong with them -------------------------------------------------------------------------------------------


def test_unknown_pack_is_refused_with_the_nearest_name_and_all_names() -> None:
    (found,) = asn.check("kosakatta")
    assert (found.code, found.suggestion, found.where) == ("P006", "kosakata", "kosakatta")
    assert "`kosakata`" in found.arguments["known"]


@pytest.mark.parametrize("name", ["", "x" * 5_000, "a\0b", "kosakatta.larangan", "tidak/ada"])
def test_name_that_is_nothing_is_refused(name: str) -> None:
    (found,) = asn.check(name)
    assert found.code in {"P006", "S001"}


def test_file_that_exists_without_the_ending_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "aturan.larangan").rename(folder / "aturan")
    monkeypatch.chdir(folder)
    assert asn.load("aturan").asked == ("aturan",)


def test_two_files_with_one_name_of_pack_are_refused(folder: Path) -> None:
    write(folder, lain=RULES)
    assert refusals(folder / "aturan.larangan", folder / "lain.larangan") == ["C005 lain.larangan:1"]


def test_used_pack_that_is_nowhere_is_refused_where_it_is_used(tmp_path: Path) -> None:
    write(tmp_path, aturan=RULES)
    assert refusals(tmp_path / "aturan.larangan") == ["C006 aturan.larangan:2"]


def test_used_pack_with_a_name_that_no_file_can_have_is_refused(tmp_path: Path) -> None:
    write(tmp_path, aturan=RULES.replace("pakai kata", f"pakai {'x' * 300}"))
    assert "C006 aturan.larangan:2" in refusals(tmp_path / "aturan.larangan")


def test_packs_that_use_each_other_are_refused(folder: Path) -> None:
    write(folder, kata=WORDS + "pakai aturan\n")
    assert [found.split()[0] for found in refusals(folder / "aturan.larangan")] == ["C008"]


def test_errors_of_all_files_are_reported_together(folder: Path) -> None:
    write(folder, kata=WORDS + "larangn\n", aturan=RULES.replace("bila dinas", "bila dins"))
    found = refusals(folder / "aturan.larangan", "kosakatta", folder / "tiada.larangan")
    assert found == [
        "S009 kata.larangan:4",
        "P006 kosakatta",
        f"S001 {folder / 'tiada.larangan'}",
        "C021 aturan.larangan:3",
    ]


def test_load_raises_with_every_diagnostic(folder: Path) -> None:
    write(folder, aturan=RULES.replace("bila dinas", "bila dins dan dinass"))
    with pytest.raises(asn.RulesError, match="C021") as caught:
        asn.load(folder / "aturan.larangan")
    assert [found.code for found in caught.value.diagnostics] == ["C021", "C021"]


def test_file_without_a_header_is_refused_once(tmp_path: Path) -> None:
    write(tmp_path, aturan='fakta dinas "Dinas" : ya_tidak\n')
    assert refusals(tmp_path / "aturan.larangan") == ["C001 aturan.larangan:1"]
    assert refusals(tmp_path / "aturan.larangan", tmp_path / "aturan.larangan") == ["C001 aturan.larangan:1"]


# -- Rules to a judge --------------------------------------------------------------------------------------------------


def test_rules_that_clash_are_refused_by_compile_and_by_check(folder: Path) -> None:
    write(
        folder,
        kata=WORDS + 'fakta b "B" : ya_tidak\nsimpulkan b adalah ya bila dinas\nsimpulkan b adalah tidak bila dinas\n',
    )
    rules = asn.load(folder / "aturan.larangan")
    with pytest.raises(asn.RulesError, match="P002"):
        asn.compile(rules)
    assert refusals(folder / "aturan.larangan") == ["P002 kata.larangan:6"]


def test_period_without_a_date_of_the_act_is_refused_by_compile(folder: Path) -> None:
    write(folder, kata=WORDS.replace('judul "Daftar"', 'judul "Daftar" berlaku 2024-01-01 ..'))
    with pytest.raises(asn.RulesError, match="P001"):
        asn.compile(asn.load(folder / "aturan.larangan"))


def test_rules_that_outgrow_the_limit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "LIMIT", 10)
    (found,) = asn.check(VILLAGE)
    assert (found.code, found.arguments) == ("P003", {"limit": "10"})


def test_check_of_good_rules_finds_nothing(folder: Path) -> None:
    assert asn.check(folder / "aturan.larangan") == []


def test_check_reports_examples_of_all_packs_that_find_something_else(folder: Path) -> None:
    write(folder, aturan=RULES.replace("dinas: ya", "dinas: tidak"))
    write(folder, lain=RULES.replace("paket aturan", "paket lain").replace("melanggar", "tidak_melanggar"))
    found = refusals(folder / "aturan.larangan", folder / "lain.larangan")
    assert found == ["P005 aturan.larangan:4", "P005 lain.larangan:4"]
