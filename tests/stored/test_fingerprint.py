"""The fingerprint: on what stored data depends."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.invariants.checkout import PACKAGE, ROOT

PRINT = "from asn_neutrality.stored.fingerprint import fingerprint; print(fingerprint())"


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the code and the grammar."""
    copy = tmp_path_factory.mktemp("copy")
    shutil.copytree(PACKAGE, copy / "src" / "asn_neutrality", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "grammar", copy / "grammar")
    return copy


def of(checkout: Path) -> str:
    code = f"import sys; sys.path.insert(0, {str(checkout / 'src')!r}); {PRINT}"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_copy_of_the_library_has_the_same_fingerprint(checkout: Path) -> None:
    assert of(checkout) == of(ROOT)


@pytest.mark.parametrize(
    "name",
    [
        "grammar/larangan.lark",
        "src/asn_neutrality/packs/kosakata.larangan",
        "src/asn_neutrality/packs/index.toml",
        "src/asn_neutrality/checker/rules.py",
        "src/asn_neutrality/syntax/ast/clauses.py",
        "src/asn_neutrality/symbolic/diagrams.py",
    ],
)
def test_any_change_of_grammar_pack_or_stage_changes_it(checkout: Path, name: str) -> None:
    before, content = of(checkout), (checkout / name).read_bytes()
    (checkout / name).write_bytes(content + b"\n# changed\n")
    try:
        assert of(checkout) != before
    finally:
        (checkout / name).write_bytes(content)


def test_what_only_asks_or_tells_does_not_change_it(checkout: Path) -> None:
    before = of(checkout)
    (checkout / "src" / "asn_neutrality" / "explain" / "new.py").write_text("")
    assert of(checkout) == before
