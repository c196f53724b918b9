"""Ethics, discipline and the civil-service laws: their joints, their addressees, their sanctions, their open norms."""

from __future__ import annotations

from functools import cache

import pytest

import asn_neutrality as asn
from asn_neutrality import FindingStatus, Outcome, Prohibition, Provenance
from asn_neutrality.domain.records import EventRecord, Values
from asn_neutrality.judge.examples import ExampleResult
from asn_neutrality.logic.atoms import Meant
from asn_neutrality.logic.fold import leaves, questions
from tests.packs.test_examples import conjuncts

PACKS = (
    "pp_42_2004",
    "b_71_2017",
    "pp_53_2010",
    "pp_94_2021",
    "uu_5_2014",
    "uu_20_2023",
    "pp_11_2017",
    "pp_49_2018",
)
VIOLATED, NOT_MET, DISPUTED = FindingStatus.VIOLATED, FindingStatus.NOT_MET, FindingStatus.DISPUTED
UNDETERMINED, OUT_OF_FORCE = FindingStatus.UNDETERMINED, FindingStatus.OUT_OF_FORCE


@cache
def rules() -> asn.RuleSet:
    """The instruments of this part together, so that their successions hold."""
    return asn.load(*PACKS)


@cache
def judge() -> asn.Judge:
    """A judge for them."""
    return asn.compile(rules())


def verdict(**facts: str | list[str]) -> asn.Verdict:
    """The verdict on a record; two underscores in a fact's name stand for a dot, and the actor is PNS unless said."""
    stated = {name.replace("__", "."): value for name, value in facts.items()}
    return judge().evaluate({"pelaku.status": "pns", **stated})


def finding(rule: str, **facts: str | list[str]) -> FindingStatus:
    """What is found of one prohibition."""
    return verdict(**facts).finding(rule).status


def violated(found: asn.Verdict) -> set[str]:
    """The certain violations by id."""
    return {rule.id for rule in found.violations}


def sanctions(found: asn.Verdict) -> set[tuple[str, bool]]:
    """The sanctions, and whether each is certain."""
    return {(applied.clause.sanction, applied.certain) for applied in found.sanctions}


# -- Every prohibition -------------------------------------------------------------------------------------------------

PROHIBITIONS = [rule for name in PACKS for rule in rules().packs[name].prohibitions]
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


# -- 30 and 31 August 2021: PP 53/2010 and PP 94/2021 ------------------------------------------------------------------

MOBILISES = {
    "pemilihan": "lain",
    "kontes": "bupati",
    "perbuatan": "jadi_tim_pemenangan",
    "mengerahkan": "pns",
    "objek__status": "calon",
    "fasilitas": "kendaraan_dinas",
    "acara__jenis": "kampanye",
    "fase__kampanye": "selama",
}
OLD, NEW = "pp_53_2010.fasilitas_dalam_kampanye", "pp_94_2021.peserta_fasilitas_negara"


@pytest.mark.parametrize(
    ("day", "examined", "old", "new"),
    [
        ("2021-08-30", "2021-08-30", VIOLATED, NOT_MET),
        ("2021-08-30", "2021-08-31", NOT_MET, VIOLATED),
        ("2021-08-30", "belum", NOT_MET, VIOLATED),
        ("2021-08-30", "?", UNDETERMINED, UNDETERMINED),
        ("2021-08-31", "2021-09-15", NOT_MET, VIOLATED),
        ("2021-08-31", "belum", NOT_MET, VIOLATED),
        ("2021-08-31", "?", NOT_MET, VIOLATED),
        ("2020-11-01", "2021-01-15", VIOLATED, NOT_MET),
        ("2020-11-01", "2021-12-15", NOT_MET, VIOLATED),
        ("2010-06-06", "2010-07-01", VIOLATED, NOT_MET),
        ("2010-06-05", "2010-07-01", NOT_MET, NOT_MET),
    ],
)
def test_the_examination_decides_which_regulation_judges_an_act_before_31_august_2021(
    day: str, examined: str, old: FindingStatus, new: FindingStatus
) -> None:
    found = verdict(tanggal=day, tanggal_pemeriksaan=examined, **MOBILISES)
    outside = {OUT_OF_FORCE, NOT_MET}
    for rule, expected in ((OLD, old), (NEW, new)):
        status = found.finding(rule).status
        assert status is expected or (expected is NOT_MET and status in outside)


