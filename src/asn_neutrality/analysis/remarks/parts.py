"""The parts of a condition, and the condition without one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from attrs import define

from asn_neutrality.domain.facts import FactType
from asn_neutrality.ir.domains import DateDomain
from asn_neutrality.ir.program import Finite, Program, Test
from asn_neutrality.logic.atoms import InPhase, Meant, Member, Phase
from asn_neutrality.logic.shapes import All, Answer, Any, Choice, Constant, Leaf, Not

Rebuild = Callable[[Finite], Finite]


@define(frozen=True)
class Part:
    """A part of a condition as meant and as lowered; ``rebuild`` gives the whole with something else in its place.

    ``neutral`` is what leaves it out: true in a conjunction, false in a disjunction. ``fact`` and ``value`` are set
    where the part is one value of a list: a value or group as written, or a phase.
    """

    meant: Meant
    finite: Finite
    rebuild: Rebuild
    neutral: bool
    fact: str | None = None
    value: str | None = None

    @property
    def without(self) -> Finite:
        """The whole condition without the part."""
        return self.rebuild(Constant(self.neutral))


def parts(program: Program, meant: Meant, finite: Finite, rebuild: Rebuild) -> Iterator[Part]:
    """The parts next below a condition; of a condition with readings, those of each. A shared term has none here."""
    match meant, finite:
        case All(meants), All(finites):
            for place, (inner, below) in enumerate(zip(meants, finites, strict=True)):
                yield Part(inner, below, _at(rebuild, All, finites, place), neutral=True)
        case Any(meants), Any(finites):
            for place, (inner, below) in enumerate(zip(meants, finites, strict=True)):
                yield Part(inner, below, _at(rebuild, Any, finites, place), neutral=False)
        case Not(inner), Not(below):
            yield from parts(program, inner, below, lambda found: rebuild(Not(found)))
        case Choice(), Choice():
            for place, (answer, lowered) in enumerate(zip(meant.answers, finite.answers, strict=True)):
                yield from parts(program, answer.part, lowered.part, _reading(rebuild, finite, place))
        case Leaf(test), Leaf(tested) if len(listed := _listed(program, test)) > 1:
            yield from _values(meant, test.fact, tested, listed, rebuild)


def _at(
    rebuild: Rebuild, make: Callable[[tuple[Finite, ...]], Finite], finites: tuple[Finite, ...], place: int
) -> Rebuild:
    return lambda found: rebuild(make((*finites[:place], found, *finites[place + 1 :])))


def _reading(rebuild: Rebuild, choice: Choice[Test], place: int) -> Rebuild:
    answers = choice.answers

    def build(found: Finite) -> Finite:
        answer = Answer(answers[place].name, found)
        return rebuild(Choice(choice.question, (*answers[:place], answer, *answers[place + 1 :])))

    return build


def _listed(program: Program, test: object) -> Mapping[str, int]:
    """The values of a list as written, with the classes that each names."""
    match test:
        case Member(fact, _, written):
            domain = program.variables[fact].domain
            kind = program.variables[fact].fact
            if kind is None or isinstance(domain, DateDomain):
                return {}
            return {name: domain.mask(_members(kind, name)) for name in written}
        case InPhase(_, str(), phases):
            order = tuple(Phase)
            return {phase.value: 1 << order.index(phase) for phase in order if phase in phases}
    return {}


def _members(fact: FactType, name: str) -> tuple[str, ...]:
    return next((group.members for group in fact.groups if group.name == name), (name,))


def _values(meant: Meant, fact: str, test: Test, listed: Mapping[str, int], rebuild: Rebuild) -> Iterator[Part]:
    """Each value, with what it alone adds to the list."""
    for name, mask in listed.items():
        others = 0
        for other, classes in listed.items():
            others |= 0 if other == name else classes
        rest = Leaf(Test(test.variable, test.mask & others))

        def build(found: Finite, rest: Finite = rest) -> Finite:
            return rebuild(Any((rest, found)))

        yield Part(meant, Leaf(Test(test.variable, mask & ~others)), build, neutral=False, fact=fact, value=name)
