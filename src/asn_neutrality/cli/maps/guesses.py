"""What the columns of a register may be: facts by heading and by what stands below it, and how certain that is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from attrs import define

from asn_neutrality.checker.dates import read_days
from asn_neutrality.checker.regions import is_region
from asn_neutrality.checker.states import YES_NO_WORDS
from asn_neutrality.cli.maps.day_forms import COMMON, DayForm, day_form, days_meant
from asn_neutrality.cli.maps.table_map import TableMap
from asn_neutrality.cli.maps.words import Words, names_of, normal, words_of
from asn_neutrality.domain.facts import FactKind, FactType
from asn_neutrality.domain.records import Days

EXACT = 1.0
LIKELY = 0.6  # a guess below is none
APART = 0.15  # a guess that is no further from the next is none
NAMED = 3  # guesses that are told of what stays open
FORMS: tuple[DayForm, ...] = tuple(form for each in COMMON if (form := day_form(each)) is not None)


@define(frozen=True)
class Guess:
    """What something may be, and how certain that is, from 0 to 1."""

    name: str
    certainty: float


@define(frozen=True)
class Column:
    """A column of a register. ``taken`` is the fact that it holds, None where that is open; ``guesses`` are best first.
    ``rivals`` are other columns that seem to hold the same fact."""

    heading: str
    cells: tuple[str, ...]
    guesses: tuple[Guess, ...]
    taken: Guess | None
    rivals: tuple[str, ...] = ()


def guess_columns(words: Words, table: Mapping[str, Sequence[str]]) -> list[Column]:
    """Every column; ``table`` holds the distinct cells of each."""
    columns = [_column(words, heading, tuple(cells)) for heading, cells in table.items()]
    return [_unless_rivalled(column, columns) for column in columns]


def _column(words: Words, heading: str, cells: tuple[str, ...]) -> Column:
    facts = words.vocabulary.facts.values()
    found = sorted((Guess(fact.name, _certainty(words, fact, heading, cells)) for fact in facts), key=_best_first)
    best, others = found[0], found[1:]
    apart = all(other.certainty <= best.certainty - APART for other in others[:1])
    clear = best.certainty == EXACT or (best.certainty >= LIKELY and apart)
    named = tuple(guess for guess in found[:NAMED] if guess.certainty >= LIKELY / 2)
    return Column(heading, cells, named, best if clear else None)


def _best_first(guess: Guess) -> float:
    return -guess.certainty


def _unless_rivalled(column: Column, columns: Sequence[Column]) -> Column:
    """A fact has one column: where two seem to hold it, only one that is exact, and alone in that, does."""
    if column.taken is None:
        return column
    rivals = [
        other
        for other in columns
        if other is not column and other.taken is not None and other.taken.name == column.taken.name
    ]
    exact = column.taken.certainty == EXACT
    if all(exact and other.taken is not None and other.taken.certainty < EXACT for other in rivals):
        return column
    return Column(column.heading, column.cells, column.guesses, None, tuple(other.heading for other in rivals))


def _certainty(words: Words, fact: FactType, heading: str, cells: Sequence[str]) -> float:
    named = max(_likeness(heading, name) for name in (*names_of(fact.name, fact.label), fact.name.rpartition(".")[2]))
    if words.facts.get(normal(heading)) == fact.name:
        named = EXACT
    held = _share_read(words, fact, cells)
    if held is None:
        return EXACT if named == EXACT else named * 0.8
    if named == EXACT and held:
        return EXACT
    return round(0.5 * named + 0.5 * held, 2)


def _likeness(heading: str, name: str) -> float:
    """How alike two names are: by letters or by words in common, below what is exact."""
    one, other = normal(heading), normal(name.replace(".", " "))
    if not one or not other:
        return 0.0
    letters = SequenceMatcher(None, one, other).ratio()
    first, second = set(one.split()), set(other.split())
    return round(0.9 * max(letters, len(first & second) / len(first | second)), 2)


def _share_read(words: Words, fact: FactType, cells: Sequence[str]) -> float | None:
    """The share of cells that say something of the fact; None where any text would, or there are none."""
    if fact.kind is FactKind.TEXT or not cells:
        return None
    return sum(is_read(words, fact, cell) for cell in cells) / len(cells)


def is_read(words: Words, fact: FactType, cell: str) -> bool:
    """Whether a cell says something of a fact, by the vocabulary's own words."""
    text = cell.strip()
    if text == "?":
        return True
    match fact.kind:
        case FactKind.CHOICE:
            known = words.values[fact.name]
            return normal(text) in known or all(normal(part) in known for part in text.replace("+", "/").split("/"))
        case FactKind.YES_NO:
            return text.lower() in YES_NO_WORDS or normal(text) in words.values[fact.name]
        case FactKind.DATE:
            return isinstance(read_days(text), Days) or bool(days_meant(text, FORMS))
        case FactKind.REGION:
            return is_region(text)
    return True


def forms_of(words: Words, columns: Iterable[Column]) -> list[str]:
    """The forms in which every date of the register is written that is not ISO: none, or those that are possible."""
    facts = words.vocabulary.facts
    dated = [column for column in columns if column.taken and facts[column.taken.name].kind is FactKind.DATE]
    cells = [cell for column in dated for cell in column.cells if not isinstance(read_days(cell), Days)]
    cells = [cell for cell in cells if days_meant(cell, FORMS)]
    return [form.written for form in FORMS if cells and all(form.read(cell) is not None for cell in cells)]


def unread(words: Words, column: Column) -> list[tuple[str, tuple[Guess, ...]]]:
    """The words of a column that mean nothing yet, each with the values it is most like."""
    if column.taken is None:
        return []
    fact = words.vocabulary.facts[column.taken.name]
    if fact.kind not in (FactKind.CHOICE, FactKind.YES_NO):
        return []
    map_ = TableMap(words)
    left = [cell for cell in column.cells if not is_read(words, fact, str(map_.value(fact.name, cell)))]
    return [(cell, _nearest(fact, cell)) for cell in left]


def _nearest(fact: FactType, cell: str) -> tuple[Guess, ...]:
    best: dict[str, float] = {}
    for word, value in words_of(fact):
        best[value] = max(best.get(value, 0.0), _likeness(cell, word))
    guesses = sorted((Guess(name, certainty) for name, certainty in best.items()), key=_best_first)
    return tuple(guess for guess in guesses[:NAMED] if guess.certainty >= 0.4)