def test_an_act_is_a_violation_whichever_regulation_judges_it_and_never_under_both() -> None:
    found = verdict(tanggal="2021-08-30", **MOBILISES)
    assert found.tracks["disiplin"] is Outcome.VIOLATION
    assert violated(found) & {OLD, NEW} == set()
    assert {OLD, NEW} <= {rule.id for ground in found.grounds for rule in ground}
    for examined in ("2021-08-30", "2021-08-31", "belum"):
        certain = violated(verdict(tanggal="2021-08-30", tanggal_pemeriksaan=examined, **MOBILISES))
        assert len(certain & {OLD, NEW}) == 1


def test_a_sanction_imposed_before_shows_that_the_act_had_been_examined() -> None:
    punished = verdict(tanggal="2020-11-01", tanggal_penjatuhan="2021-03-01", **MOBILISES)
    assert OLD in violated(punished)
    assert punished.finding(NEW).status in {OUT_OF_FORCE, NOT_MET}


def test_punished_before_but_examined_after_is_a_contradiction() -> None:
    found = verdict(
        tanggal="2020-11-01", tanggal_pemeriksaan="2021-09-10", tanggal_penjatuhan="2021-03-01", **MOBILISES
    )
    assert [set(item.facts) for item in found.contradictions] == [{"tanggal_pemeriksaan", "tanggal_penjatuhan"}]


GRAVE_OLD, GRAVE_LATER = "pp_53_2010.disiplin_berat", "pp_53_2010.disiplin_berat_proses_lanjutan"


@pytest.mark.parametrize(
    ("imposed", "expected"),
    [
        ("2021-08-30", {(GRAVE_OLD, True)}),
        ("2021-08-31", {(GRAVE_LATER, True)}),
        ("belum", {(GRAVE_LATER, True)}),
        ("?", {(GRAVE_OLD, False), (GRAVE_LATER, False)}),
    ],
)
def test_what_was_examined_before_and_is_punished_after_gets_the_kinds_of_the_new_regulation(
    imposed: str, expected: set[tuple[str, bool]]
) -> None:
    found = verdict(tanggal="2021-06-01", tanggal_pemeriksaan="2021-07-01", tanggal_penjatuhan=imposed, **MOBILISES)
    assert {item for item in sanctions(found) if "berat" in item[0]} == expected


def test_an_old_act_not_yet_examined_gets_the_sanction_of_the_new_regulation() -> None:
    found = verdict(tanggal="2020-11-01", tanggal_pemeriksaan="belum", **MOBILISES)
    assert ("pp_94_2021.disiplin_berat", True) in sanctions(found)


# -- Tiers -------------------------------------------------------------------------------------------------------------

CAMPAIGN = {"pemilihan": "pilkada_2024", "kontes": "bupati", "tanggal": "2024-10-12", "objek__status": "calon"}
UNIFORM = {**CAMPAIGN, "perbuatan": "hadir", "acara__jenis": "kampanye", "pelaku__atribut": "instansi"}


def test_the_medium_tier_of_2010_lives_on_under_the_regulation_of_2021() -> None:
    found = verdict(**UNIFORM, fasilitas="tidak_ada", mengerahkan="tidak_ada", peran_serta="pasif")
    assert violated(found) == {"pp_94_2021.peserta_beratribut"}
    assert sanctions(found) == {("pp_53_2010.disiplin_sedang", True)}


def test_no_article_attaches_a_sanction_to_joining_a_campaign() -> None:
    rule = next(rule for rule in PROHIBITIONS if rule.id == "pp_94_2021.ikut_kampanye")
    assert rule.sanctions == ()
    chanting = verdict(**CAMPAIGN, perbuatan="ikut_serta", acara__jenis="kampanye", peran_serta="aktif")
    assert "pp_94_2021.ikut_kampanye" in violated(chanting)


