"""The examples that a prohibition lacks: each condition, exception, reading and date boundary shown to matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from asn_neutrality.analysis.illustration.aspects import (
    Aspect,
    Joint,
    LeftOpen,
    Matters,
    Read,
    around,
    aspects_of,
    leaves_open,
    lies_in,
)
from asn_neutrality.analysis.illustration.atoms import Atom
from asn_neutrality.analysis.illustration.coverage import is_shown, records_of
from asn_neutrality.analysis.illustration.decision import Decision, Sides
from asn_neutrality.analysis.illustration.drafts import Draft, Drafts
from asn_neutrality.analysis.illustration.fewest import fewest
from asn_neutrality.analysis.illustration.illustrations import Illustration, Illustrations
from asn_neutrality.analysis.illustration.worlds import World, Worlds, exactly, opened
from asn_neutrality.domain.records import EventRecord
from asn_neutrality.domain.rules import FindingStatus
from asn_neutrality.engine.event import Event
from asn_neutrality.engine.findings import excused_by, status
from asn_neutrality.ir.domains import full
from asn_neutrality.ir.program import Program, VariableKind

FEW = 5  # examples of other rules that serve as models where the rule has none


def illustrate(program: Program, rule: str, *, missing: bool = False) -> Illustrations:
    """Records that show each part of a prohibition to matter; with ``missing`` only what its examples do not show.

    ``rule`` is its id. Raises ``TooLargeError`` where its diagrams are too large.
    """
    decision = Decision(program, rule)
    records = records_of(rule, program.source) if missing else ()
    return _Search(decision, [Event(decision.compiled, record) for record in records]).run()


class _Search:
    def __init__(self, decision: Decision, known: Sequence[Event]) -> None:
        self.decision = decision
        self.compiled = compiled = decision.compiled
        self.known = known
        packs = compiled.program.source.packs.values()
        of_rule = records_of(decision.rule.rule.prohibition.id, compiled.program.source)
        of_pack = [example.record for law in decision.rule_pack.rules for example in law.examples]
        of_all = [example.record for pack in packs for law in pack.rules for example in law.examples]
        records = of_pack or of_all
        self.worlds = Worlds(compiled, records)
        self.levels = self._levels()
        self.drafts = Drafts(decision, self.worlds, self.levels, records)
        self.drawn: list[Draft] = []
        self.models = [world for record in of_rule or records[:FEW] if (world := self._completed(record)) is not None]

    def _completed(self, record: EventRecord) -> World | None:
        """The most ordinary event in full that a record may be about."""
        store, event = self.compiled.diagrams, Event(self.compiled, record)
        masks = event.reading.masks
        facts = (name for name, each in self.compiled.program.variables.items() if each.kind is VariableKind.FACT)
        cube = store.every(store.test(self.compiled.level[name], masks[name]) for name in facts)
        return self.worlds.ordinary(store.both(self.compiled.possible, cube), self.levels)

    def _levels(self) -> tuple[int, ...]:
        """The facts that may have to be stated: those on which anything here depends."""
        compiled, store = self.compiled, self.compiled.diagrams
        nodes = [self.decision.rule.violated, compiled.possible]
        nodes += [compiled.diagram(atom.finite) for atom in self.decision.atoms]
        found = set().union(*map(store.support, nodes))
        variables = compiled.program.variables
        return tuple(
            compiled.level[name]
            for name, variable in variables.items()
            if variable.kind is VariableKind.FACT and compiled.level[name] in found
        )

    # -- The whole --------------------------------------------------------------------------------------------------

    def run(self) -> Illustrations:
        """All aspects in turn; each record made for one serves for the next."""
        wanted: list[Aspect] = []
        pointless: list[Aspect] = []
        untold: list[Aspect] = []
        self.drawn += self._given()
        for aspect in aspects_of(self.decision):
            if self.known and is_shown(aspect, self.decision, self.known):
                continue
            done = self._draw(aspect)
            (wanted if done else pointless if done is None else untold).append(aspect)
        made = [each for each in self.drawn if each.given is None]
        for each in made:
            each.event = self.drafts.shortest(each)
        told = self._needed([each for each in made if each.event is not None], wanted)
        events = [*self.known, *(each.event for each in told if each.event is not None)]
        shown = tuple(aspect for aspect in wanted if is_shown(aspect, self.decision, events))
        return Illustrations(
            rule=self.decision.rule.rule.prohibition.id,
            examples=tuple(self._illustration(each, event) for each in told if (event := each.event) is not None),
            shown=shown,
            untold=(*untold, *(aspect for aspect in wanted if aspect not in shown)),
            pointless=tuple(pointless),
            least=fewest(self.decision, shown) if not self.known else 0,
        )

    def _given(self) -> Iterator[Draft]:
        """The examples that exist, as events in full."""
        for event in self.known:
            world = self._completed(event.record)
            if world is not None and self.decision.atoms:
                yield Draft(world, Matters(self.decision.atoms[0]), None, given=event)

    def _needed(self, made: list[Draft], wanted: Iterable[Aspect]) -> list[Draft]:
        """Without the records that are not needed for what all of them show."""
        events = [*self.known, *(each.event for each in made if each.event is not None)]
        shown = [aspect for aspect in wanted if is_shown(aspect, self.decision, events)]
        kept = made
        for each in reversed(made):
            rest = [other for other in kept if other is not each]
            events = [*self.known, *(other.event for other in rest if other.event is not None)]
            if all(is_shown(aspect, self.decision, events) for aspect in shown):
                kept = rest
        return kept

    # -- One aspect -------------------------------------------------------------------------------------------------

    def _draw(self, aspect: Aspect) -> bool | None:
        """Records that show it: whether they were found; None where nothing could show it."""
        match aspect:
            case Matters(atom):
                return self._draw_pair(atom, aspect)
            case LeftOpen(atom):
                return self._draw_open(atom, aspect)
            case Read(question, answer):
                return self._draw_reading(self.decision.answered_otherwise(question, answer), aspect)
            case Joint():
                return self._draw_joint(aspect)

    def _draw_reading(self, turns: int, aspect: Aspect) -> bool | None:
        if not turns:
            return None
        found = next((each for each in self.drawn if self._lies(each, turns)), None)
        if found is None:
            world = self._near(turns)
            if world is None:
                return False
            found = self._add(world, aspect, None, self._anchor())
        self._require(found, turns)
        return True

    def _draw_joint(self, aspect: Joint) -> bool | None:
        level, decision = self.compiled.level[aspect.fact], self.decision
        possible: bool | None = None
        for boundary in decision.boundaries(aspect.fact, aspect.test, begins=aspect.begins):
            possible = False
            world = self._near(boundary.within)
            if world is None:
                continue
            before, after = (day.start for day in around(boundary, decision))
            if before is None or after is None:
                continue
            first = exactly(world, level, boundary.code - 1, before)
            second = exactly(world, level, boundary.code, after)
            ones = [self._add(first, aspect, not aspect.begins, self._anchor())]
            ones.append(self._add(second, aspect, aspect.begins, ones[0]))
            for each in ones:
                self._require(each, boundary.within)
                each.checks.append(lambda event: aspect.fact in event.reading.stated)
            return True
        return possible

    def _draw_pair(self, atom: Atom, aspect: Aspect) -> bool | None:
        options = self.decision.sides(atom)
        pairs = [pair for sides in options if (pair := self._pair(sides, atom)) is not None]
        if not pairs:
            return False if options else None
        sides, on, off = min(pairs, key=_effort)
        ends = []
        for found, node, holds in ((on, sides.on, True), (off, sides.off, False)):
            each = found if isinstance(found, Draft) else self._add(found, aspect, holds, None)
            self._require(each, node)
            ends.append(each)
        for each, other in (ends, ends[::-1]):
            if each.aspect is aspect and each.beside is None:
                each.beside = other
        return True

    def _pair(self, sides: Sides, atom: Atom) -> tuple[Sides, Draft | World, Draft | World] | None:
        """Two events, one on each side, that differ in as little as possible; those already drawn first."""
        ons = [each for each in self.drawn if self._lies(each, sides.on)]
        offs = [each for each in self.drawn if self._lies(each, sides.off)]
        if ons and offs:
            return sides, ons[0], offs[0]
        if ons or offs:
            found = [
                (each, world)
                for each in ons or offs
                if (world := self._opposite(each.world, sides.off if ons else sides.on, atom)) is not None
            ]
            if not found:
                return None
            each, world = min(found, key=lambda pair: len(pair[0].world.differing(pair[1])))
            return (sides, each, world) if ons else (sides, world, each)
        on = self._near(sides.on)
        off = self._opposite(on, sides.off, atom) if on is not None else None
        return (sides, on, off) if on is not None and off is not None else None

    def _opposite(self, world: World, side: int, atom: Atom) -> World | None:
        """The nearest event on a side; if possible one in which every other atom is as it was."""
        same = self.compiled.diagrams.both(side, self._as_in(world, atom))
        return self.worlds.nearest(same, world) or self.worlds.nearest(side, world)

    def _as_in(self, world: World, atom: Atom) -> int:
        """Where all atoms but one are as in a world; those of one exception with the whole of it are one."""
        parts = []
        for other in self.decision.atoms:
            kin = other.part is atom.part and other.name == atom.name and (other.whole or atom.whole)
            if other != atom and not kin:
                holds = self.decision.holds(other)
                parts += [node for node in holds if self.worlds.contains(node, world)]
        return self.compiled.diagrams.every(parts)

    def _draw_open(self, atom: Atom, aspect: Aspect) -> bool | None:
        decides = self.decision.decides(atom)
        pairs = [pair for sides in self.decision.sides(atom) if (pair := self._pair(sides, atom)) is not None]
        if not pairs:
            return False if self.decision.sides(atom) else None

        def check(event: Event) -> bool:
            return leaves_open(event, self.decision, atom, decides)

        for sides, on, off in sorted(pairs, key=_effort):
            first, second = (each.world if isinstance(each, Draft) else each for each in (on, off))
            closed = ((first, sides.on), (second, sides.off))
            # Best where nothing else is open; else where at least this condition decides.
            for world, ends in product(self._openings(first, second), (closed, ())):
                drawn = Draft(world, aspect, None, self._anchor(), [check], ends)
                if self.drafts.told(drawn) is not None:
                    self.drawn.append(drawn)
                    return True
        return False

    def _openings(self, first: World, second: World) -> Iterator[World]:
        """Either event with what differs left open: any value, else one of the two."""
        levels = [level for level in first.differing(second) if level in self.levels]
        variables = self.worlds.variables
        for level in levels:
            for world in (first, second):
                yield opened(world, level, full(variables[level].domain))
        for level in levels:
            mask = 1 << first.codes[level] | 1 << second.codes[level]
            for world in (first, second):
                yield opened(world, level, mask)
        if len(levels) > 1:
            world = first
            for level in levels:
                world = opened(world, level, full(variables[level].domain))
            yield world

    # -- Records ----------------------------------------------------------------------------------------------------

    def _anchor(self) -> Draft | None:
        return next((each for each in self.drawn if each.given is None), None)

    def _near(self, node: int) -> World | None:
        """An event of a set: near the first that was drawn, else near to an example that exists."""
        anchor = self._anchor()
        if anchor is not None:
            return self.worlds.nearest(node, anchor.world)
        pairs = [(model, near) for model in self.models if (near := self.worlds.nearest(node, model)) is not None]
        if not pairs:
            return self.worlds.ordinary(node, self.levels)
        return min(pairs, key=lambda pair: len(pair[0].differing(pair[1])))[1]

    def _lies(self, drawn: Draft, node: int) -> bool:
        if drawn.given is not None:
            return lies_in(drawn.given, node)
        return not drawn.world.left_open and self.worlds.contains(node, drawn.world)

    def _add(self, world: World, aspect: Aspect, holds: bool | None, beside: Draft | None) -> Draft:
        same = next((each for each in self.drawn if each.given is None and each.world == world), None)
        if same is not None:
            return same
        self.drawn.append(Draft(world, aspect, holds, beside))
        return self.drawn[-1]

    def _require(self, drawn: Draft, node: int) -> None:
        if drawn.given is None:
            drawn.checks.append(lambda event: lies_in(event, node))

    def _illustration(self, drawn: Draft, event: Event) -> Illustration:
        rule, found = self.decision.rule, status(event, self.decision.rule)
        by = excused_by(event, rule) if found is FindingStatus.EXCUSED else ()
        return Illustration(
            event.record, found, by[0] if by else None, drawn.aspect, drawn.holds, self._differing(drawn)
        )

    def _differing(self, drawn: Draft) -> tuple[str, ...]:
        if drawn.world.left_open:
            levels: Iterable[int] = drawn.world.left_open
        else:
            levels = drawn.world.differing(drawn.beside.world) if drawn.beside is not None else ()
        names = {self.worlds.variables[level].name for level in levels}
        return tuple(name for name in self.compiled.program.variables if name in names)


def _effort(pair: tuple[Sides, Draft | World, Draft | World]) -> tuple[int, int]:
    """How many records are new, and in how much the two differ."""
    new = sum(isinstance(each, World) for each in pair[1:])
    first, second = (each if isinstance(each, World) else each.world for each in pair[1:])
    return new, len(first.differing(second))
