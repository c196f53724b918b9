"""What holds of every explanation."""

from __future__ import annotations

import re
from itertools import product

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_neutrality.domain.records import EventRecord, Unknown
from asn_neutrality.domain.results import (
    AppliedSanction,
    Assumption,
    Contradiction,
    Finding,
    Judgement,
    Missing,
    Outcome,
    ReadingOutcome,
)
from asn_neutrality.domain.rules import FindingStatus, Question
from asn_neutrality.domain.words import Language
from asn_neutrality.explain import Depth, explain
from asn_neutrality.explain.standing import conjuncts
from asn_neutrality.explain.templates import templates
from asn_neutrality.explain.voice import voice_of
from tests.explain.cases import CASES
from tests.explain.small_facts import DAY, FACTS, FAITH, NAME
from tests.explain.small_judgements import judgement, one_of
from tests.explain.small_pack import ATTENDANCE, HEAVY, LIKE, RULE_SET, RULES, SPOUSE

LANGUAGES: tuple[Language, ...] = ("id", "en")
DEPTHS: tuple[Depth, ...] = ("line", "full", "audit")
RECORDS = [case.record.facts for case in CASES.values()]

rules = st.sampled_from(RULES)
outcomes = st.sampled_from(Outcome)
facts = st.sampled_from([fact for fact in FACTS.values() if fact not in (NAME, FAITH)])
names = st.sampled_from([*FACTS, "tidak_dikenal"])


@st.composite
def missing(draw: st.DrawFn) -> Missing:
    fact = draw(facts)
    values = [value.name for value in fact.values]
    return Missing(fact, tuple(draw(st.lists(st.sampled_from(values), unique=True))) if values else ())


@st.composite
def findings(draw: st.DrawFn) -> dict[str, Finding]:
    found = {}
    for rule in RULES:
        excuses = st.sampled_from(["cltn", "daftar.dampingi_pasangan", "hilang"])
        found[rule.id] = Finding(
            rule,
            draw(st.sampled_from(FindingStatus)),
            failed=tuple(draw(st.lists(st.sampled_from(conjuncts(rule.condition)), max_size=2))),
            excused_by=tuple(draw(st.lists(excuses, max_size=2))),
            questions=tuple(draw(st.lists(st.sampled_from([ATTENDANCE.id, SPOUSE.id, "daftar.x"]), max_size=2))),
            missing=tuple(draw(st.lists(missing(), max_size=2))),
        )
    return found


@st.composite
def readings(draw: st.DrawFn) -> ReadingOutcome:
    term = Question("daftar.oleh_asn", SPOUSE.title, ATTENDANCE.readings[:1], span=SPOUSE.span)
    question = draw(st.sampled_from([ATTENDANCE, SPOUSE, term]))
    answer = draw(st.sampled_from(["harfiah", "menyeluruh", "applies", "does_not_apply"]))
    return ReadingOutcome(question, answer, draw(outcomes))


