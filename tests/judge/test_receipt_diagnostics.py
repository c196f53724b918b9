"""Every code about receipts and incidents: its smallest example gives it, and what its page mends is good."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from asn_neutrality.cli.program import run
from asn_neutrality.errors import EventError
from asn_neutrality.judge import Judge
from asn_neutrality.pipeline import compile_rules
from asn_neutrality.source.catalogue import entries
from tests.checker.checking import rule_set

ROOT = Path(__file__).resolve().parents[2]
MENDED = re.compile(r"mended:\n\n```json\n(.*?)```", re.DOTALL)
OF_INCIDENTS = {"T006", "T007"}
PACK = """\
paket perahu versi "1.0.0" bahasa id
  judul "Perahu"
  rezim etik "Etik"
fakta perbuatan "Perbuatan" : pilihan suka "Suka" / unggah "Unggah"
sumber surat judul "Surat" dilihat laporan
larangan suka judul "Suka" dasar surat rezim etik bila perbuatan adalah suka
"""


@pytest.fixture(scope="module")
def judge() -> Judge:
    return compile_rules(rule_set(PACK))


def codes(text: str, code: str, judge: Judge) -> list[str]:
    """What is wrong with a receipt or the records of an incident."""
    try:
        raw = json.loads(text)
    except ValueError:
        return ["T001"]
    try:
        if code in OF_INCIDENTS:
            judge.evaluate_incident(raw)
        else:
            judge.recheck(raw)
    except EventError as error:
        return [diagnostic.code for diagnostic in error.diagnostics]
    return []


@pytest.mark.parametrize("code", entries("T"))
def test_the_smallest_example_gives_its_code_and_no_other(code: str, judge: Judge) -> None:
    text = (ROOT / "tests" / "diagnostics" / f"{code}.json").read_text("utf-8")
    assert codes(text, code, judge) == [code]


@pytest.mark.parametrize("code", entries("T"))
def test_what_the_page_mends_is_good(code: str, judge: Judge) -> None:
    mended = MENDED.search((ROOT / "docs" / "diagnostics" / f"{code}.md").read_text("utf-8"))
    assert mended
    assert codes(mended[1], code, judge) == []


def test_the_command_says_where_the_json_breaks(capsys: pytest.CaptureFixture[str]) -> None:
    path = ROOT / "tests" / "diagnostics" / "T001.json"
    assert run(["recheck", str(path), "--lang", "en"]) == 2
    assert re.search(
        r"T001\.json: error\[T001\]: the JSON of the receipt breaks at line 1, column 61", capsys.readouterr().err
    )
