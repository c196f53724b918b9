"""A small law made by hand: what the explanations are tried on."""

from __future__ import annotations

import typing
from datetime import date

from asn_neutrality.domain.calendars import ElectionCalendar, Stage
from asn_neutrality.domain.facts import FactType, Vocabulary
from asn_neutrality.domain.packs import RulePack, RuleSet, Track
from asn_neutrality.domain.rules import (
    ExceptionClause,
    Permission,
    Presumption,
    Prohibition,
    Question,
    Reading,
    Sanction,
    SanctionClause,
    Term,
)
from asn_neutrality.domain.sources import ALWAYS, Citation, LegalSource, Locator, NotEncoded, Period, Provenance
from asn_neutrality.domain.words import Label
from asn_neutrality.logic.atoms import InPhase, Meant, Member, Phase, Unit, Within
from asn_neutrality.logic.shapes import All, Answer, Any, Choice, Constant, Leaf, Named, Not
from tests.explain.small_facts import (
    ACT,
    AREA,
    DAY,
    ELECTION,
    FACTS,
    FAMILY,
    KNOWING,
    LEAVE,
    PARTISAN,
    SOURCE,
    STANDING,
    STATUS,
    at,
)


def member(fact: FactType, *written: str, line: int = 1) -> Meant:
    groups = {group.name: group.members for group in fact.groups}
    values = tuple(name for word in written for name in groups.get(word, (word,)))
    return Leaf(Member(fact.name, values, written), at(line))


def cite(source: str, *steps: tuple[str, str], line: int = 1) -> Citation:
    return Citation(f"daftar.{source}", tuple(Locator(*step) for step in steps), span=at(line))


LIST = LegalSource(
    "daftar.edaran",
    Label("Daftar larangan Bawaslu", "Bawaslu's list of prohibitions"),
    None,
    ALWAYS,
    (),
    None,
    "https://example.org/daftar",
    Provenance.REPORT,
    span=at(5),
)
DISCIPLINE = LegalSource(
    "daftar.disiplin",
    Label("Peraturan Pemerintah tentang Disiplin PNS", "Government Regulation on the discipline of civil servants"),
    "94/2021",
    Period(date(2021, 8, 31), None),
    (),
    None,
    None,
    Provenance.PRIMARY,
    span=at(8),
)
HEAVY = Sanction(
    "daftar.berat",
    Label("Hukuman disiplin berat", "Heavy disciplinary sanction"),
    "disiplin",
    3,
    ALWAYS,
    Constant(True),
    None,
    (cite("disiplin", ("pasal", "8"), ("ayat", "(4)"), line=11),),
    span=at(11),
)
BY_OFFICIAL = Term(
    "daftar.oleh_asn", Label("Oleh ASN", "By a civil servant"), member(STATUS, "asn", line=14), span=at(14)
)
OFFICIAL: Meant = Named("daftar.oleh_asn", BY_OFFICIAL.condition, at(20))
ATTENDANCE = Question(
    "daftar.hadiri_kampanye",
    Label("Kapan kehadiran dilarang", "When attendance is prohibited"),
    (
        Reading("harfiah", Label("Harfiah", "Literal"), (), span=at(41)),
        Reading("menyeluruh", None, (cite("disiplin", ("pasal", "5"), ("huruf", "n"), line=42),), span=at(42)),
    ),
    span=at(40),
)
SPOUSE = Question(
    "daftar.dampingi_pasangan",
    Label("Berlakunya izin mendampingi pasangan", "Whether the spouse permission applies"),
    (),
    span=at(50),
)


def rule(
    name: str, line: int, title: Label, place: tuple[str, str], condition: Meant, **parts: typing.Any
) -> Prohibition:
    """A prohibition on an item of the list, on a track."""
    item, track = place
    fields: dict[str, typing.Any] = {
        "quote": None,
        "period": ALWAYS,
        "own_period": False,
        "exceptions": (),
        "sanctions": (),
        "examples": (),
    }
    basis = (cite("edaran", ("butir", item), line=line + 1),)
    return Prohibition(
        id=f"daftar.{name}",
        title=title,
        basis=basis,
        track=track,
        condition=condition,
        span=at(line),
        **fields | parts,
    )


