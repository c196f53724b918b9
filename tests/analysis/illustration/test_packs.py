"""Generated examples of shipped packs: pasted into a copy of the pack they are canonical, and all hold."""

from __future__ import annotations

from pathlib import Path

import pytest

import asn_neutrality
from asn_neutrality.analysis.illustration.illustrate import illustrate
from asn_neutrality.explain.illustrations import illustrations_source
from asn_neutrality.ir import lower
from asn_neutrality.pipeline import compile_rules, load
from asn_neutrality.source.text import SourceText
from asn_neutrality.syntax.format import format_file
from asn_neutrality.syntax.parse import parse

PACKS = Path(asn_neutrality.__file__).parent / "packs"
CHOSEN = ("batang_hari_2024", "indramayu_2020", "uu_20_2023")


@pytest.mark.parametrize("name", CHOSEN)
def test_pasted_examples_are_canonical_and_hold(name: str, tmp_path: Path) -> None:
    rules = load(name)
    program, _ = lower(rules)
    assert program is not None
    blocks = [illustrations_source(illustrate(program, rule.id), rules) for rule in rules.packs[name].prohibitions]
    text = (PACKS / f"{name}.larangan").read_text("utf-8") + "".join("\n" + block for block in blocks)
    path = tmp_path / (PACKS / f"{name}.larangan").name
    path.write_text(text, "utf-8")
    file, problems = parse(SourceText(path.name, text))
    assert not problems
    assert format_file(file) == text
    results = compile_rules(load(path)).run_examples()
    assert [result.example.title for result in results if not result.passed] == []
    assert len(results) > len(compile_rules(rules).run_examples()) + len(blocks)
