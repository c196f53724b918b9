"""Rules that were kept: in every answer the same as rules read from their texts."""

from __future__ import annotations

import sys
from pathlib import Path

import attrs
import pytest

import asn_neutrality as asn
from asn_neutrality import kept, pipeline
from asn_neutrality.source.text import SourceText
from asn_neutrality.stored import shelf
from asn_neutrality.syntax import parse as parsing
from asn_neutrality.syntax.parse import parse
from tests.fixtures.village import VILLAGE
from tests.stored.test_graph import whole

PACK = "bengkulu_2023"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of the test's own."""
    monkeypatch.delenv(shelf.SWITCH)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


def answers(judge: asn.Judge) -> list[object]:
    """Everything that is found of every example of the packs."""
    examples = [example for pack in judge.rules.packs.values() for rule in pack.rules for example in rule.examples]
    verdicts = [judge.judge(example.record) for example in examples]
    return [(verdict.judgement, verdict.settling, verdict.explain("id", "audit")) for verdict in verdicts]


@pytest.mark.usefixtures("cache")
def test_kept_rules_answer_as_rules_read_from_their_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    read = asn.load(PACK)
    from_texts = answers(asn.compile(read))
    for stage in ("_load", "_compile"):
        monkeypatch.delattr(pipeline, stage)
    found = asn.load(PACK)
    assert found is not read
    assert whole(found) == whole(read)
    assert answers(asn.compile(found)) == from_texts


def _position(rules: asn.RuleSet) -> str:
    return str(next(iter(rules.packs[PACK].prohibitions)).span)


@pytest.mark.usefixtures("cache")
def test_kept_rules_still_know_where_they_are_written() -> None:
    read = asn.load(PACK)
    asn.compile(read)
    assert _position(asn.load(PACK)) == _position(read)
    assert asn.load(PACK).packs[PACK].source.text == read.packs[PACK].source.text


@pytest.mark.usefixtures("cache")
def test_packs_changed_while_the_program_runs_are_read_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    read = asn.load(PACK)
    asn.compile(read)
    assert kept.load(PACK) == read
    monkeypatch.setattr(kept, "of_packs", lambda: "changed")
    assert kept.load(PACK) is None


@pytest.mark.usefixtures("cache")
def test_rules_changed_after_loading_are_compiled_as_they_are() -> None:
    asn.compile(asn.load(PACK))
    rules = asn.load(PACK)
    pack = rules.packs[PACK]
    without = attrs.evolve(rules, packs={**rules.packs, PACK: attrs.evolve(pack, prohibitions=(), permissions=())})
    assert asn.compile(without).rules is without
    assert asn.compile(rules).rules is rules


def test_file_of_the_name_of_a_shipped_pack_is_never_taken_for_it(cache: Path, tmp_path: Path) -> None:
    asn.compile(asn.load(PACK))
    path = tmp_path / f"{PACK}.larangan"
    path.write_text(f'paket {PACK}\n  versi "1.0.0"\n  judul "Lain"\n', encoding="utf-8")
    assert asn.load(path).packs[PACK].title.id == "Lain"
    assert list(cache.rglob("rules-*.sealed")) == [next(cache.rglob("rules-*.sealed"))]


def test_files_of_ones_own_are_not_kept(cache: Path) -> None:
    asn.compile(asn.load(VILLAGE))
    assert not list(cache.rglob("rules-*"))


@pytest.mark.parametrize("name", ["../x", "", "a/b", "A", "x.y", "x\0"])
def test_only_a_name_of_a_pack_is_looked_for(name: str) -> None:
    assert kept.load(name) is None


def test_tree_of_a_pack_is_the_one_that_parsing_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    text, _ = pipeline._shipped(PACK)
    assert isinstance(text, SourceText)
    file, _ = parse(text)
    name, content = kept.sealed_tree(file)
    monkeypatch.setattr(shelf, "_shipped", lambda asked: content if asked + shelf.SUFFIX == name else None)
    assert whole(kept.tree(text)) == whole(file)


def test_file_on_top_of_shipped_packs_is_all_that_is_parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trees = dict(kept.sealed_tree(parse(text)[0]) for pack in asn.shipped() if (text := pipeline._shipped(pack)[0]))
    monkeypatch.setattr(shelf, "_shipped", lambda asked: trees.get(asked + shelf.SUFFIX))
    parsed = []

    def see(text: SourceText) -> object:
        parsed.append(text.name)
        return parse(text)

    monkeypatch.setattr(parsing, "parse", see)
    path = tmp_path / "saya.larangan"
    path.write_text(f'paket saya\n  versi "1.0.0"\n  judul "Saya"\npakai {PACK}\n', encoding="utf-8")
    rules = asn.load(path)
    assert parsed == [str(path)]
    assert rules.packs[PACK] == asn.load(PACK).packs[PACK]