@pytest.mark.parametrize(
    ("day", "tier"), [("2019-01-20", "pp_53_2010.disiplin_sedang"), ("2024-01-20", "pp_94_2021.disiplin_berat")]
)
def test_mobilising_rose_from_the_medium_to_the_grave_tier(day: str, tier: str) -> None:
    facts = {"pemilihan": "pemilu_2019" if day < "2021" else "pemilu_2024", "kontes": "presiden"}
    brings = {"perbuatan": "hadir", "acara__jenis": "kampanye", "mengerahkan": "pns", "objek__status": "calon"}
    clean = {"fasilitas": "tidak_ada", "pelaku__atribut": "tidak_ada", "peran_serta": "pasif"}
    found = verdict(tanggal=day, tanggal_pemeriksaan=day, **facts, **brings, **clean)
    assert (tier, True) in sanctions(found)


def test_a_candidate_civil_servant_is_dismissed_from_the_medium_tier_on() -> None:
    found = verdict(**{**UNIFORM, "pelaku__status": "cpns"})
    assert ("pp_53_2010.pemberhentian_calon_pns", True) in sanctions(found)
    assert "pp_53_2010.pemberhentian_calon_pns" not in {name for name, _ in sanctions(verdict(**UNIFORM))}


def test_no_tier_is_claimed_for_employees_under_contract() -> None:
    found = verdict(**{**UNIFORM, "pelaku__status": "pppk"}, berpihak="ya")
    assert violated(found) == {"uu_20_2023.netralitas"}
    levels = {item.id: item.level for name in PACKS for item in rules().packs[name].sanctions}
    assert [levels[name] for name, _ in sanctions(found)] == [None]


def test_neutrality_is_supervised_by_kasn_until_24_august_2024_and_by_bkn_from_then() -> None:
    grave = next(item for item in rules().packs["pp_94_2021"].sanctions if item.level == 3)
    before, after = grave.authorities
    assert (str(before.period.end), str(after.period.start)) == ("2024-08-23", "2024-08-24")
    assert ("KASN" in before.label.id, "BKN" in after.label.id) == (True, True)


# -- Whom a prohibition binds ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", ["pns", "cpns"])
def test_ethics_and_discipline_bind_permanent_civil_servants_and_candidates(status: str) -> None:
    found = verdict(**{**UNIFORM, "pelaku__status": status}, berpihak="ya")
    assert {"pp_42_2004.konflik_kepentingan", "pp_94_2021.peserta_beratribut"} <= violated(found)


@pytest.mark.parametrize("status", ["pppk", "ppnpn", "kepala_desa", "warga"])
def test_ethics_and_discipline_of_civil_servants_bind_nobody_else(status: str) -> None:
    found = verdict(**{**UNIFORM, "pelaku__status": status}, berpihak="ya")
    for pack in ("pp_42_2004", "pp_53_2010", "pp_94_2021"):
        assert found.packs[pack] is Outcome.NO_VIOLATION


def test_a_reported_civil_servant_of_unknown_kind_violates_the_law_and_leaves_the_regulation_open() -> None:
    found = verdict(**{**UNIFORM, "pelaku__status": "asn"}, berpihak="ya")
    assert found.packs["uu_20_2023"] is Outcome.VIOLATION
    assert found.packs["pp_94_2021"] is Outcome.UNDETERMINED
    listed = verdict(**{**UNIFORM, "pelaku__status": "asn"}, berpihak="tidak").missing
    assert "pelaku.status" in {item.fact.name for item in listed}


def test_whom_the_letter_binds_is_a_reading_for_employees_under_contract() -> None:
    declares = {"tanggal": "2018-12-20", "pemilihan": "pilkada_2018", "kontes": "bupati", "perbuatan": "deklarasi_diri"}
    rule = "b_71_2017.deklarasi_diri"
    assert finding(rule, **declares) is VIOLATED
    assert finding(rule, **{**declares, "pelaku__status": "pppk"}) is DISPUTED
    assert finding(rule, **{**declares, "pelaku__status": "warga"}) is NOT_MET


