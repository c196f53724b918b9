"""The joint decrees and the letters beside them, on both sides of each joint."""

from __future__ import annotations

from functools import cache

import pytest

import asn_neutrality as asn
from asn_neutrality import FindingStatus, Outcome

PACKS = (
    "skb_2020",
    "skb_2022",
    "b_36_2018",
    "se_18_2023",
    "se_01_2023",
    "kasn_6_2023",
    "pernyataan_mendagri_2024",
)
VIOLATED, NOT_MET = FindingStatus.VIOLATED, FindingStatus.NOT_MET
EXCUSED, DISPUTED = FindingStatus.EXCUSED, FindingStatus.DISPUTED
NEEDS_ASSESSMENT, OUT_OF_FORCE = FindingStatus.NEEDS_ASSESSMENT, FindingStatus.OUT_OF_FORCE

PILKADA_2024 = {"tanggal": "2024-10-15", "pemilihan": "pilkada_2024", "kontes": "bupati", "pelaku.status": "pns"}
LIKE = {"perbuatan": "suka", "saluran": "akun_calon"}
PASSIVE = {"perbuatan": "hadir", "peran_serta": "pasif", "acara.jenis": "kampanye"}
SPOUSE = {"pelaku.hubungan_calon": "suami_istri", "objek.status": "calon"}
NO_SPOUSE = {"pelaku.hubungan_calon": "tidak_ada", "objek.status": "calon"}

Facts = str | list[str]


@cache
def judge() -> asn.Judge:
    """A judge for these packs and those they use."""
    return asn.compile(asn.load(*PACKS))


def verdict(*parts: dict[str, str], **facts: Facts) -> asn.Verdict:
    """On a record of Pilkada 2024 unless said otherwise; two underscores in a name stand for a dot."""
    record: dict[str, Facts] = dict(PILKADA_2024)
    for part in parts:
        record |= part
    return judge().evaluate(record | {name.replace("__", "."): value for name, value in facts.items()})


def finding(rule: str, *parts: dict[str, str], **facts: Facts) -> FindingStatus:
    """What is found of one prohibition."""
    return verdict(*parts, **facts).finding(rule).status


def violations(found: asn.Verdict, pack: str) -> set[str]:
    """The certain violations of one pack, by bare name."""
    return {rule.id.partition(".")[2] for rule in found.violations if rule.pack == pack}


def sanctions(found: asn.Verdict, rule: str) -> set[str]:
    """The certain sanctions of one prohibition."""
    return {each.sanction.id for each in found.sanctions if each.prohibition.id == rule and each.certain}


# -- In force from the day of the decree or letter -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "before", "first", "facts"),
    [
        (
            "skb_2020.kampanye_media_sosial",
            "2020-09-09",
            "2020-09-10",
            {"pemilihan": "pilkada_2020", "objek.status": "bakal_calon", **LIKE},
        ),
        (
            "skb_2022.suka_akun_bakal_calon",
            "2022-09-21",
            "2022-09-22",
            {"pemilihan": "pemilu_2024", "kontes": "presiden", "objek.status": "bakal_calon", **LIKE},
        ),
        (
            "b_36_2018.terlibat_aktif",
            "2018-02-01",
            "2018-02-02",
            {
                "pemilihan": "pilkada_2018",
                "kontes": "gubernur",
                "pelaku.hubungan_calon": "suami_istri",
                "perbuatan": "ikut_serta",
                "peran_serta": "aktif",
                "acara.jenis": "kampanye",
                "objek.status": "bakal_calon",
            },
        ),
        (
            "se_01_2023.bentuk_pelanggaran_asn",
            "2023-01-02",
            "2023-01-03",
            {
                "pemilihan": "pemilu_2024",
                "kontes": "presiden",
                "pelaku.status": "ppnpn",
                "objek.status": "bakal_calon",
                **LIKE,
            },
        ),
        (
            "kasn_6_2023.anggota_partai_sebelum_mundur",
            "2023-07-19",
            "2023-07-20",
            {
                "pemilihan": "pemilu_2024",
                "kontes": "dpr",
                "pelaku.pengunduran_diri": "tidak_ada",
                "perbuatan": "jadi_anggota_parpol",
            },
        ),
        (
            "se_18_2023.dukung_di_media_sosial",
            "2023-09-09",
            "2023-09-10",
            {
                "pemilihan": "pemilu_2024",
                "kontes": "dpr",
                "pelaku.hubungan_calon": "suami_istri",
                "objek.status": "bakal_calon",
                **LIKE,
            },
        ),
    ],
)
def test_binds_from_its_first_day_and_not_the_day_before(
    rule: str, before: str, first: str, facts: dict[str, str]
) -> None:
    assert finding(rule, facts, tanggal=before) is OUT_OF_FORCE
    assert finding(rule, facts, tanggal=first) is VIOLATED


