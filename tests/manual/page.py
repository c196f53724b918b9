"""Pages of the manual that can be followed: their blocks of code, in order, as somebody who works along would use them.

- ``larangan``: goes to the end of the page's rule file; one that begins with a header begins a new file, named after
  its pack. One that a ``text`` follows is a mistake: it is checked at the end of the file, and not kept.
- ``json``, ``csv``: a file, named in the line before.
- ``sh``: command lines. ``python``: a program; what it defines, later ones know.
- ``text``: what the block before it prints.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
from pathlib import Path
from typing import Any

from attrs import define, field

from asn_neutrality import pipeline
from asn_neutrality.cli.program import run
from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.source.draw import draw

DOCS = Path(__file__).resolve().parents[2] / "docs"
BLOCK = re.compile(r"(?P<before>[^\n]*)\n+```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
HEADER = re.compile(r"^(?:paket|package) (\w+)", re.MULTILINE)
NAMED = re.compile(r"`([\w.]+)`")
PRINTING = ("larangan", "sh", "python")


@define(frozen=True)
class Block:
    """A block of code, the line of text before it, and whether the next block says what it prints."""

    kind: str
    text: str
    before: str
    prints: bool


@define(frozen=True)
class Page:
    """A page by its name, without the suffix."""

    name: str

    @property
    def path(self) -> Path:
        return DOCS / f"{self.name}.md"

    @property
    def language(self) -> str:
        return "id" if self.name.endswith(".id") else "en"

    def blocks(self) -> list[Block]:
        """In the order of the page."""
        found = list(BLOCK.finditer(self.path.read_text("utf-8")))
        following = [match["kind"] for match in found[1:]] + [""]
        return [
            Block(match["kind"], match["text"], match["before"], then == "text")
            for match, then in zip(found, following, strict=True)
        ]

    def shown(self) -> list[str]:
        """What the page says that its blocks print."""
        return [block.text for block in self.blocks() if block.kind == "text"]

    def write(self, printed: list[str]) -> None:
        """Put what is really printed in the place of what the page says."""
        answers = iter(printed)

        def renew(match: re.Match[str]) -> str:
            begin = match.start("text") - match.start()
            return match[0] if match["kind"] != "text" else f"{match[0][:begin]}{next(answers)}```"

        self.path.write_text(BLOCK.sub(renew, self.path.read_text("utf-8")), "utf-8")


@define
class Reader:
    """Somebody who works along in a folder of their own."""

    folder: Path
    language: str
    files: dict[str, str] = field(factory=dict)
    current: str = ""
    known: dict[str, Any] = field(factory=dict)

    def follow(self, page: Page) -> list[str]:
        """Do what every block says; what those print whose output the page shows."""
        answers = [(block.prints, self._do(block)) for block in page.blocks() if block.kind != "text"]
        return [printed for prints, printed in answers if prints]

    def wrong(self) -> list[Diagnostic]:
        """What is wrong with the rule files of the page, as they are at its end, examples included."""
        return [problem for name in self.files for problem in pipeline.check(str(self.folder / name))]

    def _do(self, block: Block) -> str:
        match block.kind:
            case "larangan":
                return self._write(block)
            case "json" | "csv":
                (self.folder / NAMED.findall(block.before)[-1]).write_text(block.text, "utf-8")
                return ""
            case "sh":
                return "".join(self._run(shlex.split(line)) for line in block.text.splitlines())
            case "python":
                return self._printed(lambda: exec(block.text, self.known))  # noqa: S102 - the manual is ours
            case kind:
                raise AssertionError(f"nobody knows what to do with a block of `{kind}`")

    def _write(self, block: Block) -> str:
        header = HEADER.search(block.text)
        name = f"{header[1]}.larangan" if header else self.current
        text = block.text if header else f"{self.files[name]}\n{block.text}"
        path = self.folder / name
        path.write_text(text, "utf-8")
        if block.prints:
            printed = "\n\n".join(
                draw(problem, "id" if self.language == "id" else "en") for problem in self._check(name)
            )
            path.write_text(self.files.get(name, ""), "utf-8")
            return printed + "\n"
        self.current = name
        self.files[name] = text
        return ""

    def _check(self, name: str) -> list[Diagnostic]:
        with contextlib.chdir(self.folder):
            return pipeline.check(name)

    def _run(self, words: list[str]) -> str:
        assert words[0] == "asn-neutrality", words
        return self._printed(lambda: run(words[1:]))

    def _printed(self, work: Any) -> str:
        printed = io.StringIO()
        with (
            contextlib.chdir(self.folder),
            contextlib.redirect_stdout(printed),
            contextlib.redirect_stderr(printed),
        ):
            work()
        return printed.getvalue()


def renewing() -> bool:
    """Whether pages are to be written anew."""
    return bool(os.environ.get("UPDATE_SNAPSHOTS"))
