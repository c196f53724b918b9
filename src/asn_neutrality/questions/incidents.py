"""What follows from several acts judged together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from asn_neutrality.domain.facts import FactType, Vocabulary
from asn_neutrality.domain.records import EventRecord, State, Text, Unknown, Values
from asn_neutrality.domain.results import AppliedSanction, Disagreement, JointFinding, Outcome
from asn_neutrality.domain.rules import FindingStatus
from asn_neutrality.engine.findings import STATUS_OF, status
from asn_neutrality.engine.incident import Incident
from asn_neutrality.symbolic.compiled import CompiledRule

# Where no act violates the prohibition: the finding that comes nearest to a violation stands for all acts.
_NEAREST = (FindingStatus.EXCUSED, FindingStatus.NOT_MET, FindingStatus.OUT_OF_FORCE, FindingStatus.OUT_OF_SCOPE)


def joint_finding(incident: Incident, rule: CompiledRule) -> JointFinding:
    """What is found of one prohibition over all acts."""
    alone = [status(act.event, rule) for act in incident.acts]
    outcome = incident.outcome(incident.some_violated((rule,)))
    if outcome is not Outcome.NO_VIOLATION:
        found = STATUS_OF[outcome]
        acts = (place for place, each in enumerate(alone) if each not in _NEAREST)
    else:
        found = next(each for each in _NEAREST if each in alone)
        acts = (place for place, each in enumerate(alone) if each is found)
    return JointFinding(rule.rule.prohibition, found, tuple(acts))


def joint_sanctions(
    findings: Iterable[JointFinding], acts: Iterable[Iterable[AppliedSanction]]
) -> tuple[AppliedSanction, ...]:
    """The sanctions of all acts, each once, in the order of the prohibitions; certain where they are for some act."""
    found: dict[tuple[str, str], AppliedSanction] = {}
    for each in (each for act in acts for each in act):
        key = (each.prohibition.id, str(each.clause.span))
        known = found.setdefault(key, each)
        if each.certain and not known.certain:
            found[key] = attrs.evolve(known, certain=True)
    order = {finding.prohibition.id: place for place, finding in enumerate(findings)}
    return tuple(sorted(found.values(), key=lambda each: order[each.prohibition.id]))


def disagreements(vocabulary: Vocabulary, records: Sequence[EventRecord]) -> tuple[Disagreement, ...]:
    """The facts about the actor that cannot change between the acts of one incident and that the records tell apart.

    These are the personal facts and those that stand in a group with a personal one and are not changeable.
    """
    found = []
    for fact in _constant(vocabulary.facts):
        states = tuple(record.facts.get(fact.name) for record in records)
        if not _agree([state for state in states if state is not None]):
            found.append(Disagreement(fact, states))
    return tuple(found)


def _constant(facts: Mapping[str, FactType]) -> list[FactType]:
    groups = {name.rpartition(".")[0] for name, fact in facts.items() if fact.personal} - {""}
    return [
        fact
        for name, fact in facts.items()
        if fact.personal or (not fact.changeable and name.rpartition(".")[0] in groups)
    ]


def _agree(states: Sequence[State]) -> bool:
    """Whether all can be true of one person: choices that have a value in common, the same text or area."""
    told = [state for state in states if not isinstance(state, Unknown)]
    choices = [state.values for state in told if isinstance(state, Values)]
    if choices and len(choices) == len(told):
        return bool(frozenset.intersection(*choices))
    texts = [state.text.strip().casefold() for state in told if isinstance(state, Text)]
    return len(set(texts)) < 2 and len({state for state in told if not isinstance(state, Text)}) < 2
