"""Records and judgements under the small law."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from asn_neutrality.domain.facts import FactType
from asn_neutrality.domain.records import Dates, Days, EventRecord, State, Text, Values
from asn_neutrality.domain.results import Finding, Judgement, Missing, Outcome
from asn_neutrality.domain.rules import FindingStatus
from tests.explain.small_facts import ACT, DAY, ELECTION, KNOWING, NAME, NUMBER, STATUS
from tests.explain.small_pack import RULES


def one_of(*values: str) -> Values:
    return Values(frozenset(values))


def day(iso: str) -> Dates:
    on = date.fromisoformat(iso)
    return Dates((Days(on, on),))


RECORD: dict[str, State] = {
    NUMBER.name: Text("A-17"),
    NAME.name: Text("Budi Santoso"),
    DAY.name: day("2024-10-15"),
    ELECTION.name: one_of("pilkada_2024"),
    STATUS.name: one_of("pns"),
    ACT.name: one_of("suka"),
}


def judgement(outcome: Outcome, facts: Mapping[str, State], found: Mapping[str, Finding], **parts: Any) -> Judgement:
    """A judgement in which whatever is not given is empty, and whichever rule is not given is not met."""
    empty = "grounds missing readings contradictions defaults presumptions sanctions"
    fields: dict[str, Any] = dict.fromkeys(empty.split(), ()) | {
        "record": EventRecord(facts),
        "facts": {KNOWING.name: one_of("ya"), **facts},
        "findings": tuple(found.get(each.id, Finding(each, FindingStatus.NOT_MET)) for each in RULES),
        "tracks": {"kode_etik": Outcome.NO_VIOLATION, "disiplin": outcome, "pidana": Outcome.NO_VIOLATION},
        "packs": {"daftar_lama": Outcome.NO_VIOLATION, "daftar": outcome},
        "out_of_scope": ("daftar_lama",),
    }
    return Judgement(outcome=outcome, **fields | parts)


def missing(fact: FactType, *possible: str) -> Missing:
    return Missing(fact, possible)
