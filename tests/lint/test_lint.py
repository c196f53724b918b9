"""Each lint rule remarks on its smallest file and on nothing else there; its page mends it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import asn_neutrality as asn
from asn_neutrality import pipeline
from asn_neutrality.lint.fixing import mended
from asn_neutrality.lint.linting import NAMES
from asn_neutrality.lint.registry import LINTS
from asn_neutrality.source.catalogue import entries, entry
from tests.syntax.reading import ROOT

BLOCK = re.compile(r"^```larangan\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CODES = sorted(entries("L"))
FIXABLE = {"L015", "L016"}


def linted(path: Path, text: str, *asked: str) -> list[str]:
    path.write_text(text, "utf-8")
    return [told.code for told in pipeline.lint(path, asked=asked)]


def blocks(code: str) -> list[str]:
    return BLOCK.findall((ROOT / "docs" / "diagnostics" / f"{code}.md").read_text("utf-8"))


@pytest.mark.parametrize("code", CODES)
def test_smallest_file_gives_its_remark_and_no_other_and_is_otherwise_right(code: str, tmp_path: Path) -> None:
    text = (ROOT / "tests" / "diagnostics" / f"{code}.larangan").read_text("utf-8")
    assert linted(tmp_path / "edaran.larangan", text) == [code]
    assert not pipeline.check(tmp_path / "edaran.larangan")


@pytest.mark.parametrize("code", CODES)
def test_page_shows_that_file_and_how_to_mend_it(code: str, tmp_path: Path) -> None:
    broken, good = blocks(code)
    assert broken == (ROOT / "tests" / "diagnostics" / f"{code}.larangan").read_text("utf-8")
    assert not linted(tmp_path / "edaran.larangan", good)
    assert not pipeline.check(tmp_path / "edaran.larangan")


@pytest.mark.parametrize("code", CODES)
def test_only_certain_mends_are_made_and_they_mend(code: str, tmp_path: Path) -> None:
    broken, good = blocks(code)
    path = tmp_path / "edaran.larangan"
    path.write_text(broken, "utf-8")
    text, count = mended(broken, pipeline.lint(path))
    assert (count > 0) == (code in FIXABLE)
    if code in FIXABLE:
        assert text == good


def test_every_rule_is_in_the_registry_once_and_in_the_order_of_codes() -> None:
    codes = [lint.code for lint in LINTS]
    assert codes == sorted(set(codes)) == [code for code in CODES if code < "L090"]


def test_every_rule_has_a_file_of_its_own() -> None:
    files = {path.stem for path in (ROOT / "src/asn_neutrality/lint/rules").glob("*.py")} - {"__init__"}
    assert files == {lint.find.__module__.rpartition(".")[2] for lint in LINTS}


@pytest.mark.parametrize("comment", ["# lint: boleh {} karena {}", "#lint:allow {} because {}"])
def test_suppression_silences_its_own_declaration_only(comment: str, tmp_path: Path) -> None:
    text = (ROOT / "tests" / "diagnostics" / "L013.larangan").read_text("utf-8")
    said = comment.format("missing-quotation", "naskahnya belum terbit")
    path = tmp_path / "edaran.larangan"
    assert not linted(path, text.replace("larangan suka", f"{said}\nlarangan suka"))
    assert not linted(path, text.replace("  rezim disiplin\n  bila", f"  rezim disiplin\n  {said}\n  bila"))
    other = text.replace("sumber daftar", f"{said}\nsumber daftar")
    assert linted(path, other) == ["L091", "L013"]


def test_a_rule_that_was_not_asked_says_nothing_and_its_suppression_is_not_called_needless(tmp_path: Path) -> None:
    text = (ROOT / "tests" / "diagnostics" / "L091.larangan").read_text("utf-8")
    assert not linted(tmp_path / "edaran.larangan", text, "missing-near-miss")


def test_broken_rules_are_refused_not_advised(tmp_path: Path) -> None:
    path = tmp_path / "edaran.larangan"
    path.write_text("larangan x bila", "utf-8")
    with pytest.raises(asn.RulesError):
        pipeline.lint(path)


def test_shipped_packs_have_no_advice_but_what_is_known() -> None:
    found = [f"{told.span} {entry(told.code).name}" for told in pipeline.lint(*asn.shipped())]
    places = sorted(re.sub(r":\d+:\d+", "", place) for place in found)
    assert places == [
        "b_71_2017.larangan inexact-citation",
        "kasn_6_2023.larangan inexact-citation",
        "pernyataan_pengawas.larangan missing-quotation",
        "pp_53_2010.larangan title-near-quotation",
        "skb_2022.larangan title-near-quotation",
        "uu_10_2016.larangan title-near-quotation",
        "uu_10_2016.larangan title-near-quotation",
        "uu_7_2017.larangan title-near-quotation",
    ]


def test_names_are_unlike_codes() -> None:
    assert not [name for name in NAMES if re.fullmatch(r"[A-Z]\d+", name)]