def some(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


assumptions = st.builds(Assumption, facts, st.sampled_from(["ya", "selama", "nihil"]))
judgements: st.SearchStrategy[Judgement] = st.builds(
    judgement,
    outcomes,
    st.sampled_from(RECORDS),
    findings(),
    tracks=st.dictionaries(st.sampled_from(["disiplin", "asing"]), outcomes),
    out_of_scope=st.sampled_from([(), ("daftar",), ("daftar", "daftar_lama")]),
    grounds=some(st.lists(rules, min_size=1, max_size=3).map(tuple)),
    missing=some(missing()),
    readings=some(readings()),
    contradictions=some(st.builds(Contradiction, st.lists(names, max_size=3).map(tuple), st.none() | st.just("calon"))),
    defaults=some(assumptions),
    presumptions=some(assumptions),
    sanctions=some(
        st.builds(AppliedSanction, st.just(LIKE), st.sampled_from(LIKE.sanctions), st.just(HEAVY), st.booleans())
    ),
)


@given(judgements)
def test_any_judgement_can_be_told(told: Judgement) -> None:
    for language, depth in product(LANGUAGES, DEPTHS):
        text = explain(told, RULE_SET, language, depth)
        assert text
        assert text == explain(told, RULE_SET, language, depth)
        assert not re.search(r"[{}<>]|\(\)|\[\]|\w\.[A-Z_]{3}| \n| $", text)


@given(judgements)
def test_one_line_is_one_line(told: Judgement) -> None:
    assert "\n" not in explain(told, RULE_SET, "id", "line")


@given(judgements)
def test_an_audit_names_every_finding(told: Judgement) -> None:
    text = explain(told, RULE_SET, "en", "audit")
    assert all(f"- {finding.prohibition.id}: " in text for finding in told.findings)


@given(judgements)
def test_a_line_about_a_rule_has_its_citation_and_position(told: Judgement) -> None:
    for depth in DEPTHS:
        for line in explain(told, RULE_SET, "id", depth).splitlines():
            if any(f"{start}{rule.title.id} —" in line for rule in RULES for start in ("- ", ": ", "dari ")):
                assert re.search(r"butir \d+ \(dilihat: laporan\) \[daftar\.larangan:\d+:\d+\]", line)


def fixed_words(language: Language) -> set[str]:
    """The sentences of a language, without what fills them."""
    pieces = (re.split(r"\{\w+\}", text) for text in templates(language).entries.values())
    return {piece.strip(" .:;,()[]“”—") for parts in pieces for piece in parts}


@given(judgements)
def test_english_never_leaves_an_indonesian_sentence(told: Judgement) -> None:
    only_indonesian = {words for words in fixed_words("id") - fixed_words("en") if len(words) > 12}
    for depth in DEPTHS:
        text = explain(told, RULE_SET, "en", depth)
        assert not [words for words in only_indonesian if words in text]


@pytest.mark.parametrize(("language", "depth"), list(product(LANGUAGES, DEPTHS)))
def test_personal_facts_are_masked_everywhere(language: Language, depth: Depth) -> None:
    for case in CASES.values():
        text = explain(case, RULE_SET, language, depth)
        assert "Budi" not in text
        assert "Santoso" not in text
        assert "Agama A" not in text
        assert "Faith A" not in text


def test_no_violation_is_never_called_permitted() -> None:
    for case in ("no_violation", "excused", "out_of_scope"):
        assert "Ini bukan izin" in explain(CASES[case], RULE_SET, "id", "full")
        assert "ini bukan izin" in explain(CASES[case], RULE_SET, "id", "line")
        assert "not a permission" in explain(CASES[case], RULE_SET, "en", "full")


def test_an_event_outside_all_packs_is_said_to_be_unexamined() -> None:
    assert "no prohibition to examine" in explain(CASES["out_of_scope"], RULE_SET, "en", "full")


def test_two_alternatives_are_both_named_with_what_decides() -> None:
    text = explain(CASES["either"], RULE_SET, "en", "full")
    assert "Certainly violated: either of these:" in text
    assert text.count("Depends on the status of the person supported") == 2
    assert "Prohibitions still open" not in text


def test_unknown_facts_are_listed_in_an_audit_only() -> None:
    told = attrs.evolve(
        CASES["violation"],
        record=EventRecord({**CASES["violation"].record.facts, DAY.name: Unknown()}),
        facts={**CASES["violation"].facts, DAY.name: Unknown()},
    )
    assert "Date of the act: not known (stated)" in explain(told, RULE_SET, "en", "audit")
    assert "not known" not in explain(told, RULE_SET, "en", "full")


def test_a_concluded_fact_is_said_to_be_concluded() -> None:
    told = CASES["either"]
    found = {"status_objek": "calon", "cuti": "cltn"}
    facts = {**told.facts, **{name: one_of(value) for name, value in found.items()}}
    concluded = attrs.evolve(told, facts=facts, concluded=found)
    assert "Actor's leave: unpaid leave (CLTN) (concluded from the rules)" in explain(concluded, RULE_SET, "en", "full")


def test_a_part_that_fails_only_together_is_not_marked_as_failed() -> None:
    parts = conjuncts(LIKE.condition)[2:]
    finding = Finding(LIKE, FindingStatus.NOT_MET, failed=parts)
    told = judgement(Outcome.NO_VIOLATION, {}, {LIKE.id: finding})
    assert "Cannot all be met: the status of the person supported is candidate and" in explain(
        attrs.evolve(told, facts={}), RULE_SET, "en", "audit"
    )


def test_voices_are_kept_and_bounded() -> None:
    assert voice_of(RULE_SET, "id") is voice_of(RULE_SET, "id")
    first = voice_of(RULE_SET, "id")
    for _ in range(10):
        voice_of(attrs.evolve(RULE_SET), "id")
    assert voice_of(RULE_SET, "id") is not first
