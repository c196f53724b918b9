"""The page of mistakes: what is written, and what is said of it in both languages."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from attrs import define

from asn_neutrality.domain.words import Language
from asn_neutrality.pipeline import check
from asn_neutrality.source.catalogue import help_text, message
from asn_neutrality.source.diagnostic import Diagnostic
from tests.syntax.reading import ROOT

HERE = Path(__file__).parent
PAGE = ROOT / "docs" / "mistakes.md"
BASE = (HERE / "edaran.larangan").read_text("utf-8")
BEGIN, END = "<!-- table: begin -->", "<!-- table: end -->"
MEANT = {"id": "maksud Anda `{}`?", "en": "did you mean `{}`?"}


@define(frozen=True)
class Mistake:
    """``written`` stands where ``right`` should; ``found`` is what the whole check says then."""

    right: str
    written: str
    found: tuple[Diagnostic, ...]

    def said(self, language: Language) -> str:
        """The first message with its help and suggestion, on one line."""
        first = self.found[0]
        parts = [f"{first.code}: {message(first, language)}", help_text(first, language)]
        if first.suggestion:
            parts.append(MEANT[language].format(first.suggestion))
        return "; ".join(part for part in parts if part)


@cache
def mistakes(folder: Path) -> tuple[Mistake, ...]:
    """Every mistake of the table; ``folder`` is where the broken files are written."""
    path = folder / "edaran.larangan"
    found = []
    for entry in tomllib.loads((HERE / "mistakes.toml").read_text("utf-8"))["mistake"]:
        assert entry["right"] in BASE, f"not in edaran.larangan: {entry['right']}"
        path.write_text(BASE.replace(entry["right"], entry["written"], 1), "utf-8")
        found.append(Mistake(entry["right"], entry["written"], tuple(check(path))))
    return tuple(found)


def table(found: tuple[Mistake, ...]) -> str:
    """The rows of the page."""
    rows = ["| ditulis / written | seharusnya / right | pesan | message |", "|---|---|---|---|"]
    rows += [
        f"| {_code(each.written)} | {_code(each.right)} | {_cell(each.said('id'))} | {_cell(each.said('en'))} |"
        for each in found
    ]
    return "\n".join(rows)


def _code(text: str) -> str:
    flat = re.sub(r"\s*\n\s*", " ⏎ ", text.strip())
    return f"`` {_cell(flat)} ``" if flat else "(nothing)"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def written() -> str:
    """The table that the page holds."""
    return PAGE.read_text("utf-8").split(BEGIN)[1].split(END)[0].strip()


def write(rows: str) -> None:
    """Put the table into the page."""
    before, rest = PAGE.read_text("utf-8").split(BEGIN)
    PAGE.write_text(f"{before}{BEGIN}\n{rows}\n{END}{rest.split(END)[1]}", "utf-8")
