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

    def item(self, line: str) -> None:
        """An item of the section."""
        if self._heading is not None:
            self.lines += ["", self._heading]
            self._heading = None
        self.lines.append(f"  - {line}")

    def note(self, line: str) -> None:
        """A line that belongs to the last item."""
        self.lines.append(f"      {line}")

    def detail(self, line: str) -> None:
        """A line that belongs to the last note."""
        self.lines.append(f"        {line}")

    @property
    def text(self) -> str:
        """The page, without a line end at its end."""
        return "\n".join(self.lines)
