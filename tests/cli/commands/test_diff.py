"""``diff``: two rule sets, one at two dates, and a register under both."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from asn_neutrality.explain.schema import Result as Schema
from asn_neutrality.explain.schema import result_schema
from asn_neutrality.pipeline import check
from tests.cli.terminal import Run

CIRCULAR = """\
paket edaran versi "1.0.0" bahasa id
  judul "Edaran" en "Circular"
  lingkup pemilihan pilkada_2020
  lingkup pelaku.wilayah "16.05"
  rezim netralitas "Netralitas" en "Neutrality"
pakai kosakata / kalender_pemilihan

sumber edaran
  judul "Edaran bupati" en "Circular of the regent"
  dilihat laporan

larangan suka
  judul "Menyukai akun calon" en "Liking a candidate's account"
  dasar edaran butir 1
  rezim netralitas
  bila {condition}
"""
LIKE = "pelaku.status adalah asn dan perbuatan adalah suka"
TURNED = "perbuatan adalah suka dan (pelaku.status adalah pppk atau pelaku.status adalah pns)"
MORE = "pelaku.status adalah asn dan perbuatan adalah suka / komentar"


@pytest.fixture
def circular(tmp_path: Path) -> dict[str, str]:
    """Files by name: a circular, the same in other words, and one that forbids more."""
    found = {}
    for name, condition in {"like": LIKE, "turned": TURNED, "more": MORE}.items():
        file = tmp_path / f"{name}.larangan"
        file.write_text(CIRCULAR.format(condition=condition), encoding="utf-8")
        found[name] = str(file)
    return found


def valid(of: Schema, text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text)
    Draft202012Validator(result_schema(of)).validate(found)
    return found


def test_pack_is_equal_to_itself(cli: Run) -> None:
    result = cli("diff", "batang_hari_2024", "batang_hari_2024")
    assert result.status == 0
    assert "it is proven that no event has another outcome" in result.out


def test_same_rule_in_other_words_is_equal(cli: Run, circular: dict[str, str]) -> None:
    assert cli("diff", circular["like"], circular["turned"]).status == 0


def test_what_one_circular_forbids_beyond_the_other_is_one_case(cli: Run, circular: dict[str, str]) -> None:
    result = cli("diff", circular["more"], circular["like"])
    assert result.status == 1
    assert result.out.count("Case ") == 2  # the case, and the title of its example
    assert "the act is commenting" in result.out
    assert "These cases are not all there are" not in result.out


def test_examples_pass_where_they_are_pasted(cli: Run, circular: dict[str, str]) -> None:
    found = valid("difference", cli("diff", circular["more"], circular["like"], "--format", "json").out)
    pasted = [text for change in found["changes"] for case in change["cases"] for text in case["examples"]]
    assert pasted
    file = Path(circular["more"])
    file.write_text("\n".join([file.read_text("utf-8"), *pasted]), encoding="utf-8")
    assert not check(file)


def test_unequal_is_told_from_wrong_by_the_exit_status(cli: Run, circular: dict[str, str]) -> None:
    assert cli("diff", circular["more"], circular["like"]).status == 1
    assert cli("diff", "no_such_pack", circular["like"]).status == 2
    assert cli("diff", circular["more"], circular["like"], "--track", "nothing").status == 2


def test_day_that_is_none_is_an_unknown_pack(cli: Run) -> None:
    result = cli("diff", "pp_94_2021@2021-02-30", "pp_94_2021")
    assert result.status == 2
    assert "pp_94_2021@2021-02-30" in result.err


def test_day_of_an_instrument_coming_into_force_is_a_difference(cli: Run) -> None:
    result = cli("diff", "pp_94_2021@2021-08-30", "pp_94_2021@2021-08-31", "--all")
    assert result.status == 1
    assert "on 31 August 2021" in result.out


def test_lists_for_different_places_are_compared_by_what_they_say(cli: Run) -> None:
    assert "No event is within the reach of both" in cli("diff", "musi_rawas_2020", "batang_hari_2024").out
    own = cli("diff", "musi_rawas_2020", "batang_hari_2024", "--reach", "own")
    assert "scopes and periods of both are left out" not in own.out


def test_each_form_tells_the_same(cli: Run, circular: dict[str, str]) -> None:
    sides = circular["more"], circular["like"]
    assert "```larangan" in cli("diff", *sides, "--format", "md").out
    assert "<pre>uji edaran.suka" in cli("diff", *sides, "--format", "html").out
    assert cli("diff", *sides, "--lang", "id").out.startswith("Perbandingan aturan:")


def test_register_lists_who_changes_by_case(cli: Run, circular: dict[str, str], tmp_path: Path) -> None:
    register = tmp_path / "register.csv"
    head = "id,pemilihan,pelaku.wilayah,pelaku.status,perbuatan"
    rows = [
        "a,pilkada_2020,16.05,pns,komentar",
        "b,pilkada_2020,16.05,pns,suka",
        "c,pilkada_2020,16.05,pns,suka / komentar",
    ]
    register.write_text("\n".join([head, *rows, "d,pilkada_2020,16.05,pns,komentarr"]) + "\n", encoding="utf-8")
    result = cli("diff", circular["more"], circular["like"], "--records", str(register), "--format", "json")
    found = valid("register", result.out)
    assert result.status == 1
    assert (found["read"], found["changed"], found["refused"]) == (4, 2, 1)
    groups = [(each["first"], each["second"], each["certain"], each["records"]) for each in found["groups"]]
    assert groups == [
        ("violation", "no_violation", True, ["a"]),
        ("violation", "undetermined", False, ["c"]),
    ]
    assert "komentar" in result.err


def test_register_in_which_nobody_changes_is_equal(cli: Run, circular: dict[str, str], tmp_path: Path) -> None:
    register = tmp_path / "register.jsonl"
    register.write_text('{"pelaku.status": "pns", "perbuatan": "suka"}\n', encoding="utf-8")
    result = cli("diff", circular["more"], circular["like"], "--records", str(register))
    assert result.status == 0
    assert "none has another outcome" in result.out
