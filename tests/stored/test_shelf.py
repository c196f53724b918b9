"""The user's cache: what is kept is found, what is not as it was kept is not, and nothing ever fails."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest

from asn_neutrality.domain.words import Label
from asn_neutrality.stored import shelf
from asn_neutrality.stored.columns import Columns, seal
from asn_neutrality.version import VERSION

ROOT = {"label": Label("kata", "word")}


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of the test's own; the folder of this version in it."""
    monkeypatch.delenv(shelf.SWITCH)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "asn-neutrality" / VERSION


def read(name: str = "name", also: str = "") -> Any:
    return shelf.read(name, str, also=also)


def test_what_is_kept_is_read(cache: Path) -> None:
    assert read() is None
    shelf.keep("name", ROOT, {})
    assert read() == ROOT
    assert [each.name for each in cache.iterdir()] == ["name.sealed"]


def test_what_is_kept_last_is_read(cache: Path) -> None:
    shelf.keep("name", ROOT, {})
    shelf.keep("name", "other", {})
    assert read() == "other"
    assert len(list(cache.iterdir())) == 1


@pytest.mark.usefixtures("cache")
def test_what_was_kept_under_another_name_or_condition_is_not_read() -> None:
    shelf.keep("name", ROOT, {}, also="1.2")
    assert read(also="1.2") == ROOT
    assert read(also="1.3") is None
    assert read("other") is None


def test_file_under_the_name_of_another_is_not_read(cache: Path) -> None:
    shelf.keep("name", ROOT, {})
    (cache / "name.sealed").rename(cache / "other.sealed")
    assert read("other") is None


def test_what_another_library_kept_is_not_read(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.keep("name", ROOT, {})
    assert read() == ROOT
    monkeypatch.setattr(shelf, "of_code", lambda: "other")
    assert read() is None
    assert cache.exists()


def test_nothing_is_kept_once_the_files_are_not_the_code_that_runs(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "code_changed", lambda: True)
    shelf.keep("name", ROOT, {})
    assert not cache.exists()


@pytest.mark.usefixtures("cache")
def test_library_whose_source_is_not_there_keeps_and_reads_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent() -> str:
        raise FileNotFoundError

    shelf.keep("name", ROOT, {})
    monkeypatch.setattr(shelf, "of_code", absent)
    monkeypatch.setattr(shelf, "code_changed", absent)
    shelf.keep("name", ROOT, {})
    assert read() is None


def test_switch_turns_the_cache_off(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.keep("name", ROOT, {})
    monkeypatch.setenv(shelf.SWITCH, "1")
    shelf.keep("more", ROOT, {})
    assert read() is None
    assert len(list(cache.iterdir())) == 1


@pytest.mark.parametrize("damage", [b"", b"short", None], ids=["empty", "short", "folder"])
def test_damaged_file_is_passed_over_and_mended(cache: Path, damage: bytes | None) -> None:
    shelf.keep("name", ROOT, {})
    file = cache / "name.sealed"
    file.unlink()
    if damage is None:
        file.mkdir()
    else:
        file.write_bytes(damage)
    assert read() is None
    shelf.keep("name", ROOT, {})
    assert read() == (None if damage is None else ROOT)


HEADER = {"given": [], "int": [], "str": [], "date": [], "enum": [], "batches": [], "root": 0}


@pytest.mark.parametrize(
    "header",
    [
        None,
        7,
        {},
        HEADER | {"root": 99},
        HEADER | {"int": ["x"]},
        HEADER | {"date": [-1]},
        HEADER | {"enum": [["os", "P_WAIT", "x"]]},
        HEADER | {"batches": [["os:environ", 1, ["x"]]]},
        HEADER | {"batches": [["domain.words:Label", 1, ["id"]]]},
        HEADER | {"batches": [["tuple", 1, 1]]},
    ],
)
def test_file_sealed_by_hand_is_passed_over(cache: Path, header: object) -> None:
    shelf.keep("name", ROOT, {})
    (cache / "name.sealed").write_bytes(seal(shelf._key("name", ""), header, Columns()))
    assert read() is None


@pytest.mark.parametrize("what", [".", "name.sealed"])
def test_what_others_may_write_is_not_read(cache: Path, what: str) -> None:
    shelf.keep("name", ROOT, {})
    (cache / what).chmod(0o777)
    assert read() is None


def test_what_belongs_to_somebody_else_is_not_read(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.keep("name", ROOT, {})
    assert cache.stat().st_mode & 0o777 == 0o700
    monkeypatch.setattr(os, "getuid", lambda: cache.stat().st_uid + 1)
    assert read() is None


def test_place_where_nothing_can_be_written_is_no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(shelf.SWITCH)
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    monkeypatch.setattr(sys, "platform", "linux")
    shelf.keep("name", ROOT, {})
    assert read() is None


def test_user_without_a_home_has_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.delenv(shelf.SWITCH)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(Path, "home", homeless)
    shelf.keep("name", ROOT, {})
    assert read() is None


def test_data_that_cannot_be_kept_is_not(cache: Path) -> None:
    shelf.keep("name", object(), {})
    assert not cache.exists()


@pytest.mark.parametrize(
    ("platform", "place"),
    [("linux", ".cache"), ("darwin", "Library/Caches"), ("win32", "AppData/Local"), ("freebsd14", ".cache")],
)
def test_cache_lies_where_the_system_keeps_caches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, place: str
) -> None:
    monkeypatch.delenv(shelf.SWITCH)
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr(sys, "platform", platform)
    assert shelf._cache() == tmp_path / place / "asn-neutrality" / VERSION


def test_there_is_a_shelf_unless_it_is_turned_off(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shelf.keeps()
    assert not cache.exists()
    monkeypatch.setenv(shelf.SWITCH, "1")
    assert not shelf.keeps()
