"""The fingerprint: on what stored data depends."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from asn_neutrality.stored import fingerprint
from tests.invariants.checkout import PACKAGE, ROOT

PRINT = "from asn_neutrality.stored.fingerprint import of_code, of_packs; print(of_code(), of_packs())"


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the code and the grammar."""
    copy = tmp_path_factory.mktemp("copy")
    shutil.copytree(PACKAGE, copy / "src" / "asn_neutrality", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "grammar", copy / "grammar")
    return copy


def of(checkout: Path) -> list[str]:
    """The fingerprints of code and packs."""
    code = f"import sys; sys.path.insert(0, {str(checkout / 'src')!r}); {PRINT}"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()


def test_copy_of_the_library_has_the_same_fingerprints(checkout: Path) -> None:
    assert of(checkout) == of(ROOT)


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("grammar/larangan.lark", 0),
        ("src/asn_neutrality/checker/rules.py", 0),
        ("src/asn_neutrality/syntax/ast/clauses.py", 0),
        ("src/asn_neutrality/symbolic/diagrams.py", 0),
        ("src/asn_neutrality/packs/kosakata.larangan", 1),
        ("src/asn_neutrality/packs/index.toml", 1),
    ],
)
def test_any_change_of_grammar_stage_or_pack_changes_one(checkout: Path, name: str, changed: int) -> None:
    before, content = of(checkout), (checkout / name).read_bytes()
    (checkout / name).write_bytes(content + b"\n# changed\n")
    try:
        after = of(checkout)
        assert after[changed] != before[changed]
        assert after[1 - changed] == before[1 - changed]
    finally:
        (checkout / name).write_bytes(content)


def test_what_only_asks_or_tells_changes_none(checkout: Path) -> None:
    before = of(checkout)
    (checkout / "src" / "asn_neutrality" / "explain" / "new.py").write_text("")
    assert of(checkout) == before


def test_library_without_its_source_has_no_fingerprint(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for stage in fingerprint.STAGES:
        (tmp_path / stage).mkdir()
    monkeypatch.setattr(fingerprint, "package", lambda: tmp_path)
    with pytest.raises(OSError, match="without source"):
        fingerprint._of_code_now()