def test_decree_of_2020_is_bound_to_its_election() -> None:
    found = verdict(LIKE, tanggal="2022-09-21", pemilihan="pemilu_2024", kontes="presiden", objek__status="bakal_calon")
    assert found.finding("skb_2020.kampanye_media_sosial").status is FindingStatus.OUT_OF_SCOPE
    assert not violations(found, "skb_2022")


@pytest.mark.parametrize(("day", "expected"), [("2024-07-08", VIOLATED), ("2024-07-09", DISPUTED)])
def test_ministers_statement_disputes_from_9_july_2024(day: str, expected: FindingStatus) -> None:
    found = verdict(PASSIVE, NO_SPOUSE, tanggal=day, objek__status="bakal_calon", berpihak="ya")
    assert found.finding("uu_20_2023.netralitas").status is expected


# -- Determination turns ethics into discipline ------------------------------------------------------------------

PAIRS = [
    ("spanduk_bakal_calon", "spanduk_calon", {"perbuatan": "pasang_alat_peraga"}),
    (
        "kampanye_daring_bakal_calon",
        "kampanye_daring_calon",
        {"perbuatan": "bagikan", "saluran": "media_sosial", "isi": "visi_misi"},
    ),
    (
        "dukung_di_acara_bakal_pasangan",
        "dukung_di_acara_pasangan",
        {"perbuatan": "hadir", "peran_serta": "aktif", "acara.jenis": "kampanye"},
    ),
    ("suka_akun_bakal_calon", "suka_akun_calon", LIKE),
    (
        "unggah_foto_bakal_calon",
        "unggah_foto_calon",
        {"perbuatan": "unggah_foto_bersama", "saluran": "media_sosial", "tujuan_dukungan": "ya"},
    ),
    ("tim_bakal_calon", "tim_calon", {"perbuatan": "jadi_tim_pemenangan"}),
]


@pytest.mark.parametrize(("prospective", "candidate", "act"), PAIRS, ids=[pair[0] for pair in PAIRS])
def test_a_pair_moves_from_row_to_row_on_determination(prospective: str, candidate: str, act: dict[str, str]) -> None:
    before = violations(verdict(act, tanggal="2024-09-21", objek__jenis="pasangan"), "skb_2022")
    after = violations(verdict(act, tanggal="2024-09-23", objek__jenis="pasangan"), "skb_2022")
    assert (prospective in before, candidate in before) == (True, False)
    assert (prospective in after, candidate in after) == (False, True)


@pytest.mark.parametrize(("prospective", "candidate", "act"), PAIRS, ids=[pair[0] for pair in PAIRS])
def test_on_the_day_itself_one_of_two_rows_is_certain(prospective: str, candidate: str, act: dict[str, str]) -> None:
    found = verdict(act, tanggal="2024-09-22", objek__jenis="pasangan")
    assert found.packs["skb_2022"] is Outcome.VIOLATION
    assert found.finding(f"skb_2022.{prospective}").status is DISPUTED
    assert found.finding(f"skb_2022.{candidate}").status is DISPUTED


def test_a_like_with_the_status_unknown_is_certain_and_names_both_rows() -> None:
    found = verdict(LIKE, objek__status=["bakal_calon", "calon"])
    assert found.packs["skb_2022"] is Outcome.VIOLATION
    assert not violations(found, "skb_2022")
    alternatives = {rule.id for ground in found.grounds for rule in ground}
    assert alternatives >= {"skb_2022.suka_akun_bakal_calon", "skb_2022.suka_akun_calon"}


