"""RuleSet to Program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from asn_neutrality.domain.packs import RulePack, RuleSet
from asn_neutrality.domain.rules import ExceptionClause, Permission, Prohibition, SanctionClause
from asn_neutrality.ir.domains import Domain
from asn_neutrality.ir.facts import FactTable
from asn_neutrality.ir.periods import Periods
from asn_neutrality.ir.program import (
    Conjunct,
    Defeat,
    Finite,
    Inference,
    Penalty,
    Program,
    Rule,
    Variable,
    VariableKind,
)
from asn_neutrality.logic.atoms import Meant
from asn_neutrality.logic.shapes import All, Answer, Choice, Constant, Not
from asn_neutrality.source.diagnostic import Diagnostic

APPLIES = "applies"
DOES_NOT_APPLY = "does_not_apply"


def lower(rules: RuleSet, domains: Mapping[str, Domain] | None = None) -> tuple[Program | None, list[Diagnostic]]:
    """The program of a rule set, or why there is none.

    ``domains`` replace those of its facts: they must tell apart all that the rules do (``ir.joint``).
    """
    periods = Periods(rules)
    problems = periods.problems()
    if problems:
        return None, problems
    table = FactTable(rules, chain(all_conditions(rules), periods.conditions()), domains or {})
    return _Lowering(rules, table, periods).program(), []


def all_conditions(rules: RuleSet) -> Iterator[Meant]:
    """Every condition of the set."""
    for pack in rules.packs.values():
        yield pack.scope
        for rule in pack.rules:
            yield rule.condition
            yield from (exception.condition for exception in rule.exceptions)
        for prohibition in pack.prohibitions:
            yield from (clause.addressee for clause in prohibition.sanctions)
        yield from (sanction.addressee for sanction in pack.sanctions)
        yield from (conclusion.condition for conclusion in pack.conclusions)
        yield from (item.condition for item in pack.impossible)
        for calendar in pack.calendars:
            yield calendar.scope
            yield from (stage.condition for stage in calendar.stages)


def flatten(condition: Meant) -> Iterator[Meant]:
    """The top-level conjuncts of a condition."""
    if isinstance(condition, All):
        for part in condition.parts:
            yield from flatten(part)
    else:
        yield condition


class _Lowering:
    """One run: the rules of a set over the variables of a table."""

    def __init__(self, rules: RuleSet, table: FactTable, periods: Periods) -> None:
        self.rules = rules
        self.table = table
        self.periods = periods
        self.packs = tuple(rules.packs.values())
        self.scopes = {pack.name: table.lower(pack.scope) for pack in self.packs}
        self.questions = {question.id: question for pack in self.packs for question in pack.questions}
        self.sanctions = {sanction.id: sanction for pack in self.packs for sanction in pack.sanctions}
        self.permissions: dict[str, list[Permission]] = {}
        for pack in self.packs:
            for permission in pack.permissions:
                for rule in permission.overrides:
                    self.permissions.setdefault(rule, []).append(permission)

    def program(self) -> Program:
        """The whole."""
        inferences = self._inferences()
        variables = {
            **self.table.variables,
            **self.table.question_variables(self.questions.values(), (APPLIES, DOES_NOT_APPLY)),
            **{
                inference.flag: Variable(inference.flag, VariableKind.FLAG, self.table.flag, None)
                for inference in chain.from_iterable(inferences.values())
            },
        }
        return Program(
            rules=tuple(self._rule(pack, rule) for pack in self.packs for rule in pack.prohibitions),
            variables=variables,
            derivations=self.table.derivations(),
            inferences=inferences,
            possible=tuple(self._possible()),
            scopes=self.scopes,
            questions=self.questions,
            source=self.rules,
        )

    def _rule(self, pack: RulePack, prohibition: Prohibition) -> Rule:
        defeats = chain(
            (self._exception(exception) for exception in prohibition.exceptions),
            (self._permission(permission) for permission in self.permissions.get(prohibition.id, ())),
        )
        return Rule(
            prohibition=prohibition,
            scope=self.scopes[pack.name],
            period=self.table.lower(self.periods.of(prohibition)),
            conjuncts=tuple(Conjunct(part, self.table.lower(part)) for part in flatten(prohibition.condition)),
            defeats=tuple(defeats),
            penalties=tuple(self._penalty(clause) for clause in prohibition.sanctions),
        )

    def _exception(self, exception: ExceptionClause) -> Defeat:
        condition = self.table.lower(exception.condition)
        return Defeat(exception.name, _if_applies(condition, exception.question), exception)

    def _permission(self, permission: Permission) -> Defeat:
        exceptions = (self._exception(exception).condition for exception in permission.exceptions)
        condition = All(
            (
                self.scopes[permission.pack],
                self.table.lower(self.periods.of(permission)),
                self.table.lower(permission.condition),
                *(Not(exception) for exception in exceptions),
            )
        )
        return Defeat(permission.id, _if_applies(condition, permission.question), permission)

    def _penalty(self, clause: SanctionClause) -> Penalty:
        sanction = self.sanctions[clause.sanction]
        parts = (clause.addressee, sanction.addressee, self.periods.of_sanction(sanction))
        return Penalty(clause, sanction, All(tuple(self.table.lower(part) for part in parts)))

    def _inferences(self) -> dict[str, tuple[Inference, ...]]:
        found: dict[str, tuple[Inference, ...]] = {}
        for conclusion in (item for pack in self.packs for item in pack.conclusions):
            target = conclusion.fact
            value = self.table.value(target, conclusion.value)
            flag = f"{target}={conclusion.value}"
            inference = Inference(conclusion, target, flag, self.table.lower(conclusion.condition), value)
            found[target] = (*found.get(target, ()), inference)
        return found

    def _possible(self) -> Iterator[Finite]:
        for pack in self.packs:
            for item in pack.impossible:
                yield Not(self.table.lower(item.condition))
            for calendar in pack.calendars:
                yield self.table.only_in(calendar.id, self.table.lower(calendar.scope))


def _if_applies(condition: Finite, question: str | None) -> Finite:
    """The condition itself, or where its application is disputed the question whether it applies."""
    if question is None:
        return condition
    return Choice(question, (Answer(APPLIES, condition), Answer(DOES_NOT_APPLY, Constant(False))))
