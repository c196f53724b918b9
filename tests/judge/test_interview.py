"""The interview: it asks only what matters, once, and can go back."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pytest

import asn_neutrality as asn
from asn_neutrality.domain.records import Unknown

LISTS = ("musi_rawas_2020", "indramayu_2020", "batang_hari_2024", "kaimana_2020", "bengkulu_2023")
REGIONS = {"16.05": "pilkada_2020", "32.12": "pilkada_2020", "15.04": "pilkada_2024", "92.08": "pilkada_2020"}


@cache
def judge() -> asn.Judge:
    return asn.compile(asn.load(*LISTS))


def attending(region: str, election: str) -> dict[str, str]:
    """What a civil servant knows who asks: may I attend the declaration?"""
    return {
        "tanggal": "2020-08-15" if election == "pilkada_2020" else "2024-08-15",
        "pelaku.status": "pns",
        "pelaku.wilayah": region,
        "pemilihan": election,
        "kontes": "bupati",
        "perbuatan": "hadir",
        "peran_serta": "pasif",
        "acara.jenis": "deklarasi",
        "objek.jenis": "perorangan",
        "objek.status": "bakal_calon",
        "pelaku.atribut": "tidak_ada",
        "pelaku.hubungan_calon": "tidak_ada",
        "fasilitas": "tidak_ada",
        "mengerahkan": "tidak_ada",
    }


def held(interview: asn.Interview, facts: Mapping[str, str]) -> asn.Interview:
    """The interview with somebody who knows these facts and no others."""
    while interview.question is not None:
        known = facts.get(interview.question.fact.name)
        if known is None:
            interview.do_not_know()
        else:
            interview.answer(known)
    return interview


@pytest.mark.parametrize(("region", "election"), REGIONS.items())
def test_attending_a_declaration_is_settled_in_under_ten_questions(region: str, election: str) -> None:
    facts = attending(region, election)
    interview = held(asn.Interview(judge()), facts)
    assert len(interview.asked) < 10
    assert interview.verdict.outcome is judge().evaluate(facts).outcome


def test_the_national_law_needs_fewer_than_ten_answers_to_the_same_question() -> None:
    national = asn.compile(asn.load())
    asked = {"pelaku.status": "pns", "perbuatan": "hadir", "acara.jenis": "deklarasi"}
    interview = held(
        asn.Interview(national, asked), attending("15.04", "pilkada_2024") | {"pelaku.jabatan": "pelaksana"}
    )
    reported = [question for question in interview.asked if question.fact.favourable is None]
    assert len(reported) < 10
    assert interview.asked[: len(reported)] == tuple(reported)
    assert interview.verdict.outcome is not asn.Outcome.UNDETERMINED


def test_no_fact_is_asked_for_twice_and_none_that_is_known() -> None:
    known = {"pelaku.status": "pns", "perbuatan": "hadir"}
    interview = held(asn.Interview(judge(), known), attending("16.05", "pilkada_2020"))
    names = [question.fact.name for question in interview.asked]
    assert len(names) == len(set(names))
    assert not set(names) & known.keys()


def test_an_answer_of_several_values_is_not_asked_for_again() -> None:
    interview = asn.Interview(judge(), {"pelaku.status": "pns", "pelaku.wilayah": "16.05", "pemilihan": "pilkada_2020"})
    assert interview.question is not None
    assert interview.question.fact.name == "perbuatan"
    interview.answer("hadir / ikut_serta")
    assert interview.question is not None
    assert interview.question.fact.name != "perbuatan"


def test_who_knows_nothing_comes_to_an_end_undetermined() -> None:
    interview = held(asn.Interview(judge(), {"pelaku.wilayah": "32.12", "perbuatan": "hadir"}), {})
    assert interview.verdict.outcome is asn.Outcome.UNDETERMINED
    assert all(interview.record.facts[question.fact.name] == Unknown() for question in interview.asked)


def test_going_back_restores_the_question_and_the_record() -> None:
    interview = asn.Interview(judge(), {"perbuatan": "hadir"})
    assert not interview.back()
    question, record = interview.question, interview.record
    interview.do_not_know()
    assert interview.back()
    assert (interview.question, interview.record) == (question, record)
    assert interview.asked == ()


def test_an_answer_that_is_no_value_is_refused_and_the_question_stays() -> None:
    interview = asn.Interview(judge(), {"pelaku.status": "pns"}, language="en")
    question = interview.question
    for wrong in ("menghadirii", ""):
        with pytest.raises(asn.EventError) as refused:
            interview.answer(wrong)
        assert refused.value.diagnostics
    assert interview.question == question


def test_reasons_are_the_open_prohibitions_that_depend_on_the_fact() -> None:
    interview = asn.Interview(judge(), {"pelaku.status": "pns", "perbuatan": "hadir"})
    assert interview.question is not None
    reasons = interview.why()
    assert reasons
    for rule in reasons:
        missing = interview.verdict.finding(rule.id).missing
        assert interview.question.fact.name in {each.fact.name for each in missing}


def test_an_interview_that_is_over_has_no_question() -> None:
    interview = asn.Interview(judge(), {"perbuatan": "tidak_ada"})
    assert interview.question is None
    assert interview.verdict.outcome is asn.Outcome.NO_VIOLATION
    with pytest.raises(ValueError, match="over"):
        interview.answer("pns")


def test_the_first_question_from_nothing_is_computed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, expected = asn.Interview(judge()), judge().evaluate({}).next_question()
    presuming = judge().evaluate({}, presumptions=True).next_question()
    assert (begun.question, asn.Interview(judge(), presumptions=True).question) == (expected, presuming)
    monkeypatch.delattr(asn.Verdict, "next_question")
    assert asn.Interview(judge()).question == expected
    with pytest.raises(AttributeError):
        asn.Interview(judge(), {"pelaku.status": "pns"})
