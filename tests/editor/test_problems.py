from __future__ import annotations

from pathlib import Path

from asn_neutrality.domain.words import Language
from asn_neutrality.editor.actions import actions
from asn_neutrality.editor.places import Range
from asn_neutrality.editor.problems import advice, problems
from tests.editor.desk import RULES, Desk, edited


def test_whole_rules_have_no_problems(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    assert not problems(desk.workspace, desk.rules)
    assert not problems(desk.workspace, desk.words)


def test_an_unknown_value_is_told_at_its_place_with_the_word_meant(tmp_path: Path) -> None:
    desk = Desk(tmp_path, RULES.replace("perbuatan: komentar", "perbuatan: komntar"))
    (problem,) = problems(desk.workspace, desk.rules)
    assert problem.code[0] in "CR"
    desk.type(RULES.replace("berarti perbuatan adalah suka", "berarti perbuatan adalah sukaa"))
    (problem,) = problems(desk.workspace, desk.rules)
    assert problem.range == Range(desk.place("adalah |sukaa"), desk.place("adalah sukaa|"))
    assert problem.mend is not None
    assert edited(desk.workspace.documents[desk.rules].text, [problem.mend.edit]) == RULES


def test_what_does_not_parse_is_told_with_its_mend(tmp_path: Path) -> None:
    desk = Desk(tmp_path, RULES.replace("  rezim etik\n", "  rezimm etik\n"))
    (problem,) = problems(desk.workspace, desk.rules)
    assert problem.code[0] == "S"
    (offered,) = actions([problem], problem.range)
    assert edited(desk.workspace.documents[desk.rules].text, [offered.edit]) == RULES


def test_a_place_behind_an_emoji_is_counted_in_utf_16(tmp_path: Path) -> None:
    desk = Desk(tmp_path, RULES.replace('en "Speaking" #', "eng #"))
    (problem,) = problems(desk.workspace, desk.rules)
    line = next(line for line in RULES.split("\n") if "Bersuara" in line)
    assert problem.range.start.character == len(line[: line.index("en ")].encode("utf-16-le")) // 2


def test_messages_are_in_the_language_asked_for(tmp_path: Path) -> None:
    broken = RULES.replace("adalah suka", "adalah sukaa")
    languages: tuple[Language, ...] = ("id", "en")
    desks = (Desk(tmp_path, broken, language=language) for language in languages)
    told = {problems(desk.workspace, desk.rules)[0].message for desk in desks}
    assert len(told) == 2


def test_advice_is_of_whole_files_only(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    assert {told.code for told in advice(desk.workspace, desk.rules)} >= {"L013"}
    desk.type(RULES.replace("bila ringan\n  meng", "bila rigan\n  meng"))
    assert not advice(desk.workspace, desk.rules)


def test_nothing_is_offered_for_another_range(tmp_path: Path) -> None:
    desk = Desk(tmp_path, RULES.replace("adalah suka", "adalah sukaa"))
    start = desk.place("|paket aturan")
    assert not actions(problems(desk.workspace, desk.rules), Range(start, start))
