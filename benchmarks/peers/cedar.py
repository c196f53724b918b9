"""cedarpy: Cedar policies. Every prohibition forbids; the answer names all that are met. Texts have no order there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module

from benchmarks.neutral.conditions import fold, positive
from benchmarks.neutral.facts import number_of
from benchmarks.neutral.rules import Rule
from benchmarks.peers.infix import Infix
from benchmarks.peers.prepared import RECORDS, Peer, Prepared, each
from benchmarks.peers.zen import DAY_NUMBER, with_number

# A test of an attribute that is not there is an error in Cedar, so every test asks first.
WORDS = Infix(
    both="&&",
    either="||",
    within="[{values}].contains({fact})",
    without="!([{values}].contains({fact}))",
    yes="{fact}",
    no="!{fact}",
    known="context has {name}",
    known_always=True,
    fact="context.{}".format,
    day=lambda day: str(number_of(day)),
    day_fact=DAY_NUMBER,
)
REQUEST = {"principal": 'Actor::"actor"', "action": 'Action::"acts"', "resource": 'Event::"event"'}


def prepare(rules: Sequence[Rule]) -> Prepared:
    """One policy for each condition."""
    cedar = import_module("cedarpy")
    policies = cedar.PolicySet.from_str("\n".join(map(_policy, rules)))
    nobody = cedar.Entities.from_json_str("[]")
    authorize = cedar.is_authorized

    def one(record: Mapping[str, object]) -> list[str]:
        diagnostics = authorize({**REQUEST, "context": record}, policies, nobody).diagnostics
        ids = diagnostics.id_annotations_by_reason
        return sorted(ids[reason] for reason in diagnostics.reasons)

    return each(one, with_number)


def _policy(rule: Rule) -> str:
    condition = fold(positive(rule.condition), WORDS)
    return f'@id("{rule.id}") forbid(principal, action, resource) when {{ {condition} }};'


CEDAR = Peer(
    "cedarpy", ("cedarpy",), RECORDS, prepare, "Cedar policies that forbid; days made numbers beforehand", most=256
)
