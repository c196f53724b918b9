"""Full texts of events of which, but for their facts, the same is to be told."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Protocol

from attrs import define

from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.results import Judgement
from asn_neutrality.domain.words import Language
from asn_neutrality.explain.account import Account
from asn_neutrality.explain.event import EventWords, Known
from asn_neutrality.explain.full import framed, framing
from asn_neutrality.explain.voice import voice_of
from asn_neutrality.memory import keep

REMEMBERED = 1_000  # frames of one voice


@define(frozen=True, eq=False)
class Gist:
    """What is to be told of an event without contradictions beside its facts: where keys are equal, the same.

    Keys know what is found by identity; ``of`` holds on to that.
    """

    key: Hashable
    of: object


class Judged(Known, Protocol):
    """What is known of an event that is judged when asked for."""

    @property
    def judgement(self) -> Judgement: ...


def gist_text(gist: Gist, judged: Judged, rules: RuleSet, language: Language) -> str:
    """The full text of an event with this gist, which is only judged where no other of its gist was told of."""
    voice = voice_of(rules, language)
    found = voice.frames.get(gist.key)
    if found is None:
        found = gist.of, framing(Account(judged.judgement, voice))
        keep(voice.frames, gist.key, found, REMEMBERED)
    return framed(found[1], EventWords(judged, voice))
