"""Loops are used only where they fit."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from asn_neutrality import native

SAY = "from asn_neutrality import native; print(native.loops is not None)"


def said(before: str = "", **environment: str) -> bool:
    """Whether a new interpreter, in which something happens before, has loops."""
    command = [sys.executable, "-c", f"{before}\n{SAY}"]
    found = subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, check=True)
    return found.stdout.strip() == "True"


def test_they_are_used_where_they_were_compiled() -> None:
    assert said() is (native.loops is not None)


@pytest.mark.parametrize(
    "before",
    [
        "import sys; sys.byteorder = 'big'",
        "import sys, types; sys.modules['asn_neutrality.native._native'] = types.SimpleNamespace(EDITION=0)",
        "import sys; sys.modules['asn_neutrality.native._native'] = None",
    ],
    ids=["another order of bytes", "another edition", "not compiled"],
)
def test_they_are_not_used_where_they_do_not_fit(before: str) -> None:
    assert not said(before)


def test_nobody_has_to_use_them() -> None:
    assert not said(ASN_NEUTRALITY_PURE="1")
