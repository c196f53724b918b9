"""OpenFisca-Core: one variable for each fact and each rule, over vectors of persons.

It has no missing values and keeps texts apart, so facts are codes of which -1 is missing: in its favour.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any

from benchmarks.neutral.conditions import Record, fold, positive
from benchmarks.neutral.facts import FACTS
from benchmarks.neutral.rules import Rule
from benchmarks.peers import numpy_codes
from benchmarks.peers.masks import ids_by_row
from benchmarks.peers.prepared import COLUMNS, Peer, Prepared

WHEN = "2020-01"  # any period does for what is valid for ever


def system_of(rules: Sequence[Rule]) -> Any:
    """The rules as a tax and benefit system of OpenFisca."""
    core = {name: import_module(f"openfisca_core.{name}") for name in ("entities", "periods", "taxbenefitsystems")}
    variable = import_module("openfisca_core.variables").Variable
    person = core["entities"].build_entity("person", "persons", "", is_person=True)
    system = core["taxbenefitsystems"].TaxBenefitSystem([person])
    shared = {"entity": person, "definition_period": core["periods"].ETERNITY}
    for fact in FACTS:
        system.add_variable(type(fact, (variable,), {**shared, "value_type": int}))
    for rule in rules:
        members = {**shared, "value_type": bool, "formula": _formula(rule)}
        system.add_variable(type(rule.id, (variable,), members))
    return system


def _formula(rule: Rule) -> Callable[[Any, Any], Any]:
    test = fold(positive(rule.condition), numpy_codes.OverCodes())
    return lambda person, period: test(lambda fact: person(fact, period))


def prepare(rules: Sequence[Rule]) -> Prepared:
    """A simulation for each batch."""
    builder = import_module("openfisca_core.simulations").SimulationBuilder
    system = system_of(rules)
    ids = [rule.id for rule in rules]
    codes = numpy_codes.Tables()

    def run(table: Mapping[str, Any]) -> list[Any]:
        simulation = builder().build_default_simulation(system, len(table[FACTS[0]]))
        for fact, column in table.items():
            simulation.set_input(fact, WHEN, column)
        return [simulation.calculate(id_, WHEN) for id_ in ids]

    def many(records: Sequence[Record]) -> list[Any]:
        return run(codes.from_records(records))

    def found(masks: Sequence[Any], number: int) -> list[list[str]]:
        return ids_by_row(ids, [mask[:number].tolist() for mask in masks])

    return Prepared(many=many, ingest=codes.from_columns, run=run, found=found)


OPENFISCA = Peer(
    "OpenFisca-Core", ("OpenFisca-Core",), COLUMNS, prepare, "one variable for each rule, facts as codes, 1 thread"
)
