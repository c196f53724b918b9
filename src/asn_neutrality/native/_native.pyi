"""The loops in C."""

from typing_extensions import Buffer

EDITION: int

def encode_strings(
    validity: Buffer | None,
    places: Buffer,
    data: tuple[Buffer | None, ...],
    layout: str,
    offset: int,
    rows: int,
    codes: Buffer,
    firsts: Buffer,
    known: tuple[Buffer, tuple[Buffer | None], int],
    /,
) -> int | None:
    """Codes of the strings of an Arrow array, in order of first appearance; how many distinct ones there are.

    ``places`` are offsets into the one buffer of ``data``, of 32 (layout ``i``) or 64 bits (``l``), or views (``v``).
    ``codes`` has a byte for each row, or two; the code of a null means nothing. ``firsts`` has 64 bits for each of as
    many distinct strings as are wanted: the row where it first was. None where there are more than that, or than codes.
    ``known`` are strings that have the first codes, each once, as places of layout ``i``, data and rows.
    ``ValueError`` where what is read would not lie in the buffers.
    """
