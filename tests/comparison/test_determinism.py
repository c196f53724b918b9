"""The same question has the same answer in the same order, whatever the interpreter's hashes."""

from __future__ import annotations

import os
import subprocess
import sys

SCRIPT = "import asn_neutrality as asn; print(asn.diff('bengkulu_2023', 'indramayu_2020').explain('en', few=None))"


def test_order_and_wording_do_not_depend_on_hashes() -> None:
    said = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1
    assert "Case 1." in said.pop()
