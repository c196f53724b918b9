"""The election laws and the village law: joints of versions, elements of crimes, readings, addressees."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

import asn_neutrality as asn
from asn_neutrality import FindingStatus, Outcome, Prohibition
from asn_neutrality.logic.atoms import Meant
from asn_neutrality.logic.shapes import All, Choice

PACKS = ("uu_10_2016", "uu_7_2017", "uu_desa")
VIOLATED, NOT_MET, EXCUSED = FindingStatus.VIOLATED, FindingStatus.NOT_MET, FindingStatus.EXCUSED
DISPUTED, UNDETERMINED = FindingStatus.DISPUTED, FindingStatus.UNDETERMINED
NEEDS_ASSESSMENT = FindingStatus.NEEDS_ASSESSMENT
OUT_OF_FORCE, OUT_OF_SCOPE = FindingStatus.OUT_OF_FORCE, FindingStatus.OUT_OF_SCOPE

REGIONAL = {"tanggal": "2024-10-15", "pemilihan": "pilkada_2024"}
GENERAL = {"tanggal": "2024-01-15", "pemilihan": "pemilu_2024"}
DECISION = {"perbuatan": "buat_keputusan", "objek.status": "calon", "akibat": "menguntungkan", "sengaja": "ya"}
CAMAT = {"pelaku.status": "pns", "pelaku.jabatan": "camat"}
REGENT = {"pelaku.status": "kepala_daerah"}
REPLACES = {**REGENT, "perbuatan": "ganti_pejabat", "persetujuan_menteri": "tidak"}


@cache
def rules() -> asn.RuleSet:
    """The three packs and what they use."""
    return asn.load(*PACKS)


@cache
def judge() -> asn.Judge:
    """A judge for them."""
    return asn.compile(rules())


def verdict(*parts: dict[str, str], **facts: str) -> asn.Verdict:
    """The verdict on a record made of parts; two underscores in a fact's name stand for a dot."""
    stated: dict[str, str] = {}
    for part in parts:
        stated |= part
    return judge().evaluate(stated | {name.replace("__", "."): value for name, value in facts.items()})


def finding(rule: str, *parts: dict[str, str], **facts: str) -> FindingStatus:
    """What is found of one prohibition."""
    return verdict(*parts, **facts).finding(rule).status


PROHIBITIONS = [rule for name in PACKS for rule in rules().packs[name].prohibitions]
every_prohibition = pytest.mark.parametrize("rule", PROHIBITIONS, ids=lambda rule: rule.id)
PROVISIONS = tomllib.loads((Path(__file__).parent / "provisions.toml").read_text("utf-8"))
RESULTS = [result for result in judge().run_examples() if result.rule.partition(".")[0] in PACKS]


# -- Shape -------------------------------------------------------------------------------------------------------------


def test_examples_hold() -> None:
    assert [f"{result.rule}: {result.example.title}" for result in RESULTS if not result.passed] == []


@every_prohibition
def test_a_prohibition_is_titled_quoted_and_shown(rule: Prohibition) -> None:
    assert rule.title.en
    assert rule.title.en != rule.title.id
    assert rule.quote
    shown = {example.finding for example in rule.examples}
    assert shown >= {VIOLATED, NOT_MET, UNDETERMINED}
    assert {example.by for example in rule.examples if example.finding is EXCUSED} == {
        exception.name for exception in rule.exceptions
    }


def place(citation: asn.Citation) -> str:
    """Source and place, as the provisions are keyed."""
    steps = [f"{locator.kind} {locator.value}" for locator in citation.locators]
    return " ".join([citation.source.partition(".")[2], *steps])


def missing_from(provision: str, quote: str | None) -> list[str]:
    """The parts of a quotation, between what it leaves out, that the provision does not have word for word."""
    return [part for part in re.split(r"\s*\[\.\.\.\]\s*", quote or "") if part not in provision]


@every_prohibition
def test_a_rule_quotes_the_provision_it_rests_on_word_for_word(rule: Prohibition) -> None:
    provisions = [PROVISIONS[key] for key in map(place, rule.basis) if key in PROVISIONS]
    assert [] in [missing_from(provision, rule.quote) for provision in provisions]


