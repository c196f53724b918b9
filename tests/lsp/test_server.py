"""The server as an editor meets it: another process, spoken to over its pipes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.editor.desk import RULES, WORDS
from tests.lsp.client import Client


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with Client(locale="id") as client:
        yield client


@pytest.fixture
def rules(client: Client, tmp_path: Path) -> Path:
    """The rules, open, with the pack that they use beside them on disk."""
    (tmp_path / "kata.larangan").write_text(WORDS, "utf-8")
    path = tmp_path / "aturan.larangan"
    client.open(path, RULES)
    return path


def place(mark: str, text: str = RULES) -> tuple[int, int]:
    """Line and UTF-16 character of the ``|`` in the text that reads like the mark without it."""
    before, _, after = mark.partition("|")
    head = text[: text.index(before + after) + len(before)]
    return head.count("\n"), len(head.rpartition("\n")[2].encode("utf-16-le")) // 2


def change(old: str, new: str, text: str = RULES) -> dict[str, Any]:
    """An incremental change as a client sends it."""
    start = text.index(old)
    line, character = place(f"|{old}", text)
    lines = text[start : start + len(old)]
    last = lines.rpartition("\n")[2]
    end = (line + lines.count("\n"), len(last) + (0 if "\n" in lines else character))
    positions = [{"line": each[0], "character": each[1]} for each in ((line, character), end)]
    return {"range": {"start": positions[0], "end": positions[1]}, "text": new}


def test_places_are_in_utf_16_whatever_else_a_client_offers(client: Client) -> None:
    assert client.capabilities["positionEncoding"] == "utf-16"


def test_errors_come_and_go_while_typing(client: Client, rules: Path) -> None:
    found = client.change(rules, 2, change("bila aktif", "bila aktiv"))
    (error,) = [each for each in found if each["severity"] == 1]
    line, character = place("bila |aktif")
    assert error["code"] == "C021"
    assert error["range"]["start"] == {"line": line, "character": character}
    undone = change("bila aktiv", "bila aktif", RULES.replace("bila aktif", "bila aktiv"))
    assert not [each for each in client.change(rules, 3, undone) if each["severity"] == 1]


def test_a_broken_file_tells_what_is_broken_and_still_answers(client: Client, rules: Path) -> None:
    found = client.change(rules, 2, change("rezim etik\n  bila", "rezim etik\n  blia"))
    assert [each["code"] for each in found if each["severity"] == 1] == ["S009"]
    assert client.at("textDocument/hover", rules, *place("berarti perb|uatan")) is not None
    assert client.at("textDocument/completion", rules, *place("adalah |suka"))["items"]


def test_advice_is_told_when_a_file_is_opened_and_stays_with_what_is_not_touched(client: Client, rules: Path) -> None:
    advice = {each["code"] for each in client.diagnostics(rules) if each["severity"] == 2}
    assert "L013" in advice
    after = client.change(rules, 2, change("# Contoh", "# Lihat\n# Contoh"))
    moved = [each for each in after if each["code"] == "L013" and each["severity"] == 2]
    assert {each["range"]["start"]["line"] for each in moved} >= {place("larangan |bersuara")[0] + 1}


def test_completion_shows_values_with_their_labels(client: Client, rules: Path) -> None:
    found = client.at("textDocument/completion", rules, *place("perbuatan adalah |suka"))
    first = found["items"][0]
    assert (first["label"], first["detail"]) == ("suka", "Memberi tanda suka")
    assert first["labelDetails"] == {"description": "Memberi tanda suka"}


def test_hover_definition_and_references_lead_across_files(client: Client, rules: Path) -> None:
    at = place("bila akt|if")
    assert "Aktif" in client.at("textDocument/hover", rules, *at)["contents"]["value"]
    (declared,) = client.at("textDocument/definition", rules, *at)
    assert declared["uri"] == rules.with_name("kata.larangan").as_uri()
    found = client.at("textDocument/references", rules, *at, context={"includeDeclaration": True})
    assert [Path(each["uri"]).name for each in found] == ["kata.larangan", "aturan.larangan"]
    used = client.at("textDocument/references", rules, *at, context={"includeDeclaration": False})
    assert [Path(each["uri"]).name for each in used] == ["aturan.larangan"]


def test_renaming_gives_edits_or_a_reason(client: Client, rules: Path) -> None:
    at = place("istilah rin|gan")
    start = client.at("textDocument/prepareRename", rules, *at)["start"]
    assert (start["line"], start["character"]) == place("istilah |ringan")
    made = client.at("textDocument/rename", rules, *at, newName="enteng")
    assert len(made["changes"][rules.as_uri()]) == 3
    with pytest.raises(ValueError, match="kata kunci"):
        client.at("textDocument/rename", rules, *at, newName="larangan")
    with pytest.raises(ValueError, match="tidak ada nama"):
        client.at("textDocument/prepareRename", rules, *place("lar|angan bersuara"))


def test_outline_colours_and_folds(client: Client, rules: Path) -> None:
    document = {"textDocument": {"uri": rules.as_uri()}}
    symbols = client.ask("textDocument/documentSymbol", document)
    assert [each["name"] for each in symbols] == ["aturan", "ringan", "bersuara", "berlibur"]
    data = client.ask("textDocument/semanticTokens/full", document)["data"]
    assert data[:5] == [0, 0, len("# Contoh PP untuk uji."), data[3], 0]
    assert client.ask("textDocument/foldingRange", document)


def test_formatting_and_mends_are_edits(client: Client, rules: Path) -> None:
    client.change(rules, 2, change("rezim etik\n  bila aktif", "rezim   etik\n  bila aktiv"))
    options = {"tabSize": 2, "insertSpaces": True}
    assert client.ask("textDocument/formatting", {"textDocument": {"uri": rules.as_uri()}, "options": options})
    line, character = place("bila |aktif")
    here = {"line": line, "character": character}
    asked = {"textDocument": {"uri": rules.as_uri()}, "range": {"start": here, "end": here}}
    (mend,) = client.ask("textDocument/codeAction", {**asked, "context": {"diagnostics": []}})
    ((edit,),) = mend["edit"]["changes"].values()
    assert (mend["title"], edit["newText"]) == ("Ganti dengan `aktif`", "aktif")


def test_a_file_that_was_never_saved_is_served(client: Client) -> None:
    item = {"uri": "untitled:Untitled-1", "languageId": "larangan", "version": 1, "text": "larangan x"}
    client.tell("textDocument/didOpen", {"textDocument": item})
    (symbol,) = client.ask("textDocument/documentSymbol", {"textDocument": {"uri": item["uri"]}})
    assert symbol["name"] == "x"
    assert [found for uri, found in client.told if uri == item["uri"]][-1]


def test_a_client_chooses_the_language_of_the_words(tmp_path: Path) -> None:
    with Client(locale="id", initializationOptions={"language": "en"}) as english:
        (error, *_) = english.open(tmp_path / "a.larangan", "larangan x judul")
    assert "this file has no" in error["message"]