# -- The letter of 2017 ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "election", "expected"),
    [
        ("2017-12-26", "pilkada_2018", Outcome.NO_VIOLATION),
        ("2017-12-27", "pilkada_2018", Outcome.VIOLATION),
        ("2020-07-06", "pilkada_2020", Outcome.DISPUTED),
        ("2022-09-21", "pemilu_2024", Outcome.DISPUTED),
        ("2022-09-22", "pemilu_2024", Outcome.NO_VIOLATION),
    ],
)
def test_the_letter_is_certain_for_the_elections_it_names_disputed_later_and_ends_with_the_joint_decree(
    day: str, election: str, expected: Outcome
) -> None:
    speaks = {"perbuatan": "narasumber", "acara__jenis": "kegiatan_parpol", "berpihak": "tidak"}
    assert verdict(tanggal=day, pemilihan=election, **speaks).packs["b_71_2017"] is expected


def test_the_letter_knows_neither_unpaid_leave_nor_a_duty_letter() -> None:
    facts = {"tanggal": "2018-01-15", "pemilihan": "pilkada_2018", "kontes": "bupati"}
    assert finding("b_71_2017.deklarasi_diri", **facts, perbuatan="deklarasi_diri", pelaku__cuti="cltn") is VIOLATED
    speech = {"perbuatan": "narasumber", "acara__jenis": "kegiatan_parpol", "surat_tugas": "dari_atasan"}
    assert finding("b_71_2017.narasumber_partai", **facts, **speech, tugas_kedinasan="ya") is VIOLATED


def test_on_the_day_of_determination_it_is_open_whether_the_pair_is_still_prospective() -> None:
    likes = {"pemilihan": "pilkada_2018", "kontes": "bupati", "perbuatan": "suka", "objek__jenis": "pasangan"}
    rule = "b_71_2017.unggah_tanggapi_sebarkan"
    found = {
        day: finding(rule, tanggal=day, saluran="media_sosial", **likes)
        for day in ("2018-02-11", "2018-02-12", "2018-02-13")
    }
    assert list(found.values()) == [VIOLATED, DISPUTED, NOT_MET]


# -- Open norms --------------------------------------------------------------------------------------------------------

UNLISTED = {"pemilihan": "pilkada_2024", "kontes": "bupati", "tanggal": "2024-06-10", "perbuatan": "terima_barang"}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"objek__jenis": "partai_politik"}, Outcome.NEEDS_ASSESSMENT),
        ({"objek__status": "bakal_calon"}, Outcome.NEEDS_ASSESSMENT),
        ({"objek__status": "berniat"}, Outcome.NEEDS_ASSESSMENT),
        ({"objek__status": "bakal_calon", "berpihak": "ya"}, Outcome.VIOLATION),
        ({"objek__status": "bakal_calon", "tujuan_dukungan": "ya"}, Outcome.VIOLATION),
        ({"objek__status": "bakal_calon", "berpihak": "tidak"}, Outcome.NO_VIOLATION),
        ({"objek__jenis": "tidak_ada"}, Outcome.NO_VIOLATION),
        ({"objek__jenis": "perorangan", "objek__status": "bukan_peserta"}, Outcome.NO_VIOLATION),
        ({"objek__status": "bakal_calon", "sepengetahuan_pelaku": "tidak"}, Outcome.NO_VIOLATION),
    ],
)
def test_what_no_row_covers_is_assessed_and_what_has_no_link_to_a_contestant_is_free(
    facts: dict[str, str], expected: Outcome
) -> None:
    assert verdict(**UNLISTED, **facts).outcome is expected


def test_casting_a_vote_is_never_a_violation() -> None:
    assert verdict(**{**CAMPAIGN, "perbuatan": "memberikan_suara"}, berpihak="ya").outcome is Outcome.NO_VIOLATION


# -- Readings of the regulations on discipline -------------------------------------------------------------------------


def test_listening_is_disputed_in_2021_and_was_free_in_2010() -> None:
    listens = {"perbuatan": "hadir", "peran_serta": "pasif", "acara__jenis": "kampanye", "objek__status": "calon"}
    plain = {"pelaku__atribut": "tidak_ada", "fasilitas": "tidak_ada", "mengerahkan": "tidak_ada"}
    new = verdict(tanggal="2024-10-12", pemilihan="pilkada_2024", kontes="bupati", **listens, **plain)
    assert new.packs["pp_94_2021"] is Outcome.DISPUTED
    by_answer = {item.answer: item.outcome for item in new.readings if item.question.id == "pp_94_2021.ikut_kampanye"}
    assert set(by_answer) == {"hadir_cukup", "harus_aktif"}
    examined = {"tanggal": "2018-04-10", "tanggal_pemeriksaan": "2018-05-02"}
    old = verdict(pemilihan="pilkada_2018", kontes="bupati", **examined, **listens, **plain)
    assert old.packs["pp_53_2010"] is Outcome.NO_VIOLATION