@pytest.mark.parametrize("name", PACKS)
def test_a_sanction_quotes_the_provision_that_carries_it(name: str) -> None:
    for sanction in rules().packs[name].sanctions:
        assert missing_from(PROVISIONS[place(sanction.citations[0])], sanction.quote) == []


@every_prohibition
def test_every_condition_has_a_near_miss(rule: Prohibition) -> None:
    near = [result for result in RESULTS if result.rule == rule.id and result.example.finding is NOT_MET]
    failed = [part for result in near for part in result.finding.failed]
    assert [part for part in conjuncts(rule.condition) if part not in failed] == []


def conjuncts(condition: Meant) -> list[Meant]:
    """The conditions that must all hold, without the rule's own readings."""
    match condition:
        case All(parts):
            return [found for part in parts for found in conjuncts(part)]
        case Choice():
            return []
        case _:
            return [condition]


@every_prohibition
def test_whatever_is_a_crime_carries_its_penalty_and_nothing_else_does(rule: Prohibition) -> None:
    penalties = [clause.sanction for clause in rule.sanctions if ".pidana_" in clause.sanction]
    assert bool(penalties) is (rule.track == "pidana")


# -- Joints ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", ["tni", "polri", "anggota_dprd"])
@pytest.mark.parametrize(
    ("day", "crime", "track"),
    [("2024-11-13", OUT_OF_FORCE, Outcome.NO_VIOLATION), ("2024-11-14", VIOLATED, Outcome.VIOLATION)],
)
def test_the_court_s_decision_reaches_three_more_actors_from_its_day_on(
    status: str, day: str, crime: FindingStatus, track: Outcome
) -> None:
    found = verdict(DECISION, tanggal=day, pemilihan="pilkada_2024", pelaku__status=status)
    assert found.finding("uu_10_2016.pidana_pejabat_daerah_tni_polri").status is crime
    assert found.tracks["pidana"] is track
    assert found.tracks["hukum_lainnya"] is Outcome.VIOLATION


@pytest.mark.parametrize("day", ["2024-11-13", "2024-11-14"])
@pytest.mark.parametrize("actor", [CAMAT, REGENT, {"pelaku.status": "kepala_desa"}])
def test_the_decision_changes_nothing_for_those_already_named_and_counts_nobody_twice(
    day: str, actor: dict[str, str]
) -> None:
    found = verdict(DECISION, actor, tanggal=day, pemilihan="pilkada_2024")
    crimes = [rule.id for rule in found.violations if rule.track == "pidana"]
    assert crimes == ["uu_10_2016.pidana_keputusan_atau_tindakan"]


@pytest.mark.parametrize(
    ("day", "election", "expected"),
    [
        ("2024-03-21", "pilkada_2024", NOT_MET),
        ("2024-03-22", "pilkada_2024", VIOLATED),
        ("2024-09-21", "pilkada_2024", VIOLATED),
        ("2024-09-22", "pilkada_2024", VIOLATED),
        ("2024-09-23", "pilkada_2024", VIOLATED),
        ("2024-12-16", "pilkada_2024", VIOLATED),
        ("2024-12-17", "pilkada_2024", UNDETERMINED),
        ("2020-01-07", "pilkada_2020", NOT_MET),
        ("2020-01-08", "pilkada_2020", DISPUTED),
        ("2020-03-22", "pilkada_2020", DISPUTED),
        ("2020-03-23", "pilkada_2020", VIOLATED),
        ("2017-08-11", "pilkada_2018", NOT_MET),
        ("2017-08-12", "pilkada_2018", VIOLATED),
    ],
)
def test_replacing_officials_is_prohibited_from_six_months_before_the_determination(
    day: str, election: str, expected: FindingStatus
) -> None:
    for rule in ("penggantian_pejabat", "pidana_penggantian_pejabat"):
        assert finding(f"uu_10_2016.{rule}", REPLACES, tanggal=day, pemilihan=election) is expected


