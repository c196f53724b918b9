"""What the READMEs show is what happens."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import sys
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

import asn_neutrality as asn
from asn_neutrality import pipeline
from asn_neutrality.cli.program import program
from asn_neutrality.cli.texts import Texts

ROOT = Path(__file__).resolve().parents[1]
READMES = ("README.md", "README.id.md")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)\)")


class Block(NamedTuple):
    """A block of code: its kind, its text, and what the next block says it prints."""

    kind: str
    text: str
    printed: str | None


def blocks(name: str, kind: str) -> list[Block]:
    """The blocks of one kind in a file."""
    found = BLOCK.findall((ROOT / name).read_text("utf-8"))
    return [
        Block(kind, text, following if following_kind == "text" else None)
        for (own_kind, text), (following_kind, following) in pairwise([*found, ("", "")])
        if own_kind == kind
    ]


def commands(name: str) -> list[list[str]]:
    """Every line of the shell blocks of a file, as words."""
    lines = [line for block in blocks(name, "sh") for line in block.text.splitlines()]
    return [words for line in lines if (words := shlex.split(line, comments=True))]


@pytest.mark.parametrize("name", READMES)
def test_python_prints_what_is_shown(name: str) -> None:
    for block in blocks(name, "python"):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(block.text, name, "exec"), {})  # noqa: S102 - the README is ours
        assert printed.getvalue() == block.printed


@pytest.mark.parametrize("name", READMES)
def test_rule_files_compile_and_their_examples_hold(name: str, tmp_path: Path) -> None:
    for number, block in enumerate(blocks(name, "larangan")):
        path = tmp_path / f"{number}.larangan"
        path.write_text(block.text, "utf-8")
        assert pipeline.check(str(path)) == []
        results = asn.compile(asn.load(str(path))).run_examples()
        assert results
        assert all(result.passed for result in results)


@pytest.mark.parametrize("name", READMES)
def test_make_targets_exist(name: str) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for words in commands(name):
        if words[0] == "make":
            assert re.search(rf"^{words[1]}:", makefile, re.MULTILINE), words


@pytest.mark.parametrize("name", READMES)
def test_tools_named_are_installed(name: str) -> None:
    for words in commands(name):
        if words[0].startswith(".venv/bin/"):
            assert Path(sys.executable).with_name(Path(words[0]).name).exists(), words


@pytest.mark.parametrize("name", READMES)
def test_files_named_in_commands_exist(name: str) -> None:
    paths = [word for words in commands(name) for word in words[1:] if "/" in word]
    assert paths
    assert all((ROOT / path).exists() for path in paths)


@pytest.mark.parametrize("name", READMES)
def test_subcommands_named_are_offered(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    named = set(re.findall(r"`asn-neutrality (\w+)", text))
    assert named == set(program(Texts("en")).commands)


@pytest.mark.parametrize(
    "path", sorted(path.relative_to(ROOT) for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"))), ids=str
)
def test_links_lead_somewhere(path: Path) -> None:
    for link in LINK.findall((ROOT / path).read_text("utf-8")):
        assert ((ROOT / path).parent / link).exists(), link


def test_both_readmes_show_the_same_code() -> None:
    english, indonesian = ([block.text for block in blocks(name, "larangan")] for name in READMES)
    assert english == indonesian
