"""The vocabulary: names as agreed, words in both languages, marks where they belong."""

from __future__ import annotations

import re

import pytest

from asn_neutrality.domain.facts import FactKind, FactRole, FactType
from tests.packs.shipped import rules

FACTS = rules().packs["kosakata"].facts
every_fact = pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.name)

ASSESSMENTS = {
    "unsur_kampanye": "tidak",
    "akibat": "netral",
    "berpihak": "tidak",
    "tujuan_dukungan": "tidak",
    "sengaja": "tidak",
}
CHANGEABLE = {
    "pelaku.cuti",
    "pelaku.pengunduran_diri",
    "pelaku.atribut",
    "peran_serta",
    "isyarat",
    "fasilitas",
    "surat_tugas",
}


def values(name: str) -> set[str]:
    """The values of a fact."""
    return {value.name for value in rules().vocabulary.facts[name].values}


def test_marks_are_those_agreed() -> None:
    assert {fact.name: fact.favourable for fact in FACTS if fact.favourable} == ASSESSMENTS
    assert {fact.name for fact in FACTS if fact.changeable} == CHANGEABLE
    assert {fact.name for fact in FACTS if fact.personal} == {"pelaku.nama", "pelaku.nip"}
    assert {fact.name: fact.default for fact in FACTS if fact.default} == {"sepengetahuan_pelaku": "ya"}


def test_every_role_is_played_by_one_fact() -> None:
    assert {fact.role: fact.name for fact in FACTS if fact.role} == {
        FactRole.TIME_OF_ACT: "tanggal",
        FactRole.ELECTION: "pemilihan",
        FactRole.CONTEST: "kontes",
        FactRole.AREA: "wilayah",
        FactRole.RECORD_ID: "id",
        FactRole.INCIDENT_ID: "insiden",
    }


@every_fact
def test_everything_has_words_in_both_languages(fact: FactType) -> None:
    labels = [fact.label, *(value.label for value in fact.values), *(group.label for group in fact.groups)]
    labels += [fact.question] if fact.question else []
    if fact.kind is not FactKind.YES_NO:
        assert [label.id for label in labels if not label.en] == []
    assert fact.label.en


@every_fact
def test_whatever_a_person_could_be_asked_has_a_question_in_both_languages(fact: FactType) -> None:
    if fact.kind is FactKind.TEXT:
        assert fact.question is None
        return
    assert fact.question
    assert fact.question.en
    assert fact.question.id.endswith("?")
    assert fact.question.en.endswith("?")


@every_fact
def test_no_two_values_of_a_fact_have_the_same_words(fact: FactType) -> None:
    labels = [value.label.id for value in fact.values]
    assert len(set(labels)) == len(labels)


def test_names_are_lower_case_and_in_the_law_s_terms() -> None:
    assert [fact.name for fact in FACTS if not re.fullmatch(r"[a-z_]+(\.[a-z_]+)?", fact.name)] == []


def test_any_act_but_voting_is_every_act_except_voting_and_none() -> None:
    act = rules().vocabulary.facts["perbuatan"]
    groups = {group.name: set(group.members) for group in act.groups}
    assert groups["tindakan"] == values("perbuatan") - {"memberikan_suara", "tidak_ada"}
    assert groups["daring"] < groups["tindakan"]


def test_whom_one_may_mobilise_and_which_facilities_belong_to_the_state() -> None:
    for fact, group, without in (
        ("mengerahkan", "orang", {"tidak_ada"}),
        ("fasilitas", "negara", {"tidak_ada", "milik_pribadi"}),
        ("surat_tugas", "ada", {"tidak_ada"}),
    ):
        groups = {item.name: set(item.members) for item in rules().vocabulary.facts[fact].groups}
        assert groups[group] == values(fact) - without


def test_elections_are_the_calendars_another_or_none() -> None:
    calendars = {calendar.id for calendar in rules().packs["kalender_pemilihan"].calendars}
    assert values("pemilihan") == {*calendars, "lain", "tidak_ada"}


def test_acts_named_in_the_contract_are_all_there() -> None:
    assert len(values("perbuatan")) == 46
    assert values("objek.status") == {"bukan_peserta", "berniat", "bakal_calon", "calon"}
    assert len(values("pelaku.status")) == 17
