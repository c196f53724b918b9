"""What is told of results: ratios, targets met or not, a wrong answer instead of a time."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from benchmarks import growth, texts
from benchmarks.measure.figure import Figure, read_figure
from benchmarks.part import Part
from benchmarks.peers import DECIDE, IF
from benchmarks.report.conditions import conditions
from benchmarks.report.page import FOLDER, KEPT, PAGE, page, plots, write_page
from benchmarks.report.results import Measured, Results, read, write
from benchmarks.report.tables import of_engines, of_targets, short

DOCS = Path(__file__).resolve().parents[2] / "docs"


def figure(engine: str, rules: int, times: float, part: Part = Part.ONE, threads: int = 1) -> Figure:
    by_hand = (rules * 1e-7, rules * 2e-7, rules * 3e-7)
    return Figure(
        engine,
        part,
        rules,
        threads,
        True,
        200,
        0,
        "",
        tuple(times * each for each in by_hand),
        by_hand,
        by_hand,
        by_hand,
    )


def results(*figures: Figure) -> Results:
    found = Results()
    for part in Part:
        own = tuple(each for each in figures if each.part is part)
        found = found.with_part(part.value, Measured(conditions(), own)) if own else found
    return found


SOME = results(
    figure(IF.name, 16, 1.0),
    figure(IF.name, 1024, 1.0),
    figure(DECIDE.name, 16, 0.5),
    figure(DECIDE.name, 1024, 0.05),
    figure("zen-engine", 16, 8.0),
    figure("polars, Enum", 16, 0.01, Part.CODES, 2),
)


def test_ratio_is_that_of_times_taken_in_the_same_repeat() -> None:
    slow, fast = figure("a", 16, 3.0), figure("b", 16, 1.5)
    assert slow.times_slower(fast) == pytest.approx(2.0)
    assert slow.typical == pytest.approx(3 * 16 * 2e-7)


def test_targets_are_met_missed_or_not_measured() -> None:
    lines = of_targets(SOME).splitlines()
    assert "| `decide`, 16 rules: time, of the `if` function's | ≤ 0.6 | 0.5 | met |" in lines
    assert "| `decide`, 1024 rules: time, of the `if` function's | ≤ 0.03 | 0.05 | **not met** |" in lines
    assert any(line.startswith("| `evaluate`, 16 rules") and "not measured" in line for line in lines)


def test_growth_is_told_of_judges_in_turns_alone() -> None:
    taken = {growth.named(DECIDE.name, growth.FEW): 2e-7, growth.named(DECIDE.name, growth.MANY): 3e-7}
    lines = of_targets(SOME.with_part("growth", Measured(conditions(), seconds=taken))).splitlines()
    assert "| 64 times as many rules: time of `decide` | ≤ 2.5 | 1.5 | met |" in lines
    assert growth.MANY == 64 * growth.FEW
    assert "| 64 times as many rules: time of `decide` | ≤ 2.5 | not measured |  |" in of_targets(SOME).splitlines()


def test_the_text_under_few_rules_is_a_target_and_that_under_many_is_told() -> None:
    taken = {texts.named(growth.FEW): 8e-5, texts.named(growth.MANY): 9e-4}
    told = page(SOME.with_part("texts", Measured(conditions(), seconds=taken)))
    assert "| Full text of one verdict, 16 rules | ≤ 100 µs | 80 µs | met |" in told.splitlines()
    assert "| full text, 1024 rules | 900 µs |" in told.splitlines()


def test_wrong_answers_stand_where_a_time_would() -> None:
    wrong = Figure("liar", Part.ONE, 16, 1, checked=2000, wrong=3)
    assert "**wrong**: 3 of 2000 answers" in of_engines([wrong], per_second=False)


def test_problems_stand_where_a_time_would() -> None:
    absent = Figure("absent", Part.ONE, 16, 1, problem="not installed: x")
    assert "| absent | not installed: x |" in of_engines([absent], per_second=False)


def test_results_come_back_from_their_file(tmp_path: Path) -> None:
    kept = tmp_path / "a" / KEPT
    assert read(kept) == Results()
    write(SOME, kept)
    assert read(kept) == SOME
    assert read_figure(figure("a", 16, 1.0).to_dict()) == figure("a", 16, 1.0)


def test_plots_are_wellformed_and_name_every_engine_once() -> None:
    for drawn in plots(SOME).values():
        texts = [element.text for element in ET.fromstring(drawn).iter() if element.tag.endswith("text")]
        assert len(texts) == len(set(texts))
    assert "decide" in plots(SOME)["time.svg"]
    assert "polars, Enum, columns, 2 threads" in plots(SOME)["throughput.svg"]


def test_page_of_nothing_says_that_nothing_was_measured() -> None:
    assert "not measured" in page(Results())
    assert plots(Results()) == {}


def test_page_and_plots_of_the_documentation_are_what_their_results_say() -> None:
    # `python -m benchmarks --draw` writes them again.
    kept = read(DOCS / FOLDER / KEPT)
    assert (DOCS / PAGE).read_text("utf-8") == page(kept)
    for name, drawn in plots(kept).items():
        assert (DOCS / FOLDER / name).read_text("utf-8") == drawn


def test_page_and_plots_are_written(tmp_path: Path) -> None:
    write_page(SOME, tmp_path)
    assert (tmp_path / PAGE).read_text("utf-8") == page(SOME)
    assert sorted(path.name for path in (tmp_path / FOLDER).iterdir()) == ["throughput.svg", "time.svg"]


def test_numbers_have_two_digits_that_count() -> None:
    numbers = [0.0123, 0.5, 0.996, 1.24, 9.96, 99.4, 12345.6]
    assert [short(number) for number in numbers] == ["0.012", "0.5", "1.0", "1.2", "10", "99", "12,346"]
