"""``recheck`` and the receipts that ``explain`` prints; schemas of results."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from tests.cli.terminal import RULES, Run

LIKE = '{"pelaku.status": "pns", "perbuatan": "suka", "calon": "ya"}\n'


@pytest.fixture
def receipt(cli: Run, tmp_path: Path) -> Path:
    """A receipt in a file."""
    path = tmp_path / "tanda_terima.json"
    path.write_text(cli("explain", "--rules", RULES, "--form", "receipt", given=LIKE).out, "utf-8")
    return path


def test_receipt_is_made_again(cli: Run, receipt: Path) -> None:
    english = cli("recheck", "--rules", RULES, str(receipt))
    assert (english.status, english.err) == (0, "")
    assert english.out.startswith("THE RESULT IS THE SAME: violation\n")
    indonesian = cli("recheck", "--rules", RULES, "--lang", "id", given=receipt.read_text("utf-8"))
    assert indonesian.out.startswith("HASIL TETAP SAMA: melanggar\n")


def test_receipt_of_a_shipped_pack_needs_no_rules(cli: Run) -> None:
    record = '{"tanggal": "2020-10-15", "pelaku.status": "pns", "perbuatan": "jadi_anggota_parpol"}\n'
    made = cli("explain", "--rules", "musi_rawas_2020", "--form", "receipt", given=record).out
    assert json.loads(made)["asked"] == ["musi_rawas_2020"]
    again = cli("recheck", "--json", given=made)
    assert (again.status, json.loads(again.out)["same"]) == (0, True)


def test_other_result_has_its_own_status(cli: Run, receipt: Path) -> None:
    altered = {**json.loads(receipt.read_text("utf-8")), "outcome": "no_violation"}
    result = cli("recheck", "--rules", RULES, given=json.dumps(altered))
    assert result.status == 1
    assert "the receipt has been altered" in result.out


def test_pack_of_ones_own_is_asked_for(cli: Run, receipt: Path) -> None:
    result = cli("recheck", str(receipt))
    assert (result.status, result.out) == (2, "")
    assert "error[T005]: the pack `peraga` that the receipt names is not among the rules loaded" in result.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "stdin: error[T001]: the JSON of the receipt breaks at line 1, column 1"),
        ('{"schema": \n', "stdin: error[T001]: the JSON of the receipt breaks at line 2, column 1"),
        ("[" * 100_000, "stdin: error[T001]"),
        ("[]", "stdin: error[T002]: this is not a receipt: `[]`"),
        (LIKE, "stdin: error[T002]"),
        ('{"schema": "asn-neutrality/receipt/9"}', "stdin: error[T003]"),
        ('{"schema": "asn-neutrality/receipt/1"}', "stdin: error[T004]: what the receipt gives for `library`"),
    ],
)
def test_broken_receipt_is_told_with_its_place(cli: Run, text: str, said: str) -> None:
    result = cli("recheck", "--rules", RULES, given=text)
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(said)


def test_fact_that_the_rules_no_longer_have_is_told(cli: Run, receipt: Path) -> None:
    raw = json.loads(receipt.read_text("utf-8"))
    result = cli("recheck", "--rules", RULES, given=json.dumps({**raw, "facts": {"perbuatn": "suka"}}))
    assert result.status == 2
    assert "error[R002]: `perbuatn` is not a known fact" in result.err


@pytest.mark.parametrize("kind", ["record", "verdict", "incident", "receipt"])
def test_schemas_are_printed(cli: Run, kind: str) -> None:
    schema = json.loads(cli("schema", "--of", kind, "--rules", RULES).out)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert kind == "record" or schema["$id"] == f"asn-neutrality/{kind}/1"


def test_memo_is_markdown_or_a_page(cli: Run) -> None:
    arguments = ("explain", "--rules", RULES, "--form", "memo")
    text = cli(*arguments, "--lang", "id", given=LIKE).out
    assert text.startswith("# Memo pemeriksaan netralitas ASN\n")
    page = cli(*arguments, "--format", "html", given=LIKE).out
    assert page.startswith("<!DOCTYPE html>")
    assert page.endswith("</html>\n")
