"""Random rule sets, small enough for brute force, and records for them."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from hypothesis import strategies as st

from asn_neutrality.domain.calendars import ElectionCalendar, Stage
from asn_neutrality.domain.facts import NO, YES, FactKind, FactRole, FactType, FactValue, ValueGroup, Vocabulary
from asn_neutrality.domain.packs import RulePack, RuleSet, Track
from asn_neutrality.domain.records import Dates, Days, EventRecord, Regions, State, Unknown, Values
from asn_neutrality.domain.rules import (
    Conclusion,
    ExceptionClause,
    Impossible,
    Permission,
    Presumption,
    Prohibition,
    Question,
    Reading,
    Sanction,
    SanctionClause,
)
from asn_neutrality.domain.sources import ALWAYS, Citation, LegalSource, Period, Provenance, Transition
from asn_neutrality.domain.words import Label
from asn_neutrality.logic.atoms import InPhase, Meant, Member, Phase, Unit, Within
from asn_neutrality.logic.shapes import All, Answer, Any, Choice, Constant, Leaf, Named, Not
from asn_neutrality.source.text import SourceText, Span
from tests.engine.oracle import Setting, telling_days

TEXT = SourceText("random.larangan", "")
SPAN = Span(TEXT, 0, 0)
DAYS = tuple(date(2024, 1, 28) + timedelta(days=n) for n in range(7))
AREAS = ("16", "16.05", "16.05.01", "16.05.02", "16.06", "17")
PHASES = tuple(Phase)


def _values(*names: str) -> tuple[FactValue, ...]:
    return tuple(FactValue(name, Label(name)) for name in names)


def _choice(name: str, *names: str, favourable: str | None = None, default: str | None = None) -> FactType:
    groups = (ValueGroup(f"{name}_group", Label(name), names[:2]),)
    return FactType(name, Label(name), FactKind.CHOICE, _values(*names), groups, favourable, default)


def _yes_no(name: str, *, favourable: str | None = None, default: str | None = None) -> FactType:
    return FactType(name, Label(name), FactKind.YES_NO, _values(YES, NO), (), favourable, default)


DAY = FactType("day", Label("day"), FactKind.DATE, (), role=FactRole.TIME_OF_ACT)
ELECTION = FactType(
    "election", Label("election"), FactKind.CHOICE, _values("one", "two", "other"), role=FactRole.ELECTION
)
STAGE = FactType("stage.s", Label("s"), FactKind.CHOICE, _values(*(phase.value for phase in Phase)), stage="s")
OPTIONAL = (
    _choice("contest", "x", "y"),
    _choice("status", "a", "b", "c"),
    _choice("leave", "p", "q"),
    _yes_no("judged", favourable=NO),
    _choice("aim", "good", "bad", "worse", favourable="good"),
    _yes_no("knowing", default=YES),
    FactType("exam", Label("exam"), FactKind.DATE, ()),
    FactType("region", Label("region"), FactKind.REGION, ()),
)
SOURCES = ("p.old", "p.new", "p.plain")


# Made once for the same facts: making and checking strategies costs more than drawing from them.
@cache
def conditions(facts: tuple[FactType, ...], questions: tuple[Question, ...] = ()) -> st.SearchStrategy[Meant]:
    """A condition over these facts; with questions, readings may occur."""
    leaves: st.SearchStrategy[Meant] = st.one_of([_leaf(fact) for fact in facts]).map(Leaf)
    return st.recursive(
        leaves,
        lambda part: st.one_of(
            part.map(Not),
            st.lists(part, min_size=2, max_size=3).map(lambda parts: All(tuple(parts))),
            st.lists(part, min_size=2, max_size=3).map(lambda parts: Any(tuple(parts))),
            part.map(lambda p: Named("p.term", p)),
            *(_choices(question, part) for question in questions if question.readings),
        ),
        max_leaves=5,
    )


def _choices(question: Question, part: st.SearchStrategy[Meant]) -> st.SearchStrategy[Meant]:
    names = [reading.name for reading in question.readings]
    parts = st.lists(part, min_size=len(names), max_size=len(names))
    return parts.map(lambda ps: Choice(question.id, tuple(Answer(n, p) for n, p in zip(names, ps, strict=True))))


@cache
def _leaf(fact: FactType) -> st.SearchStrategy[Member | InPhase | Within]:
    some_phases = st.sets(st.sampled_from(PHASES), min_size=1, max_size=2).map(frozenset)
    if fact.kind is FactKind.DATE:
        point: st.SearchStrategy[str | date] = st.one_of(st.just("s"), st.sampled_from(DAYS[1:-1]))
        window = st.builds(
            Within,
            fact=st.just(fact.name),
            amount=st.integers(1, 3),
            unit=st.sampled_from(Unit),
            side=st.sampled_from((Phase.BEFORE, Phase.AFTER)),
            point=point,
        )
        return st.one_of(st.builds(InPhase, fact=st.just(fact.name), point=point, phases=some_phases), window)
    names = list(AREAS[:3]) if fact.kind is FactKind.REGION else [value.name for value in fact.values]
    chosen = st.sets(st.sampled_from(names), min_size=1, max_size=max(1, len(names) - 1))
    ordered = chosen.map(lambda found: tuple(name for name in names if name in found))
    return ordered.map(lambda values: Member(fact.name, values, values))


def _cites(source: str) -> tuple[Citation, ...]:
    return (Citation(source, (), span=SPAN),)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """A period with ends on the grid of days, often open."""
    start, end = draw(st.integers(0, 6)), draw(st.integers(0, 6))
    first, last = min(start, end), max(start, end)
    return Period(
        None if draw(st.booleans()) else DAYS[first],
        None if draw(st.booleans()) else DAYS[last],
    )


@st.composite
def sources(draw: st.DrawFn, facts: tuple[FactType, ...]) -> tuple[LegalSource, ...]:
    """An old source, its successor (with a transition or without), and one always in force."""
    cut = draw(st.integers(1, 5))
    moved = Transition(draw(conditions(facts)), (), span=SPAN) if draw(st.booleans()) else None

    def source(name: str, in_force: Period, replaces: tuple[str, ...], transition: Transition | None) -> LegalSource:
        seen = Provenance.REPORT
        return LegalSource(name, Label(name), None, in_force, replaces, transition, None, seen, span=SPAN)

    return (
        source("p.old", Period(None, DAYS[cut - 1]), (), None),
        source("p.new", Period(DAYS[cut], None), ("p.old",), moved),
        source("p.plain", ALWAYS, (), None),
    )


@st.composite
def settings(draw: st.DrawFn) -> Setting:
    """A rule set with at most three prohibitions, one permission, three questions, one conclusion."""
    extra = tuple(fact for fact in OPTIONAL if draw(st.integers(0, 2)) == 0)[:3]
    plain = extra or (_choice("act", "do", "omit"),)
    facts = (DAY, ELECTION, *plain)
    timed = draw(st.booleans())
    used = facts if timed else plain
    questions = [
        Question(f"p.q{n}", Label("q"), tuple(Reading(r, None, (), span=SPAN) for r in ("r1", "r2")), span=SPAN)
        for n in range(draw(st.integers(0, 2)))
    ]
    texts = draw(sources(plain))
    by_id = {source.id: source for source in texts}
    rules = []
    for n in range(draw(st.integers(1, 3))):
        own = draw(periods()) if draw(st.integers(0, 3)) == 0 else None
        basis = draw(st.sampled_from(SOURCES)) if timed else "p.plain"
        exceptions = []
        for m in range(draw(st.integers(0, 1))):
            disputed = f"p.rule{n}.e{m}" if draw(st.booleans()) else None
            if disputed:
                questions.append(Question(disputed, Label("e"), (), span=SPAN))
            exceptions.append(ExceptionClause(f"e{m}", None, draw(conditions(used)), disputed, (), span=SPAN))
        rules.append(
            Prohibition(
                id=f"p.rule{n}",
                title=Label(f"rule {n}"),
                basis=_cites(basis),
                quote=None,
                period=own or by_id[basis].in_force,
                own_period=own is not None,
                track=draw(st.sampled_from(("t1", "t2"))),
                condition=draw(conditions(used, tuple(questions))),
                exceptions=tuple(exceptions),
                sanctions=(SanctionClause("p.fine", draw(conditions(plain)), (), span=SPAN),),
                examples=(),
                span=SPAN,
            )
        )
    permissions = []
    if draw(st.booleans()):
        disputed = "p.allow" if draw(st.booleans()) else None
        if disputed:
            questions.append(Question(disputed, Label("a"), (), span=SPAN))
        permissions.append(
            Permission(
                "p.allow",
                Label("allow"),
                _cites("p.plain"),
                None,
                ALWAYS,
                False,
                draw(conditions(used)),
                (),
                disputed,
                ("p.rule0",),
                (),
                span=SPAN,
            )
        )
    conclusions = []
    kinds = {FactKind.CHOICE, FactKind.YES_NO}
    targets = [fact for fact in plain if fact.kind in kinds and fact.name != "contest"]
    concluded = draw(st.booleans())
    if len(targets) > 1 and concluded:
        target = draw(st.sampled_from(targets))
        others = tuple(fact for fact in facts if fact is not target)
        value = draw(st.sampled_from([value.name for value in target.values]))
        conclusions.append(Conclusion(target.name, value, draw(conditions(others, tuple(questions))), (), span=SPAN))
    impossible = [Impossible(draw(conditions(plain)), (), span=SPAN)] if draw(st.integers(0, 2)) == 0 else []
    presumptions = []
    presumed = draw(st.booleans())
    if targets and presumed:
        target = draw(st.sampled_from(targets))
        presumptions.append(Presumption(target.name, draw(st.sampled_from(target.values)).name, span=SPAN))
    pack = RulePack(
        name="p",
        version="1.0.0",
        language="id",
        title=Label("p"),
        scope=draw(conditions(plain)) if draw(st.integers(0, 2)) == 0 else Constant(True),
        tracks=(Track("t1", Label("t1")), Track("t2", Label("t2"))),
        uses=(),
        facts=(*facts, STAGE),
        calendars=tuple(draw(calendars(plain))),
        sources=texts,
        sanctions=(Sanction("p.fine", Label("fine"), None, 1, draw(periods()), Constant(True), None, (), span=SPAN),),
        terms=(),
        questions=tuple(questions),
        conclusions=tuple(conclusions),
        presumptions=tuple(presumptions),
        impossible=tuple(impossible),
        prohibitions=tuple(rules),
        permissions=tuple(permissions),
        not_encoded=(),
        examples=(),
        source=TEXT,
    )
    vocabulary = Vocabulary({fact.name: fact for fact in pack.facts})
    linked = RuleSet({"p": pack}, ("p",), vocabulary)
    return Setting(linked, telling_days(linked), AREAS)


@st.composite
def calendars(draw: st.DrawFn, facts: tuple[FactType, ...]) -> list[ElectionCalendar]:
    """Two elections: the first has the stage, perhaps twice with a gap; the second perhaps by contest."""
    contest = next((fact for fact in facts if fact.name == "contest"), None)
    spans = [Period(DAYS[1], DAYS[2])] + ([Period(DAYS[4], DAYS[4])] if draw(st.booleans()) else [])

    def stage(periods: list[Period], condition: Meant) -> Stage:
        return Stage("s", Label("s"), tuple(periods), condition, (), Provenance.REPORT, span=SPAN)

    def only(value: str) -> Meant:
        return Leaf(Member("contest", (value,), (value,)))

    limited = draw(st.booleans())
    scope: Meant = only("x") if contest and limited else Constant(True)
    second: list[Stage] = []
    by_contest = draw(st.booleans())
    if contest and by_contest:
        second = [stage([Period(DAYS[3], DAYS[3])], only("x")), stage([Period(DAYS[5], DAYS[5])], only("y"))]
    elif draw(st.booleans()):
        second = [stage([Period(DAYS[2], DAYS[3])], Constant(True))]
    return [
        ElectionCalendar("one", Label("one"), scope, (stage(spans, Constant(True)),), (), Provenance.REPORT, span=SPAN),
        ElectionCalendar("two", Label("two"), Constant(True), tuple(second), (), Provenance.REPORT, span=SPAN),
    ]


@st.composite
def records(draw: st.DrawFn, setting: Setting) -> EventRecord:
    """A record that states each fact, leaves it open, says that it is unknown, or gives several values."""
    facts: dict[str, State] = {}
    for fact in setting.rules.vocabulary.facts.values():
        likely = 4 if fact.role else 2
        if draw(st.integers(0, likely)) == 0:
            continue
        state = draw(_state(fact))
        if state is not None:
            facts[fact.name] = state
    return EventRecord(facts)


@cache
def _state(fact: FactType) -> st.SearchStrategy[State | None]:
    if fact.kind is FactKind.DATE:
        one = st.sampled_from(DAYS).map(lambda day: Dates((Days(day, day),)))
        several = st.tuples(st.integers(0, 6), st.integers(0, 6)).map(
            lambda ends: Dates((Days(DAYS[min(ends)], DAYS[max(ends)]),))
        )
        late = st.just(Dates((), not_yet=True)) if fact.role is None else st.just(Unknown())
        return st.one_of(one, one, several, late)
    if fact.kind is FactKind.REGION:
        return st.sampled_from(("16", "16.05", "16.*", "17", "16.05.*")).map(lambda p: Regions((p,)))
    names = [value.name for value in fact.values]
    one_value = st.sampled_from(names).map(lambda name: Values(frozenset((name,))))
    some = st.sets(st.sampled_from(names), min_size=1, max_size=len(names) - 1).map(lambda vs: Values(frozenset(vs)))
    return st.one_of(one_value, one_value, some, st.just(Unknown()))


@st.composite
def situations(draw: st.DrawFn) -> tuple[Setting, EventRecord]:
    """A setting and a record for it."""
    setting = draw(settings())
    return setting, draw(records(setting))


@st.composite
def clashing(draw: st.DrawFn) -> tuple[Setting, EventRecord]:
    """A setting and a short record in which day, election and phase are all stated, so that they often clash."""
    setting = draw(settings())
    day = draw(st.sampled_from(DAYS))
    phase = draw(st.sampled_from(PHASES)).value
    facts: dict[str, State] = {
        "day": Dates((Days(day, day),)),
        "election": Values(frozenset((draw(st.sampled_from(("one", "two"))),))),
        "stage.s": Values(frozenset((phase,))),
    }
    others = [fact for fact in setting.rules.vocabulary.facts.values() if fact.name not in facts]
    for fact in draw(st.lists(st.sampled_from(others), max_size=2, unique_by=lambda fact: fact.name)):
        state = draw(_state(fact))
        if state is not None:
            facts[fact.name] = state
    return setting, EventRecord(facts)
