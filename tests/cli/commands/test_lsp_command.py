"""``lsp``: what the command line does before a server runs; the server itself is tested over its pipes."""

from __future__ import annotations

import pytest

from tests.cli.terminal import Run


def test_without_its_library_says_how_to_get_it(cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("asn_neutrality.cli.commands.lsp.find_spec", lambda name: None if name == "pygls" else object())
    result = cli("lsp", "--stdio")
    assert result.status == 2
    assert "pip install 'asn-neutrality[lsp]'" in result.err
    assert not result.out


def test_help_is_in_both_languages(cli: Run) -> None:
    assert "Serve an editor" in cli("lsp", "--help", "--lang", "en").out
    assert "Layani editor" in cli("lsp", "--help", "--lang", "id").out