def test_after_the_count_it_is_asked_whether_a_new_term_has_begun() -> None:
    later = verdict(REPLACES, tanggal="2025-03-10", pemilihan="pilkada_2024")
    assert "pelaku.masa_jabatan_baru" in {
        item.fact.name for item in later.finding("uu_10_2016.penggantian_pejabat").missing
    }


@pytest.mark.parametrize(("approval", "expected"), [("ya", EXCUSED), ("tidak", VIOLATED), ("?", UNDETERMINED)])
def test_only_written_approval_excuses(approval: str, expected: FindingStatus) -> None:
    facts = {**REGIONAL, **REPLACES, "persetujuan_menteri": approval}
    assert finding("uu_10_2016.penggantian_pejabat", facts) is expected


def test_programmes_are_prohibited_until_the_winner_is_determined() -> None:
    uses = {**REGENT, "pemilihan": "pilkada_2024", "perbuatan": "gunakan_kewenangan", "objek.status": "calon"}
    rule = "uu_10_2016.kewenangan_program_kegiatan"
    assert finding(rule, uses, tanggal="2024-12-16", akibat="menguntungkan") is VIOLATED
    assert finding(rule, uses, tanggal="2025-01-05", akibat="menguntungkan") is UNDETERMINED
    decided = {**uses, "calon_terpilih_ditetapkan": "ya"}
    assert finding(rule, decided, tanggal="2025-01-05", akibat="menguntungkan") is NOT_MET


@pytest.mark.parametrize(
    ("day", "old", "new"),
    [("2016-06-30", VIOLATED, OUT_OF_FORCE), ("2016-07-01", OUT_OF_FORCE, VIOLATED)],
)
def test_the_amendment_of_2016_follows_the_law_of_2015_without_gap_or_overlap(
    day: str, old: FindingStatus, new: FindingStatus
) -> None:
    stated = {**DECISION, **CAMAT, "tanggal": day, "fase.kampanye": "selama", "kontes": "bupati", "pemilihan": "lain"}
    assert finding("uu_10_2016.keputusan_selama_kampanye_2015", stated) is old
    assert finding("uu_10_2016.pidana_keputusan_2015", stated) is old
    assert finding("uu_10_2016.keputusan_atau_tindakan_berpihak", stated) is new
    assert finding("uu_10_2016.pidana_keputusan_atau_tindakan", stated) is new


def test_in_2015_only_the_campaign_counted() -> None:
    facts = {**DECISION, **CAMAT, "pemilihan": "pilkada_2015"}
    rule = "uu_10_2016.keputusan_selama_kampanye_2015"
    for day, expected in (("2015-08-26", NOT_MET), ("2015-08-27", VIOLATED), ("2015-12-05", VIOLATED)):
        assert finding(rule, facts, tanggal=day) is expected
    assert finding(rule, facts, tanggal="2015-12-06") is NOT_MET


@pytest.mark.parametrize(("day", "expected"), [("2024-04-24", OUT_OF_FORCE), ("2024-04-25", VIOLATED)])
def test_village_heads_must_resign_under_the_village_law_since_its_second_amendment(
    day: str, expected: FindingStatus
) -> None:
    stands = {"pelaku.status": "kepala_desa", "pelaku.pencalonan": "calon", "pelaku.pengunduran_diri": "tidak_ada"}
    assert finding("uu_desa.kepala_desa_tidak_mundur", stands, tanggal=day, perbuatan="tidak_ada") is expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2023-11-27", NOT_MET), ("2023-11-28", VIOLATED), ("2024-02-10", VIOLATED), ("2024-02-11", NOT_MET)],
)
def test_decisions_in_general_elections_count_in_the_campaign_only(day: str, expected: FindingStatus) -> None:
    facts = {**DECISION, "pemilihan": "pemilu_2024", "tanggal": day}
    assert finding("uu_7_2017.keputusan_selama_kampanye", facts, CAMAT) is expected
    assert finding("uu_7_2017.pidana_kepala_desa", facts, pelaku__status="kepala_desa") is expected
    assert finding("uu_7_2017.pidana_pejabat_negara", facts, pelaku__status="pejabat_negara") is expected


