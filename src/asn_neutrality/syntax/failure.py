"""Where and how parsing a piece of text stopped, and what stands around that place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from attrs import define, field

from asn_neutrality.source.diagnostic import Diagnostic, Fix
from asn_neutrality.source.text import SourceText, Span
from asn_neutrality.syntax.keywords import DECLARATIONS
from asn_neutrality.syntax.split import SPELLINGS
from asn_neutrality.syntax.tokens import TOKEN, tokens

WORD = re.compile(r"[A-Za-z0-9_]+(?:\.[A-Za-z0-9_]+)*")
END = "$END"
ENGLISH = frozenset(word.en for word in DECLARATIONS)


@define(frozen=True, slots=False)
class Failure:
    """The piece ``start`` to ``end`` of the source cannot be read from ``offset`` on.

    ``expected`` are the keywords and signs that could stand there, as written, and the terminals (``NAME``) and
    ``$END`` that could; ``refused`` is the code of well-formed text that means nothing.
    """

    source: SourceText
    start: int
    end: int
    offset: int
    expected: frozenset[str] = field(default=frozenset(), kw_only=True)
    refused: str | None = field(default=None, kw_only=True)

    @cached_property
    def text(self) -> str:
        """The whole text of the file."""
        return self.source.text

    @cached_property
    def before(self) -> tuple[re.Match[str], ...]:
        """The tokens of the piece that end before the place."""
        return tuple(match for match in tokens(self.text, self.start, self.offset) if match.end() <= self.found_start)

    @cached_property
    def previous(self) -> str:
        """The token before the place; empty at the beginning of the piece."""
        return self.before[-1][0] if self.before else ""

    @cached_property
    def declaration(self) -> str:
        """The keyword the piece begins with, if it is one."""
        match = WORD.match(self.text, self.start)
        return match[0] if match and match[0] in SPELLINGS else ""

    @property
    def english(self) -> bool:
        """Whether the piece begins with an English keyword."""
        return self.declaration in ENGLISH

    @cached_property
    def ended(self) -> bool:
        """Whether the piece is over at the place."""
        return self.offset >= self.end

    @cached_property
    def found_start(self) -> int:
        """Where the word at the place begins: before the place, if that is in the midst of one."""
        start = self.offset
        if not self.ended and re.match(r"\w", self.text[start]):
            while start > self.start and re.match(r"[\w.]", self.text[start - 1]):
                start -= 1
        return start

    @cached_property
    def found(self) -> str:
        """The word or sign at the place; empty at the end."""
        if self.ended:
            return ""
        match = TOKEN.match(self.text, self.found_start, self.end)
        return match[0] if match else self.text[self.offset]

    @cached_property
    def following(self) -> str:
        """The token after the one found, in the piece; empty where there is none."""
        match = TOKEN.search(self.text, self.found_start + len(self.found), self.end)
        return match[0] if match else ""

    @cached_property
    def line_start(self) -> int:
        """Where the line of the place begins."""
        return self.text.rfind("\n", 0, self.offset) + 1

    @cached_property
    def line_end(self) -> int:
        """Where the line of the place ends."""
        end = self.text.find("\n", self.offset)
        return len(self.text) if end < 0 else end

    @property
    def first_on_line(self) -> bool:
        """Whether nothing but blanks stands before the place on its line."""
        return not self.text[self.line_start : self.found_start].strip()

    def diagnostic(
        self,
        code: str,
        arguments: Mapping[str, str] | None = None,
        *,
        at: tuple[int, int] | None = None,
        suggestion: str | None = None,
        mend: str | None = None,
    ) -> Diagnostic:
        """A diagnostic ``at`` the range, by default the word found; ``mend`` is what should stand there."""
        span = Span(self.source, *(at or (self.found_start, self.found_start + len(self.found))))
        fix = Fix(span, mend) if mend is not None else None
        return Diagnostic(code, span, {"found": self.found, **(arguments or {})}, suggestion, fix)
