"""All ways to fill in what a record leaves open."""

from __future__ import annotations

from asn_neutrality.engine.reading import Reading
from asn_neutrality.symbolic.compiled import CompiledProgram
from asn_neutrality.symbolic.diagrams import FALSE, Cofactor


class Completions:
    """The completions of a reading: ``all`` is their set (``docs/verdicts.md``), as a diagram of ``store``.

    ``restrict`` carries a diagram of the program over to the variables that are open here.
    """

    def __init__(self, compiled: CompiledProgram, reading: Reading) -> None:
        self.compiled = compiled
        self.reading = reading
        levels = compiled.level
        self.restrict = Cofactor(compiled.diagrams, {levels[name]: mask for name, mask in reading.masks.items()})
        self.store = self.restrict.diagrams
        # A stated phase limits the date from which it follows.
        limits = (
            compiled.derived(name, reading.masks[name])
            for name in compiled.program.derivations
            if name in reading.stated
        )
        self.all = self.store.every((self.restrict(compiled.possible), *map(self.restrict, limits)))

    def __bool__(self) -> bool:
        return self.all != FALSE
