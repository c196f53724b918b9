"""The commands about what the rules rest on: ``trace`` and ``unverified``."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.terminal import Run
from tests.fixtures.bridge import BRIDGE

RULES = str(BRIDGE)


def test_trace_tells_both_directions(cli: Run) -> None:
    english = cli("trace", RULES).out
    assert "From source to rules: Report on the bridge (jembatan.berita)\n  - item 1: jembatan.menyeberang" in english
    assert "From rules to sources: jembatan\n  - jembatan.menyeberang_malam (prohibition) [" in english
    indonesian = cli("trace", RULES, "--lang", "id").out
    assert "  - pasal 3: tidak dikodekan. Hanya menamai jembatan\n" in indonesian


def test_trace_is_also_json(cli: Run) -> None:
    plain = json.loads(cli("trace", RULES, "--json").out)
    assert list(plain) == ["sources", "rules"]
    (report,) = (source for source in plain["sources"] if source["id"] == "jembatan.berita")
    assert report["items"][-1] == {
        "place": [{"kind": "butir", "value": "4"}],
        "uses": [],
        "not_encoded": ["Himbauan umum"],
    }
    assert plain["rules"][-1]["rests_on"] == [
        {
            "kind": "permission",
            "name": "jembatan.menyeberang_darurat",
            "seen": "belum",
            "source": "jembatan.kabar",
            "place": [{"kind": "pasal", "value": "3"}],
        }
    ]


def test_trace_says_which_items_are_missing(cli: Run, tmp_path: Path) -> None:
    path = tmp_path / "jembatan.larangan"
    path.write_text(BRIDGE.read_text("utf-8").replace("berita butir 4", "berita butir 6"), "utf-8")
    text = cli("trace", str(path)).out
    assert "  - item 5: NOT ACCOUNTED FOR" in text
    assert "item 6: not encoded" in text
    assert "NOT ACCOUNTED FOR" not in cli("trace", RULES).out


def test_unverified_puts_first_what_to_check_first(cli: Run) -> None:
    text = cli("unverified", RULES).out
    assert text.startswith("Not seen at all\n  - Hearsay [")
    assert text.index("Not seen at all") < text.index("Seen only in secondary reports\n  - Report on the bridge [")
    assert (
        "      Resting on it: 3 rules, sanctions up to level 3\n      To check: the source as a whole; article 3"
        in text
    )
    assert "Belum dilihat sama sekali" in cli("unverified", RULES, "--lang", "id").out


def test_unverified_is_also_json(cli: Run) -> None:
    plain = json.loads(cli("unverified", RULES, "--json").out)
    assert [(each["source"], each["provenance"]) for each in plain] == [
        ("jembatan.kabar", "belum"),
        ("jembatan.berita", "laporan"),
        ("jembatan.kabar", "laporan"),
    ]


def test_rules_that_do_not_load_end_with_status_2(cli: Run) -> None:
    assert cli("trace", "tak_ada.larangan").status == 2
    assert cli("unverified", "tak_ada.larangan").status == 2


def test_docs_writes_pages(cli: Run, tmp_path: Path) -> None:
    result = cli("docs", str(tmp_path / "out"), "--rules", RULES)
    assert (result.status, result.out) == (0, "")
    assert result.err == f"3 pages written to {tmp_path / 'out'}\n"
    assert "<h1>Bridge rules</h1>" in (tmp_path / "out" / "jembatan.html").read_text("utf-8")


def test_docs_writes_both_languages_into_folders(cli: Run, tmp_path: Path) -> None:
    cli("docs", str(tmp_path), "--rules", RULES, "--lang", "both")
    written = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.html"))
    assert written == [
        *(f"{language}/{page}.html" for language in ("en", "id") for page in ("index", "jembatan", "timeline")),
        "index.html",
    ]


def test_docs_in_one_language_is_in_that_language(cli: Run, tmp_path: Path) -> None:
    cli("docs", str(tmp_path), "--rules", RULES, "--lang", "id")
    assert "<h1>Aturan jembatan</h1>" in (tmp_path / "jembatan.html").read_text("utf-8")


def test_docs_refuses_a_folder_that_is_a_file(cli: Run, tmp_path: Path) -> None:
    path = tmp_path / "berkas"
    path.write_text("", "utf-8")
    result = cli("docs", str(path), "--rules", RULES)
    assert result.status == 2
    assert "cannot be written" in result.err