# -- Readings and open norms ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("act", "channel", "expected"),
    [
        ("suka", "akun_pemenangan", VIOLATED),
        ("suka", "media_daring", DISPUTED),
        ("komentar", "media_sosial", DISPUTED),
        ("ikuti", "media_daring", NOT_MET),
        ("ikuti", "akun_calon", VIOLATED),
    ],
)
def test_the_account_qualifies_every_verb_or_the_last_two(act: str, channel: str, expected: FindingStatus) -> None:
    assert finding("skb_2022.suka_akun_calon", perbuatan=act, saluran=channel, objek__status="calon") is expected


@pytest.mark.parametrize("assessed", ["ya", "tidak"])
def test_a_partisan_like_on_news_is_caught_by_some_row_under_either_reading(assessed: str) -> None:
    found = verdict(perbuatan="suka", saluran="media_daring", objek__status="calon", berpihak=assessed)
    assert found.packs["skb_2022"] is (Outcome.VIOLATION if assessed == "ya" else Outcome.DISPUTED)


@pytest.mark.parametrize(
    ("status", "expected"), [("berniat", DISPUTED), ("bakal_calon", VIOLATED), ("bukan_peserta", NOT_MET)]
)
def test_prospective_candidate_is_whoever_registered_or_also_whoever_declared(
    status: str, expected: FindingStatus
) -> None:
    facts = {"perbuatan": "pasang_alat_peraga", "objek.status": status}
    assert finding("skb_2022.spanduk_bakal_calon", facts, tanggal="2024-08-01") is expected


def test_conduct_no_row_covers_needs_assessment() -> None:
    found = verdict(perbuatan="terima_barang", objek__jenis="pasangan", objek__status="calon")
    assert found.packs["skb_2022"] is Outcome.NEEDS_ASSESSMENT
    assert found.finding("skb_2022.pelanggaran_lain").status is NEEDS_ASSESSMENT


@pytest.mark.parametrize("act", ["foto_bersama", "unggah", "suka", "terima_barang", "hadir"])
def test_conduct_without_a_link_to_a_contestant_is_no_violation(act: str) -> None:
    found = verdict(
        perbuatan=act,
        saluran="media_sosial",
        objek__jenis="perorangan",
        objek__status="bukan_peserta",
        acara__jenis="kegiatan_keluarga",
    )
    assert found.packs["skb_2022"] is Outcome.NO_VIOLATION


def test_voting_is_never_a_violation() -> None:
    found = verdict(perbuatan="memberikan_suara", objek__status="calon", berpihak="ya", tujuan_dukungan="ya")
    assert found.packs["skb_2022"] is Outcome.NO_VIOLATION


@pytest.mark.parametrize("pack", [pack for pack in PACKS if pack != "pernyataan_mendagri_2024"])
def test_nothing_done_behind_the_actors_back_is_the_actors(pack: str) -> None:
    for status in ("pns", "ppnpn"):
        found = verdict(LIKE, SPOUSE, pelaku__status=status, sepengetahuan_pelaku="tidak", berpihak="ya")
        assert found.packs.get(pack, Outcome.NO_VIOLATION) is Outcome.NO_VIOLATION


def test_a_photo_counts_by_publication_and_with_a_candidate_by_its_aim() -> None:
    photo = {"objek.jenis": "perorangan", "isyarat": "simbol_keberpihakan"}
    early = {**photo, "objek.status": "bakal_calon", "tanggal": "2024-09-10"}
    late = {**photo, "objek.status": "calon"}
    kept = {"perbuatan": "foto_bersama"}
    posted = {"perbuatan": "unggah_foto_bersama", "saluran": "media_sosial"}
    assert finding("skb_2022.unggah_foto_bakal_calon", early, kept) is NOT_MET
    assert finding("skb_2022.unggah_foto_bakal_calon", early, posted) is VIOLATED
    assert finding("skb_2022.unggah_foto_calon", late, posted) is NEEDS_ASSESSMENT
    assert finding("skb_2022.unggah_foto_calon", late, posted, tujuan_dukungan="tidak") is NOT_MET


