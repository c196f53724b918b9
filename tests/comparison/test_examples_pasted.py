"""Examples of a comparison of shipped packs, pasted into these packs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import asn_neutrality as asn
from asn_neutrality.pipeline import compile_rules

PACKS = Path(asn.__file__).parent / "packs"
PAIRS = (("bengkulu_2023", "indramayu_2020"), ("musi_rawas_2020", "batang_hari_2024"))


@pytest.mark.parametrize("names", PAIRS)
def test_examples_of_a_comparison_pass_in_the_packs_they_speak_of(names: tuple[str, str], tmp_path: Path) -> None:
    told: Any = asn.diff(*names).to_dict()
    blocks = {block for change in told["changes"] for case in change["cases"] for block in case["examples"]}
    for name in names:
        own = sorted(block for block in blocks if block.startswith(f"uji {name}."))
        file = tmp_path / f"{name}.larangan"
        file.write_text("\n".join([(PACKS / file.name).read_text(encoding="utf-8"), *own]), encoding="utf-8")
        before = compile_rules(asn.load(name)).run_examples()
        results = compile_rules(asn.load(file)).run_examples()
        assert len(results) == len(before) + len(own)
        assert own
        assert all(result.passed for result in results)
