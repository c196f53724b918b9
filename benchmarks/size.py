"""How large it is: states of the grammar, lines of code and of tests, coverage."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from lark import Lark

ROOT = Path(__file__).resolve().parents[1]


def lines(folder: str, pattern: str = "*.py") -> int:
    """Lines that are neither blank nor only a comment."""
    texts = (path.read_text("utf-8") for path in (ROOT / folder).rglob(pattern))
    return sum(bool(line.strip()) and not line.lstrip().startswith("#") for text in texts for line in text.splitlines())


def grammar_states() -> int:
    """The LALR states of the grammar."""
    grammar = (ROOT / "grammar" / "larangan.lark").read_text("utf-8")
    parser = Lark(grammar, parser="lalr", start="declaration")
    return len(parser.parser.parser._parse_table.states)


def coverage_rows() -> list[tuple[str, str]]:
    """Coverage of lines and branches, in all and of the folders that decide; empty where the tests have not run."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        command = [sys.executable, "-m", "coverage", "json", "--quiet", "-o", str(report)]
        if subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode:
            return []
        files = json.loads(report.read_text("utf-8"))["files"]
    return [("coverage of lines and branches, last measured run", covered(files, ""))] + [
        (f"coverage of `{stage}`", covered(files, f"asn_neutrality/{stage}/"))
        for stage in ("logic", "checker", "ir", "engine")
    ]


def covered(files: dict[str, dict[str, dict[str, int]]], part: str) -> str:
    """The share of lines and branches run, of the files whose path contains ``part``."""
    counts = [file["summary"] for path, file in files.items() if part in path.replace("\\", "/")]
    total = sum(count["num_statements"] + count["num_branches"] for count in counts)
    run = sum(count["covered_lines"] + count["covered_branches"] for count in counts)
    return f"{100 * run / total:.2f} %" if total else "no files"


def rows() -> list[tuple[str, str]]:
    """Sizes, then coverage."""
    return [
        ("LALR states of the grammar", str(grammar_states())),
        ("lines of code", str(lines("src"))),
        ("lines of tests", str(lines("tests"))),
        ("lines of rule packs", str(lines("src/asn_neutrality/packs", "*.larangan"))),
        *coverage_rows(),
    ]
