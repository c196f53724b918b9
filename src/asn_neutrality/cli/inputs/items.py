"""What a file of records is made of: records, and places where none could be read."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define

from asn_neutrality.checker.raw import show
from asn_neutrality.source.diagnostic import Diagnostic

Line = tuple[int, str]


@define(frozen=True)
class Item:
    """One record as it stands in a file, or (``refused``) why it cannot be read and its text."""

    source: str
    line: int
    raw: object
    refused: tuple[Diagnostic, ...] = ()

    @property
    def place(self) -> str:
        """The place in messages."""
        return f"{self.source}:{self.line}"


def refusal(source: str, line: int, text: str, code: str, **arguments: str) -> Item:
    """A place where no record could be read."""
    return Item(source, line, text.rstrip("\n"), (Diagnostic(code, None, arguments, where=f"{source}:{line}"),))


def bad_bytes(text: str) -> str | None:
    """The surroundings of the first byte that is not UTF-8 (decoded as a lone surrogate), or None."""
    for place, char in enumerate(text):
        if "\udc80" <= char <= "\udcff":
            return show(text[max(0, place - 10) : place + 10].strip().encode("utf-8", "replace").decode())
    return None


def near(text: str, place: int) -> str:
    """The surroundings of a place in a text."""
    return show(text[max(0, place - 15) : place + 10].strip())


class Lines:
    """The numbered lines of a file, which may be handed back."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = enumerate(lines, 1)
        self._returned: list[Line] = []

    def __iter__(self) -> Iterator[Line]:
        return self

    def __next__(self) -> Line:
        return self._returned.pop() if self._returned else next(self._lines)

    def hand_back(self, lines: list[Line]) -> None:
        """These lines come next."""
        self._returned.extend(reversed(lines))

    def peek(self) -> str | None:
        """The first line that is not blank; None where there is none."""
        seen: list[Line] = []
        for line in self:
            seen.append(line)
            if line[1].strip():
                break
        self.hand_back(seen)
        return seen[-1][1] if seen and seen[-1][1].strip() else None
