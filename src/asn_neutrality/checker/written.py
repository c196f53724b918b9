"""A pack as written: its header, its declarations by kind, and the names they bear."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import TypeVar

from attrs import define

from asn_neutrality.checker.nearest import nearest_word
from asn_neutrality.checker.report import Report
from asn_neutrality.domain.words import Language
from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.syntax import ast
from asn_neutrality.syntax.keywords import KEYWORDS

D = TypeVar("D", bound=ast.Declaration)
Named = ast.Source | ast.Sanction | ast.Term | ast.Fact | ast.Calendar | ast.Prohibition | ast.Permission

OPENING = re.compile(r"^([ \t]*)([a-z_]+)[ \t]+([a-z][a-z0-9_.]*)", re.MULTILINE)
NAMING = {"paket", "sumber", "hukuman", "istilah", "fakta", "kalender", "larangan", "izin", "tahap"}
USING = ("pakai", "use")
OPENERS = {spelling for word in KEYWORDS if word.id in NAMING for spelling in (word.id, word.en)}
SPELLINGS = {spelling for word in KEYWORDS for spelling in (word.id, word.en)}


class Kind(Enum):
    """The kinds of names; prohibitions and permissions share one, since verdicts name both by ``pack.name``."""

    SOURCE = "sumber"
    SANCTION = "hukuman"
    TERM = "istilah"
    FACT = "fakta"
    CALENDAR = "kalender"
    RULE = "larangan"


KINDS: dict[type, Kind] = {
    ast.Source: Kind.SOURCE,
    ast.Sanction: Kind.SANCTION,
    ast.Term: Kind.TERM,
    ast.Fact: Kind.FACT,
    ast.Calendar: Kind.CALENDAR,
    ast.Prohibition: Kind.RULE,
    ast.Permission: Kind.RULE,
}


@define(frozen=True, eq=False)
class WrittenPack:
    """One file. ``name`` is the header's, or what can still be read of it where the header is broken."""

    name: str
    file: ast.File
    header: ast.Package | None
    report: Report
    names: Mapping[Kind, Mapping[str, ast.Name]]

    def of(self, kind: type[D]) -> list[D]:
        """Its declarations of one kind, as written."""
        return [declaration for declaration in self.file.declarations if isinstance(declaration, kind)]

    def written_names(self, kind: Kind) -> list[ast.Name]:
        """Every name it gives of a kind, those given twice as often."""
        declarations = self.file.declarations
        return [one.name for one in declarations if isinstance(one, Named) and kind_of(one) is kind]

    @property
    def tracks(self) -> tuple[ast.Alternative, ...]:
        """The tracks its header declares."""
        clauses = self.header.clauses if self.header else ()
        return tuple(track for clause in clauses if isinstance(clause, ast.Tracks) for track in clause.tracks)

    @property
    def uses(self) -> tuple[ast.Name, ...]:
        """The packs it names after ``pakai``."""
        return tuple(name for use in self.of(ast.Use) for name in use.packs)


def read_packs(files: Sequence[ast.File], found: list[Diagnostic]) -> list[WrittenPack]:
    """Each file as a pack, in the same order."""
    lost = frozenset(name for file in files for name in _lost_names(file))
    names = {name for file in files for name in (*_headers(file), lost_header(file))}
    whole = all(used in names for file in files for used in uses(file)) and not any(map(_lost_use, files))
    return [_read_pack(file, Report(found, lost, whole, _language(file), _alone(file))) for file in files]


def uses(file: ast.File) -> tuple[str, ...]:
    """The packs that a file uses, each once, in written order."""
    named = (name.text for use in file.declarations if isinstance(use, ast.Use) for name in use.packs)
    return tuple(dict.fromkeys(named))


def kind_of(declaration: Named) -> Kind:
    """The kind of name a declaration gives."""
    return KINDS[type(declaration)]


def _read_pack(file: ast.File, report: Report) -> WrittenPack:
    headers = [declaration for declaration in file.declarations if isinstance(declaration, ast.Package)]
    names: dict[Kind, dict[str, ast.Name]] = {kind: {} for kind in Kind}
    for declaration in file.declarations:
        if isinstance(declaration, Named):
            names[kind_of(declaration)].setdefault(declaration.name.text, declaration.name)
    name = headers[0].name.text if headers else lost_header(file) or ""
    return WrittenPack(name, file, headers[0] if headers else None, report, names)


def _headers(file: ast.File) -> list[str]:
    return [header.name.text for header in file.declarations if isinstance(header, ast.Package)]


def _alone(file: ast.File) -> ast.Name | None:
    """The pack's name, where the file neither declares a fact nor uses a pack, nor tried to."""
    if any(isinstance(one, ast.Use | ast.Fact) for one in file.declarations) or _lost_use(file):
        return None
    header = next((one for one in file.declarations if isinstance(one, ast.Package)), None)
    return header.name if header is not None else None


def _language(file: ast.File) -> Language:
    clauses = (clause for header in file.declarations if isinstance(header, ast.Package) for clause in header.clauses)
    return "en" if any(isinstance(clause, ast.Language) and clause.code == "en" for clause in clauses) else "id"


def lost_header(file: ast.File) -> str | None:
    """The name after ``paket`` where the header itself did not parse; no name of a pack has a dot."""
    for _, word, name in OPENING.findall(file.span.source.text):
        if word in ("paket", "package"):
            return str(name).partition(".")[0]
    return None


def _lost_use(file: ast.File) -> bool:
    """Whether some line begins with ``pakai`` and no declaration came of it."""
    openings = OPENING.findall(file.span.source.text)
    written = sum(word in USING or (not indent and _misspelt(word, USING)) for indent, word, _ in openings)
    return written > sum(isinstance(declaration, ast.Use) for declaration in file.declarations)


def _lost_names(file: ast.File) -> set[str]:
    """Names that a line seems to declare and no declaration of the tree bears."""
    kept = [declaration.name.text for declaration in file.declarations if isinstance(declaration, Named | ast.Package)]
    kept += [stage.name.text for stage in stages(file)]
    openings = OPENING.findall(file.span.source.text)
    # Counted, since a pack and its source may bear one name and only one of them be lost.
    return set(Counter(name for indent, word, name in openings if _names_something(indent, word)) - Counter(kept))


def _names_something(indent: str, word: str) -> bool:
    return word in OPENERS or (not indent and _misspelt(word, OPENERS))


def _misspelt(word: str, keywords: Iterable[str]) -> bool:
    return word not in SPELLINGS and nearest_word(word, keywords) is not None


def stages(file: ast.File) -> list[ast.Stage]:
    """Every stage of every calendar."""
    calendars = (declaration for declaration in file.declarations if isinstance(declaration, ast.Calendar))
    return [clause for calendar in calendars for clause in calendar.clauses if isinstance(clause, ast.Stage)]
