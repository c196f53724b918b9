"""The order of the stages: the only file that knows it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard

from asn_neutrality import checker, ir, kept, syntax
from asn_neutrality.checker.nearest import nearest_word
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.errors import RulesError
from asn_neutrality.judge import Judge
from asn_neutrality.source.diagnostic import Diagnostic, Severity
from asn_neutrality.source.files import read, read_bytes
from asn_neutrality.source.place import package
from asn_neutrality.source.text import SourceText
from asn_neutrality.stored.fingerprint import PACKS
from asn_neutrality.symbolic.compiled import CompiledProgram
from asn_neutrality.symbolic.conflicts import conflicts
from asn_neutrality.symbolic.diagrams import TooLargeError

if TYPE_CHECKING:
    from datetime import date
    from importlib.resources.abc import Traversable

    from asn_neutrality.building.pack import Pack
    from asn_neutrality.domain.differences import AsOf, Compared
    from asn_neutrality.judge import Analysis, Comparison
    from asn_neutrality.syntax.ast import File

SUFFIX = ".larangan"
LIMIT = 1_000_000


def shipped() -> tuple[str, ...]:
    """The names of the packs that come with the library, in alphabetical order."""
    return tuple(sorted(item.name.removesuffix(SUFFIX) for item in _packs().iterdir() if item.name.endswith(SUFFIX)))


def load(*names: str | Path | Pack) -> RuleSet:
    """Read and check rule packs: names of shipped packs, or paths of rule files and built packs on top of them.

    Packs that these use are found beside the file that uses them, else among the shipped ones. Without a name the
    packs listed as default in ``packs/index.toml``. Raises ``RulesError`` with every diagnostic of every file.
    """
    asked = names or _default()
    rules = kept.load(asked[0]) if _is_one_pack(asked) else None
    if rules is None:
        rules, diagnostics = _load(asked)
        if rules is None:
            raise RulesError(diagnostics)
        if _is_one_pack(asked):
            kept.loaded(asked[0], rules)
    return rules


def compile_rules(rules: RuleSet) -> Judge:
    """A judge for the rules. Raises ``RulesError`` where conclusions clash or the rules are too large together."""
    return Judge(_program(rules))


def analyze(rules: RuleSet, kinds: Iterable[str] = ()) -> Analysis:
    """What is remarkable about the rules: what can never be violated, is contained in something else, is not reached.

    ``kinds`` are names of ``RemarkKind``, by default all. Raises ``RulesError`` as ``compile`` does.
    """
    return compile_rules(rules).analyze(kinds, _axes())


def diff(
    first: RuleSet | AsOf | str | Path,
    second: RuleSet | AsOf | str | Path,
    track: str | None = None,
    *,
    ignore_reach: bool | None = None,
) -> Comparison:
    """In what two rule sets differ: which events have another outcome, on all tracks together or on one.

    A side is a rule set, a rule set as of a day (``AsOf``), or what the command line takes: ``nasional``,
    ``nasional@2021-08-30``, ``nasional+surat_edaran.larangan``. With ``ignore_reach`` scopes and periods are left out;
    by default they are where no event is within the reach of both. Raises ``RulesError`` where a side cannot be
    compiled or the two are too large together, ``ValueError`` where neither side has the track.
    """
    from asn_neutrality.comparison.difference import difference  # noqa: PLC0415 - who judges does not compare
    from asn_neutrality.judge import Comparison  # noqa: PLC0415 - the same

    one, two = _compared(first), _compared(second)
    programs = _program(one.rules), _program(two.rules)
    try:
        found = difference(one, two, track, ignore_reach=ignore_reach)
    except TooLargeError as error:
        raise RulesError([Diagnostic("P003", None, {"limit": str(error)})]) from None
    return Comparison(found, programs)


def _compared(side: RuleSet | AsOf | str | Path) -> Compared:
    """A side with its name."""
    from asn_neutrality.domain.differences import AsOf, Compared  # noqa: PLC0415 - who judges does not compare

    if isinstance(side, AsOf):
        return Compared("+".join(side.rules.asked), side.rules, side.day)
    if isinstance(side, RuleSet):
        return Compared("+".join(side.asked), side, None)
    names, day = _names_and_day(side)
    return Compared("+".join(map(str, names)), load(*names), day)


def _names_and_day(side: str | Path) -> tuple[list[str | Path], date | None]:
    """``a+b.larangan@2021-08-30`` apart; a file of just that name is meant as it stands."""
    from datetime import date  # noqa: PLC0415 - as the rest of this module, paid for by who asks for it

    if isinstance(side, Path) or _exists(Path(side)):
        return [side], None
    names, at, written = side.rpartition("@")
    try:
        day = date.fromisoformat(written) if at else None
    except ValueError:
        day = None
    return [*(names if day else side).split("+")], day


def check(*names: str | Path | Pack) -> list[Diagnostic]:
    """Everything that is wrong with packs or files, examples whose finding is not the one they state included."""
    rules, diagnostics = _load(names or _default())
    if rules is None:
        return diagnostics
    compiled, problems = _compile(rules)
    diagnostics += problems
    if compiled is not None:
        results = (result.diagnostic() for result in Judge(compiled).run_examples())
        diagnostics += [problem for problem in results if problem is not None]
    return diagnostics


def lint(*names: str | Path | Pack, asked: Collection[str] = ()) -> list[Diagnostic]:
    """Advice on how packs or files are written; of those they use nothing is said.

    ``asked`` are names of lint rules, by default all. Raises ``RulesError`` where a file has errors.
    """
    from asn_neutrality.lint.linting import NAMES, lint_pack  # noqa: PLC0415 - who judges needs no advice
    from asn_neutrality.lint.subject import Subject  # noqa: PLC0415 - the same

    gathering = _gather(names or _default())
    rules, diagnostics = gathering.check()
    if rules is None:
        raise RulesError(diagnostics)
    subjects = (Subject(gathering.files[name], rules.packs[name], rules) for name in gathering.asked)
    return [told for subject in subjects for told in lint_pack(subject, asked or NAMES)]


def seal() -> Iterator[tuple[str, bytes]]:
    """Files for the wheel, by name: the default packs compiled, and the tree of every shipped pack."""
    for pack in _index("kept"):
        rules, _ = _load((pack,))
        compiled, _ = _compile(rules) if rules is not None else (None, [])
        if compiled is not None:
            yield kept.sealed_program(pack, compiled)
    for pack in shipped():
        text, _ = _shipped(pack)
        if text is not None:
            yield kept.sealed_tree(syntax.parse.parse(text)[0])
    yield syntax.grammar.sealed_table()


def _program(rules: RuleSet) -> CompiledProgram:
    """The program of the rules, made or kept. Raises ``RulesError``."""
    compiled = kept.compiled(rules)
    if compiled is None:
        compiled, diagnostics = _compile(rules)
        if compiled is None:
            raise RulesError(diagnostics)
        kept.keep(rules, compiled)
    return compiled


def _default() -> tuple[str, ...]:
    return _index("default")


def _index(key: str) -> tuple[str, ...]:
    from tomllib import loads  # noqa: PLC0415 - who names a pack needs no index

    return tuple(loads(_packs().joinpath("index.toml").read_text(encoding="utf-8"))[key])


def _axes() -> tuple[str, ...]:
    """The facts of the table of gaps."""
    return _index("gaps")


def _packs() -> Traversable:
    return package().joinpath(PACKS)


# -- Text to rules -----------------------------------------------------------------------------------------------------


def _load(names: Iterable[str | Path | Pack]) -> tuple[RuleSet | None, list[Diagnostic]]:
    return _gather(names).check()


def _gather(names: Iterable[str | Path | Pack]) -> _Gathering:
    gathering = _Gathering()
    for name in names:
        gathering.ask(name)
    return gathering


class _Gathering:
    """The files of one ``load``, and those they use."""

    def __init__(self) -> None:
        self.files: dict[str, File] = {}
        self.asked: list[str] = []
        self.diagnostics: list[Diagnostic] = []

    def ask(self, name: str | Path | Pack) -> None:
        """Add what the caller names, or built: that is read from its own text."""
        if not isinstance(name, str | Path):
            self.asked += [self._add(SourceText(f"<{name.name}>", name.to_source()), None, None) or name.name]
            return
        if _is_path(name):
            text, problems = read(Path(name))
        else:
            text, problems = _shipped(str(name))
            if text is None and not problems:
                problems = [_unknown_pack(str(name))]
        self.diagnostics += problems
        if text is not None:
            tree = None if _is_path(name) else kept.tree(text)
            pack = self._add(text, Path(name).parent if _is_path(name) else None, tree)
            self.asked += [pack] if pack is not None else []

    def _add(self, text: SourceText, folder: Path | None, tree: File | None) -> str | None:
        """Parse a file that has no tree yet, and whatever it uses; its pack's name, None where the header is broken."""
        file, problems = (tree, []) if tree is not None else syntax.parse.parse(text)
        header = next((item for item in file.declarations if isinstance(item, syntax.ast.Package)), None)
        name = header.name.text if header else Path(text.name).stem
        if name in self.files and self.files[name].span.source.name == text.name:
            return name if header else None
        self.diagnostics += problems
        self.files[name if name not in self.files else text.name] = file
        for used in checker.uses(file):
            if used not in self.files:
                self._use(used, folder)
        return name if header else None

    def _use(self, name: str, folder: Path | None) -> None:
        beside = folder / f"{name}{SUFFIX}" if folder is not None else None
        if beside is not None and _exists(beside):
            (text, problems), tree = read(beside), None
        else:
            text, problems = _shipped(name)
            tree = kept.tree(text) if text is not None else None
        self.diagnostics += problems
        # A pack that is nowhere is the checker's to report, at the word that names it.
        if text is not None:
            self._add(text, folder, tree)

    def check(self) -> tuple[RuleSet | None, list[Diagnostic]]:
        """The rule set, or None where anything is wrong."""
        if not self.files:
            return None, self.diagnostics
        rules, problems = checker.check(tuple(self.files.values()), tuple(self.asked), shipped())
        self.diagnostics += problems
        broken = any(problem.severity is Severity.ERROR for problem in self.diagnostics)
        return (None if broken else rules), self.diagnostics


