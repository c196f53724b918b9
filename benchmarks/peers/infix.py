"""Conditions as an expression of operators between operands, which most languages of rules are."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from attrs import define

from benchmarks.neutral.conditions import Wording
from benchmarks.neutral.facts import DAY


def named(fact: str) -> str:
    """A fact as a bare name."""
    return fact


@define(frozen=True)
class Infix(Wording[str]):
    """Tests are false where their fact is missing: ``known`` says that it is not, where a test itself would not be."""

    both: str = "and"
    either: str = "or"
    equal: str = "{fact} == {value}"
    unequal: str = "{fact} != {value}"
    within: str = "{fact} in [{values}]"
    without: str = "not ({fact} in [{values}])"
    yes: str = "{fact} == true"
    no: str = "{fact} == false"
    known: str = ""  # of tests that would hold without the fact
    known_always: bool = False  # said before every test
    denial: str = "not ({part})"
    fact: Callable[[str], str] = named
    quote: Callable[[str], str] = json.dumps
    day: Callable[[str], str] = json.dumps
    day_fact: str = DAY

    def one_of(self, fact: str, values: Sequence[str]) -> str:
        return self._known(fact, self.known_always, self._members(self.equal, self.within, fact, values))

    def none_of(self, fact: str, values: Sequence[str]) -> str:
        return self._known(fact, True, self._members(self.unequal, self.without, fact, values))

    def holds(self, fact: str, wanted: bool) -> str:
        said = (self.yes if wanted else self.no).format(fact=self.fact(fact), name=fact)
        return self._known(fact, self.known_always, said)

    def between(self, first: str | None, last: str | None) -> str:
        fact = self.fact(self.day_fact)
        ends = [f"{fact} {sign} {self.day(end)}" for sign, end in ((">=", first), ("<=", last)) if end is not None]
        return self._known(self.day_fact, True, f" {self.both} ".join(ends))

    def every(self, parts: Sequence[str]) -> str:
        return f"({f' {self.both} '.join(parts)})"

    def some(self, parts: Sequence[str]) -> str:
        return f"({f' {self.either} '.join(parts)})"

    def negated(self, part: str) -> str:
        return self.denial.format(part=part)

    def _members(self, single: str, several: str, fact: str, values: Sequence[str]) -> str:
        quoted = [self.quote(value) for value in values]
        if len(values) == 1:
            return single.format(fact=self.fact(fact), value=quoted[0])
        return several.format(fact=self.fact(fact), values=", ".join(quoted))

    def _known(self, fact: str, needed: bool, test: str) -> str:
        if not needed or not self.known:
            return f"({test})" if f" {self.both} " in test else test
        return f"({self.known.format(fact=self.fact(fact), name=fact)} {self.both} {test})"