def test_activities_in_general_elections_count_at_all_times() -> None:
    invites = {"perbuatan": "ajak", "sasaran": "masyarakat", "objek.status": "calon", "berpihak": "ya"}
    for day in ("2023-11-14", "2024-01-15", "2024-02-12", "2024-03-01"):
        stated = {**invites, "tanggal": day, "pemilihan": "pemilu_2024", "pelaku.status": "pns"}
        assert finding("uu_7_2017.kegiatan_berpihak", stated) is VIOLATED


# -- Scope -------------------------------------------------------------------------------------------------------------


def test_each_law_governs_its_own_elections() -> None:
    regional = verdict(REGIONAL, DECISION, CAMAT)
    assert "uu_7_2017" in regional.out_of_scope
    assert regional.packs["uu_10_2016"] is Outcome.VIOLATION
    general = verdict(GENERAL, DECISION, CAMAT)
    assert "uu_10_2016" in general.out_of_scope
    assert general.packs["uu_7_2017"] is Outcome.VIOLATION


def test_a_contest_decides_where_the_election_is_not_known() -> None:
    assert verdict(DECISION, CAMAT, kontes="bupati", tanggal="2024-10-15").out_of_scope == ("uu_7_2017",)
    assert verdict(DECISION, CAMAT, kontes="presiden", tanggal="2024-01-15").out_of_scope == ("uu_10_2016",)


def test_conduct_without_any_link_to_a_contestant_violates_nothing() -> None:
    family = {"perbuatan": "hadir", "acara.jenis": "kegiatan_keluarga", "objek.jenis": "tidak_ada"}
    assert verdict(REGIONAL, CAMAT, family).outcome is Outcome.NO_VIOLATION
    assert verdict(GENERAL, CAMAT, family).outcome is Outcome.NO_VIOLATION


@pytest.mark.parametrize("election", [REGIONAL, GENERAL])
@pytest.mark.parametrize("status", ["pns", "kepala_desa", "kepala_daerah", "polri", "anggota_bpd"])
def test_casting_a_vote_violates_nothing(election: dict[str, str], status: str) -> None:
    vote = {"perbuatan": "memberikan_suara", "pelaku.status": status, "objek.status": "calon", "sengaja": "ya"}
    rest = {"akibat": "menguntungkan", "pelaku.pencalonan": "tidak", "acara.jenis": "bukan_acara"}
    assert verdict(election, vote, rest).outcome is Outcome.NO_VIOLATION


# -- Elements and readings ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("intent", "expected"), [("ya", VIOLATED), ("tidak", NOT_MET), ("?", NEEDS_ASSESSMENT)])
def test_intent_is_an_element_of_the_crime_and_not_of_the_norm(intent: str, expected: FindingStatus) -> None:
    facts = {**REGIONAL, **DECISION, **CAMAT, "sengaja": intent}
    assert finding("uu_10_2016.pidana_keputusan_atau_tindakan", facts) is expected
    assert finding("uu_10_2016.keputusan_atau_tindakan_berpihak", facts) is VIOLATED


def test_replacing_officials_is_a_crime_with_or_without_intent() -> None:
    for intent in ("ya", "tidak", "?"):
        assert finding("uu_10_2016.pidana_penggantian_pejabat", REGIONAL, REPLACES, sengaja=intent) is VIOLATED


def test_the_special_provision_punishes_the_replacement_and_the_general_one_does_not() -> None:
    found = verdict(REGIONAL, REPLACES, sengaja="ya", objek__status="bukan_peserta")
    assert [rule.id for rule in found.violations if rule.track == "pidana"] == ["uu_10_2016.pidana_penggantian_pejabat"]
    assert {applied.clause.sanction for applied in found.sanctions if "pidana" in applied.clause.sanction} == {
        "uu_10_2016.pidana_190"
    }


