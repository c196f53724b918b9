"""The words of codes."""

from __future__ import annotations

import pytest

from asn_neutrality.source.catalogue import entry, help_text, message
from asn_neutrality.source.diagnostic import Diagnostic


def test_arguments_fill_the_braces() -> None:
    assert message(Diagnostic("S009", None, {"found": "{x}"}), "en") == "the word `{x}` is not known here"


def test_missing_argument_shows_its_name() -> None:
    assert message(Diagnostic("S009", None), "id") == "kata `{found}` tidak dikenal di sini"


def test_code_without_help_has_none() -> None:
    assert help_text(Diagnostic("S009", None), "id") == ""


def test_unknown_code_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        entry("S999")
