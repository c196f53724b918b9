"""Records as the options of a command read them: form, sheet and map."""

from __future__ import annotations

from collections.abc import Container, Generator, Sequence
from contextlib import closing
from itertools import islice

from attrs import define

from asn_neutrality.cli.files import STANDARD, open_input
from asn_neutrality.cli.frame import Refusal
from asn_neutrality.cli.inputs.items import Item
from asn_neutrality.cli.inputs.reading import InputFormat, is_workbook, read_items
from asn_neutrality.cli.inputs.sheet_records import PLAIN, Layout
from asn_neutrality.cli.maps.reading import layout_of, read_map
from asn_neutrality.cli.maps.table_map import TableMap
from asn_neutrality.cli.texts import Texts
from asn_neutrality.domain.facts import Vocabulary

INPUT = "stdin"


@define(frozen=True)
class Intake:
    """``known`` are the headings that a file may have; with a map records are told in the words of the vocabulary."""

    known: Container[str]
    texts: Texts
    form: InputFormat | None = None
    layout: Layout = PLAIN
    table_map: TableMap | None = None

    def items(self, names: Sequence[str]) -> Generator[Item, None, None]:
        """The records of files, or of standard input."""
        for name in names or [STANDARD]:
            with (
                open_input(name, self.texts) as stream,
                closing(read_items(source_of(name), stream, self.known, self.form, self.layout)) as items,
            ):
                for item in items:
                    yield self.meant(item)

    def meant(self, item: Item) -> Item:
        """A record in the words of the vocabulary."""
        return self.table_map.translate(item) if self.table_map else item

    def pick(self, name: str, number: int) -> Item:
        """The record of that number, counted from 1."""
        with closing(self.items([name])) as items:
            item = next(islice(items, number - 1, None), None)
        if item is None:
            raise Refusal(self.texts("explain-none", source_of(name), number))
        return item


def intake_of(
    vocabulary: Vocabulary, form: InputFormat | None, sheet: str | None, map_file: str | None, texts: Texts
) -> Intake:
    """The intake that options ask for. Raises ``Refusal`` where the map cannot be meant."""
    table_map = read_map(map_file, vocabulary, texts) if map_file else None
    return Intake(table_map or vocabulary.facts, texts, form, layout_of(sheet, table_map), table_map)


def require_workbook(names: Sequence[str], form: InputFormat | None, sheet: str | None, texts: Texts) -> None:
    """Refuse a sheet of what has none."""
    if sheet is not None and not reads_workbook(names, form):
        raise Refusal(texts("sheet-without-workbook"))


def reads_workbook(names: Sequence[str], form: InputFormat | None) -> bool:
    """Whether one of the files is a workbook, by the form that is given or by its name."""
    return form == "xlsx" or (form is None and any(map(is_workbook, names)))


def source_of(name: str) -> str:
    """What messages call a file."""
    return INPUT if name == STANDARD else name
