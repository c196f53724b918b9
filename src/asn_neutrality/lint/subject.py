"""What a lint rule looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from attrs import define

from asn_neutrality.domain.packs import RulePack, RuleSet
from asn_neutrality.source.diagnostic import Diagnostic, Fix, Severity
from asn_neutrality.source.text import Span
from asn_neutrality.syntax import ast

D = TypeVar("D")
Named = ast.Source | ast.Sanction | ast.Term | ast.Fact | ast.Calendar | ast.Prohibition | ast.Permission


@define(frozen=True)
class Subject:
    """A pack that was loaded without errors: as written, as meant, and with all that was loaded beside it."""

    file: ast.File
    pack: RulePack
    rules: RuleSet

    @property
    def text(self) -> str:
        """The whole text of the file."""
        return self.file.span.source.text

    def of(self, kind: type[D]) -> list[D]:
        """The declarations of one kind."""
        return [declaration for declaration in self.file.declarations if isinstance(declaration, kind)]

    @property
    def packs(self) -> Iterable[RulePack]:
        """Everything loaded."""
        return self.rules.packs.values()


@define(frozen=True)
class Lint:
    """A lint rule: its code, and what it finds in a pack."""

    code: str
    find: Callable[[Subject], Iterator[Diagnostic]]


def clauses_of(declaration: object, kind: type[D]) -> list[D]:
    """The clauses of one kind of a declaration."""
    return [clause for clause in getattr(declaration, "clauses", ()) if isinstance(clause, kind)]


def remark(code: str, span: Span, mend: tuple[Span, str] | None = None, **arguments: str) -> Diagnostic:
    """A finding; ``mend`` is what may be put where for certain."""
    fix = Fix(*mend) if mend is not None else None
    return Diagnostic(code, span, arguments, fix=fix, severity=Severity.WARNING)
