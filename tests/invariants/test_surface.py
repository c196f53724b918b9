"""What the outside sees: public names, sizes, and that no file tells where it was written."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

import asn_neutrality
from tests.invariants.checkout import PACKAGE, ROOT, modules

PUBLIC = {
    "Analysis",
    "AsOf",
    "BackendError",
    "Citation",
    "Decision",
    "Comparison",
    "Diagnostic",
    "EventError",
    "Finding",
    "FindingStatus",
    "IncidentReceipt",
    "IncidentVerdict",
    "Interview",
    "Judge",
    "LegalSource",
    "Missing",
    "NeutralityError",
    "Outcome",
    "Permission",
    "Prohibition",
    "Provenance",
    "Receipt",
    "Recheck",
    "Remark",
    "RemarkKind",
    "RulePack",
    "RuleSet",
    "RulesError",
    "Sanction",
    "Verdict",
    "analyze",
    "check",
    "compile",
    "diff",
    "load",
    "shipped",
}

GENERATED = {".venv", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", ".coverage"}

# Spelt in pieces, so that this file does not name them.
INDEX_HOSTS = re.compile(
    "|".join(("py" + r"pi\.org", "python" + r"hosted\.org", "conda" + r"\.anaconda", "arti" + "factory"))
)
MACHINE_PATHS = re.compile(
    r"(?<![\w.])/(?:" + "|".join(("wor" + "k", "ro" + "ot", "ho" + "me", "Us" + "ers")) + r")/\w"
)


def tracked() -> list[str]:
    """The files of the repository; of an unpacked source archive all that was in it."""
    if not (ROOT / ".git").exists():
        places = [path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file()]
        return [str(path) for path in places if not GENERATED & {*path.parts}]
    result = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in result.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_public_names_are_pinned() -> None:
    assert set(asn_neutrality.__all__) == PUBLIC


def test_public_names_are_offered_before_they_are_imported() -> None:
    code = "import asn_neutrality as asn; print(sorted(set(asn.__all__) - set(dir(asn))))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_public_names_exist_and_are_documented() -> None:
    for name in asn_neutrality.__all__:
        thing = getattr(asn_neutrality, name)
        assert isinstance(thing, str) or thing.__doc__, f"{name} has no docstring"


def test_front_page_of_the_package_is_a_list_of_names() -> None:
    assert len((PACKAGE / "__init__.py").read_text("utf-8").splitlines()) < 90


def test_files_are_small() -> None:
    long = {path for path in PACKAGE.rglob("*.py") if len(path.read_text("utf-8").splitlines()) > 400}
    assert not long


def test_no_file_is_named_after_nothing() -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
    assert not [path for path, _ in modules() if vague & {*path.parts, path.stem}]


@pytest.mark.parametrize("pattern", [INDEX_HOSTS, MACHINE_PATHS], ids=["index", "machine"])
def test_no_file_names_a_package_index_or_a_place_of_one_machine(pattern: re.Pattern[str]) -> None:
    found = []
    for name in tracked():
        for number, line in enumerate((ROOT / name).read_bytes().decode("utf-8", "replace").splitlines(), 1):
            if pattern.search(line):
                found.append(f"{name}:{number}: {line.strip()[:80]}")
    assert not found
