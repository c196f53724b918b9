"""The commands about rules and vocabulary, but for the law."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import asn_neutrality
from asn_neutrality.source.text import SourceText
from asn_neutrality.syntax import ast
from asn_neutrality.syntax.parse import parse
from tests.cli.terminal import RULES, Run

PACKS = Path(asn_neutrality.__file__).parent / "packs"
TEXT = Path(RULES).read_text("utf-8")


@pytest.fixture
def wrong_example(tmp_path: Path) -> Path:
    """Rules with an example that states another finding than there is."""
    path = tmp_path / "peraga.larangan"
    path.write_text(TEXT.replace('contoh melanggar "menyukai"', 'contoh tidak_melanggar "menyukai"'), "utf-8")
    return path


def test_check_of_good_rules_says_so(cli: Run) -> None:
    result = cli("check", RULES)
    assert (result.status, result.out, result.err) == (0, "", f"Nothing is wrong: {RULES}\n")


def test_check_draws_what_is_wrong(cli: Run, tmp_path: Path) -> None:
    path = tmp_path / "rusak.larangan"
    path.write_text(TEXT.replace("perbuatan adalah suka", "perbuatan adalah sukaa"), "utf-8")
    result = cli("check", str(path))
    assert result.status == 2
    assert f"{path}:" in result.out
    assert "= did you mean `suka`?" in result.out
    assert result.err == "errors: 1\n"


def test_check_runs_the_examples(cli: Run, wrong_example: Path) -> None:
    result = cli("check", str(wrong_example))
    assert result.status == 2
    assert "error[P005]" in result.out


def test_check_tells_of_a_file_that_is_not_there(cli: Run) -> None:
    result = cli("check", "tak_ada.larangan")
    assert result.status == 2
    assert "tak_ada.larangan: error[" in result.out


def test_test_runs_the_examples(cli: Run) -> None:
    assert cli("test", RULES).err == "2 examples, all as stated\n"


def test_test_shows_what_failed_as_a_difference(cli: Run, wrong_example: Path) -> None:
    result = cli("test", "--lang", "id", str(wrong_example))
    assert result.status == 2
    first, *difference = result.out.splitlines()[:4]
    assert first.startswith(f"{wrong_example}:")
    assert first.endswith(": peraga.suka_akun: menyukai")
    assert difference == ["- not_met", "+ violated", ""]
    assert result.err == "2 contoh, 1 tidak sesuai\n"


def test_format_prints_the_canonical_form(cli: Run) -> None:
    result = cli("format", RULES)
    assert (result.status, result.out) == (0, TEXT)


def test_format_reads_standard_input(cli: Run) -> None:
    assert cli("format", "-", given=TEXT.replace("bila pelaku", "bila    pelaku")).out == TEXT


def test_format_checks_shows_and_writes(cli: Run, tmp_path: Path) -> None:
    path = tmp_path / "peraga.larangan"
    path.write_text(TEXT.replace("bila pelaku", "bila   pelaku"), "utf-8")
    assert (cli("format", "--check", RULES).status, cli("format", "--check", str(path)).status) == (0, 1)
    shown = cli("format", "--diff", str(path))
    assert shown.status == 1
    assert "-  bila   pelaku.status adalah asn\n+  bila pelaku.status adalah asn\n" in shown.out
    written = cli("format", "-i", str(path), RULES)
    assert (written.status, written.out) == (0, f"{path}\n")
    assert path.read_text("utf-8") == TEXT


def test_translate_turns_the_keywords_and_turns_them_back(cli: Run, tmp_path: Path) -> None:
    english = cli("translate", "--to", "en", RULES).out
    assert english.startswith('package peraga version "1.0.0" language en\n')
    path = tmp_path / "english.larangan"
    path.write_text(english, "utf-8")
    assert cli("translate", "--to", "id", str(path)).out == TEXT
    assert cli("translate", str(path)).out == TEXT
    assert cli("translate", "--to", "en", str(path)).out == english


@pytest.mark.parametrize("pack", sorted(PACKS.glob("*.larangan")), ids=lambda path: path.stem)
def test_translated_pack_means_the_same_and_comes_back(cli: Run, pack: Path, tmp_path: Path) -> None:
    path = tmp_path / pack.name
    path.write_text(cli("translate", str(pack)).out, "utf-8")
    assert path.read_text("utf-8") != pack.read_text("utf-8")
    assert _declared(path)[1:] == _declared(pack)[1:]  # but for the header, which names the language
    assert cli("translate", str(path)).out == pack.read_text("utf-8")


def _declared(path: Path) -> tuple[ast.Declaration, ...]:
    file, problems = parse(SourceText(str(path), path.read_text("utf-8")))
    assert not problems
    return file.declarations


def test_translate_writes_in_place_only_what_parses(cli: Run, tmp_path: Path) -> None:
    path = tmp_path / "peraga.larangan"
    path.write_text(TEXT, "utf-8")
    assert (cli("translate", "-i", str(path)).status, cli("translate", "-i", str(path)).out) == (0, "")
    assert path.read_text("utf-8") == TEXT
    path.write_text("larangn x\n", "utf-8")
    assert cli("translate", "-i", str(path)).status == 2
    assert path.read_text("utf-8") == "larangn x\n"


def test_format_leaves_a_file_that_does_not_parse(cli: Run, tmp_path: Path) -> None:
    path = tmp_path / "rusak.larangan"
    path.write_text("larangn x\n", "utf-8")
    result = cli("format", "-i", str(path), "tak_ada.larangan")
    assert result.status == 2
    assert f"{path}:1:1: error[" in result.err
    assert "tak_ada.larangan: error[" in result.err
    assert path.read_text("utf-8") == "larangn x\n"


def test_format_has_one_mode_at_a_time(cli: Run) -> None:
    result = cli("format", "--check", "--diff", RULES)
    assert result.status == 2
    assert "choose one of" in result.err


def test_schema_accepts_good_records_and_refuses_misspelt_ones(cli: Run) -> None:
    schema = json.loads(cli("schema", "--rules", RULES).out)
    validator = Draft202012Validator(schema)
    assert validator.is_valid({"pelaku": {"status": "asn"}, "perbuatan": ["suka", "unggah"], "tanggal": "2024-10"})
    assert not validator.is_valid({"pelaku": {"status": "asnn"}})
    assert schema["$defs"]["perbuatan"]["title"] == "Act"
    indonesian = json.loads(cli("schema", "--lang", "id", "--rules", RULES).out)
    assert indonesian["$defs"]["perbuatan"]["title"] == "Perbuatan"


def test_vocabulary_lists_facts_values_and_labels(cli: Run) -> None:
    told = cli("vocabulary", "--rules", RULES).out
    assert "pelaku.status  (pilihan)  Status of the actor\n    pns    PNS\n" in told
    assert "    asn = pns / pppk\n" in told
    assert "Status pelaku" in cli("vocabulary", "--lang", "id", "--rules", RULES).out


def test_vocabulary_as_json_has_both_languages(cli: Run) -> None:
    facts = {fact["name"]: fact for fact in json.loads(cli("vocabulary", "--json", "--rules", RULES).out)}
    assert facts["perbuatan"] == {
        "name": "perbuatan",
        "kind": "pilihan",
        "label": {"id": "Perbuatan", "en": "Act"},
        "values": [
            {"name": "suka", "label": {"id": "Menyukai", "en": "Liking"}},
            {"name": "unggah", "label": {"id": "Mengunggah", "en": "Posting"}},
        ],
        "groups": [],
        "assessment": False,
        "default": None,
        "personal": False,
        "question": None,
    }
