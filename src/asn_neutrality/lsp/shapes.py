"""What ``editor`` gives, in the shapes of the protocol."""

from __future__ import annotations

from collections.abc import Iterable

from lsprotocol import types as lsp

from asn_neutrality.editor.actions import Action
from asn_neutrality.editor.completion import Item, Look
from asn_neutrality.editor.occurrences import Sort
from asn_neutrality.editor.outline import Fold, Symbol
from asn_neutrality.editor.places import Edit, Location, Place, Range
from asn_neutrality.editor.problems import Problem
from asn_neutrality.editor.tokens import Lexeme, Token
from asn_neutrality.lsp.files import uri_of
from asn_neutrality.source.diagnostic import Severity

SOURCE = "asn-neutrality"
SEVERITIES = {Severity.ERROR: lsp.DiagnosticSeverity.Error, Severity.WARNING: lsp.DiagnosticSeverity.Warning}

LOOKS = {
    Look.KEYWORD: lsp.CompletionItemKind.Keyword,
    Look.FACT: lsp.CompletionItemKind.Field,
    Look.VALUE: lsp.CompletionItemKind.EnumMember,
    Look.TERM: lsp.CompletionItemKind.Function,
    Look.SOURCE: lsp.CompletionItemKind.Reference,
    Look.SANCTION: lsp.CompletionItemKind.Constant,
    Look.RULE: lsp.CompletionItemKind.Class,
    Look.PACK: lsp.CompletionItemKind.Module,
    Look.STAGE: lsp.CompletionItemKind.Event,
    Look.TRACK: lsp.CompletionItemKind.Unit,
}

SYMBOLS = {
    Sort.PACK: lsp.SymbolKind.Module,
    Sort.SOURCE: lsp.SymbolKind.File,
    Sort.SANCTION: lsp.SymbolKind.Constant,
    Sort.TERM: lsp.SymbolKind.Function,
    Sort.FACT: lsp.SymbolKind.Enum,
    Sort.VALUE: lsp.SymbolKind.EnumMember,
    Sort.CALENDAR: lsp.SymbolKind.Event,
    Sort.STAGE: lsp.SymbolKind.Event,
    Sort.TRACK: lsp.SymbolKind.Namespace,
    Sort.RULE: lsp.SymbolKind.Class,
    Sort.EXCEPTION: lsp.SymbolKind.Method,
    Sort.READING: lsp.SymbolKind.Method,
}

# The types that every client knows colours for.
COLOURS = {
    Lexeme.KEYWORD: "keyword",
    Lexeme.TEXT: "string",
    Lexeme.NUMBER: "number",
    Lexeme.COMMENT: "comment",
    Sort.PACK: "namespace",
    Sort.SOURCE: "type",
    Sort.SANCTION: "type",
    Sort.TERM: "function",
    Sort.FACT: "property",
    Sort.VALUE: "enumMember",
    Sort.CALENDAR: "enum",
    Sort.STAGE: "event",
    Sort.TRACK: "namespace",
    Sort.RULE: "class",
    Sort.EXCEPTION: "method",
    Sort.READING: "method",
}
TYPES = tuple(dict.fromkeys(COLOURS.values()))
LEGEND = lsp.SemanticTokensLegend(token_types=list(TYPES), token_modifiers=["declaration"])


def place(position: lsp.Position) -> Place:
    """A position as a place."""
    return Place(position.line, position.character)


def ranged(range_: lsp.Range) -> Range:
    """A range as ours."""
    return Range(place(range_.start), place(range_.end))


def range_of(range_: Range) -> lsp.Range:
    """A range of ours."""
    start, end = range_.start, range_.end
    return lsp.Range(lsp.Position(start.line, start.character), lsp.Position(end.line, end.character))


def location(found: Location) -> lsp.Location:
    """A place in a file."""
    return lsp.Location(uri_of(found.file), range_of(found.range))


def edits(made: Iterable[Edit]) -> list[lsp.TextEdit]:
    """Edits of one file."""
    return [lsp.TextEdit(range_of(each.range), each.text) for each in made]


def diagnostic(problem: Problem) -> lsp.Diagnostic:
    """A problem."""
    related = [lsp.DiagnosticRelatedInformation(location(found), said) for found, said in problem.related]
    return lsp.Diagnostic(
        range=range_of(problem.range),
        message=problem.message,
        severity=SEVERITIES[problem.severity],
        code=problem.code,
        source=SOURCE,
        related_information=related or None,
    )


def completion(item: Item, place_in_list: int) -> lsp.CompletionItem:
    """A word offered; clients sort by letters, so the place in our list is given in letters.

    Its label is given twice: many editors show the detail of the chosen word only.
    """
    return lsp.CompletionItem(
        label=item.text,
        label_details=lsp.CompletionItemLabelDetails(description=item.label) if item.label else None,
        kind=LOOKS[item.look],
        detail=item.label or None,
        sort_text=f"{place_in_list:05}",
        filter_text=item.text,
        text_edit=edits([item.edit])[0],
    )


def symbol(found: Symbol) -> lsp.DocumentSymbol:
    """A symbol of the outline with its parts."""
    return lsp.DocumentSymbol(
        name=found.name,
        kind=SYMBOLS[found.sort],
        range=range_of(found.range),
        selection_range=range_of(found.name_range),
        detail=found.detail or None,
        children=[symbol(part) for part in found.parts],
    )


def fold(found: Fold) -> lsp.FoldingRange:
    """Lines to hide."""
    kind = lsp.FoldingRangeKind.Comment if found.comment else lsp.FoldingRangeKind.Region
    return lsp.FoldingRange(start_line=found.start, end_line=found.end, kind=kind)


def action(found: Action, uri: str) -> lsp.CodeAction:
    """A mend."""
    return lsp.CodeAction(
        title=found.title,
        kind=lsp.CodeActionKind.QuickFix,
        diagnostics=[diagnostic(found.problem)],
        is_preferred=found.preferred,
        edit=lsp.WorkspaceEdit(changes={uri: edits([found.edit])}),
    )


def tokens(found: Iterable[Token]) -> lsp.SemanticTokens:
    """Tokens, each told by its distance from the one before; all of ours stand on one line."""
    data: list[int] = []
    line = character = 0
    for each in found:
        start, end = each.range.start, each.range.end
        ahead = start.character - (character if start.line == line else 0)
        data += [start.line - line, ahead, end.character - start.character, TYPES.index(COLOURS[each.kind])]
        data.append(int(each.defines))
        line, character = start.line, start.character
    return lsp.SemanticTokens(data=data)