@pytest.mark.parametrize(
    ("leave", "expected"),
    [("cltn", EXCUSED), ("cltn_diajukan", VIOLATED), ("tahunan", VIOLATED), ("?", FindingStatus.UNDETERMINED)],
)
def test_only_unpaid_leave_in_force_excuses_an_approach(leave: str, expected: FindingStatus) -> None:
    facts = {"perbuatan": "pendekatan", "bagi": "diri_sendiri", "sasaran": "partai_politik"}
    assert finding("skb_2022.pendekatan_tanpa_cltn", facts, pelaku__cuti=leave) is expected


# -- Sanctions --------------------------------------------------------------------------------------------------


def test_contract_employees_violate_the_row_and_no_sanction_of_pns_reaches_them() -> None:
    rule = "skb_2022.suka_akun_calon"
    permanent = verdict(LIKE, objek__status="calon")
    contract = verdict(LIKE, objek__status="calon", pelaku__status="pppk")
    assert permanent.finding(rule).status is contract.finding(rule).status is VIOLATED
    assert sanctions(permanent, rule) == {"pp_94_2021.disiplin_berat"}
    assert not sanctions(contract, rule)


@pytest.mark.parametrize(
    ("day", "permanent", "contract"),
    [
        ("2023-10-30", {"skb_2022.diberhentikan_menurut_uu_2014"}, set()),
        (
            "2023-10-31",
            {"skb_2022.diberhentikan_menurut_uu_2023"},
            {"skb_2022.diberhentikan_menurut_uu_2023"},
        ),
    ],
)
def test_party_membership_is_dismissed_under_the_law_of_the_day(
    day: str, permanent: set[str], contract: set[str]
) -> None:
    rule, act = "skb_2022.anggota_partai", {"perbuatan": "jadi_anggota_parpol", "tanggal": day}
    facts = {"pemilihan": "pemilu_2024", "kontes": "dpr"}
    assert sanctions(verdict(act, facts), rule) == permanent
    assert sanctions(verdict(act, facts, pelaku__status="pppk"), rule) == contract


def test_rows_of_the_table_carry_the_sanctions_it_states() -> None:
    approach = {"perbuatan": "pendekatan", "bagi": "diri_sendiri", "sasaran": "partai_politik"}
    medium = verdict(approach, pelaku__cuti="tidak_cuti")
    moral = verdict(LIKE, tanggal="2024-09-10", objek__status="bakal_calon")
    assert sanctions(medium, "skb_2022.pendekatan_tanpa_cltn") == {"pp_53_2010.disiplin_sedang"}
    assert sanctions(moral, "skb_2022.suka_akun_bakal_calon") == {"pp_42_2004.sanksi_moral"}


def test_non_asn_workers_answer_under_their_contract() -> None:
    found = verdict(LIKE, pelaku__status="ppnpn", objek__status="calon")
    assert found.packs["skb_2022"] is Outcome.NO_VIOLATION
    assert sanctions(found, "se_01_2023.bentuk_pelanggaran_asn") == {"se_01_2023.sanksi_perjanjian_kerja"}


# -- Spouses ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kin", "leave", "expected"),
    [
        ("suami_istri", "cltn", EXCUSED),
        ("suami_istri", "tidak_cuti", DISPUTED),
        ("anak", "cltn", DISPUTED),
        ("tidak_ada", "tidak_cuti", DISPUTED),
    ],
)
def test_only_a_spouse_on_unpaid_leave_is_surely_allowed_to_listen(
    kin: str, leave: str, expected: FindingStatus
) -> None:
    facts = {"pelaku.hubungan_calon": kin, "pelaku.cuti": leave, "objek.status": "calon", "berpihak": "ya"}
    assert finding("skb_2022.dukung_di_acara_pasangan", PASSIVE, facts) is expected


