"""The program: rules as conditions over finite variables."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from attrs import define, field

from asn_neutrality.domain.calendars import ElectionCalendar, Stage
from asn_neutrality.domain.facts import FactType
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.rules import (
    Conclusion,
    ExceptionClause,
    Permission,
    Prohibition,
    Question,
    Sanction,
    SanctionClause,
)
from asn_neutrality.ir.domains import Domain
from asn_neutrality.logic.atoms import Meant
from asn_neutrality.logic.shapes import Condition


@define(frozen=True)
class Test:
    """The variable's class is one of ``mask``."""

    variable: str
    mask: int


Finite = Condition[Test]


class VariableKind(Enum):
    """Where a variable's value comes from."""

    FACT = "fact"
    QUESTION = "question"
    FLAG = "flag"
    HIDDEN = "hidden"


@define(frozen=True)
class Variable:
    """A finite variable.

    FACT: what the record says, or may be. QUESTION: the answer to a question of reading. FLAG: class 1 while the
    record does not exclude a conclusion. HIDDEN: a phase or window of a day that no calendar decides and no record
    can state; ``fact`` is then the one whose value would decide it. ``favourable`` is the class, as a mask, that
    favours the actor; 0 where the fact is no assessment.
    """

    name: str
    kind: VariableKind
    domain: Domain
    fact: FactType | None
    favourable: int = 0


@define(frozen=True)
class Case:
    """Where ``when`` holds, days in the first mask of ``values`` give the target one of the classes of the second."""

    calendar: ElectionCalendar
    stage: Stage
    when: Finite
    day: str
    values: tuple[tuple[int, int], ...]


@define(frozen=True)
class Derivation:
    """A variable that is a function of others: first matching case; where none matches its own value stays open."""

    target: str
    cases: tuple[Case, ...]


@define(frozen=True)
class Inference:
    """A conclusion: where ``flag`` is up and ``when`` holds, ``target`` is of class ``value``."""

    conclusion: Conclusion
    target: str
    flag: str
    when: Finite
    value: int


@define(frozen=True)
class Defeat:
    """An exception or permission: where ``condition`` holds the rule does not."""

    name: str
    condition: Finite
    origin: ExceptionClause | Permission


@define(frozen=True)
class Conjunct:
    """A top-level part of a rule's condition, as meant and as lowered."""

    meant: Meant
    condition: Finite


@define(frozen=True)
class Penalty:
    """A sanction of a rule and when it reaches the actor: addressee and period."""

    clause: SanctionClause
    sanction: Sanction
    condition: Finite


@define(frozen=True)
class Rule:
    """A prohibition: violated where scope, period and every conjunct hold and no defeat does."""

    prohibition: Prohibition
    scope: Finite
    period: Finite
    conjuncts: tuple[Conjunct, ...]
    defeats: tuple[Defeat, ...]
    penalties: tuple[Penalty, ...]


@define(frozen=True)
class Program:
    """All rules of a set in finite form. ``possible`` are conditions that every event meets.

    ``variables`` are in the vocabulary's order, then questions, flags and hidden ones. ``scopes`` are by pack.
    """

    rules: tuple[Rule, ...]
    variables: Mapping[str, Variable]
    derivations: Mapping[str, Derivation]
    inferences: Mapping[str, tuple[Inference, ...]]
    possible: tuple[Finite, ...]
    scopes: Mapping[str, Finite]
    questions: Mapping[str, Question]
    source: RuleSet = field(repr=False, eq=False)
