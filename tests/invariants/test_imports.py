"""Who may import what."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

from tests.invariants.checkout import ROOT, modules

CORE = {"attrs", "dateutil"}
CONFINED = {
    "lark": {"syntax"},
    "click": {"cli"},
    "rich": {"cli"},
    "numpy": {"backends"},
    "pyarrow": {"backends"},
    "openpyxl": {"cli"},
    "pygls": {"lsp"},
    "pygments": {"colours"},
    "lsprotocol": {"lsp"},
}


def imported(tree: ast.Module) -> set[str]:
    """The top-level names a file imports, lazily or not."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            names.add((node.module or "").partition(".")[0])
    return names


def third_party() -> dict[str, set[str]]:
    """For each library from outside, the folders or files of the package that import it."""
    users: dict[str, set[str]] = defaultdict(set)
    for path, tree in modules():
        for name in imported(tree) - sys.stdlib_module_names - {"asn_neutrality"}:
            users[name].add(Path(path.parts[0]).stem)
    return users


def test_core_imports_nothing_but_its_declared_libraries() -> None:
    assert set(third_party()) <= CORE | set(CONFINED)


def test_confined_libraries_are_imported_in_one_folder() -> None:
    users = third_party()
    for library, folders in CONFINED.items():
        assert users[library] == folders


def test_import_contracts_hold() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run([lint, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def test_importing_the_package_loads_no_optional_library() -> None:
    optional = {"click", "rich", "numpy", "pyarrow", "openpyxl", "pygls", "pygments"}
    code = f"import asn_neutrality, sys; print(sorted({optional!r} & set(sys.modules)))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_importing_the_package_loads_no_stage_and_no_library() -> None:
    code = (
        "import asn_neutrality, sys; print(*sorted(each for each in sys.modules if each.startswith(('asn_', 'attr'))))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.split() == ["asn_neutrality", "asn_neutrality.later", "asn_neutrality.version"]


def test_judge_loads_neither_parser_nor_words_nor_anything_optional() -> None:
    code = "import sys; import asn_neutrality as asn; asn.Judge, asn.compile; print(*sys.modules)"
    loaded = set(
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    )
    stages = {name.split(".")[1] for name in loaded if name.startswith("asn_neutrality.") and name.count(".") > 1}
    assert not stages & {"syntax", "explain", "questions", "analysis", "comparison", "building", "pages", "cli"}
    assert not loaded & {"lark", "tomllib", "pyarrow", "numpy"}


def test_a_first_verdict_loads_nothing_that_only_many_records_or_other_questions_need() -> None:
    code = (
        "import sys; import asn_neutrality as asn;"
        "print(asn.compile(asn.load('daerah')).evaluate({'perbuatan': 'suka', 'pelaku.status': 'pns'}).outcome.name);"
        "print(*sys.modules)"
    )
    outcome, *loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert outcome in {"UNDETERMINED", "NEEDS_ASSESSMENT"}
    later = ("engine.fast", "judge.in_short", "judge.incident", "judge.tables", "domain.receipts", "backends")
    assert not [name for name in loaded if name.startswith(tuple(f"asn_neutrality.{each}." for each in later))]
    assert not {f"asn_neutrality.{each}" for each in later} & set(loaded)
