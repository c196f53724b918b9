"""Rules over choices, by their conditions, and the judge of tables by them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from asn_neutrality.backends.answers import Bench
from asn_neutrality.backends.tables import TableJudge
from asn_neutrality.checker.records import RecordReader
from asn_neutrality.domain.facts import FactKind, FactType, FactValue, Vocabulary
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.words import Label
from asn_neutrality.ir.lowering import lower
from asn_neutrality.logic.atoms import Meant
from tests.checker.checking import rule_set

PACK = """
paket p versi "1.0.0" bahasa id
  judul "P"
  rezim one "One"

fakta f "F" : pilihan a / b

sumber s judul "S" dilihat naskah

larangan satu judul "Satu" dasar s butir 1 rezim one bila f adalah a
"""


def choices(sizes: Mapping[str, int]) -> Mapping[str, FactType]:
    """Facts of so many values: ``a0``, ``a1``."""
    return {
        name: FactType(
            name, Label(name), FactKind.CHOICE, tuple(FactValue(f"{name}{n}", Label(str(n))) for n in range(size))
        )
        for name, size in sizes.items()
    }


def rules_of(facts: Mapping[str, FactType], conditions: Sequence[Meant], tracks: Sequence[str] = ("one",)) -> RuleSet:
    """Prohibitions ``p.rule0``, ``p.rule1`` with these conditions, of the tracks in turn."""
    (pack,) = rule_set(PACK).packs.values()
    (model,) = pack.prohibitions
    made = tuple(
        attrs.evolve(model, id=f"p.rule{place}", track=tracks[place % len(tracks)], condition=condition, examples=())
        for place, condition in enumerate(conditions)
    )
    named = tuple(attrs.evolve(pack.tracks[0], name=name) for name in tracks)
    whole = attrs.evolve(pack, facts=tuple(facts.values()), prohibitions=made, tracks=named)
    return RuleSet({"p": whole}, ("p",), Vocabulary(facts))


def judge_of(rules: RuleSet, engine: Bench) -> TableJudge:
    """The judge of tables with this engine for single records."""
    program, problems = lower(rules)
    assert program is not None, problems
    return TableJudge(program, RecordReader(rules.vocabulary), engine, presumptions=False)