LIKE = rule(
    "suka_calon",
    20,
    Label("Memberi tanda suka pada akun calon", "Liking a candidate's account"),
    ("6", "disiplin"),
    All(
        (
            OFFICIAL,
            member(ACT, "suka", "komentar", line=22),
            member(STANDING, "calon", line=23),
            member(KNOWING, "ya", line=24),
        )
    ),
    quote="membuat posting, komentar, atau tanda suka pada akun calon",
    sanctions=(SanctionClause("daftar.berat", member(STATUS, "pns"), (), span=at(25)),),
)
LIKE_EARLY = rule(
    "suka_bakal_calon",
    30,
    Label("Memberi tanda suka pada akun bakal calon", "Liking a prospective candidate's account"),
    ("5", "kode_etik"),
    All((OFFICIAL, member(ACT, "suka", "komentar", line=32), member(STANDING, "bakal", line=33))),
)
ATTEND = rule(
    "hadiri_kampanye",
    40,
    Label("Menghadiri kampanye", "Attending a campaign"),
    ("9", "disiplin"),
    All(
        (
            OFFICIAL,
            member(ACT, "hadir", line=40),
            Choice(
                ATTENDANCE.id,
                (
                    Answer(
                        "harfiah", Leaf(InPhase(DAY.name, "kampanye", frozenset({Phase.BEFORE, Phase.AFTER})), at(41))
                    ),
                    Answer("menyeluruh", Leaf(InPhase(DAY.name, "kampanye", frozenset(Phase)), at(42))),
                ),
            ),
        )
    ),
)
APPROACH = rule(
    "pendekatan",
    45,
    Label("Melakukan pendekatan kepada partai politik", "Approaching a political party"),
    ("3", "disiplin"),
    All((OFFICIAL, Any((member(ACT, "dekati", line=46), member(PARTISAN, "ya", line=47))))),
    exceptions=(
        ExceptionClause(
            "cltn", Label("Sedang CLTN", "On unpaid leave"), member(LEAVE, "cltn", line=48), None, (), span=at(48)
        ),
    ),
)
REPLACE = rule(
    "ganti_pejabat",
    60,
    Label("Mengganti pejabat menjelang penetapan", "Replacing officials before the determination"),
    ("11", "pidana"),
    All(
        (
            Not(member(STATUS, "asn", line=61)),
            Leaf(Within(DAY.name, 6, Unit.MONTHS, Phase.BEFORE, "penetapan"), at(62)),
            Leaf(InPhase(DAY.name, date(2021, 8, 31), frozenset({Phase.DURING, Phase.AFTER})), at(63)),
            Leaf(Member(AREA.name, ("16",), ("16",)), at(64)),
        )
    ),
    own_period=True,
    period=Period(date(2024, 1, 1), date(2024, 12, 31)),
)
ACCOMPANY = Permission(
    "daftar.dampingi_pasangan",
    Label("Mendampingi suami atau istri", "Accompanying one's spouse"),
    (cite("disiplin", ("butir", "1"), line=51),),
    None,
    ALWAYS,
    False,
    member(FAMILY, "pasangan", line=52),
    (),
    SPOUSE.id,
    (ATTEND.id,),
    (),
    span=at(50),
)
CALENDAR = ElectionCalendar(
    "pilkada_2024",
    ELECTION.values[0].label,
    Constant(True),
    (
        Stage(
            "penetapan",
            Label("Penetapan calon", "Determination of candidates"),
            (Period(date(2024, 9, 22), date(2024, 9, 22)),),
            Constant(True),
            (),
            Provenance.PRIMARY,
            span=at(71),
        ),
        Stage(
            "kampanye",
            Label("Masa kampanye", "Campaign period"),
            (Period(date(2024, 9, 25), date(2024, 11, 23)),),
            Constant(True),
            (),
            Provenance.PRIMARY,
            span=at(72),
        ),
    ),
    (),
    Provenance.PRIMARY,
    span=at(70),
)
RULES = (LIKE, LIKE_EARLY, ATTEND, APPROACH, REPLACE)


def pack(name: str, title: Label, **parts: typing.Any) -> RulePack:
    kinds = "scope tracks uses facts calendars sources sanctions terms questions conclusions presumptions impossible"
    empty: dict[str, typing.Any] = dict.fromkeys(
        [*kinds.split(), "prohibitions", "permissions", "not_encoded", "examples"], ()
    )
    fields = empty | {"scope": Constant(True)} | parts
    return RulePack(name=name, version="1.0.0", language="id", title=title, source=SOURCE, **fields)


DAFTAR = pack(
    "daftar",
    Label("Daftar Bawaslu, kutipan", "Bawaslu's list, excerpt"),
    tracks=(
        Track("kode_etik", Label("Kode etik", "Ethics")),
        Track("disiplin", Label("Disiplin", "Discipline")),
        Track("pidana", Label("Pidana")),
    ),
    uses=("kata",),
    calendars=(CALENDAR,),
    sources=(LIST, DISCIPLINE),
    sanctions=(HEAVY,),
    terms=(BY_OFFICIAL,),
    questions=(ATTENDANCE, SPOUSE),
    presumptions=(Presumption(FAMILY.name, "nihil", span=at(80)),),
    prohibitions=RULES,
    permissions=(ACCOMPANY,),
    not_encoded=(NotEncoded(cite("edaran", ("butir", "13")), "Diputus oleh satuan tugas", span=at(90)),),
)
OTHER = pack("daftar_lama", Label("Daftar lama", "Old list"), prohibitions=())
WORDS = pack("kata", Label("Kosakata kecil", "Small vocabulary"), facts=tuple(FACTS.values()))
RULE_SET = RuleSet({each.name: each for each in (WORDS, OTHER, DAFTAR)}, ("daftar", "daftar_lama"), Vocabulary(FACTS))
