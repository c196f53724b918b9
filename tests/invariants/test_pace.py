"""Property tests look at the same examples for the same commit, and at more of them when they are asked to."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from tests.invariants.checkout import ROOT
from tests.pace import DEFAULT, examples

# What a property test saw: of numbers and texts, for which Hypothesis takes constants from modules, and of rule sets.
SEEN = """
from hashlib import sha256
import asn_neutrality as asn
import tests.conftest
from hypothesis import given, strategies as st
{first}
from tests.engine.settings import situations
seen = sha256()

@given(st.integers(), st.text(), situations())
def see(number: int, text: str, situation: object) -> None:
    seen.update(repr((number, text, sorted(repr(situation)))).encode())  # sorted: a set has no order

see()
print(seen.hexdigest())
"""


def set_by(path: Path) -> list[tuple[int, str, ast.expr]]:
    """What a file of tests tells Hypothesis by name: line, name and value."""
    return [
        (node.lineno, keyword.arg, keyword.value)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg in {"max_examples", "derandomize"}
    ]


def test_no_test_says_how_long_it_looks_but_in_proportion_to_the_profile() -> None:
    files = [path for path in (ROOT / "tests").rglob("*.py") if path.name != "conftest.py"]
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in sorted(files)
        for line, name, value in set_by(path)
        if name != "max_examples" or not ast.unparse(value).startswith(f"{examples.__name__}(")
    ]
    assert not found


def test_number_of_examples_grows_with_the_profile() -> None:
    assert settings.get_profile("default").max_examples == DEFAULT
    assert settings.get_profile("fuzz").max_examples == 50 * DEFAULT
    assert examples(20) * DEFAULT == 20 * settings().max_examples


@pytest.mark.parametrize("profile", ["default", "fuzz"])
def test_only_the_longer_profile_draws_at_random(profile: str) -> None:
    assert settings.get_profile(profile).derandomize == (profile == "default")


def seen(first: str, hashes: int) -> str:
    code = SEEN.format(first=first)
    environment = {**os.environ, "PYTHONHASHSEED": str(hashes), "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, env=environment, check=True)
    return found.stdout.decode()


def test_examples_depend_neither_on_hashes_nor_on_what_was_loaded_before() -> None:
    assert seen("", 1) == seen("asn.compile(asn.load('bengkulu_2023'))", 2)
