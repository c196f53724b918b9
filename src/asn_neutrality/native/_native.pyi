"""The loops in C."""

from typing_extensions import Buffer

EDITION: int

def run_steps(
    steps: Buffer,
    joined: Buffer,
    columns: tuple[tuple[int, Buffer, Buffer | None], ...],
    results: Buffer,
    rooms: int,
    number: int,
    first: int,
    last: int,
) -> None:
    """Run steps over the words from ``first`` to ``last`` of all columns, and write those words of the results.

    A column has a form (``backends.instructions.Form``), values, and the bits of the rows without one, in whole words;
    values that end before the words do are followed by zeros. The results are so many of one length, one below the
    other. What a step finds stands in a room, of which 0 and 1 are no row and every row.

    A step has four numbers of 32 bits: its kind (of ``backends.steps.Kind``), the room it writes, and what it reads. A
    test reads a column and its code or number. BOTH and DIFFER read operands: where they begin in ``joined``, and how
    many; an operand is a room, or ``~room`` for the rows that are not in it. ``KEEP`` writes a result and reads an
    operand. EITHER and INVERT are told by operands.

    ``ValueError`` where any of that does not fit. The interpreter may run other threads meanwhile.
    """