def test_decisions_bound_only_the_campaign_in_2010_and_bind_always_in_2021() -> None:
    decides = {"kontes": "bupati", "perbuatan": "buat_keputusan", "akibat": "menguntungkan", "objek__status": "calon"}
    before = {"tanggal": "2020-09-24", "tanggal_pemeriksaan": "2020-10-20", "pemilihan": "pilkada_2020"}
    assert finding("pp_53_2010.keputusan_pilkada", **decides, **before) is NOT_MET
    campaign = {**before, "tanggal": "2020-10-01"}
    assert finding("pp_53_2010.keputusan_pilkada", **decides, **campaign) is VIOLATED
    now = {"tanggal": "2024-09-24", "pemilihan": "pilkada_2024"}
    assert finding("pp_94_2021.keputusan_atau_tindakan", **decides, **now) is VIOLATED


@pytest.mark.parametrize(
    ("effect", "partisan", "expected"),
    [("menguntungkan", "tidak", VIOLATED), ("netral", "ya", DISPUTED), ("netral", "tidak", NOT_MET)],
)
def test_whether_benefit_must_be_shown_is_a_reading(effect: str, partisan: str, expected: FindingStatus) -> None:
    facts = {**CAMPAIGN, "perbuatan": "buat_keputusan", "akibat": effect, "berpihak": partisan}
    assert finding("pp_94_2021.keputusan_atau_tindakan", **facts) is expected


@pytest.mark.parametrize("status", ["bakal_calon", "berniat", "bukan_peserta"])
def test_discipline_protects_against_support_for_candidates_only(status: str) -> None:
    found = verdict(**{**UNIFORM, "objek__status": status})
    assert found.packs["pp_94_2021"] is Outcome.NO_VIOLATION


@pytest.mark.parametrize(
    ("election", "contest", "day", "pack", "expected"),
    [
        ("pemilu_2019", "dpr", "2019-01-20", "pp_53_2010", Outcome.DISPUTED),
        ("pemilu_2024", "dprd", "2024-01-14", "pp_94_2021", Outcome.DISPUTED),
        ("pemilu_2024", "dpd", "2024-01-14", "pp_94_2021", Outcome.NO_VIOLATION),
        ("pilkada_2024", "bupati", "2024-10-12", "pp_94_2021", Outcome.NO_VIOLATION),
    ],
)
def test_whether_a_party_s_campaign_supports_its_candidates_is_a_reading_where_parties_contest(
    election: str, contest: str, day: str, pack: str, expected: Outcome
) -> None:
    rally = {"perbuatan": "hadir", "acara__jenis": "kampanye", "pelaku__atribut": "partai", "akibat": "netral"}
    facts = {"tanggal": day, "tanggal_pemeriksaan": day, "pemilihan": election, "kontes": contest, "berpihak": "tidak"}
    assert verdict(**facts, **rally, objek__jenis="partai_politik").packs[pack] is expected


# -- The civil-service laws --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "old", "new"),
    [
        ("2014-01-14", False, False),
        ("2014-01-15", True, False),
        ("2023-10-30", True, False),
        ("2023-10-31", False, True),
    ],
)
def test_party_membership_passes_from_the_law_of_2014_to_that_of_2023(day: str, old: bool, new: bool) -> None:
    found = violated(verdict(tanggal=day, perbuatan="jadi_anggota_parpol", berpihak="tidak"))
    assert ("uu_5_2014.anggota_partai" in found, "uu_20_2023.anggota_partai" in found) == (old, new)


