"""Prohibitions told from terms in C: as by the definition, and where guards are told as without C."""

from __future__ import annotations

import struct
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_neutrality.engine.fast.guards import DEEPEST, Guard
from asn_neutrality.engine.fast.guards import written as guard_written
from asn_neutrality.engine.fast.sifting import Sieve
from asn_neutrality.logic.shapes import All, Any, Constant, Leaf, Not
from asn_neutrality.symbolic.terms import Formula, RuleTerms, TermTable
from tests.native.ways import WAYS

TERMS = 130  # more than two words
PLACES = 70
WORDS = 3
ALL = range(TERMS)
SETS = st.one_of(
    st.sets(st.sampled_from(ALL), max_size=12),
    st.lists(st.booleans(), min_size=TERMS, max_size=TERMS).map(lambda held: {term for term in ALL if held[term]}),
)
# Terms as they come, and those of a program: in the order of its prohibitions but for the ones that some share.
CORES = st.one_of(
    st.lists(st.sets(st.sampled_from(ALL), max_size=4), min_size=PLACES, max_size=PLACES),
    st.sets(st.tuples(st.sampled_from(range(PLACES)), st.sampled_from(ALL)), max_size=3).map(
        lambda shared: [
            {2 * place % TERMS, (2 * place + 1) % TERMS, *(term for at, term in shared if at == place)}
            for place in range(PLACES)
        ]
    ),
)
FEW = st.frozensets(st.integers(0, PLACES - 1), max_size=4)
FORMULAS: st.SearchStrategy[Formula] = st.recursive(
    st.one_of(st.booleans().map(Constant), st.sampled_from(ALL).map(Leaf)),
    lambda part: st.one_of(
        part.map(Not), st.lists(part, max_size=4).map(tuple).map(All), st.lists(part, max_size=4).map(tuple).map(Any)
    ),
    max_leaves=12,
)
GUARDS = st.dictionaries(st.integers(0, PLACES - 1), FORMULAS, max_size=12)

pytestmark = pytest.mark.parametrize("loops", WAYS[1:], ids=["c"] * len(WAYS[1:]))


def mask(terms: set[int]) -> int:
    return sum(1 << term for term in terms)


def written(terms: set[int]) -> bytes:
    return mask(terms).to_bytes(8 * WORDS, "little")


def code(*operations: int) -> bytes:
    return struct.pack(f"<{len(operations)}I", *operations)


SOME, CONTRARY, BOTH, EITHER, NEVER = 0, 1, 2, 3, 4
WRONG = (
    (CONTRARY,),
    (BOTH,),
    (NEVER, EITHER),
    (NEVER, NEVER),
    (NEVER, BOTH, NEVER, NEVER, BOTH),
    (6,),
    (NEVER | 1 << 3, 0),
    (SOME | 1 << 3,),
    (SOME | 2 << 3, 0),
    (SOME | (1 << 29) - 1 << 3, 0),
    (SOME | 1 << 3, 64),
    (*(NEVER,) * (DEEPEST + 1), *(BOTH,) * DEEPEST),
)


@given(CORES, SETS, SETS, SETS, FEW, FEW)
def test_what_cores_tell_is_what_they_are_defined_to_tell(
    loops: ModuleType,
    cores: list[set[int]],
    possible: set[int],
    certain: set[int],
    impossible: set[int],
    guarded: frozenset[int],
    intricate: frozenset[int],
) -> None:
    certain &= possible
    terms = tuple(tuple(place for place, core in enumerate(cores) if term in core) for term in range(TERMS))
    sieve = loops.Sieve(
        terms,
        written(impossible),
        tuple([b"" if place in guarded else None for place in range(PLACES)]),
        bytes([place in intricate for place in range(PLACES)]),
    )
    violated = tuple(place for place, core in enumerate(cores) if core & certain)
    open_ = tuple(place for place, core in enumerate(cores) if core & possible and not core & certain)
    may = set().union(*(cores[place] & possible for place in open_))
    told = not guarded & {*violated, *open_}
    expected = (violated, open_, written(may), not intricate & set(open_)) if told else None
    assert sieve.sift(written(possible), written(certain)) == expected


@given(CORES, SETS, SETS, GUARDS, FEW)
def test_the_same_is_sifted_with_and_without(
    loops: ModuleType,
    cores: list[set[int]],
    possible: set[int],
    certain: set[int],
    guards: dict[int, Formula],
    intricate: frozenset[int],
) -> None:
    rules = tuple(
        RuleTerms(tuple(sorted(core)), (guards[place],) if place in guards else ()) for place, core in enumerate(cores)
    )
    table = TermTable((), ({},) * TERMS, rules, (5,))
    found = []
    for way in (None, loops):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("asn_neutrality.native.loops", way)
            sifted = Sieve(table, intricate).sift(mask(certain & possible), mask(possible))
        found.append((list(sifted.violated), list(sifted.open), sifted.terms, sifted.clash, sifted.plain))
    assert found[0] == found[1]


@pytest.mark.parametrize(
    "arguments",
    [
        ((), b"", (), b""),
        ((), b"x", (), b""),
        (((),) * 65, b"x" * 8, (), b""),
        ((), b"x" * 8, (None,), b""),
        (((1,),), b"x" * 8, (None,), b"a"),
        (((-1,),), b"x" * 8, (None,), b"a"),
        (((1 << 70,),), b"x" * 8, (None,), b"a"),
        ((1,), b"x" * 8, (None,), b"a"),
        ((("a",),), b"x" * 8, (None,), b"a"),
        ((), b"x" * 8, b"a", b"a"),
        ((), b"x" * 8, (1,), b"a"),
        ((), b"x" * 8, (b"abc",), b"a"),
        *[((), b"x" * 8, (code(*wrong),), b"a") for wrong in WRONG],
    ],
)
def test_wrong_tables_are_refused(loops: ModuleType, arguments: tuple[object, ...]) -> None:
    with pytest.raises((ValueError, TypeError, OverflowError)):
        loops.Sieve(*arguments)


def test_terms_that_are_not_whole_are_refused(loops: ModuleType) -> None:
    sieve = loops.Sieve(((0,),), bytes(8), (None,), b"\0")
    assert sieve.sift(b"\1" + bytes(7), bytes(8)) == ((), (0,), b"\1" + bytes(7), True)
    for possible, certain in ((b"", b""), (bytes(8), bytes(7)), (bytes(16), bytes(8))):
        with pytest.raises(ValueError, match="8 bytes"):
            sieve.sift(possible, certain)


def nested(depth: int) -> Guard:
    """Needs room for so many parts at a time."""
    found: Guard = Leaf(1)
    for _ in range(depth - 1):
        found = All((Leaf(0b10), found))
    return found


def test_a_guard_that_is_nested_too_deep_is_not_told(loops: ModuleType) -> None:
    deep, deeper = guard_written(nested(DEEPEST)), guard_written(nested(DEEPEST + 1))
    assert deep
    assert deeper == b""
    for guard, found in ((deep, ((), (), bytes(8), True)), (deeper, None)):
        sieve = loops.Sieve(((0,), *((),) * 63), bytes(8), (guard,), b"\0")
        assert sieve.sift(b"\1" + bytes(7), b"\1" + bytes(7)) == found
