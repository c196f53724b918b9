"""``new``: what it makes is a pack that works, and nothing is written over."""

from __future__ import annotations

from pathlib import Path

import pytest

import asn_neutrality as asn
from asn_neutrality import Outcome
from tests.cli.terminal import Run

EVENT = {
    "tanggal": "2024-10-15",
    "pemilihan": "pilkada_2024",
    "kontes": "bupati",
    "pelaku.status": "pns",
    "pelaku.wilayah": "16.05",
    "perbuatan": "foto_bersama",
    "isyarat": "simbol_keberpihakan",
    "objek.status": "calon",
    "tugas_kedinasan": False,
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("language", "keyword"), [("id", "larangan"), ("en", "prohibition")])
def test_new_pack_passes_at_once_in_canonical_form(cli: Run, here: Path, language: str, keyword: str) -> None:
    made = cli("new", "--lang", language, "edaran_kami")
    assert (made.status, [path.name for path in here.iterdir()]) == (0, ["edaran_kami.larangan"])
    assert "edaran_kami.larangan" in made.out
    assert f"\n{keyword} berfoto" in (here / "edaran_kami.larangan").read_text("utf-8")
    for command in ("check", "test", "format"):
        options = ["--check"] if command == "format" else []
        assert cli(command, *options, "edaran_kami.larangan").status == 0, command


def test_new_pack_judges_by_national_law_too(cli: Run, here: Path) -> None:
    cli("new", "edaran_kami")
    verdict = asn.compile(asn.load(here / "edaran_kami.larangan")).evaluate(EVENT)
    assert verdict.packs["edaran_kami"] is Outcome.VIOLATION
    assert verdict.packs["skb_2022"] is Outcome.NEEDS_ASSESSMENT


@pytest.mark.parametrize("name", ["Edaran", "larangan", "prohibition", "a.b", "../luar", "9a", "", "édaran", "a b"])
def test_name_no_pack_can_have_is_refused(cli: Run, here: Path, name: str) -> None:
    refused = cli("new", name)
    assert (refused.status, list(here.iterdir())) == (2, [])
    assert "cannot be the name of a pack" in refused.err


def test_name_of_a_shipped_pack_is_refused(cli: Run, here: Path) -> None:
    assert "shipped pack" in cli("new", "nasional").err
    assert not list(here.iterdir())


def test_file_that_is_there_is_not_written_over(cli: Run, here: Path) -> None:
    (here / "edaran_kami.larangan").write_text("milik orang\n", "utf-8")
    refused = cli("new", "edaran_kami.larangan")
    assert (refused.status, "not written over" in refused.err) == (2, True)
    assert (here / "edaran_kami.larangan").read_text("utf-8") == "milik orang\n"
