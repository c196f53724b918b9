"""Which variables are looked at together: blocks, so that each test of a rule lies within one of them."""

from __future__ import annotations

from collections.abc import Iterable

from asn_neutrality.symbolic.compiled import CompiledProgram


class Blocks:
    """A partition of a program's variables by level; those of one calendar, or one concluded fact, are together.

    ``members`` holds the levels of each block, the block with the topmost variable first.
    """

    def __init__(self, compiled: CompiledProgram) -> None:
        self._root = list(range(len(compiled.order)))
        level = compiled.level
        for target, derivation in compiled.program.derivations.items():
            for case in derivation.cases:
                self._join((level[target], level[case.day], *compiled.diagrams.support(compiled.diagram(case.when))))
        for target, inferences in compiled.program.inferences.items():
            self._join((level[target], *(level[inference.flag] for inference in inferences)))
        found: dict[int, list[int]] = {}
        for variable in range(len(compiled.order)):
            found.setdefault(self._find(variable), []).append(variable)
        self.members = tuple(tuple(block) for block in found.values())
        self._of = {variable: place for place, block in enumerate(self.members) for variable in block}

    def _find(self, variable: int) -> int:
        while self._root[variable] != variable:
            variable = self._root[variable]
        return variable

    def _join(self, variables: Iterable[int]) -> None:
        roots = {self._find(variable) for variable in variables}
        for root in roots:
            self._root[root] = min(roots)

    def of(self, variables: Iterable[int]) -> int | None:
        """The block that holds all these variables, -1 where there are none; None where they are of several."""
        found = {self._of[variable] for variable in variables}
        return None if len(found) > 1 else next(iter(found), -1)
