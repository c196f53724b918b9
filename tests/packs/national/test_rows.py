"""Every row of the catalogue of the law is encoded, or there is a reason why not; every national rule has a row."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

import asn_neutrality as asn
from asn_neutrality.analysis.trace import trace

ROWS = Path(__file__).parent / "rows"
TABLES = tuple(path.stem for path in sorted(ROWS.glob("*.toml")) if path.stem != "catalogue")

Entry = list[str] | str


def read(name: str) -> Mapping[str, Entry]:
    """The rows of one table: ids of rules, or a reason."""
    found: Mapping[str, Entry] = tomllib.loads((ROWS / f"{name}.toml").read_text("utf-8"))["rows"]
    return found


def catalogue() -> Mapping[str, Mapping[str, str]]:
    """All rows: where each stands."""
    found: Mapping[str, Mapping[str, str]] = tomllib.loads((ROWS / "catalogue.toml").read_text("utf-8"))["rows"]
    return found


def accounted() -> dict[str, Entry]:
    """All tables together."""
    return {row: entry for table in TABLES for row, entry in read(table).items()}


def named() -> set[str]:
    """The rules that some row names."""
    return {rule for entry in accounted().values() if isinstance(entry, list) for rule in entry}


@cache
def law() -> asn.RuleSet:
    """The national rules and the five lists."""
    return asn.load("nasional", "daerah")


def rules_of(*names: str) -> set[str]:
    """The prohibitions and permissions of what these packs load."""
    return {rule.id for pack in asn.load(*names).packs.values() for rule in pack.rules}


def test_catalogue_is_whole() -> None:
    assert len(catalogue()) == 120


def test_every_row_is_accounted_for() -> None:
    assert set(catalogue()) <= set(accounted())


def test_no_row_is_accounted_for_twice() -> None:
    listed = [row for table in TABLES for row in read(table)]
    assert sorted(listed) == sorted(set(listed))


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_rules_or_a_reason(table: str) -> None:
    for row, entry in read(table).items():
        assert entry, row
        assert isinstance(entry, str) or all(rule.count(".") == 1 for rule in entry), row
        assert not isinstance(entry, str) or len(entry.split()) >= 4, f"{row}: a reason is a sentence"


def test_every_rule_named_exists() -> None:
    known = {rule.id for pack in law().packs.values() for rule in pack.rules}
    assert named() <= known


def test_a_rule_of_each_row_cites_the_place_of_the_row() -> None:
    cited = {
        traced.rule.id: [" ".join(f"{step.kind} {step.value}" for step in use.citation.locators) for use in traced.uses]
        for traced in trace(law()).rules
    }
    for row, said in catalogue().items():
        entry = accounted()[row]
        if isinstance(entry, list) and "place" in said:
            assert any(said["place"] in place for rule in entry for place in cited[rule]), row


def test_every_national_rule_is_named_by_a_row() -> None:
    assert rules_of("nasional") <= named()


def test_numbered_lists_have_no_gaps() -> None:
    assert {traced.source.id: traced.gaps for traced in trace(law()).sources if traced.gaps} == {}