def _shipped(name: str) -> tuple[SourceText | None, list[Diagnostic]]:
    if name not in shipped():
        return None, []
    file = f"{name}{SUFFIX}"
    return read_bytes(file, _packs().joinpath(file).read_bytes())


def _is_one_pack(names: tuple[str | Path | Pack, ...]) -> TypeGuard[tuple[str]]:
    """Whether one name alone is given, and means no path."""
    return len(names) == 1 and isinstance(names[0], str) and names[0] in shipped()


def _is_path(name: str | Path) -> bool:
    """Whether a file is meant: a bare name means the shipped pack, whatever lies in the current folder."""
    if isinstance(name, Path) or name.endswith(SUFFIX) or "/" in name or "\\" in name:
        return True
    return name not in shipped() and _exists(Path(name))


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # longer than the name of a file can be
        return False


def _unknown_pack(name: str) -> Diagnostic:
    offered = ", ".join(f"`{known}`" for known in shipped())
    arguments = {"name": name, "known": offered}
    return Diagnostic("P006", None, arguments, suggestion=nearest_word(name, shipped()), where=name)


# -- Rules to judge ----------------------------------------------------------------------------------------------------


def _compile(rules: RuleSet) -> tuple[CompiledProgram | None, list[Diagnostic]]:
    program, diagnostics = ir.lower(rules)
    if program is None:
        return None, diagnostics
    try:
        compiled = CompiledProgram(program, LIMIT)
        diagnostics += conflicts(compiled)
    except TooLargeError:
        return None, [*diagnostics, Diagnostic("P003", None, {"limit": str(LIMIT)})]
    return (None if diagnostics else compiled), diagnostics
