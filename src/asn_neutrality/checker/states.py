"""One fact of a record: the value handed in, to what is stated of the fact."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from numbers import Number
from typing import Generic, TypeVar, assert_never

from asn_neutrality.checker.dates import DateFlaw, merge, read_days
from asn_neutrality.checker.intended import intended_word, intended_words
from asn_neutrality.checker.raw import fields_of, ordered, plain, show
from asn_neutrality.checker.refusals import Refusals
from asn_neutrality.checker.regions import is_region
from asn_neutrality.domain.facts import NO, NOT_YET, YES, FactKind, FactRole, FactType
from asn_neutrality.domain.records import Dates, Days, Regions, State, Text, Unknown, Values

UNKNOWN = "?"
NOT_YET_WORDS = frozenset({NOT_YET, "not_yet"})
YES_NO_WORDS = {YES: YES, "yes": YES, "true": YES, NO: NO, "no": NO, "false": NO}
REMEMBERED = 4096  # texts whose meaning a reader keeps
LARGEST = 10**40  # number that is kept as text
LISTED = 12  # values a message names before it names only the nearest

P = TypeVar("P")


class FactReader(ABC, Generic[P]):
    """Reads the values of one fact. ``known`` holds texts whose meaning is settled."""

    remembers = True

    def __init__(self, fact: FactType) -> None:
        self.fact = fact
        self.known: dict[str, State] = {UNKNOWN: Unknown()}

    def read(self, raw: object, refusals: Refusals) -> State | None:
        """What ``raw`` states of the fact: None where nothing, or where something was refused."""
        value = plain(raw)
        if value is None:
            return None
        state = self._read_stated(value, refusals)
        # What a member of an enumeration says is not what a text like it says.
        if state is not None and type(raw) is str and self.remembers and len(self.known) < REMEMBERED:
            self.known[raw] = state
        return state

    def _read_stated(self, value: object, refusals: Refusals) -> State | None:
        if fields_of(value) is not None:
            refusals.add("R013", fact=self.fact.name)
            return None
        items = [plain(item) for item in self.items(value)]
        empty = not items or any(item is None for item in items)
        if empty:
            refusals.add("R016", fact=self.fact.name)
        certain = [item for item in items if item is not None and not _says_unknown(item)]
        before = len(refusals.found)
        parts = [part for item in certain if (part := self.part(item, refusals)) is not None]
        if empty or len(refusals.found) > before:
            return None
        return self.join(parts) if len(certain) == len(items) else Unknown()

    def items(self, value: object) -> Iterator[object]:
        """The values of which the fact has one: those of a list, or of a text with slashes."""
        if isinstance(value, (set, frozenset)):
            value = ordered(value)
        for item in value if isinstance(value, (list, tuple)) else (value,):
            yield from self.split(item)

    def split(self, item: object) -> Sequence[object]:
        """The alternatives within one item."""
        return item.split("/") if isinstance(item, str) else (item,)

    @abstractmethod
    def part(self, item: object, refusals: Refusals) -> P | None:
        """The meaning of one item; None where it was refused."""

    @abstractmethod
    def join(self, parts: Sequence[P]) -> State:
        """One of several such meanings."""


class ChoiceReader(FactReader[tuple[str, ...]]):
    """A choice: names of values and groups. ``owners`` says which facts have a value."""

    def __init__(self, fact: FactType, owners: Mapping[str, Sequence[str]]) -> None:
        super().__init__(fact)
        self.owners = owners
        self.names = frozenset(value.name for value in fact.values)
        self.meanings: dict[str, tuple[str, ...]] = {value.name: (value.name,) for value in fact.values}
        self.meanings |= {group.name: group.members for group in fact.groups}
        self.known |= {name: self.join([meaning]) for name, meaning in self.meanings.items()}

    def part(self, item: object, refusals: Refusals) -> tuple[str, ...] | None:
        if not isinstance(item, str):
            refusals.add("R005", fact=self.fact.name, value=show(item), allowed=self._allowed(""))
            return None
        name = item.strip()
        if name in self.meanings:
            return self.meanings[name]
        if "+" in name and all(part.strip() in self.meanings for part in name.split("+")):
            refusals.add("R017", fact=self.fact.name, value=show(name))
            return None
        close = intended_word(name, self.meanings)
        told = {"fact": self.fact.name, "value": show(name), "allowed": self._allowed(name)}
        elsewhere = self.owners.get(name, ())
        if elsewhere and close is None:
            refusals.add("R004", other=elsewhere[0], **told)
        else:
            refusals.add("R003", close, **told)
        return None

    def join(self, parts: Sequence[tuple[str, ...]]) -> State:
        values = frozenset(name for part in parts for name in part)
        return Unknown() if values == self.names else Values(values)

    def _allowed(self, name: str) -> str:
        if len(self.meanings) <= LISTED:
            return ", ".join(f"`{value}`" for value in self.meanings)
        shown = intended_words(name, self.meanings, 5) or list(self.meanings)[:5]
        return ", ".join([*(f"`{value}`" for value in shown), f"… ({len(self.meanings)})"])


YES_NO_NUMBERS: Mapping[object, str] = {1: YES, 0: NO}


class YesNoReader(FactReader[str]):
    """A yes/no fact: booleans, the numbers 1 and 0 that stand for them, and the words for them in any case."""

    def part(self, item: object, refusals: Refusals) -> str | None:
        if isinstance(item, Number) and (said := YES_NO_NUMBERS.get(item)) is not None:
            return said
        word = item.strip().lower() if isinstance(item, str) else ""
        if word not in YES_NO_WORDS:
            close = intended_word(word, YES_NO_WORDS)
            refusals.add("R006", close, fact=self.fact.name, value=show(item))
        return YES_NO_WORDS.get(word)

    def join(self, parts: Sequence[str]) -> State:
        values = frozenset(parts)
        return Unknown() if len(values) > 1 else Values(values)


class DateReader(FactReader[Dates]):
    """A date: days and spans of days, or that it has not happened yet (which an act has)."""

    def split(self, item: object) -> Sequence[object]:
        """The item itself: a slash in a date is a span of days."""
        return (item,)

    def part(self, item: object, refusals: Refusals) -> Dates | None:
        if isinstance(item, str) and item.strip() in NOT_YET_WORDS:
            if self.fact.role is not FactRole.TIME_OF_ACT:
                return Dates((), not_yet=True)
            refusals.add("R015", fact=self.fact.name, value=item.strip())
            return None
        days = _days(item)
        if isinstance(days, Days):
            return Dates((days,))
        refusals.add(days.code, days.suggestion, fact=self.fact.name, value=show(days.part))
        return None

    def join(self, parts: Sequence[Dates]) -> State:
        spans = merge(span for part in parts for span in part.spans)
        not_yet = any(part.not_yet for part in parts)
        everything = spans == (Days(None, None),) and (not_yet or self.fact.role is FactRole.TIME_OF_ACT)
        return Unknown() if everything else Dates(spans, not_yet)


def _days(item: object) -> Days | DateFlaw:
    if isinstance(item, datetime):
        item = item.date()
    if isinstance(item, date):
        return Days(item, item)
    if isinstance(item, str):
        return read_days(item)
    if isinstance(item, int) and not isinstance(item, bool):
        return read_days(show(item))
    return DateFlaw("R007", show(item))


class RegionReader(FactReader[str]):
    """A region: codes and patterns of codes."""

    def part(self, item: object, refusals: Refusals) -> str | None:
        # A number is no code: 16.10 and 16.1 are the same number.
        code = item.strip() if isinstance(item, str) else ""
        if is_region(code):
            return code
        refusals.add("R010", fact=self.fact.name, value=show(item))
        return None

    def join(self, parts: Sequence[str]) -> State:
        return Regions(tuple(sorted(set(parts))))


class TextReader(FactReader[str]):
    """Free text, kept as it is."""

    remembers = False

    def items(self, value: object) -> Iterator[object]:
        """The value itself: a slash in a text is a slash."""
        yield value

    def part(self, item: object, refusals: Refusals) -> str | None:
        if isinstance(item, str):
            return item
        if isinstance(item, int) and not isinstance(item, bool) and abs(item) < LARGEST:
            return int.__repr__(item)
        refusals.add("R011", fact=self.fact.name, value=show(item))
        return None

    def join(self, parts: Sequence[str]) -> State:
        return Text(*parts)


def _says_unknown(item: object) -> bool:
    return isinstance(item, str) and item.strip() == UNKNOWN


AnyReader = FactReader[tuple[str, ...]] | FactReader[str] | FactReader[Dates]


def reader_of(fact: FactType, owners: Mapping[str, Sequence[str]]) -> AnyReader:
    """The reader of a fact's values; ``owners`` says for each value which choices have it."""
    match fact.kind:
        case FactKind.CHOICE:
            return ChoiceReader(fact, owners)
        case FactKind.YES_NO:
            return YesNoReader(fact)
        case FactKind.DATE:
            return DateReader(fact)
        case FactKind.REGION:
            return RegionReader(fact)
        case FactKind.TEXT:
            return TextReader(fact)
    assert_never(fact.kind)