@pytest.mark.parametrize(
    ("event", "leave", "expected"),
    [
        ("kampanye", "cltn", EXCUSED),
        ("kampanye", "tidak_cuti", VIOLATED),
        ("pendaftaran_kpu", "cltn", EXCUSED),
        ("pendaftaran_kpu", "tidak_cuti", DISPUTED),
        ("kegiatan_keluarga", "tidak_cuti", NOT_MET),
    ],
)
def test_unpaid_leave_is_due_for_campaigns_and_perhaps_for_every_stage(
    event: str, leave: str, expected: FindingStatus
) -> None:
    facts = {"perbuatan": "dampingi", "acara.jenis": event, "pelaku.cuti": leave, "unsur_kampanye": "tidak"}
    assert finding("se_18_2023.dampingi_tanpa_cltn", SPOUSE, facts) is expected


def test_contract_employees_cannot_take_the_leave_that_the_circular_asks_for() -> None:
    facts = {"perbuatan": "dampingi", "acara.jenis": "kampanye", "pelaku.status": "pppk"}
    assert finding("se_18_2023.dampingi_tanpa_cltn", SPOUSE, facts) is DISPUTED


@pytest.mark.parametrize(
    ("rule", "facts"),
    [
        ("terlibat_aktif", {"perbuatan": "dampingi", "peran_serta": "aktif", "acara.jenis": "kampanye"}),
        ("foto_bersimbol", {"perbuatan": "foto_bersama", "isyarat": "simbol_keberpihakan"}),
        ("pakai_atribut", {"perbuatan": "dampingi", "acara.jenis": "kampanye", "pelaku.atribut": "calon"}),
        ("dukung_di_media_sosial", LIKE),
        ("pembicara_atau_juru_kampanye", {"perbuatan": "narasumber", "acara.jenis": "kegiatan_parpol"}),
        ("kegiatan_berpihak", {"perbuatan": "adakan_kegiatan", "berpihak": "ya"}),
    ],
)
def test_unpaid_leave_is_no_immunity(rule: str, facts: dict[str, str]) -> None:
    assert finding(f"se_18_2023.{rule}", SPOUSE, facts, pelaku__cuti="cltn") is VIOLATED


@pytest.mark.parametrize(
    ("election", "day", "contest", "expected"),
    [("pilkada_2018", "2018-04-10", "gubernur", VIOLATED), ("pilkada_2020", "2020-10-15", "bupati", DISPUTED)],
)
def test_letter_of_2018_is_disputed_for_the_elections_of_2020(
    election: str, day: str, contest: str, expected: FindingStatus
) -> None:
    facts = {"tanggal": day, "pemilihan": election, "kontes": contest, "perbuatan": "foto_bersama"}
    assert finding("b_36_2018.foto_bersimbol", SPOUSE, facts, isyarat="simbol_keberpihakan") is expected


# -- KASN 6/2023 and the Minister -------------------------------------------------------------------------------


@pytest.mark.parametrize(("resigned", "expected"), [("diajukan", EXCUSED), ("tidak_ada", VIOLATED)])
def test_resigning_before_the_party_card_and_not_before_registration_excuses(
    resigned: str, expected: FindingStatus
) -> None:
    facts = {"tanggal": "2023-08-04", "pemilihan": "pemilu_2024", "kontes": "dpr", "perbuatan": "jadi_anggota_parpol"}
    rule = "kasn_6_2023.anggota_partai_sebelum_mundur"
    assert finding(rule, facts, pelaku__pengunduran_diri=resigned) is expected


@pytest.mark.parametrize(
    ("part", "event", "expected"),
    [("pasif", "kampanye", DISPUTED), ("aktif", "kampanye", VIOLATED), ("pasif", "deklarasi", VIOLATED)],
)
def test_the_minister_allows_listening_at_campaigns_only(part: str, event: str, expected: FindingStatus) -> None:
    facts = {
        "perbuatan": "hadir",
        "peran_serta": part,
        "acara.jenis": event,
        "berpihak": "ya",
        "unsur_kampanye": "tidak",
    }
    assert finding("skb_2022.dukung_di_acara_pasangan", NO_SPOUSE, facts) is expected
