"""How few examples could show as much."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from asn_neutrality.analysis.illustration.aspects import Aspect, Joint, LeftOpen, Matters, Read
from asn_neutrality.analysis.illustration.atoms import Atom
from asn_neutrality.analysis.illustration.decision import Decision
from asn_neutrality.symbolic.diagrams import FALSE


def fewest(decision: Decision, aspects: Iterable[Aspect]) -> int:
    """A number of examples that every set needs which shows these aspects.

    Each side of each aspect needs an example in a set of its own; sets that have nothing in common need different
    ones. Many such sets are sought, perhaps not the most there are: so the number may be too low, never too high.
    """
    shown = tuple(aspects)
    store = decision.store
    apart: list[int] = []
    for node in _places(decision, shown):
        if all(store.both(node, other) == FALSE for other in apart):
            apart.append(node)
    if decision.questions:
        return len(apart)
    # Without questions of reading what leaves the rule open is on no side of anything else.
    return len(apart) + _open(decision, [aspect.atom for aspect in shown if isinstance(aspect, LeftOpen)])


def _places(decision: Decision, aspects: Iterable[Aspect]) -> Iterator[int]:
    """Where the examples of each aspect must lie."""
    store = decision.store
    for aspect in aspects:
        match aspect:
            case Matters(atom):
                yield store.some(sides.off for sides in decision.sides(atom))
                yield store.some(sides.on for sides in decision.sides(atom))
            case Read(question, answer):
                yield decision.answered_otherwise(question, answer)
            case Joint(fact, test, begins):
                level = decision.compiled.level[fact]
                found = tuple(decision.boundaries(fact, test, begins=begins))
                for shift in (1, 0):
                    yield store.some(
                        store.both(store.test(level, 1 << each.code - shift), each.within) for each in found
                    )
            case LeftOpen():
                continue


def _open(decision: Decision, atoms: Iterable[Atom]) -> int:
    """How many examples are needed to leave each of these open: two in one only if both decide together."""
    apart: list[Atom] = []
    for atom in atoms:
        if not any(_together(decision, atom, other) for other in apart):
            apart.append(atom)
    return len(apart)


def _together(decision: Decision, first: Atom, second: Atom) -> bool:
    """Whether there are events in which either decides, and in which each may be as it likes."""
    store = decision.store
    both = store.both(decision.decides(first), decision.decides(second))
    sides = (*decision.holds(first), *decision.holds(second))
    return all(store.both(both, side) != FALSE for side in sides)