@pytest.mark.parametrize(
    ("post", "regional", "general"),
    [
        ("camat", VIOLATED, VIOLATED),
        ("lurah", VIOLATED, VIOLATED),
        ("jpt_pratama", VIOLATED, VIOLATED),
        ("penjabat_kepala_daerah", VIOLATED, VIOLATED),
        ("guru", DISPUTED, VIOLATED),
        ("kepala_sekolah", DISPUTED, VIOLATED),
        ("fungsional", DISPUTED, VIOLATED),
        ("pelaksana", NOT_MET, NOT_MET),
        ("?", UNDETERMINED, UNDETERMINED),
    ],
)
def test_who_is_an_official_is_disputed_in_regional_elections_and_written_in_general_ones(
    post: str, regional: FindingStatus, general: FindingStatus
) -> None:
    actor = {"pelaku.status": "pns", "pelaku.jabatan": post}
    assert finding("uu_10_2016.keputusan_atau_tindakan_berpihak", REGIONAL, DECISION, actor) is regional
    assert finding("uu_7_2017.keputusan_selama_kampanye", GENERAL, DECISION, actor) is general


@pytest.mark.parametrize(
    ("effect", "partisan", "expected"),
    [
        ("menguntungkan", "tidak", VIOLATED),
        ("merugikan", "tidak", VIOLATED),
        ("netral", "ya", DISPUTED),
        ("netral", "tidak", NOT_MET),
        ("?", "?", NEEDS_ASSESSMENT),
    ],
)
def test_whether_an_effect_must_be_shown_divides_the_readings(
    effect: str, partisan: str, expected: FindingStatus
) -> None:
    assessed = {**DECISION, "akibat": effect, "berpihak": partisan}
    village_head = {"pelaku.status": "kepala_desa"}
    assert finding("uu_10_2016.pidana_keputusan_atau_tindakan", REGIONAL, assessed, village_head) is expected
    assert finding("uu_10_2016.keputusan_atau_tindakan_berpihak", REGIONAL, assessed, village_head) is expected
    assert finding("uu_7_2017.pidana_kepala_desa", GENERAL, assessed, village_head) is expected
    assert finding("uu_7_2017.keputusan_selama_kampanye", GENERAL, assessed, village_head) is expected


def test_the_same_words_ask_one_question_whatever_law_uses_them() -> None:
    facts = {**DECISION, **CAMAT, "akibat": "netral", "berpihak": "ya"}
    found = asn.compile(asn.load("uu_10_2016", "pp_94_2021")).evaluate({**REGIONAL, **facts})
    for rule in ("uu_10_2016.keputusan_atau_tindakan_berpihak", "pp_94_2021.keputusan_atau_tindakan"):
        assert found.finding(rule).questions == ("kosakata.menguntungkan_atau_merugikan",)


def test_directions_that_nobody_followed_are_a_crime_on_the_formal_reading_only() -> None:
    directs = {"perbuatan": "lakukan_tindakan", "objek.status": "calon", "akibat": "netral", "berpihak": "ya"}
    found = verdict(directs, CAMAT, tanggal="2018-04-10", pemilihan="pilkada_2018", sengaja="ya")
    assert found.tracks["pidana"] is Outcome.DISPUTED


@pytest.mark.parametrize(
    ("standing", "expected"),
    [("calon", VIOLATED), ("bakal_calon", DISPUTED), ("berniat", NOT_MET), ("bukan_peserta", NOT_MET)],
)
def test_a_pair_not_yet_determined_is_a_question_of_reading(standing: str, expected: FindingStatus) -> None:
    facts = {**DECISION, "objek.status": standing}
    assert finding("uu_10_2016.keputusan_atau_tindakan_berpihak", REGIONAL, facts, CAMAT) is expected


def test_on_the_day_of_determination_a_decision_for_a_pair_turns_on_two_readings() -> None:
    facts = {**DECISION, **CAMAT, "objek.jenis": "pasangan", "pemilihan": "pilkada_2024"}
    del facts["objek.status"]
    rule = "uu_10_2016.keputusan_atau_tindakan_berpihak"
    assert finding(rule, facts, tanggal="2024-09-21") is DISPUTED
    assert finding(rule, facts, tanggal="2024-09-22") is DISPUTED
    assert finding(rule, facts, tanggal="2024-09-23") is VIOLATED


