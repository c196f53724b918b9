"""The table of `docs/cases.md`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.cases.cases import Agreement, Case, Comparison, cases, compared

PAGE = Path(__file__).parents[2] / "docs" / "cases.md"
BEGIN, END = "<!-- table: written by tests/cases -->\n", "<!-- end of table -->\n"
GROUPS = {"neutrality": "all but crime", "crime": "crime", "any": "all"}


def table() -> str:
    """Counts, one row per judged act and group of tracks, and the explanations."""
    return "\n".join([*_counts(), "", *_rows(), "", *_explanations(), ""])


def written() -> str:
    """What the page says now, between the marks."""
    return PAGE.read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0]


def write() -> None:
    """Put the table into the page."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    PAGE.write_text(before + BEGIN + table() + END + rest.partition(END)[2], encoding="utf-8")


def _counts() -> Iterator[str]:
    yield "| | agrees | more cautious | disagrees | authority open |"
    yield "|---|---|---|---|---|"
    for title, testable in (("cases decided", True), ("statements of what the rule is", False)):
        for facts, implied in (("as reported", False), ("with what the report implies", True)):
            rows = [row for row in compared(implied=implied) if row.case.testable == testable]
            count = Counter(row.agreement for row in rows)
            yield f"| {title}, {facts} | " + " | ".join(str(count[one]) for one in Agreement) + " |"


def _rows() -> Iterator[str]:
    yield "| case | act | authority | tracks | held | as reported | | with what is implied | turns on |"
    yield "|---|---|---|---|---|---|---|---|---|"
    told: set[str] = set()
    for row, implied in zip(compared(), compared(implied=True), strict=True):
        story = _retold(row) if row.case.id in told else _told(row)
        told.add(row.case.id)
        yield f"| {' | '.join([*story, *_cells(row, implied)])} |"


def _told(row: Comparison) -> tuple[str, str, str]:
    """Number, summary and authority of a case, at its first row."""
    case, about = row.case, row.event.about
    summary = f"{case.summary}: **{about}**" if about else case.summary
    return f"[{case.id}]({case.source})", summary, f"{case.authority}, {case.date}"


def _retold(row: Comparison) -> tuple[str, str, str]:
    return row.case.id, f"**{row.event.about}**" if row.event.about else "the same", ""


def _cells(row: Comparison, implied: Comparison) -> Iterator[str]:
    case, event = row.case, row.event
    yield GROUPS[row.tracks]
    yield row.decided.replace("_", " ")
    yield row.outcome.value.replace("_", " ")
    yield f"**{row.agreement.value}**" if row.agreement is Agreement.DISAGREES else row.agreement.value
    yield implied.outcome.value.replace("_", " ") if event.implied else ""
    yield ", ".join(f"`{name}`" for name in case.turns_on if name in row.turns_on)


def _explanations() -> Iterator[str]:
    for case in cases():
        if case.why:
            yield f"- **{case.id}**{_contested(case)} {case.why}"


def _contested(case: Case) -> str:
    return f" (contested: {case.contested})." if case.contested else "."
