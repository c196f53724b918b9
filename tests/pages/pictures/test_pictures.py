"""The pictures: well formed, of a width that prints, with all their words inside, and true of the rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from xml.etree import ElementTree as ET

import pytest

import asn_neutrality as asn
from asn_neutrality.analysis.matrix import Column, Reach, matrix, reach
from asn_neutrality.analysis.neighbours import accepted
from asn_neutrality.domain.calendars import Stage
from asn_neutrality.domain.facts import FactRole
from asn_neutrality.domain.records import Dates, Values
from asn_neutrality.domain.rules import Example, FindingStatus
from asn_neutrality.domain.words import Language
from asn_neutrality.explain.voice import voice_of
from asn_neutrality.ir import lower
from asn_neutrality.logic.atoms import Phase
from asn_neutrality.logic.shapes import All, Constant
from asn_neutrality.pages.frame import Frame
from asn_neutrality.pages.pictures.flow import flow
from asn_neutrality.pages.pictures.matrix import Grid
from asn_neutrality.pages.pictures.svg import breadth, wrapped
from asn_neutrality.pages.pictures.timeline import timeline

LANGUAGES: tuple[Language, ...] = ("id", "en")
PACKS = ("musi_rawas_2020", "indramayu_2020", "batang_hari_2024", "kaimana_2020", "bengkulu_2023")
SVG = "{http://www.w3.org/2000/svg}"


@cache
def rules() -> asn.RuleSet:
    return asn.load("daerah")


@cache
def reached() -> Reach:
    program, _ = lower(rules())
    found = reach(program) if program is not None else None
    assert found is not None
    return found


def pictures(language: Language) -> Iterator[str]:
    """The matrix and time line of all lists, and the flow of every prohibition."""
    frame = Frame(voice_of(rules(), language), None)
    yield Grid(frame, reached(), PACKS, "x").svg()
    yield timeline(frame.voice, PACKS, "x")
    for pack in PACKS:
        yield Grid(frame, reached(), (pack,), "x").svg()
        yield timeline(frame.voice, (pack,), "x")
        yield from (flow(rule, frame.voice) for rule in rules().packs[pack].prohibitions)


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_stay_inside_a_picture_that_fits_on_paper(language: Language) -> None:
    for text in pictures(language):
        root = ET.fromstring(text)
        width = float(root.attrib["width"])
        assert width <= 760
        assert root[0].tag == f"{SVG}title"
        assert root[1].tag == f"{SVG}desc"
        for each in root.iter(f"{SVG}text"):
            size, anchor = float(each.attrib["font-size"]), each.attrib.get("text-anchor", "start")
            for line in each:
                wide = breadth(line.text or "", size)
                left = float(line.attrib["x"]) - {"start": 0, "middle": wide / 2, "end": wide}[anchor]
                assert left >= -3, line.text
                assert left + wide <= width + 3, line.text


def test_pictures_are_the_same_every_time() -> None:
    assert list(pictures("id")) == list(pictures("id"))


def test_lines_are_no_wider_than_asked_and_lose_no_word() -> None:
    text = "memberi surat dukungan disertai fotokopi kartu tanda penduduk kepada pasangan calon"
    for width in (90, 140, 300):
        lines = wrapped(text, width, 12)
        assert " ".join(lines) == text
        assert all(breadth(line, 12) <= width or " " not in line for line in lines)
    assert wrapped(text, 140, 12, most=2)[-1].endswith("…")


# -- Is the matrix true? ---------------------------------------------------------------------------------------------


def test_every_prohibition_stands_in_the_matrix_with_acts_that_its_condition_lets_pass() -> None:
    found = reached()
    for pack in PACKS:
        rows = matrix(found, (pack,))
        assert {id_ for row in rows for cell in row.cells for id_ in cell} == {
            rule.id for rule in rules().packs[pack].prohibitions
        }
        for rule in rules().packs[pack].prohibitions:
            for acts in found.cells[rule.id]:
                assert acts <= accepted(rule.condition, found.fact)


def test_every_violating_example_is_in_its_cell() -> None:
    found, seen = reached(), 0
    for pack in PACKS:
        for rule in rules().packs[pack].prohibitions:
            for example in rule.examples:
                if example.finding is FindingStatus.VIOLATED:
                    for act in _acts(example, found):
                        for place in _columns(example, found.columns):
                            assert act in found.cells[rule.id][place], example.title
                            seen += 1
    assert seen > 20


def _acts(example: Example, found: Reach) -> frozenset[str]:
    state = example.record.facts.get(found.fact.name)
    return state.values if isinstance(state, Values) else frozenset()


def _columns(example: Example, columns: tuple[Column, ...]) -> Iterator[int]:
    """The columns of the stages in which the example's day lies."""
    facts = rules().vocabulary.facts.values()
    day_fact, election_fact = (
        next(fact.name for fact in facts if fact.role is role) for role in (FactRole.TIME_OF_ACT, FactRole.ELECTION)
    )
    state, election = example.record.facts.get(day_fact), example.record.facts.get(election_fact)
    if not isinstance(state, Dates) or not isinstance(election, Values):
        return
    day = state.spans[0].start
    calendars = [each for pack in rules().packs.values() for each in pack.calendars if each.id in election.values]
    for place, column in enumerate(columns):
        stages = (stage for calendar in calendars for stage in calendar.stages if stage.name == column.stage)
        if column.phase is Phase.DURING and any(_falls(day, stage) for stage in stages):
            yield place


def _falls(day: date | None, stage: Stage) -> bool:
    """Whether the day falls in the stage, for all contests and areas."""
    if day is None or stage.condition not in {Constant(True), All(())}:
        return False
    return any(
        span.start is not None and span.end is not None and span.start <= day <= span.end for span in stage.spans
    )