@pytest.mark.parametrize(("day", "expected"), [("2022-12-13", NOT_MET), ("2022-12-14", VIOLATED)])
def test_a_party_is_a_contestant_once_determined(day: str, expected: FindingStatus) -> None:
    invites = {"perbuatan": "ajak", "sasaran": "masyarakat", "objek.jenis": "partai_politik", "berpihak": "ya"}
    stated = {**invites, "tanggal": day, "pemilihan": "pemilu_2024", "kontes": "dprd", "pelaku.status": "pns"}
    assert finding("uu_7_2017.kegiatan_berpihak", stated) is expected


# -- Whom a provision addresses ----------------------------------------------------------------------------------------


def test_who_involves_a_civil_servant_offends_and_the_civil_servant_is_judged_apart() -> None:
    involved = {"perbuatan": "libatkan", "dilibatkan": "pns", "sengaja": "ya", "pelaku.pencalonan": "tidak"}
    candidate = verdict(REGIONAL, involved, pelaku__status="peserta_pemilihan", pelaku__pencalonan="calon")
    assert {rule.id for rule in candidate.violations} == {
        "uu_10_2016.melibatkan_yang_dilarang",
        "uu_10_2016.pidana_melibatkan",
    }
    team = verdict(GENERAL, involved, pelaku__status="tim_kampanye")
    assert {rule.id for rule in team.violations} == {"uu_7_2017.mengikutsertakan_yang_dilarang"}
    assert finding("uu_10_2016.pidana_melibatkan", REGIONAL, involved, pelaku__status="tim_kampanye") is NOT_MET
    joins = {"perbuatan": "jadi_tim_pemenangan", "pelaku.status": "pns"}
    assert {rule.id for rule in verdict(GENERAL, joins).violations} == {"uu_7_2017.menjadi_pelaksana_atau_tim"}


@pytest.mark.parametrize(
    ("status", "penalty"),
    [("kepala_desa", "uu_7_2017.pidana_490"), ("kepala_daerah", "uu_7_2017.pidana_547"), ("pns", None)],
)
def test_general_elections_punish_village_heads_and_state_officials_but_no_ordinary_civil_servant(
    status: str, penalty: str | None
) -> None:
    found = verdict(GENERAL, DECISION, pelaku__status=status, pelaku__jabatan="camat" if status == "pns" else "?")
    assert found.tracks["hukum_lainnya"] is Outcome.VIOLATION
    assert [applied.clause.sanction for applied in found.sanctions if "pidana" in applied.clause.sanction] == (
        [penalty] if penalty else []
    )


@pytest.mark.parametrize(
    ("status", "regional", "general", "village"),
    [
        ("kepala_desa", NOT_MET, VIOLATED, VIOLATED),
        ("perangkat_desa", NOT_MET, VIOLATED, VIOLATED),
        ("anggota_bpd", NOT_MET, VIOLATED, NOT_MET),
        ("warga", NOT_MET, NOT_MET, NOT_MET),
    ],
)
def test_campaigning_village_people_by_law(
    status: str, regional: FindingStatus, general: FindingStatus, village: FindingStatus
) -> None:
    speaks = {"perbuatan": "jadi_juru_kampanye", "pelaku.status": status, "pelaku.pencalonan": "tidak"}
    assert finding("uu_10_2016.melibatkan_yang_dilarang", REGIONAL, speaks) is regional
    assert finding("uu_7_2017.menjadi_pelaksana_atau_tim", GENERAL, speaks) is general
    kind = "perangkat_desa" if status == "perangkat_desa" else "kepala_desa"
    assert finding(f"uu_desa.{kind}_kampanye", GENERAL, speaks) is village
    assert finding(f"uu_desa.{kind}_kampanye", REGIONAL, speaks) is village


