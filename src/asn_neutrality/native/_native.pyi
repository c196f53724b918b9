"""The loops in C."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property as cached_property
from typing import Any, Self, TypeAlias

from typing_extensions import Buffer

from asn_neutrality.domain.decisions import Decision
from asn_neutrality.domain.results import Outcome

EDITION: int

Kept: TypeAlias = Decision | tuple[Decision, bytes] | None
Settle: TypeAlias = Callable[[object, bytes, bytes | None], tuple[Decision | None, Kept]]

class Lookup:
    """Records looked up in bit sets: one table for each fact, of codes by value, and rows of terms by code.

    ``groups`` are the facts that are told together, each fact in one; ``texts`` are facts that only have to be texts.
    Terms come as ``width`` words of 64, the lowest first. What the tables do not have, or a value that is not exactly
    str, bool, None or a date, is left to the caller.
    """

    def __new__(
        cls,
        groups: tuple[tuple[str, ...], ...],
        texts: tuple[str, ...],
        width: int,
        settle: Settle,
        most: int,
        sieve: Sieve = ...,
        decisions: Decisions = ...,
        follows: bool = False,
        /,
    ) -> Self:
        """With ``sieve`` goes ``decisions``: what cores tell is decided by these, and ``settle`` is asked of the rest.

        Where prohibitions are open that is so with ``follows`` only: the classes of open facts are then followed as by
        ``covering.covers``, for all that is open, by subject and by prohibition.

        ``settle`` is given the record, the terms that may hold, and the certain ones (None: the same).

        It gives the decision, and what to remember for all records with these terms, of which there are at most
        ``most``: nothing, the decision, or the decision where open facts have a way out of some terms, and those.
        """

    def row(self, possible: bytes, certain: bytes, more: bytes, ways: bytes) -> int:
        """A new row of terms; the first is of what is known without any fact.

        ``ways`` has for each open fact the number of its classes, as a word, and the terms that each lets pass;
        ``more`` are the terms that something else leaves open.
        """

    def put(self, group: int, values: tuple[object, ...], codes: tuple[int, ...], row: int) -> None:
        """These values of the facts of a group are of this row. Values with the same code say the same."""

    def clear(self) -> None:
        """Forget values and rows, not decisions."""

    def decide(self, record: object, /) -> Decision | None:
        """The decision on a flat record, whose missing facts are None; None where the tables do not suffice."""

class Decisions:
    """Decisions made of prohibitions, which are known by place.

    ``kind`` is made without arguments, and then given its ``fields`` in the order of ``Decision``, frozen or not.
    ``ids`` are those of prohibitions, ``subjects`` what has an outcome of its own and that each is of, as bits of one
    word; ``outcomes`` gives those of everything, of tracks and of packs, where some subjects are violated and some are
    open.
    """

    def __new__(
        cls,
        kind: type[object],
        fields: tuple[str, ...],
        ids: tuple[str, ...],
        subjects: tuple[int, ...],
        outcomes: Callable[[int, int], tuple[object, object, object]],
        /,
    ) -> Self: ...

class Sieve:
    """Prohibitions by the terms in their cores.

    ``terms`` has for each term the places of the prohibitions in whose core it is, ``impossible`` a bit for each term,
    the lowest first, ``guards`` for each place its guard as ``engine.fast.guards.written`` has it, None where there is
    none and nothing where terms do not tell it, ``intricate`` a byte for each place.
    """

    def __new__(
        cls, terms: tuple[tuple[int, ...], ...], impossible: bytes, guards: tuple[bytes | None, ...], intricate: bytes
    ) -> Self: ...
    def sift(self, possible: bytes, certain: bytes) -> tuple[tuple[int, ...], tuple[int, ...], bytes, bool] | None:
        """The places violated and those open, in order, and the terms that may hold in the cores of the open ones.

        At last whether the open ones are violated exactly where such a term holds. None where a guard is not told.
        """

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

def targets() -> tuple[str, ...]:
    """The kinds of processors that ``run_steps`` was compiled for and that this one is of; the last one is used."""

def use_target(name: str) -> None:
    """Use that of another kind from now on; ``ValueError`` where this processor is not of it."""

def take_rows(
    columns: tuple[tuple[Buffer, bool, Buffer | None], ...],
    rows: Buffer,
    taken: tuple[tuple[Buffer, Buffer | None], ...],
    /,
) -> None:
    """Take some rows, numbers of 64 bits, out of columns.

    A column is values, whether these are bits, and the bits of the rows without one; what is ``taken`` is values and
    such bits, as wide as those and filled one row after the other. Bits are words of 64 rows, and then so are the rows.
    ``ValueError`` where any of that does not fit, or where there is no such row.
    """

def take_codes(
    columns: tuple[tuple[Buffer, bool, Buffer | None, Buffer | None, int], ...], rows: Buffer, codes: Buffer, /
) -> None:
    """Fill in the codes of some rows, numbers of 64 bits, one column after the other.

    A column is values, whether these are bits, the bits of the rows with one, the breaks that tell numbers apart, in
    order (None: the numbers are codes), and the code of rows without a value. ``ValueError`` as from ``take_rows``.
    """

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

# What follows is told where its like in Python is: asn_neutrality.symbolic.store, restriction and covering.

class Memo:
    """What was found of nodes, for one question: ``dict`` in Python. Of no use but to be handed back."""

class View:
    """The levels, the edges or the levels below of the nodes of a store, by number; there is no other way to make it.

    ``IndexError`` where there is no such node, ``LookupError`` where it was left out.
    """

    def __len__(self) -> int: ...
    def __getitem__(self, node: int, /) -> object: ...

class Store:
    """Nodes of decision diagrams. Subclasses have ``too_large``, the error where nodes are more than ``limit``.

    Nodes that are not there are a ``LookupError``, children that do not test a variable further down a ``ValueError``,
    masks of classes that a variable cannot have an ``OverflowError``.
    """

    full: list[int]
    limit: int
    levels: View
    edges: View
    below: View
    steps: int

    def __init__(self, full: Iterable[int], limit: int) -> None: ...
    def fill(self, levels: Buffer, lengths: Buffer, places: Buffer, children: Buffer, masks: tuple[int, ...]) -> None:
        """Numbers of 32 bits each."""

    def __len__(self) -> int: ...
    def node(self, level: int, edges: Iterable[tuple[int, int]]) -> int: ...
    def both(self, f: int, g: int, /) -> int: ...
    def negate(self, f: int, /) -> int: ...
    def project(self, f: int, away: int, memo: Memo | None = None, /) -> int: ...
    def fix(self, f: int, codes: Mapping[int, int], memo: Memo | None = None, /) -> int: ...
    def meet(self, f: int, g: int, but: int | None = None, /) -> bool: ...
    def touching(self, f: int, others: tuple[int, ...], /) -> tuple[int, ...]: ...
    def alone(self, functions: Iterable[int], /) -> tuple[Self, tuple[int, ...]]: ...
    def child(self, f: int, code: int, /) -> int: ...

class Restriction:
    """Diagrams where less can be."""

    def __init__(self, origin: Store, into: Store, masks: Mapping[int, int], /) -> None: ...
    def __call__(self, f: int, /) -> int: ...
    def after(self, first: Restriction, functions: Iterable[int], /) -> tuple[int, ...]: ...
    def impossible(self, functions: Sequence[int], among: int = -1, /) -> int: ...

class Covering:
    """Whether some diagrams together hold wherever another does."""

    def __init__(self, store: Store, /) -> None: ...
    def holds(self, within: int, parts: Iterable[int], limit: int, /) -> bool: ...

class Register:
    """Records of words read at once, by the words of facts that were put here.

    Words are exact strings, truth values, days and None. ``names`` are the facts in order; ``assumed`` is what is known
    where nothing is stated. There is room for so many words.
    """

    def __new__(cls, names: tuple[str, ...], assumed: dict[int, int], most: int, /) -> Self: ...
    def put(
        self, name: str, word: str | bool | date | None, state: object, said: object, known: dict[int, int] | None, /
    ) -> None:
        """What a word states of a fact, what that says (or None), and what is known by it; a word stays what it was.

        The state is None of a word that states nothing. None is known where that is not told by itself. Raises
        ``ValueError`` where there is no such fact, or this is no word.
        """

    def lacks(self, record: dict[object, object], others: dict[str, object], /) -> list[object]:
        """The facts of a record for which ``read`` gives None."""

    def read(
        self, record: dict[object, object], others: dict[str, object], /
    ) -> tuple[dict[str, Any], tuple[Any, ...], dict[int, int] | None] | None:
        """The states of its facts, in their order, what they say, and what is known; None where a word is not here.

        ``others`` are states of facts that no rule can ask for, whatever the record has there.
        """

def words_in_order(
    stated: dict[str, Any], known: dict[str, dict[int, tuple[int, str, Any]]], more: list[tuple[int, str, Any]], /
) -> list[str] | None:
    """What is told of facts by ``known``, and ``more``: see asn_neutrality.explain.event."""

class Overlaps:
    """See asn_neutrality.engine.fast.overlaps; sets that were given are never below 0.

    ``OverflowError`` where what is asked about has more words than the longest set.
    """

    def __new__(cls, sets: tuple[int, ...], /) -> Self: ...
    def few(self, some: int, /) -> tuple[list[int], list[int]]: ...

# And of this: asn_neutrality.engine.case, answers, and questions.missing.

class Case:
    """What is left open of an event: ``possible`` are the completions, ``questions`` the levels of those of reading.

    ``assessments`` are the open ones, by level: the level, the favourable classes, and the node of where rules conclude
    its value under every reading. ``limit`` is that of the steps of covers. Subjects are tuples of nodes.
    """

    def __init__(
        self,
        store: Store,
        possible: int,
        questions: int,
        assessments: tuple[tuple[int, int, int], ...],
        outcomes: tuple[Outcome, ...],
        limit: int,
        /,
    ) -> None: ...
    def outcome(self, subject: tuple[int, ...], /) -> Outcome: ...
    def never(self, subject: int, /) -> bool: ...
    def turns(self, subject: tuple[int, ...], /) -> int: ...
    def answers(
        self, subjects: tuple[tuple[int, ...], ...], asked: tuple[tuple[int, int], ...], more: int, /
    ) -> list[tuple[int, tuple[tuple[Outcome, ...], *tuple[tuple[Outcome, ...] | None, ...]]]]: ...
    def fewest(self, subject: tuple[int, ...], order: tuple[int, ...], /) -> int:
        """The levels that are kept; those of ``order`` are tried one after the other."""
