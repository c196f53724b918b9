"""Passages that pages remember."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import pytest
from attrs import evolve

from asn_neutrality.domain.records import State
from asn_neutrality.domain.results import Judgement
from asn_neutrality.domain.words import Language
from asn_neutrality.explain import explain, page
from asn_neutrality.explain.account import Account
from asn_neutrality.explain.full import full_text
from asn_neutrality.explain.page import Page, Passages, item_line
from asn_neutrality.explain.templates import templates
from asn_neutrality.explain.voice import Voice
from tests.explain.cases import CASES
from tests.explain.small_pack import RULE_SET


def written(on: Page, key: str, *lines: str) -> list[str]:
    """The page after a passage under a heading of the same name."""
    on.head(key)
    on.passage((key,), lambda below: below.items([item_line(line) for line in lines]))
    return on.lines


def test_a_page_without_memory_writes_each_time() -> None:
    assert written(Page(), "a", "one") == ["", "a", "  - one"]
    assert written(Page(), "a", "two") == ["", "a", "  - two"]


def test_what_a_page_before_had_is_not_written_again() -> None:
    known: Passages = {}
    assert written(Page(passages=known), "a", "one") == ["", "a", "  - one"]
    assert written(Page(passages=known), "a", "two") == ["", "a", "  - one"]
    assert written(Page(passages=known), "b", "two") == ["", "b", "  - two"]


def test_an_empty_passage_writes_no_heading() -> None:
    known: Passages = {}
    for _ in range(2):
        on = Page(passages=known)
        assert written(on, "a") == []
        assert written(on, "b", "one") == ["", "b", "  - one"]


def test_what_a_page_adds_is_not_remembered() -> None:
    known: Passages = {}
    on = Page(passages=known)
    written(on, "a", "one")
    on.note("more")
    assert written(Page(passages=known), "a", "one") == ["", "a", "  - one"]


def test_what_a_key_knows_by_identity_lives_as_long() -> None:
    known: Passages = {}
    ids = set()
    for number in range(100):
        thing = [number]
        assert id(thing) not in ids
        ids.add(id(thing))
        Page(passages=known).passage(("a", id(thing)), lambda page: page.item("one"), thing)


def test_passages_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "REMEMBERED", 2)
    known: Passages = {}
    for number in range(9):
        written(Page(passages=known), str(number), "one")
        assert len(known) <= 2


LANGUAGES: tuple[Language, ...] = ("id", "en")


def anew(judgement: Judgement, language: Language) -> str:
    """The text in a voice that knows nothing yet."""
    return full_text(Account(judgement, Voice(RULE_SET, language, templates(language))))


def varied(judgements: Iterable[Judgement]) -> Iterable[Judgement]:
    """Each judgement, and each with the facts of another: what is found of rules stays, and what met them does not."""
    known = list(judgements)
    yield from known
    for one, other in pairwise(known):
        facts: dict[str, State] = {**one.facts, **other.facts}
        yield evolve(one, facts=facts, record=evolve(one.record, facts={**one.record.facts, **other.record.facts}))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("most", [2, 10_000])
def test_texts_are_those_of_a_voice_that_knows_nothing(
    language: Language, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("page", "voice", "event"):
        monkeypatch.setattr(f"asn_neutrality.explain.{name}.REMEMBERED", most)
    judgements = list(varied(CASES.values()))
    expected = [anew(judgement, language) for judgement in judgements]
    for _ in range(2):
        assert [explain(judgement, RULE_SET, language) for judgement in judgements] == expected
    for judgement, text in reversed(list(zip(judgements, expected, strict=True))):
        assert explain(judgement, RULE_SET, language) == text
