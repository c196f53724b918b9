"""The layout of an explanation: headings, items and what belongs to them."""

from __future__ import annotations

from attrs import define, field


@define
class Page:
    """Lines being written. A heading is written with its first item, so that none stands alone."""

    lines: list[str] = field(factory=list)
    _heading: str | None = None

    def say(self, line: str) -> None:
        """A line at the margin."""
        self.lines.append(line)

    def head(self, heading: str) -> None:
        """Begin a section."""
        self._heading = heading

    def lead(self, line: str) -> None:
        """A line that stands before the items of the section."""
        self._start()
        self.lines.append(f"  {line}")

    def item(self, line: str) -> None:
        """An item of the section."""
        self._start()
        self.lines.append(f"  - {line}")

    def _start(self) -> None:
        if self._heading is not None:
            self.lines += ["", self._heading]
            self._heading = None

    def note(self, line: str) -> None:
        """A line that belongs to the last item."""
        self.lines.append(f"      {line}")

    def detail(self, line: str) -> None:
        """A line that belongs to the last note."""
        self.lines.append(f"        {line}")

    def code(self, text: str) -> None:
        """Lines in the language of rules that belong to the last item, to be copied as they are."""
        for line in text.rstrip("\n").splitlines():
            self.note(line)

    @property
    def text(self) -> str:
        """The page, without a line end at its end."""
        return "\n".join(self.lines)
