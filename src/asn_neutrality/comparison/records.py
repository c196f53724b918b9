"""Records that show a case: what is stated, and what one side finds of its rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from asn_neutrality.comparison.shown import mask_of
from asn_neutrality.comparison.stated import stated_to
from asn_neutrality.comparison.worlds import window_name
from asn_neutrality.domain.answers import Answer
from asn_neutrality.domain.differences import Compared, Shown, Trait, Window
from asn_neutrality.domain.facts import FactRole
from asn_neutrality.domain.records import Dates, Days, EventRecord, Regions, State
from asn_neutrality.domain.rules import FindingStatus, Prohibition
from asn_neutrality.engine.event import Event
from asn_neutrality.engine.findings import excused_by, status
from asn_neutrality.ir.program import Variable, VariableKind
from asn_neutrality.questions.states import answer_of
from asn_neutrality.symbolic.compiled import CompiledProgram, CompiledRule
from asn_neutrality.symbolic.diagrams import FALSE, TRUE

TOLD = frozenset({FindingStatus.VIOLATED, FindingStatus.DISPUTED, FindingStatus.EXCUSED})


def shown(
    compiled: CompiledProgram, rules: Iterable[Prohibition], traits: Sequence[Trait], side: Compared
) -> Shown | None:
    """A record with these traits, and what is found of the first of the rules that it settles; None where it does none.

    What the rule's scope and period ask for is added, and so is the side's day.
    """
    wide = stated_to(side, {each.fact.name: each.value for each in traits if isinstance(each, Answer)})
    windows = [each for each in traits if isinstance(each, Window)]
    for rule in rules:
        one = next(each for each in compiled.rules if each.rule.prohibition.id == rule.id)
        for record in _records(compiled, one, wide, windows):
            found = Event(compiled, record)
            finding = status(found, one)
            if not found.contradictory and finding in TOLD:
                by = excused_by(found, one) if finding is FindingStatus.EXCUSED else ()
                return Shown(rule, record, finding, by[0] if by else None)
    return None


def _records(
    compiled: CompiledProgram, rule: CompiledRule, wide: EventRecord, windows: Sequence[Window]
) -> Iterator[EventRecord]:
    """One value of each fact stated; then also what brings the event within the reach of the rule and the windows."""
    event = Event(compiled, wide)
    names = {window_name(each.test) for each in windows} & compiled.level.keys()
    inside = (_inside(compiled, each) for each in windows)
    reached = event.store.every((event.possible, *map(event.restrict, (rule.scope, rule.period, *inside))))
    within = event.store.both(reached, event.restrict(rule.violated))
    if within == FALSE:
        within = reached
    # A window that no calendar decides cannot be stated: rather an event in which the days decide it.
    decided = event.store.always(within, {compiled.level[name] for name in names})
    chosen = event.store.witness(within if decided == FALSE else decided)
    if chosen is None:
        return
    variables = compiled.program.variables
    days = {each.test.fact for each in windows}
    own: dict[str, State] = {}
    reach: dict[str, State] = {}
    needed = event.store.support(event.restrict(rule.scope)) | event.store.support(event.restrict(rule.period))
    for name, variable in variables.items():
        level = compiled.level[name]
        if variable.kind is not VariableKind.FACT:
            continue
        mask = event.reading.masks[name]
        code = chosen.get(level, (mask & -mask).bit_length() - 1)
        if name in wide.facts:
            own[name] = _state(variable, code, wide.facts[name])
        if name in wide.facts or level in needed or name in days or (windows and _is_scene(variable)):
            reach[name] = own.get(name) or _state(variable, code, None)
    yield EventRecord(own)
    yield EventRecord(reach)


def _inside(compiled: CompiledProgram, window: Window) -> int:
    """Where a day lies as the window says; everywhere, where the side knows no such window."""
    variable = compiled.program.variables.get(window_name(window.test))
    return TRUE if variable is None else compiled.derived(variable.name, mask_of(window, variable.domain))


def _is_scene(variable: Variable) -> bool:
    """Whether it says when, in which election and where."""
    scene = {FactRole.TIME_OF_ACT, FactRole.ELECTION, FactRole.CONTEST, FactRole.AREA}
    return variable.fact is not None and variable.fact.role in scene


def _state(variable: Variable, code: int, stated: State | None) -> State:
    """One value of a class among those that are stated: of days the first, or the last where there is no first."""
    state = answer_of(variable, 1 << code).value
    match state, stated:
        case Dates((whole,)), Dates(spans):
            return _one_day(next((both for span in spans if (both := _common(whole, span))), whole))
        case Dates((whole,)), _:
            return _one_day(whole)
        case Regions(), Regions(patterns):
            areas = (Regions((pattern,)) for pattern in patterns)
            return next((area for area in areas if variable.domain.read(area) == 1 << code), state)
    return state


def _common(one: Days, other: Days) -> Days | None:
    """The days that both spans have."""
    start = max(filter(None, (one.start, other.start)), default=None)
    end = min(filter(None, (one.end, other.end)), default=None)
    return Days(start, end) if start is None or end is None or start <= end else None


def _one_day(span: Days) -> Dates:
    day = span.start or span.end
    return Dates((Days(day, day),))
