"""One judgement for each thing a verdict can say."""

from __future__ import annotations

from asn_neutrality.domain.results import (
    AppliedSanction,
    Assumption,
    Contradiction,
    Finding,
    Judgement,
    Outcome,
    ReadingOutcome,
)
from asn_neutrality.domain.rules import FindingStatus, Prohibition
from asn_neutrality.explain.standing import conjuncts
from asn_neutrality.logic.atoms import Meant
from tests.explain.small_facts import ACT, DAY, FAMILY, KNOWING, LEAVE, PARTISAN, STANDING, STATUS
from tests.explain.small_judgements import RECORD, judgement, missing, one_of
from tests.explain.small_pack import APPROACH, ATTEND, ATTENDANCE, HEAVY, LIKE, LIKE_EARLY, REPLACE, SPOUSE

NOT_MET, OPEN = FindingStatus.NOT_MET, FindingStatus.UNDETERMINED


def part(rule: Prohibition, place: int) -> Meant:
    """One of the parts of a rule's condition."""
    return conjuncts(rule.condition)[place]


CASES: dict[str, Judgement] = {
    "violation": judgement(
        Outcome.VIOLATION,
        {**RECORD, STANDING.name: one_of("calon")},
        {
            LIKE.id: Finding(LIKE, FindingStatus.VIOLATED),
            LIKE_EARLY.id: Finding(LIKE_EARLY, NOT_MET, failed=(part(LIKE_EARLY, 2),)),
            REPLACE.id: Finding(REPLACE, FindingStatus.OUT_OF_FORCE),
        },
        grounds=((LIKE,),),
        defaults=(Assumption(KNOWING, "ya"),),
        sanctions=(AppliedSanction(LIKE, LIKE.sanctions[0], HEAVY, certain=True),),
    ),
    "either": judgement(
        Outcome.VIOLATION,
        {**RECORD, STATUS.name: one_of("pns", "pppk"), STANDING.name: one_of("bakal", "calon")},
        {
            LIKE.id: Finding(LIKE, OPEN, missing=(missing(STANDING, "bakal", "calon"),)),
            LIKE_EARLY.id: Finding(LIKE_EARLY, OPEN, missing=(missing(STANDING, "bakal", "calon"),)),
        },
        grounds=((LIKE, LIKE_EARLY),),
        tracks={"kode_etik": Outcome.UNDETERMINED, "disiplin": Outcome.UNDETERMINED, "pidana": Outcome.NO_VIOLATION},
        sanctions=(AppliedSanction(LIKE, LIKE.sanctions[0], HEAVY, certain=False),),
        presumptions=(Assumption(FAMILY, "nihil"),),
    ),
    "no_violation": judgement(
        Outcome.NO_VIOLATION,
        {**RECORD, STANDING.name: one_of("bukan")},
        {
            LIKE.id: Finding(LIKE, NOT_MET, failed=(part(LIKE, 2),)),
            LIKE_EARLY.id: Finding(LIKE_EARLY, NOT_MET, failed=(part(LIKE_EARLY, 2),)),
            REPLACE.id: Finding(REPLACE, NOT_MET, failed=conjuncts(REPLACE.condition)),
        },
    ),
    "out_of_scope": judgement(
        Outcome.NO_VIOLATION,
        RECORD,
        {rule.id: Finding(rule, FindingStatus.OUT_OF_SCOPE) for rule in (LIKE, LIKE_EARLY, ATTEND, APPROACH, REPLACE)},
        packs={"daftar_lama": Outcome.NO_VIOLATION, "daftar": Outcome.NO_VIOLATION},
        out_of_scope=("daftar_lama", "daftar"),
    ),
    "disputed": judgement(
        Outcome.DISPUTED,
        {**RECORD, ACT.name: one_of("hadir")},
        {ATTEND.id: Finding(ATTEND, FindingStatus.DISPUTED, questions=(ATTENDANCE.id, SPOUSE.id))},
        readings=(
            ReadingOutcome(ATTENDANCE, "harfiah", Outcome.NO_VIOLATION),
            ReadingOutcome(ATTENDANCE, "menyeluruh", Outcome.VIOLATION),
            ReadingOutcome(SPOUSE, "applies", Outcome.NO_VIOLATION),
            ReadingOutcome(SPOUSE, "does_not_apply", Outcome.DISPUTED),
        ),
    ),
    "needs_assessment": judgement(
        Outcome.NEEDS_ASSESSMENT,
        {**RECORD, STANDING.name: one_of("bukan")},
        {APPROACH.id: Finding(APPROACH, FindingStatus.NEEDS_ASSESSMENT, missing=(missing(PARTISAN, "ya", "tidak"),))},
        missing=(missing(PARTISAN, "ya", "tidak"),),
    ),
    "undetermined": judgement(
        Outcome.UNDETERMINED,
        {name: state for name, state in RECORD.items() if name != DAY.name},
        {
            LIKE.id: Finding(LIKE, OPEN, missing=(missing(STANDING, "calon", "bukan"),)),
            ATTEND.id: Finding(ATTEND, OPEN, missing=(missing(DAY), missing(LEAVE, "tidak_cuti", "cltn"))),
        },
        missing=(missing(DAY), missing(LEAVE, "tidak_cuti", "cltn"), missing(STANDING, "calon", "bukan")),
    ),
    "excused": judgement(
        Outcome.NO_VIOLATION,
        {**RECORD, ACT.name: one_of("dekati"), LEAVE.name: one_of("cltn"), FAMILY.name: one_of("pasangan")},
        {
            APPROACH.id: Finding(APPROACH, FindingStatus.EXCUSED, excused_by=("cltn",)),
            ATTEND.id: Finding(ATTEND, FindingStatus.EXCUSED, excused_by=("daftar.dampingi_pasangan",)),
        },
    ),
    "contradiction": judgement(
        Outcome.UNDETERMINED,
        {
            **RECORD,
            LEAVE.name: one_of("cltn"),
            "fase.kampanye": one_of("sebelum"),
            STANDING.name: one_of("bukan"),
            "agama": one_of("a"),
        },
        {LIKE.id: Finding(LIKE, OPEN, missing=(missing(DAY),))},
        missing=(missing(DAY),),
        contradictions=(
            Contradiction((DAY.name, "pemilu_mana", "fase.kampanye")),
            Contradiction((STATUS.name, LEAVE.name)),
            Contradiction((STANDING.name,), concluded="calon"),
        ),
    ),
}
