"""The open facts on which an outcome depends."""

from __future__ import annotations

from asn_neutrality.domain.facts import FactKind
from asn_neutrality.domain.results import Missing
from asn_neutrality.engine.event import Event
from asn_neutrality.ir.domains import ChoiceDomain
from asn_neutrality.ir.program import VariableKind
from asn_neutrality.symbolic.diagrams import FALSE


def missing(event: Event, subject: int) -> tuple[Missing, ...]:
    """A smallest set of open facts that decides the subject in every completion, in the vocabulary's order.

    Every fact that can change the outcome alone is in it; of facts that only together do (an election and its
    contests), the ones declared first.
    """
    store, possible = event.store, event.completions.all
    functions = (event.narrowly(subject), event.broadly(subject))
    pairs = [(store.both(possible, each), store.both(possible, store.negate(each))) for each in functions]
    levels = store.support(possible).union(*(store.support(each) for pair in pairs for each in pair))
    names = [name for name in event.compiled.program.variables if event.compiled.level[name] in levels]
    kept = []
    for name in reversed(names):
        # Left out for good where no two completions then agree and differ in the subject.
        level = frozenset((event.compiled.level[name],))
        without = [(store.exists(holds, level), store.exists(fails, level)) for holds, fails in pairs]
        if any(store.both(holds, fails) != FALSE for holds, fails in without):
            kept.append(name)
        else:
            pairs = without
    return _facts(event, kept[::-1])


def _facts(event: Event, names: list[str]) -> tuple[Missing, ...]:
    found: dict[str, Missing] = {}
    for name in names:
        variable = event.compiled.program.variables[name]
        if variable.fact is not None and variable.fact.name not in found:
            found[variable.fact.name] = Missing(variable.fact, _possible(event, name))
    return tuple(found.values())


def _possible(event: Event, name: str) -> tuple[str, ...]:
    """The values that an open choice can still have in some completion."""
    variable = event.compiled.program.variables[name]
    fact, domain = variable.fact, variable.domain
    if variable.kind is not VariableKind.FACT or fact is None or not isinstance(domain, ChoiceDomain):
        return ()
    level = event.compiled.level[name]
    codes = (code for code in range(domain.size) if event.reading.masks[name] >> code & 1)
    mask = sum(1 << code for code in codes if not event.never(event.store.test(level, 1 << code)))
    return domain.names(mask) if fact.kind in {FactKind.CHOICE, FactKind.YES_NO} else ()