@pytest.mark.parametrize(
    ("status", "rule", "sanction"),
    [
        ("pns", "pp_11_2017.anggota_partai", "pp_11_2017.pemberhentian_tidak_dengan_hormat"),
        ("cpns", "pp_11_2017.anggota_partai_calon_pns", "pp_11_2017.pemberhentian_calon_pns"),
        ("pppk", "pp_49_2018.anggota_partai", "pp_49_2018.pemutusan_tidak_dengan_hormat"),
    ],
)
def test_membership_ends_employment_by_the_rules_of_each_kind(status: str, rule: str, sanction: str) -> None:
    member = {"perbuatan": "jadi_anggota_parpol", "pelaku__pengunduran_diri": "tidak_ada"}
    found = verdict(tanggal="2022-08-10", **member, pelaku__status=status)
    assert rule in violated(found)
    assert (sanction, True) in sanctions(found)


def test_a_member_who_resigns_is_dismissed_with_honour() -> None:
    found = verdict(tanggal="2022-08-10", perbuatan="jadi_anggota_parpol", pelaku__pengunduran_diri="diajukan")
    of_2017 = {name for name, _ in sanctions(found) if name.startswith("pp_11_2017.")}
    assert of_2017 == {"pp_11_2017.pemberhentian_dengan_hormat"}


STANDS = {"kontes": "bupati", "perbuatan": "tidak_ada", "pelaku__pengunduran_diri": "tidak_ada"}


@pytest.mark.parametrize(
    ("day", "stage", "expected"),
    [
        ("2015-07-07", "bakal_calon", "uu_5_2014.calon_tidak_mundur_saat_mendaftar"),
        ("2015-07-08", "bakal_calon", None),
        ("2015-07-08", "calon", "uu_5_2014.calon_tidak_mundur"),
        ("2023-10-30", "calon", "uu_5_2014.calon_tidak_mundur"),
        ("2023-10-31", "calon", "uu_20_2023.calon_tidak_mundur"),
        ("2024-09-21", "bakal_calon", None),
    ],
)
def test_the_duty_to_resign_moved_from_registration_to_determination_on_8_july_2015(
    day: str, stage: str, expected: str | None
) -> None:
    found = violated(verdict(tanggal=day, pelaku__pencalonan=stage, pelaku__jabatan="guru", **STANDS))
    assert {rule for rule in found if rule.startswith("uu_")} == ({expected} if expected else set())


def test_a_senior_executive_has_a_duty_of_his_own_only_for_regional_head() -> None:
    facts = {"tanggal": "2024-09-22", "pelaku__pencalonan": "calon", "pelaku__jabatan": "jpt_pratama"}
    assert finding("uu_20_2023.pejabat_tinggi_tidak_mundur", **STANDS, **facts) is VIOLATED
    elsewhere = {**STANDS, "kontes": "dpr"}
    assert finding("uu_20_2023.pejabat_tinggi_tidak_mundur", **elsewhere, **facts) is NOT_MET


@pytest.mark.parametrize(("contest", "expected"), [("dpr", VIOLATED), ("dprd", NOT_MET)])
def test_candidates_for_the_regional_legislature_are_not_named(contest: str, expected: FindingStatus) -> None:
    facts = {**STANDS, "kontes": contest, "tanggal": "2023-11-10", "pelaku__pencalonan": "calon"}
    assert finding("uu_20_2023.calon_tidak_mundur", **facts) is expected


def test_how_one_who_does_not_resign_is_dismissed_is_disputed_within_one_regulation() -> None:
    found = verdict(tanggal="2020-09-23", pelaku__pencalonan="calon", pelaku__jabatan="guru", **STANDS)
    assert "pp_11_2017.calon_tidak_mundur" in violated(found)
    assert {item for item in sanctions(found) if item[0].startswith("pp_11_2017.")} == {
        ("pp_11_2017.pemberhentian_dengan_hormat", False),
        ("pp_11_2017.pemberhentian_tidak_dengan_hormat", False),
    }


def test_doing_something_else_is_not_judged_by_the_duty_to_resign() -> None:
    walks = {**STANDS, "perbuatan": "hadir", "objek__jenis": "tidak_ada", "acara__jenis": "kegiatan_keagamaan"}
    assert verdict(tanggal="2024-09-22", **walks).outcome is Outcome.NO_VIOLATION
