"""Every prohibition of ethics, discipline and the civil-service laws is shown, quoted and addressed."""

from __future__ import annotations

import pytest

from asn_neutrality import FindingStatus, Prohibition, Provenance
from asn_neutrality.domain.records import EventRecord, Values
from asn_neutrality.judge.examples import ExampleResult
from asn_neutrality.logic.atoms import Meant
from asn_neutrality.logic.fold import leaves, questions
from tests.packs.national.discipline.judging import (
    DISPUTED,
    NOT_MET,
    PACKS,
    PROHIBITIONS,
    UNDETERMINED,
    VIOLATED,
    judge,
    rules,
)
from tests.packs.test_examples import conjuncts

RESULTS = list(judge().run_examples())
every_pack = pytest.mark.parametrize("name", PACKS)
every_prohibition = pytest.mark.parametrize("rule", PROHIBITIONS, ids=lambda rule: rule.id)


def shown(rule: Prohibition) -> set[FindingStatus]:
    """The findings its examples state."""
    return {example.finding for example in rule.examples}


def described(result: ExampleResult) -> str:
    return f"{result.rule}: {result.example.title}"


@pytest.mark.parametrize("result", RESULTS, ids=described)
def test_example_holds_where_all_these_instruments_are_loaded(result: ExampleResult) -> None:
    assert result.passed, f"stated {result.example.finding.value}, found {result.finding.status.value}"


@every_prohibition
def test_has_titles_a_quotation_a_place_and_examples_of_all_kinds(rule: Prohibition) -> None:
    assert rule.title.en
    assert rule.title.en != rule.title.id
    assert rule.quote
    assert shown(rule) >= {VIOLATED, NOT_MET, UNDETERMINED}
    excused = {example.by for example in rule.examples if example.finding is FindingStatus.EXCUSED}
    assert excused == {exception.name for exception in rule.exceptions}


@every_prohibition
def test_cites_an_article_or_letter_unless_the_source_numbers_nothing(rule: Prohibition) -> None:
    unnumbered = {"b_71_2017.keberpihakan_atau_politik_praktis"}
    assert rule.basis[0].locators or rule.id in unnumbered


@every_prohibition
def test_a_prohibition_with_readings_of_its_own_shows_a_dispute(rule: Prohibition) -> None:
    assert DISPUTED in shown(rule) or rule.id not in questions(rule.condition)


@every_prohibition
def test_every_condition_besides_the_actor_has_a_near_miss(rule: Prohibition) -> None:
    near = (result for result in RESULTS if result.rule == rule.id and result.example.finding is NOT_MET)
    failed = [part for result in near for part in result.finding.failed]
    assert [part for part in conjuncts(rule.condition) if part not in failed and not about_actor(part)] == []


def about_actor(part: Meant) -> bool:
    """Whether a condition says who is bound, which is shown once for each instrument."""
    return {leaf.test.fact for leaf in leaves(part)} <= {"pelaku.status", "sepengetahuan_pelaku"}


@every_prohibition
def test_binds_only_acts_that_are_the_actors_own(rule: Prohibition) -> None:
    own = next(example for example in rule.examples if example.finding is VIOLATED)
    forged = EventRecord({**own.record.facts, "sepengetahuan_pelaku": Values(frozenset({"tidak"}))})
    assert judge().judge(own.record).finding(rule.id).status is VIOLATED
    assert judge().judge(forged).finding(rule.id).status is NOT_MET


@every_pack
def test_sources_are_seen_as_text_except_the_letter_and_what_was_only_reported(name: str) -> None:
    reported = {source.id for source in rules().packs[name].sources if source.provenance is not Provenance.PRIMARY}
    assert reported <= {
        "b_71_2017.b_71_2017",
        "b_71_2017.skb_2022",
        "uu_5_2014.mk_41_2014",
        "pp_53_2010.se_menpanrb_4_2024",
    }


@every_pack
def test_what_is_not_encoded_says_why(name: str) -> None:
    assert all(len(item.reason.split()) > 5 for item in rules().packs[name].not_encoded)
