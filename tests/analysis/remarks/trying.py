"""What remarks there should be, by trying every event: written from the definitions over the packs as meant."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, partial
from itertools import combinations, permutations, product
from math import prod

from attrs import define, evolve

from asn_neutrality.domain.facts import FactKind, FactType
from asn_neutrality.domain.records import EventRecord
from asn_neutrality.domain.rules import Conclusion, ExceptionClause, Permission, Prohibition
from asn_neutrality.logic.atoms import InPhase, Meant, Member, Phase, Within
from asn_neutrality.logic.shapes import All, Answer, Any, Choice, Constant, Leaf, Not
from tests.engine.oracle import Setting, World, answers_to_conclusions, everything, possible, told_apart
from tests.engine.oracle.completions import hidden_inputs
from tests.engine.oracle.violation import all_answers, excepted, permits, undefeated, violated
from tests.engine.oracle.worlds import Answers

NOTHING = EventRecord({})
Reached = frozenset[tuple[int, int]]  # events by place and answers by place
Test = Callable[[World], bool]


@define(slots=False)
class Trying:
    """Every event of a setting: all facts stated, or those that have conclusions left to them."""

    setting: Setting
    axes: tuple[str, ...] = ()

    @cached_property
    def rules(self) -> list[Prohibition]:
        return [rule for pack in self.setting.rules.packs.values() for rule in pack.prohibitions]

    @cached_property
    def answers(self) -> list[Answers]:
        return all_answers(self.setting)

    @cached_property
    def targets(self) -> set[str]:
        return {each.fact for pack in self.setting.rules.packs.values() for each in pack.conclusions}

    @cached_property
    def choices(self) -> dict[str, list[str]]:
        """The values of every input; one stands for all where no condition tells them apart."""
        told = told_apart(self.setting) | set(self.axes)
        found = {}
        for fact in self.setting.rules.vocabulary.facts.values():
            if fact.kind is not FactKind.TEXT:
                values = everything(self.setting, fact)
                found[fact.name] = values if fact.name in told or fact.stage is not None else values[:1]
        return found | hidden_inputs(self.setting)

    @property
    def size(self) -> int:
        return prod(len(values) for values in self.choices.values()) * max(len(self.answers), 1)

    def worlds(self, *, stated: bool, without: str | None = None) -> list[World]:
        """All events; ``without`` is a fact that is stated whatever else is."""
        found = []
        for values in product(*self.choices.values()):
            inputs = dict(zip(self.choices, values, strict=True))
            told = {name: frozenset((inputs[name],)) for name in self.targets if stated or name == without}
            world = World(self.setting, inputs, told)
            if self.possible(world):
                found.append(world)
        return found

    def possible(self, world: World) -> bool:
        return any(possible(world.under(answer), NOTHING) for answer in answers_to_conclusions(self.setting))

    @cached_property
    def stated(self) -> list[World]:
        return self.worlds(stated=True)

    def where(self, test: Test, worlds: list[World] | None = None) -> Reached:
        """Where a test is true."""
        return frozenset(
            (place, number)
            for place, world in enumerate(self.stated if worlds is None else worlds)
            for number, answers in enumerate(self.answers)
            if test(world.under(answers))
        )

    @cached_property
    def reached(self) -> dict[str, Reached]:
        """Where each prohibition is violated."""
        return {rule.id: self.where(partial(_violates, rule)) for rule in self.rules}

    @cached_property
    def alive(self) -> list[Prohibition]:
        return [rule for rule in self.rules if self.reached[rule.id]]

    # -- One answer per kind ---------------------------------------------------------------------------------------

    def never(self) -> set[str]:
        return {rule.id for rule in self.rules if not self.reached[rule.id]}

    def contained(self) -> set[tuple[str, str]]:
        pairs = permutations((rule.id for rule in self.alive), 2)
        return {(one, other) for one, other in pairs if self.reached[one] <= self.reached[other]}

    def covered(self, rule: str, others: tuple[str, ...]) -> bool:
        """Whether wherever one is violated some other is."""
        return self.reached[rule] <= frozenset().union(*(self.reached[other] for other in others))

    def overlaps(self) -> set[tuple[str, str]]:
        """In events that contradict no conclusion."""
        left = self.worlds(stated=False)
        reached = {rule.id: self.where(partial(_violates, rule), left) for rule in self.alive}
        return {
            (one.id, other.id)
            for one, other in combinations(self.alive, 2)
            if (one.track != other.track or _sanctions(one) != _sanctions(other))
            and reached[one.id] & reached[other.id]
        }

    def exceptions(self) -> set[tuple[str, str, str]]:
        """Form, name of the exception or permission, rule."""
        found = set()
        for rule in self.rules:
            met = self.where(partial(_meets, rule))
            defeats = list(self._defeats(rule))
            for name, test, question in defeats if met else ():
                mine = self.where(test)
                others = frozenset().union(*(self.where(other) for each, other, _ in defeats if each != name))
                if not met & mine:
                    found.add(("exception_never", name, rule.id))
                elif not (met & mine) - others:
                    found.add(("exception_covered", name, rule.id))
                elif met <= mine:
                    found.add(("exception_swallows", name, rule.id))
                elif question and {at for at in met if self._applies(at, question)} <= mine:
                    found.add(("exception_swallows_disputed", name, rule.id))
        return found

    def _defeats(self, rule: Prohibition) -> Iterator[tuple[str, Test, str | None]]:
        for exception in rule.exceptions:
            yield f"{rule.id}.{exception.name}", partial(_excepts, exception), exception.question
        for pack in self.setting.rules.packs.values():
            for permission in pack.permissions:
                if rule.id in permission.overrides:
                    yield permission.id, partial(_permits, permission), permission.question

    def _applies(self, at: tuple[int, int], question: str) -> bool:
        return self.answers[at[1]][question] == "applies"

    def favourable(self) -> set[tuple[str, str]]:
        """Rule and assessment: an event and the same with the favourable value."""
        facts = [fact for fact in self.setting.rules.vocabulary.facts.values() if fact.favourable is not None]
        return {
            (rule.id, fact.name)
            for fact in facts
            for stated in (True, False)
            for world in self.worlds(stated=stated, without=fact.name)
            if world.inputs[fact.name] != fact.favourable
            for rule in self.rules
            if self._worse(world, fact, rule)
        }

    def _worse(self, world: World, fact: FactType, rule: Prohibition) -> bool:
        good = str(fact.favourable)
        told = world.stated if fact.name not in world.stated else {**world.stated, fact.name: frozenset((good,))}
        after = World(self.setting, {**world.inputs, fact.name: good}, told)
        return self.possible(after) and any(
            violated(after.under(answers), rule) and not violated(world.under(answers), rule)
            for answers in self.answers
        )

    def readings(self) -> set[str]:
        """Questions with readings under which every prohibition reaches the same events."""
        found = set()
        for pack in self.setting.rules.packs.values():
            for question in pack.questions:
                names = [reading.name for reading in question.readings]
                if names and all(self._alike(question.id, names, stated=stated) for stated in (True, False)):
                    found.add(question.id)
        return found

    def _alike(self, question: str, names: list[str], *, stated: bool) -> bool:
        rest = [answers for answers in self.answers if answers[question] == names[0]]
        return all(
            len({violated(world.under({**answers, question: name}), rule) for name in names}) == 1
            for world in self.worlds(stated=stated)
            for answers in rest
            for rule in self.rules
        )

    def conditions(self) -> list[tuple[str, Meant, str | None]]:
        """Subject, part and value, in the order of the rules."""
        return [found for rule in self.alive for found in (*self._of_rule(rule), *self._of_exceptions(rule))]

    def _of_rule(self, rule: Prohibition) -> Iterator[tuple[str, Meant, str | None]]:
        parts = tuple(_flat(rule.condition))
        for place, part in enumerate(parts):

            def changed(meant: Meant, place: int = place) -> Prohibition:
                return evolve(rule, condition=All((*parts[:place], meant, *parts[place + 1 :])))

            yield from self._within(rule, rule.id, Spot(part, lambda meant: meant, Constant(True)), changed)

    def _of_exceptions(self, rule: Prohibition) -> Iterator[tuple[str, Meant, str | None]]:
        met = self.where(partial(_meets, rule))
        for place, exception in enumerate(rule.exceptions):
            if not met & self.where(partial(_excepts, exception)):
                continue

            def changed(meant: Meant, place: int = place, each: ExceptionClause = exception) -> Prohibition:
                others = list(rule.exceptions)
                others[place] = evolve(each, condition=meant)
                return evolve(rule, exceptions=tuple(others))

            for spot in _spots(exception.condition, lambda meant: meant):
                yield from self._within(rule, f"{rule.id}.{exception.name}", spot, changed)

    def _within(
        self, rule: Prohibition, subject: str, spot: Spot, changed: Callable[[Meant], Prohibition]
    ) -> Iterator[tuple[str, Meant, str | None]]:
        """The part where the rule without it is the same, else what is inside it."""
        without = changed(spot.rebuild(spot.neutral))
        if self.where(partial(_violates, without)) == self.reached[rule.id]:
            yield subject, spot.meant, spot.value
        elif spot.value is None:
            for inner in _spots(spot.meant, spot.rebuild):
                yield from self._within(rule, subject, inner, changed)

    def conclusions(self) -> set[tuple[str, str]]:
        """Form and fact; a setting has at most one conclusion."""
        found = set()
        for conclusion in (each for pack in self.setting.rules.packs.values() for each in pack.conclusions):
            drawn = self.where(partial(_draws, conclusion))
            always = [
                world for world in self.stated if all(_draws(conclusion, world.under(each)) for each in self.answers)
            ]
            kept = [self._with(world, conclusion.fact, conclusion.value) for world in always]
            if not drawn:
                found.add(("conclusion_never", conclusion.fact))
            elif not all(map(self.possible, kept)):
                form = "conclusion_sometimes_impossible" if any(map(self.possible, kept)) else "conclusion_impossible"
                found.add((form, conclusion.fact))
        return found

    def _with(self, world: World, fact: str, value: str) -> World:
        return World(self.setting, {**world.inputs, fact: value}, {**world.stated, fact: frozenset((value,))})

    def gap(self, facts: Mapping[str, str]) -> tuple[bool, bool]:
        """Whether an event can have these values, and whether none that does violates anything."""
        places = [
            place for place, world in enumerate(self.stated) if all(world.value(f) == v for f, v in facts.items())
        ]
        taken = {place for reached in self.reached.values() for place, _ in reached}
        return bool(places), bool(places) and not taken & set(places)


@define(frozen=True)
class Spot:
    """A part of a condition, the condition with something else there, and what leaves it out."""

    meant: Meant
    rebuild: Callable[[Meant], Meant]
    neutral: Constant
    value: str | None = None


def _spots(meant: Meant, rebuild: Callable[[Meant], Meant]) -> Iterator[Spot]:
    """The parts next below a condition."""
    match meant:
        case All(parts) | Any(parts):
            for place, part in enumerate(parts):
                yield Spot(part, _put(rebuild, type(meant), parts, place), Constant(isinstance(meant, All)))
        case Not(part):
            yield from _spots(part, lambda found: rebuild(Not(found)))
        case Choice(question, answers):
            for place, answer in enumerate(answers):
                yield from _spots(answer.part, _read(rebuild, question, answers, place))
        case Leaf(test):
            for name, rest in _shorter(test):
                yield Spot(meant, _left(rebuild, rest), Constant(False), name)


def _shorter(test: Member | InPhase | Within) -> Iterator[tuple[str, Member | InPhase]]:
    """A list without each of its values."""
    if isinstance(test, Member) and len(test.written) > 1:
        for name in test.written:
            rest = tuple(each for each in test.written if each != name)
            yield name, Member(test.fact, rest, rest)
    elif isinstance(test, InPhase) and isinstance(test.point, str) and len(test.phases) > 1:
        for phase in (phase for phase in Phase if phase in test.phases):
            yield phase.value, InPhase(test.fact, test.point, test.phases - {phase})


def _violates(rule: Prohibition, world: World) -> bool:
    return violated(world, rule)


def _meets(rule: Prohibition, world: World) -> bool:
    return undefeated(world, rule)


def _excepts(exception: ExceptionClause, world: World) -> bool:
    return excepted(world, exception)


def _permits(permission: Permission, world: World) -> bool:
    return permits(world, permission)


def _draws(conclusion: Conclusion, world: World) -> bool:
    return world.holds(conclusion.condition)


def _flat(condition: Meant) -> Iterator[Meant]:
    if isinstance(condition, All):
        for part in condition.parts:
            yield from _flat(part)
    else:
        yield condition


def _put(
    rebuild: Callable[[Meant], Meant], make: Callable[[tuple[Meant, ...]], Meant], parts: tuple[Meant, ...], place: int
) -> Callable[[Meant], Meant]:
    return lambda found: rebuild(make((*parts[:place], found, *parts[place + 1 :])))


def _read(
    rebuild: Callable[[Meant], Meant], question: str, answers: tuple[Answer[Member | InPhase | Within], ...], place: int
) -> Callable[[Meant], Meant]:
    def build(found: Meant) -> Meant:
        mine = Answer(answers[place].name, found)
        return rebuild(Choice(question, (*answers[:place], mine, *answers[place + 1 :])))

    return build


def _left(rebuild: Callable[[Meant], Meant], test: Member | InPhase) -> Callable[[Meant], Meant]:
    """The list without the value, whatever it is left out as."""
    return lambda _: rebuild(Leaf(test))


def _sanctions(rule: Prohibition) -> frozenset[str]:
    return frozenset(clause.sanction for clause in rule.sanctions)