@pytest.mark.parametrize(
    ("leave", "act", "expected"),
    [
        ("kampanye", "jadi_juru_kampanye", EXCUSED),
        ("tidak_cuti", "jadi_juru_kampanye", DISPUTED),
        ("?", "jadi_juru_kampanye", UNDETERMINED),
        ("kampanye", "buat_keputusan", VIOLATED),
    ],
)
def test_officials_who_are_no_civil_servants_may_campaign_on_campaign_leave(
    leave: str, act: str, expected: FindingStatus
) -> None:
    facts = {**DECISION, **REGENT, "pelaku.cuti": leave, "perbuatan": act, "acara.jenis": "bukan_acara"}
    assert finding("uu_10_2016.pidana_keputusan_atau_tindakan", REGIONAL, facts) is expected
    assert finding("uu_10_2016.keputusan_atau_tindakan_berpihak", REGIONAL, facts) is expected


def test_campaign_leave_does_not_help_a_civil_servant() -> None:
    speaks = {**DECISION, **CAMAT, "pelaku.cuti": "kampanye", "perbuatan": "jadi_juru_kampanye"}
    assert finding("uu_10_2016.keputusan_atau_tindakan_berpihak", REGIONAL, speaks) is DISPUTED


@pytest.mark.parametrize("resigned", ["diajukan", "berlaku"])
def test_a_resignation_submitted_is_enough_for_a_candidate(resigned: str) -> None:
    stands = {"perbuatan": "tidak_ada", "pelaku.status": "pns", "pelaku.pencalonan": "calon"}
    rule = "uu_10_2016.calon_tanpa_pengunduran_diri"
    assert finding(rule, REGIONAL, stands, pelaku__pengunduran_diri=resigned) is EXCUSED
    assert finding(rule, REGIONAL, stands, pelaku__pengunduran_diri="tidak_ada") is VIOLATED
    assert finding(rule, REGIONAL, stands, pelaku__pengunduran_diri="?") is UNDETERMINED


def test_candidates_for_the_legislature_resign_when_put_forward_and_for_office_when_determined() -> None:
    omits = {"perbuatan": "tidak_ada", "pelaku.status": "pns", "pelaku.pengunduran_diri": "tidak_ada"}
    early = {**omits, "pelaku.pencalonan": "bakal_calon"}
    general = {"tanggal": "2023-06-01", "pemilihan": "pemilu_2024"}
    assert finding("uu_7_2017.caleg_tanpa_pengunduran_diri", general, early, kontes="dprd") is VIOLATED
    assert finding("uu_7_2017.calon_dpd_tanpa_pengunduran_diri", general, early, kontes="dpd") is VIOLATED
    regional = {"tanggal": "2024-09-01", "pemilihan": "pilkada_2024"}
    assert finding("uu_10_2016.calon_tanpa_pengunduran_diri", regional, early) is NOT_MET


# -- Sanctions and provenance ------------------------------------------------------------------------------------------


def test_an_incumbent_who_stands_risks_the_candidacy_and_others_do_not() -> None:
    standing = verdict(REGIONAL, REPLACES, pelaku__pencalonan="calon")
    assert "uu_10_2016.pembatalan_calon" in {applied.clause.sanction for applied in standing.sanctions}
    leaving = verdict(REGIONAL, REPLACES, pelaku__pencalonan="tidak")
    assert "uu_10_2016.pembatalan_calon" not in {applied.clause.sanction for applied in leaving.sanctions}


def test_penalties_say_months_and_fines_in_both_languages() -> None:
    for name in PACKS:
        for sanction in rules().packs[name].sanctions:
            assert sanction.quote
            assert sanction.title.en
            if sanction.track == "pidana":
                assert "Rp" in sanction.title.id
                assert "Rp" in sanction.title.en


def test_what_rests_on_reports_says_so() -> None:
    sources = {source.id: source.provenance.value for name in PACKS for source in rules().packs[name].sources}
    assert sources["uu_10_2016.uu_1_2015"] == "naskah"
    assert sources["uu_10_2016.mk_136_2024"] == "laporan"
    assert sources["uu_7_2017.uu_7_2017"] == "laporan"
    assert sources["uu_desa.uu_6_2014"] == "naskah"
