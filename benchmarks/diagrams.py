"""Our diagrams beside the library `dd` on the shipped packs: `pip install dd`, then `python -m benchmarks.diagrams`.

The same compiler builds both: each fact becomes as many bits as its classes need, and each test a disjunction of codes.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from time import perf_counter
from typing import Any
from unittest import mock

import asn_neutrality as asn
from asn_neutrality.ir.lowering import lower
from asn_neutrality.ir.program import Program
from asn_neutrality.symbolic.compiled import CompiledProgram
from asn_neutrality.symbolic.diagrams import FALSE, TRUE, Diagrams
from benchmarks.clock import in_words

PACKS = ("daerah", "nasional")


class Binary:
    """The operations of ``Diagrams`` on the binary diagrams of `dd`, nodes numbered as they appear."""

    def __init__(self, sizes: Iterable[int], _limit: int = 0) -> None:
        # Not installed by default.
        autoref, bdd = (import_module(f"dd.{name}") for name in ("autoref", "bdd"))
        bdd.BDD.__del__ = lambda _: None  # it prints every node that is alive when Python ends
        self.full = [(1 << size) - 1 for size in sizes]
        widths = [(mask.bit_length() - 1).bit_length() for mask in self.full]
        self.bits = [[f"v{level}b{bit}" for bit in range(width)] for level, width in enumerate(widths)]
        self.bdd = autoref.BDD()
        self.bdd.declare(*(bit for bits in self.bits for bit in bits))
        self.functions: list[Any] = [self.bdd.false, self.bdd.true]
        self.numbers = {int(self.bdd.false): FALSE, int(self.bdd.true): TRUE}

    def __len__(self) -> int:
        return len(self.bdd)

    def _number(self, function: Any) -> int:
        number = self.numbers.setdefault(int(function), len(self.functions))
        if number == len(self.functions):
            self.functions.append(function)
        return number

    def test(self, level: int, mask: int) -> int:
        """True where the variable's class is in the mask."""
        return TRUE if not self.full[level] & ~mask else self._number(self._in(level, mask & self.full[level]))

    def _in(self, level: int, mask: int) -> Any:
        found = self.bdd.false
        for code in range(mask.bit_length()):
            if mask >> code & 1:
                found |= self.bdd.cube({bit: bool(code >> place & 1) for place, bit in enumerate(self.bits[level])})
        return found

    def both(self, f: int, g: int) -> int:
        """Conjunction."""
        return self._number(self.functions[f] & self.functions[g])

    def either(self, f: int, g: int) -> int:
        """Disjunction."""
        return self._number(self.functions[f] | self.functions[g])

    def negate(self, f: int) -> int:
        """Negation."""
        return self._number(~self.functions[f])

    def every(self, parts: Iterable[int]) -> int:
        """Conjunction of all parts."""
        found = self.bdd.true
        for part in parts:
            found &= self.functions[part]
        return self._number(found)

    def some(self, parts: Iterable[int]) -> int:
        """Disjunction of all parts."""
        found = self.bdd.false
        for part in parts:
            found |= self.functions[part]
        return self._number(found)

    def exists(self, f: int, levels: Iterable[int]) -> int:
        """True where some values of the variables at these levels make ``f`` true."""
        function = self.functions[f]
        for level in levels:
            # Bits can say more than there are classes.
            function = self.bdd.exist(self.bits[level], function & self._in(level, self.full[level]))
        return self._number(function)

    def count(self, f: int) -> int:
        """The number of nodes of ``f``."""
        return len(self.functions[f])


def measured(program: Program, store: type) -> tuple[float, int, float, int]:
    """Seconds and nodes of compiling; then of the union of all rules of one pack set, readings taken out."""
    with mock.patch("asn_neutrality.symbolic.compiled.Diagrams", store):
        start = perf_counter()
        compiled = CompiledProgram(program, 3_000_000)
        built = perf_counter() - start
    nodes = len(compiled.diagrams)
    start = perf_counter()
    union = compiled.diagrams.some(rule.violated for rule in compiled.rules[:40])
    broad = compiled.diagrams.exists(union, compiled.question_levels)
    return built, nodes, perf_counter() - start, compiled.diagrams.count(broad)


def main() -> None:
    """A table, one row per set of packs and store."""
    print("| packs | diagrams | compiling | nodes | 40 rules together, readings taken out | nodes of it |")
    print("|---|---|---|---|---|---|")
    for pack in PACKS:
        program, problems = lower(asn.load(pack))
        assert program is not None, problems
        for name, store in (("ours", Diagrams), ("dd 0.6, binary", Binary)):
            built, nodes, joined, size = measured(program, store)
            print(f"| {pack} | {name} | {in_words(built)} | {nodes} | {in_words(joined)} | {size} |", flush=True)


if __name__ == "__main__":
    main()
