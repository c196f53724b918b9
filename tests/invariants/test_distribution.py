"""The wheel and the source archive: what is in them, and that they work installed, editable and zipped."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

import asn_neutrality as asn
from asn_neutrality import kept, native
from tests.invariants.checkout import PACKAGE, PACKS, ROOT

RECORD = {
    "tanggal": "2020-10-15",
    "pemilihan": "pilkada_2020",
    "kontes": "bupati",
    "wilayah": "16.05",
    "pelaku": {"status": "pns", "wilayah": "16.05"},
    "perbuatan": "jadi_anggota_parpol",
}
EVALUATE = f"""
import json, sys, asn_neutrality as asn
judge = asn.compile(asn.load("musi_rawas_2020"))
verdict = judge.evaluate(json.loads({json.dumps(json.dumps(RECORD))}))
print(verdict.outcome.value, asn.__file__)
"""
KEPT = "asn_neutrality/stored/shipped"
COMPILED = ("daerah", "nasional", "pemilu", "pilkada")
# What is found of every example of the local lists, and whether the rules were parsed for it.
FINDINGS = """
import sys, asn_neutrality as asn
rules = asn.load("daerah")
judge = asn.compile(rules)
parsed = "lark" in sys.modules
examples = [example for pack in rules.packs.values() for rule in pack.rules for example in rule.examples]
verdicts = [judge.judge(example.record) for example in examples]
print(parsed, [(each.outcome.value, [found.status.value for found in each.findings]) for each in verdicts])
"""


def run(*command: str | Path, **environment: str) -> str:
    """What a command prints; it must succeed. Nothing of the checkout is on its path."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV_"))}
    result = subprocess.run(
        command, cwd=ROOT.parent, env=inherited | environment, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source archive, and the wheel built from that archive alone."""
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, ROOT)
    return out


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    (path,) = built.glob("*.whl")
    return path


def environment(folder: Path) -> Path:
    """The interpreter of a new, empty environment."""
    run(sys.executable, "-m", "venv", folder)
    return folder / ("Scripts" if os.name == "nt" else "bin") / "python"


def install(python: Path, *what: str | Path) -> None:
    """Install into an environment with the versions the tests run with."""
    constraints = ROOT / "constraints.txt"
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--constraint", constraints, *what)


def test_wheel_holds_grammar_packs_words_and_type_marker(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    expected = {f"asn_neutrality/packs/{path.name}" for path in PACKS.glob("*.larangan")}
    expected |= {"asn_neutrality/syntax/larangan.lark", "asn_neutrality/py.typed"}
    expected |= {
        f"asn_neutrality/source/diagnostics/{stage}.toml"
        for stage in ("syntax", "checker", "records", "program", "receipts")
    }
    expected |= {f"asn_neutrality/explain/{name}" for name in ("words.toml", "documents.toml", "document.css")}
    expected |= {f"asn_neutrality/explain/schemas/{of}-1.json" for of in ("verdict", "receipt", "incident", "analysis")}
    assert expected <= inside


def test_wheel_holds_the_loops_compiled_and_not_their_source(wheel: Path) -> None:
    inside = {Path(name) for name in zipfile.ZipFile(wheel).namelist()}
    loops = {name for name in inside if name.suffix in {".so", ".pyd"}}
    assert {str(name.parent) for name in loops} == ({"asn_neutrality/native"} if native.loops else set())
    assert wheel.stem.endswith("-py3-none-any") is not bool(loops)
    assert not [name for name in inside if name.suffix in {".c", ".h"}]


def test_wheel_without_loops_serves_every_platform(tmp_path: Path) -> None:
    run(sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", tmp_path, ROOT, ASN_NEUTRALITY_PURE="1")
    (path,) = tmp_path.iterdir()
    assert path.stem.endswith("-py3-none-any")
    assert not [name for name in zipfile.ZipFile(path).namelist() if name.endswith((".so", ".pyd"))]


def test_wheel_holds_nothing_but_the_package(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"asn_neutrality"}


def test_source_archive_holds_the_checkout(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as tar:
        inside = {name.partition("/")[2] for name in tar.getnames()}
    assert {
        "grammar/larangan.lark",
        "hatch_build.py",
        "Makefile",
        "constraints.txt",
        "README.id.md",
        "LICENSE",
    } <= inside
    assert any(name.startswith("tests/") for name in inside)
    assert any(name.startswith("docs/decisions/") for name in inside)


def test_wheel_holds_the_packs_parsed_and_compiled(wheel: Path) -> None:
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith(KEPT)}
    expected = {f"{KEPT}/tree-{path.stem}.sealed" for path in PACKS.glob("*.larangan")}
    expected |= {f"{KEPT}/rules-{pack}.sealed" for pack in COMPILED}
    assert inside == expected | {f"{KEPT}/table.sealed"}
    assert not (PACKAGE / "stored" / "shipped").exists()


def test_what_is_kept_is_the_same_in_every_build(wheel: Path) -> None:
    rules = asn.load("daerah")
    name, content = kept.sealed_program("daerah", asn.compile(rules)._compiled)
    assert zipfile.ZipFile(wheel).read(f"{KEPT}/{name}") == content


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an environment with the wheel, what it needs, and no extra."""
    python = environment(tmp_path_factory.mktemp("installed"))
    install(python, wheel)
    return python


def test_installed_wheel_judges_a_record(installed: Path) -> None:
    outcome, place = run(installed, "-c", EVALUATE).split()
    assert outcome == "violation"
    assert "site-packages" in place


def test_zipped_wheel_judges_a_record(wheel: Path) -> None:
    outcome, place = run(sys.executable, "-c", f"import sys; sys.path.insert(0, {str(wheel)!r})\n{EVALUATE}").split()
    assert outcome == "violation"
    assert place.startswith(str(wheel))


def test_installed_wheel_finds_without_parsing_what_the_checkout_finds(installed: Path) -> None:
    parsed, found = run(installed, "-c", FINDINGS, ASN_NEUTRALITY_NO_CACHE="1").split(" ", 1)
    also_parsed, expected = run(
        sys.executable, "-c", FINDINGS, PYTHONPATH=str(PACKAGE.parent), ASN_NEUTRALITY_NO_CACHE="1"
    ).split(" ", 1)
    assert (parsed, also_parsed) == ("False", "True")
    assert found == expected


def test_zipped_wheel_needs_no_parser_either(wheel: Path) -> None:
    code = f"import sys; sys.path.insert(0, {str(wheel)!r})\n{FINDINGS}"
    assert run(sys.executable, "-c", code, ASN_NEUTRALITY_NO_CACHE="1").startswith("False")


def test_pack_changed_after_installing_is_read_anew(wheel: Path, tmp_path: Path) -> None:
    shutil.unpack_archive(wheel, tmp_path, "zip")
    path = tmp_path / "asn_neutrality" / "packs" / "daerah.larangan"
    path.write_text(path.read_text("utf-8").replace('judul "', 'judul "Lain: ', 1), encoding="utf-8")
    code = 'import asn_neutrality as asn; print(asn.load("daerah").packs["daerah"].title.id)'
    found = run(sys.executable, "-c", code, PYTHONPATH=str(tmp_path), ASN_NEUTRALITY_NO_CACHE="1")
    assert found.startswith("Lain: ")


def test_editable_install_uses_the_grammar_of_the_checkout_and_leaves_no_copy(tmp_path: Path) -> None:
    python = environment(tmp_path / "editable")
    install(python, "--editable", ROOT)
    assert run(python, "-c", EVALUATE).split()[0] == "violation"
    assert not list(python.parents[1].rglob("larangan.lark"))


def test_command_line_without_its_extra_says_what_to_install(installed: Path) -> None:
    command = installed.with_name("asn-neutrality")
    result = subprocess.run([command], capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert "asn-neutrality[cli]" in result.stderr
