"""The server: each request is one call of ``editor``."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Generator
from typing import Any

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method

from asn_neutrality.domain.words import Language
from asn_neutrality.editor.actions import actions
from asn_neutrality.editor.advised import Advised
from asn_neutrality.editor.completion import complete
from asn_neutrality.editor.formatting import formatting
from asn_neutrality.editor.hover import hover
from asn_neutrality.editor.outline import folds, outline
from asn_neutrality.editor.problems import Problem, advice, problems
from asn_neutrality.editor.renaming import Refusal, may_rename, rename
from asn_neutrality.editor.things import definition, references
from asn_neutrality.editor.tokens import read_tokens
from asn_neutrality.editor.workspace import Workspace, settle
from asn_neutrality.lsp import shapes
from asn_neutrality.lsp.files import name_of, uri_of
from asn_neutrality.version import VERSION

NAME = "asn-neutrality"
TRIGGERS = (" ", ":", "/", ".", "(")


class Protocol(LanguageServerProtocol):
    """Places in UTF-16, which every client must know, whatever else it would like."""

    @lsp_method(lsp.INITIALIZE)
    def lsp_initialize(self, params: lsp.InitializeParams) -> Generator[Any, Any, lsp.InitializeResult]:
        """The answer to the first request."""
        if params.capabilities.general is not None:
            params.capabilities.general.position_encodings = None
        return (yield from super().lsp_initialize(params))


class Server(LanguageServer):
    """The rule files that one client has open."""

    def __init__(self, language: Language) -> None:
        super().__init__(NAME, VERSION, protocol_cls=Protocol)
        self.files = Workspace(language)
        self.advised: dict[str, Advised] = {}

    def read(self, uri: str) -> None:
        """Take the text of a file as it is now."""
        self.files.open(name_of(uri), self.workspace.get_text_document(uri).source)

    def told(self, uri: str) -> list[Problem]:
        """Everything to say about an open file: what is wrong, and what was advised and still holds."""
        name = name_of(uri)
        found = problems(self.files, name)
        advised = self.advised.get(name)
        return found + (advised.still(self.files.documents[name]) if advised is not None else [])

    def advise(self, uri: str) -> None:
        """Ask the lint rules anew."""
        name = name_of(uri)
        self.advised[name] = Advised(self.files.documents[name], tuple(advice(self.files, name)))

    def publish(self, uri: str) -> None:
        """Tell the client."""
        found = [shapes.diagnostic(problem) for problem in self.told(uri)]
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, found))


def server(language: Language) -> Server:
    """A server that answers; ``language`` is that of its words until a client says another."""
    made = Server(language)
    _follow(made)
    _answer_about_names(made)
    _answer_about_text(made)
    return made


def serve(language: Language) -> None:
    """Answer a client on standard input and output until it goes away."""
    logging.getLogger("pygls").setLevel(logging.ERROR)
    # The server closes what it writes to; the standard output is whoever's it was.
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as out:
        server(language).start_io(sys.stdin.buffer, out)


def language_of(params: lsp.InitializeParams, otherwise: Language) -> Language:
    """What the client asks for: the option ``language``, else the language of its menus."""
    options = params.initialization_options
    asked = options.get("language") if isinstance(options, dict) else getattr(options, "language", None)
    if asked in ("id", "en"):
        return "id" if asked == "id" else "en"
    if params.locale:
        return "id" if params.locale.lower().startswith("id") else "en"
    return otherwise


def _follow(made: Server) -> None:
    """Texts as they are opened, changed, saved and closed."""

    @made.feature(lsp.INITIALIZE)
    def begin(params: lsp.InitializeParams) -> None:
        made.files.language = language_of(params, made.files.language)

    @made.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        uri = params.text_document.uri
        made.read(uri)
        made.publish(uri)
        made.advise(uri)
        made.publish(uri)
        settle()

    @made.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        made.read(params.text_document.uri)
        made.publish(params.text_document.uri)

    @made.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        made.advise(params.text_document.uri)
        # Others may use what was saved.
        for name in list(made.files.documents):
            made.publish(uri_of(name))

    @made.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        made.files.close(name_of(uri))
        made.advised.pop(name_of(uri), None)
        made.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))


def _answer_about_names(made: Server) -> None:
    """What may stand at a place, what stands there, and where else."""

    @made.feature(lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionOptions(trigger_characters=list(TRIGGERS)))
    def completion(params: lsp.CompletionParams) -> lsp.CompletionList:
        found = complete(made.files, name_of(params.text_document.uri), shapes.place(params.position))
        items = [shapes.completion(item, number) for number, item in enumerate(found)]
        return lsp.CompletionList(is_incomplete=False, items=items)

    @made.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hovered(params: lsp.HoverParams) -> lsp.Hover | None:
        found = hover(made.files, name_of(params.text_document.uri), shapes.place(params.position))
        if found is None:
            return None
        content = lsp.MarkupContent(lsp.MarkupKind.Markdown, found.markdown)
        return lsp.Hover(content, shapes.range_of(found.range))

    @made.feature(lsp.TEXT_DOCUMENT_DEFINITION)
    def defined(params: lsp.DefinitionParams) -> list[lsp.Location]:
        found = definition(made.files, name_of(params.text_document.uri), shapes.place(params.position))
        return [shapes.location(each) for each in found]

    @made.feature(lsp.TEXT_DOCUMENT_REFERENCES)
    def referred(params: lsp.ReferenceParams) -> list[lsp.Location]:
        found = references(made.files, name_of(params.text_document.uri), shapes.place(params.position))
        wanted = (each for each in found if params.context.include_declaration or not each.occurrence.defines)
        return [shapes.location(each.location) for each in wanted]

    @made.feature(lsp.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepared(params: lsp.PrepareRenameParams) -> lsp.Range:
        found = may_rename(made.files, name_of(params.text_document.uri), shapes.place(params.position))
        if isinstance(found, Refusal):
            raise JsonRpcInvalidParams(found.reason)
        return shapes.range_of(found)

    @made.feature(lsp.TEXT_DOCUMENT_RENAME, lsp.RenameOptions(prepare_provider=True))
    def renamed(params: lsp.RenameParams) -> lsp.WorkspaceEdit:
        name, at = name_of(params.text_document.uri), shapes.place(params.position)
        found = rename(made.files, name, at, params.new_name)
        if isinstance(found, Refusal):
            raise JsonRpcInvalidParams(found.reason)
        return lsp.WorkspaceEdit(changes={uri_of(file): shapes.edits(each) for file, each in found.edits})


def _answer_about_text(made: Server) -> None:
    """Outline, folds, colours, layout, mends."""

    @made.feature(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def symbols(params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
        return [shapes.symbol(each) for each in outline(made.files.documents[name_of(params.text_document.uri)])]

    @made.feature(lsp.TEXT_DOCUMENT_FOLDING_RANGE)
    def folded(params: lsp.FoldingRangeParams) -> list[lsp.FoldingRange]:
        return [shapes.fold(each) for each in folds(made.files.documents[name_of(params.text_document.uri)])]

    @made.feature(lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, shapes.LEGEND)
    def coloured(params: lsp.SemanticTokensParams) -> lsp.SemanticTokens:
        return shapes.tokens(read_tokens(made.files.documents[name_of(params.text_document.uri)]))

    @made.feature(lsp.TEXT_DOCUMENT_FORMATTING)
    def formatted(params: lsp.DocumentFormattingParams) -> list[lsp.TextEdit]:
        return shapes.edits(formatting(made.files.documents[name_of(params.text_document.uri)]))

    @made.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix]))
    def mended(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        uri = params.text_document.uri
        return [shapes.action(each, uri) for each in actions(made.told(uri), shapes.ranged(params.range))]
