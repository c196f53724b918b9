"""What is wrong with a document, and what is advised, each with the mends an editor offers."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define

from asn_neutrality.checker.rule_sets import link
from asn_neutrality.domain.words import Language
from asn_neutrality.editor.checking import Checked
from asn_neutrality.editor.document import Document
from asn_neutrality.editor.places import Edit, Location, Range
from asn_neutrality.editor.words import say
from asn_neutrality.editor.workspace import Workspace
from asn_neutrality.lint.linting import lint_pack
from asn_neutrality.lint.subject import Subject
from asn_neutrality.source import catalogue
from asn_neutrality.source.diagnostic import Diagnostic, Severity
from asn_neutrality.source.text import Span
from asn_neutrality.syntax.parse import parse


@define(frozen=True)
class Mend:
    """A change that an editor offers under ``title``; ``certain`` where nothing else can be meant."""

    title: str
    edit: Edit
    certain: bool


@define(frozen=True)
class Problem:
    """One finding. ``related`` are other places with what to say of them."""

    range: Range
    severity: Severity
    code: str
    message: str
    related: tuple[tuple[Location, str], ...] = ()
    mend: Mend | None = None


def problems(workspace: Workspace, name: str) -> list[Problem]:
    """What is wrong with a document: first what does not parse, then what names and types refuse, by place."""
    checked = workspace.checked(name)
    document = checked.document
    told = [told for piece in document.pieces.pieces for told in piece.diagnostics]
    return _shown(told + list(checked.found), checked, workspace.language)


def advice(workspace: Workspace, name: str) -> list[Problem]:
    """What lint rules remark on a document; nothing while something is wrong with it."""
    checked = workspace.linked(name)
    document = checked.document
    broken = any(told.severity is Severity.ERROR for told in checked.linked.found)
    if broken or not document.pack or any(piece.diagnostics for piece in document.pieces.pieces):
        return []
    # Lint rules look at comments and neighbours too, so they want one text with one count of places.
    whole = whole_text(checked)
    return _shown(lint_pack(whole), checked, workspace.language)


def whole_text(checked: Checked) -> Subject:
    """The document as lint rules see it, parsed and linked as one text."""
    document = checked.document
    file, _ = parse(document.pieces.source)
    rules = link((file, *(each.file for each in checked.around)), (document.pack,)).rules
    return Subject(file, rules.packs[document.pack], rules)


def _shown(told: Iterable[Diagnostic], checked: Checked, language: Language) -> list[Problem]:
    document = checked.document
    shown = [_problem(each, each.span, checked, language) for each in told if each.span and document.has(each.span)]
    return sorted(shown, key=lambda problem: (problem.range, problem.code))


def _problem(told: Diagnostic, span: Span, checked: Checked, language: Language) -> Problem:
    document = checked.document
    related = ((found, each) for each in told.related if (found := _file_of(each, checked)) is not None)
    return Problem(
        document.range(span),
        told.severity,
        told.code,
        _message(told, language),
        tuple((Location(found.name, found.range(each)), say("also", language)) for found, each in related),
        mend_of(told, document, language),
    )


def _file_of(span: Span, checked: Checked) -> Document | None:
    return next((each for each in (checked.document, *checked.around) if each.has(span)), None)


def _message(told: Diagnostic, language: Language) -> str:
    """What is wrong and, on a line of its own, what to do about it."""
    lines = [catalogue.message(told, language), catalogue.help_text(told, language)]
    return "\n".join(line for line in lines if line)


def mend_of(told: Diagnostic, document: Document, language: Language) -> Mend | None:
    """The mend that a finding carries: a certain one, or the word that was probably meant."""
    if told.fix is not None and document.has(told.fix.span):
        title = say("replace", language, text=told.fix.text) if told.fix.text.strip() else say("remove", language)
        return Mend(title, document.edit(told.fix.span, told.fix.text), told.suggestion is None)
    if told.suggestion is not None and told.span is not None:
        title = say("replace", language, text=told.suggestion)
        return Mend(title, document.edit(told.span, told.suggestion), certain=False)
    return None
