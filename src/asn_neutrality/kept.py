"""Rule sets of shipped packs as they were loaded and compiled before, and shipped packs as they were parsed.

What is found here equals what loading and compiling from the texts gives.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import define

from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.source.files import read_bytes
from asn_neutrality.source.place import package
from asn_neutrality.source.text import SourceText
from asn_neutrality.stored import shelf
from asn_neutrality.stored.fingerprint import PACKS, of_packs
from asn_neutrality.symbolic.compiled import CompiledProgram
from asn_neutrality.symbolic.kept import KeptProgram, kept, restored

if TYPE_CHECKING:
    from asn_neutrality.syntax.ast import File

PACK = re.compile(r"[a-z][a-z0-9_]*")


@define
class _Loaded:
    """The rule set last loaded under a name, and its program where that was kept."""

    rules: RuleSet
    program: KeptProgram | None


# By pack: the rule set itself tells whether it is the one, for an equal one may have been changed.
_loaded: dict[str, _Loaded] = {}


def load(pack: str) -> RuleSet | None:
    """The rule set of one shipped pack and those it uses; None where none is kept."""
    if not PACK.fullmatch(pack):
        return None
    program: KeptProgram | None = shelf.read(_of_rules(pack), _text, also=of_packs())
    if program is None:
        return None
    _loaded[pack] = _Loaded(program.program.source, program)
    return program.program.source


def loaded(pack: str, rules: RuleSet) -> None:
    """Remember that these are the rules of one shipped pack, so that their program can be kept."""
    _loaded[pack] = _Loaded(rules, None)


def compiled(rules: RuleSet) -> CompiledProgram | None:
    """The program of a rule set that ``load`` gave; None of any other."""
    for found in _loaded.values():
        if found.rules is rules and found.program is not None:
            return restored(found.program)
    return None


def keep(rules: RuleSet, compiled: CompiledProgram) -> None:
    """Keep the program of a rule set in the user's cache if there is one, and the rules are of one shipped pack."""
    for pack, found in _loaded.items() if shelf.keeps() else ():
        if found.rules is rules:
            shelf.keep(_of_rules(pack), kept(compiled), _given(rules), also=of_packs())


def tree(text: SourceText) -> File | None:
    """The tree of the text of a shipped pack; None where none is kept."""
    found: File | None = shelf.read(_of_tree(text.name), lambda _: text, also=text.sha256)
    return found


# -- For the wheel -----------------------------------------------------------------------------------------------------


def sealed_program(pack: str, compiled: CompiledProgram) -> tuple[str, bytes]:
    """Name and content of the file that keeps the program of one shipped pack."""
    name = _of_rules(pack)
    return name + shelf.SUFFIX, shelf.sealed(name, kept(compiled), _given(compiled.program.source), also=of_packs())


def sealed_tree(file: File) -> tuple[str, bytes]:
    """Name and content of the file that keeps the tree of a shipped pack."""
    source = file.span.source
    name = _of_tree(source.name)
    return name + shelf.SUFFIX, shelf.sealed(name, file, {id(source): source.name}, also=source.sha256)


# -- Names -------------------------------------------------------------------------------------------------------------


def _of_rules(pack: str) -> str:
    return f"rules-{pack}"


def _of_tree(file: str) -> str:
    return f"tree-{file.partition('.')[0]}"


def _given(rules: RuleSet) -> dict[int, str]:
    return {id(pack.source): pack.source.name for pack in rules.packs.values()}


def _text(name: str) -> SourceText:
    text, _ = read_bytes(name, package().joinpath(PACKS, name).read_bytes())
    if text is None:
        raise LookupError(name)
    return text
