"""A diagnostic as text: place, message, the line with carets under the place, help."""

from __future__ import annotations

import unicodedata

from asn_neutrality.source import catalogue
from asn_neutrality.source.catalogue import Language
from asn_neutrality.source.diagnostic import Diagnostic, Severity
from asn_neutrality.source.text import Span

WIDEST = 120
TAB = "    "
CUT = "..."
ADVICE = "L"

SEVERITY = {
    Severity.ERROR: {"id": "kesalahan", "en": "error"},
    Severity.WARNING: {"id": "peringatan", "en": "warning"},
}
HELP = {"id": "bantuan", "en": "help"}
MEANT = {"id": "maksud Anda `{}`?", "en": "did you mean `{}`?"}
RELATED = {"id": "lihat juga {}", "en": "see also {}"}


def draw(diagnostic: Diagnostic, language: Language) -> str:
    """The diagnostic for a terminal or a log, several lines without a line end at the last."""
    place = str(diagnostic.span) if diagnostic.span else diagnostic.where
    kind = f"{SEVERITY[diagnostic.severity][language]}[{_code(diagnostic)}]: {catalogue.message(diagnostic, language)}"
    lines = [f"{place}: {kind}" if place else kind]
    margin = ""
    if diagnostic.span is not None and diagnostic.span.source.text:
        number = str(diagnostic.span.position.line)
        margin = " " * (len(number) + 1)
        shown, carets = _excerpt(diagnostic.span)
        lines += [f"{margin}|", f"{number} | {shown}".rstrip(), f"{margin}| {carets}"]
    lines += [f"{margin}= {note}" for note in _notes(diagnostic, language)]
    return "\n".join(lines)


def _code(diagnostic: Diagnostic) -> str:
    """The code; with its name where it is advice, which is silenced by name."""
    return (
        diagnostic.code
        if diagnostic.code[0] != ADVICE
        else f"{diagnostic.code} {catalogue.entry(diagnostic.code).name}"
    )


def _notes(diagnostic: Diagnostic, language: Language) -> list[str]:
    help_text = catalogue.help_text(diagnostic, language)
    notes = [f"{HELP[language]}: {help_text}"] if help_text else []
    if diagnostic.suggestion is not None:
        notes.append(MEANT[language].format(diagnostic.suggestion))
    return notes + [RELATED[language].format(span) for span in diagnostic.related]


def _excerpt(span: Span) -> tuple[str, str]:
    """The line where the span begins and the carets under it; of a span over several lines, its part of the first."""
    line_number, column = span.position
    line = span.source.line(line_number)
    start = min(column - 1, len(line))
    end = max(start, min(start + span.end - span.start, len(line)))
    before, marked, after = _window(line[:start], line[start:end], line[end:])
    return before + marked + after, " " * _width(before) + "^" * max(1, _width(marked))


def _window(before: str, marked: str, after: str) -> tuple[str, str, str]:
    """The three parts of a line made printable, and cut on both sides where the line is too long to show."""
    before, marked, after = _printable(before), _printable(marked), _printable(after)
    if _width(before + marked + after) <= WIDEST:
        return before, marked, after
    if len(before) > WIDEST // 2:
        before = CUT + before[len(CUT) - WIDEST // 2 :]
    room = WIDEST - len(before)
    if len(marked) > room:
        return before, marked[: room - len(CUT)] + CUT, ""
    rest = room - len(marked)
    return before, marked, after if len(after) <= rest else after[: max(0, rest - len(CUT))] + CUT


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() else "�" for char in text.replace("\t", TAB))


def _width(text: str) -> int:
    """Columns on a terminal: East Asian wide characters take two, combining marks none."""
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
