"""What an audit shows beyond the full text, on rules of less common make."""

from __future__ import annotations

from typing import Any

import attrs

from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.results import AppliedSanction, Contradiction, Finding, Judgement, Missing, Outcome
from asn_neutrality.domain.rules import FindingStatus, Prohibition, Question, SanctionClause
from asn_neutrality.domain.words import Label
from asn_neutrality.explain import explain
from asn_neutrality.logic.atoms import Member
from asn_neutrality.logic.shapes import All, Answer, Choice, Constant, Leaf, Named
from tests.explain.small_facts import ACT, NAME, at
from tests.explain.small_judgements import judgement
from tests.explain.small_pack import ACCOMPANY, APPROACH, ATTENDANCE, DAFTAR, HEAVY, LIKE, RULE_SET, cite, member

TERM_QUESTION = Question(
    "daftar.luas", Label("Arti kata luas", "What wide means"), ATTENDANCE.readings[:1], span=at(95)
)


def under(rule: Prohibition, **parts: Any) -> RuleSet:
    """The small law with one rule only."""
    pack = attrs.evolve(DAFTAR, prohibitions=(rule,), questions=(*DAFTAR.questions, TERM_QUESTION), **parts)
    return attrs.evolve(RULE_SET, packs={**RULE_SET.packs, pack.name: pack})


def audit(rule: Prohibition, status: FindingStatus = FindingStatus.NOT_MET, **parts: Any) -> str:
    """The audit of a judgement with one finding."""
    told = judgement(Outcome.UNDETERMINED, {}, {}, findings=(Finding(rule, status),), **parts)
    return explain(told, under(rule), "en", "audit")


def test_every_basis_is_listed() -> None:
    rule = attrs.evolve(LIKE, basis=(*LIKE.basis, cite("disiplin", ("pasal", "5"), line=21)))
    assert (
        "Also: Government Regulation on the discipline of civil servants, no. 94/2021, article 5 (seen: official text) "
        "[daftar.larangan:21:1]" in audit(rule)
    )


def test_a_reading_of_a_term_rests_on_its_own_citation_or_none() -> None:
    choice: Choice[Any] = Choice(TERM_QUESTION.id, (Answer("harfiah", Constant(True)),))
    rule = attrs.evolve(LIKE, condition=Named("daftar.luas", choice))
    text = audit(rule)
    assert "- What wide means [daftar.larangan:95:1]" in text
    assert "Reading “literal” [daftar.larangan:41:1]" in text
    assert "  - luas\n      Means: on the reading “literal”, in every case" in text


def test_a_condition_without_a_place_is_shown_without_one() -> None:
    rule = attrs.evolve(LIKE, condition=Leaf(Member(ACT.name, ("suka",), ("suka",))))
    assert "[open] the act is liking\n" in audit(rule)


def test_a_sanction_for_everybody_has_no_addressee() -> None:
    rule = attrs.evolve(LIKE, sanctions=(SanctionClause("daftar.berat", All(()), (cite("edaran"),), span=at(25)),))
    assert "Sanction: Heavy disciplinary sanction (level 3) — Bawaslu's list of prohibitions (seen: report)" in audit(
        rule
    )
    open_one = audit(rule, sanctions=(AppliedSanction(rule, rule.sanctions[0], HEAVY, certain=False),))
    assert "depending on facts not yet known" in open_one


def test_an_unknown_sanction_is_named() -> None:
    rule = attrs.evolve(LIKE, sanctions=(SanctionClause("daftar.denda_ringan", All(()), (), span=at(25)),))
    assert "Sanction: denda ringan — Bawaslu's list of prohibitions, item 6 (seen: report)" in audit(rule)


def test_a_disputed_exception_says_so_and_cites_its_source() -> None:
    exception = attrs.evolve(APPROACH.exceptions[0], question="daftar.luas", citations=(cite("disiplin"),))
    text = audit(attrs.evolve(APPROACH, exceptions=(exception,)))
    assert "Exception “on unpaid leave” (disputed) [open]" in text
    assert (
        "- What wide means — Government Regulation on the discipline of civil servants, no. 94/2021 "
        "(seen: official text) [daftar.larangan:95:1]" in text
    )


def test_an_undisputed_permission_is_a_permission() -> None:
    permission = attrs.evolve(ACCOMPANY, question=None, overrides=(LIKE.id,), exceptions=APPROACH.exceptions)
    told = judgement(Outcome.NO_VIOLATION, {}, {}, findings=(Finding(LIKE, FindingStatus.NOT_MET),))
    text = explain(told, under(LIKE, permissions=(permission,)), "en", "audit")
    assert "Permission “Accompanying one's spouse” [open]: the family tie is spouse" in text


def test_a_personal_fact_that_is_missing_is_named_without_values() -> None:
    told: Judgement = judgement(Outcome.UNDETERMINED, {}, {}, missing=(Missing(NAME, ()),))
    assert "- Actor's name\n" in explain(told, RULE_SET, "en", "full")


def test_a_contradiction_may_name_facts_that_are_not_stated() -> None:
    told = judgement(Outcome.UNDETERMINED, {}, {}, contradictions=(Contradiction(("cuti", "agama")), Contradiction(())))
    assert "These cannot all be true: the actor's leave and the religion." in explain(told, RULE_SET, "en", "full")


def test_terms_in_a_term_are_listed_too() -> None:
    inner = Named("daftar.oleh_asn", member(ACT, "suka"))
    rule = attrs.evolve(LIKE, condition=Named("daftar.luar", All((inner, member(ACT, "hadir")))))
    text = audit(rule)
    assert "- luar\n" in text
    assert "- by a civil servant [" in text
