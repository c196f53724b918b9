"""``analyze``: remarks on rules in every form."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from asn_neutrality.explain.schema import result_schema
from tests.analysis.remarks.small import TEXT
from tests.cli.terminal import Run


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("analyze") / "aneh.larangan"
    path.write_text(TEXT, "utf-8")
    return str(path)


def test_says_what_is_odd_with_basis_position_and_a_record(cli: Run, odd: str) -> None:
    result = cli("analyze", odd, "--lang", "en")
    assert result.status == 0
    assert result.out.startswith("Analysis of the rules: Odd rules\n")
    assert (
        "Prohibitions that can never be violated\n"
        "  - “Impossible” (aneh.mustahil_dilanggar) can never be violated. No event has this: the act is attending and "
        "the act is liking.\n"
        f"      Basis: Circular, item 2 (seen: report) [{odd}:25:10]\n"
        "      Record: act: attending → aneh.mustahil_dilanggar: not met\n"
    ) in result.out
    assert (
        "Pengecualian “Semua” (aneh.ditiadakan.semua) meniadakan seluruh “Ditiadakan”"
        in cli("analyze", odd, "--lang", "id").out
    )


def test_a_kind_is_shown_in_full_and_alone(cli: Run, odd: str) -> None:
    text = cli("analyze", odd, "--kind", "gaps").out
    assert "No prohibition can be violated where the act is “sleeping”." in text
    assert "never be violated" not in text.replace("can never", "")


def test_first_remarks_of_each_kind_unless_all_are_asked_for(cli: Run) -> None:
    short, full = cli("analyze", "skb_2022").out, cli("analyze", "skb_2022", "--all").out
    assert "There are more: " in short
    assert "There are more: " not in full
    assert len(short) < len(full)


def test_json_is_valid_under_its_schema(cli: Run, odd: str) -> None:
    plain = json.loads(cli("analyze", odd, "--format", "json").out)
    jsonschema.Draft202012Validator(result_schema("analysis")).validate(plain)
    assert plain["remarks"][0]["sentence"]["id"].startswith("“Memberatkan” (aneh.memberatkan): ")
    assert plain["remarks"][0]["witnesses"][0]["record"] == {"perbuatan": "hadir", "berpihak": "ya"}


def test_documents_have_the_table_of_gaps(cli: Run, odd: str) -> None:
    text = cli("analyze", odd, "--format", "md", "--lang", "en").out
    assert "## Table of gaps" in text
    assert "| sleeping | all |" in text
    page = cli("analyze", odd, "--format", "html", "--lang", "id").out
    assert '<html lang="id">' in page
    assert "<td>tidur</td><td>semua</td>" in page


def test_a_kind_that_there_is_not_is_refused(cli: Run, odd: str) -> None:
    result = cli("analyze", odd, "--kind", "gap")
    assert result.status == 2
    assert "gaps" in result.err
