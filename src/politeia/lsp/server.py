"""The requests of the protocol that politeia answers, and the check that follows every change after a short rest."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer

from politeia import __version__
from politeia.lsp.aligning import aligned_lines
from politeia.lsp.desk import Desk
from politeia.lsp.examining import examined
from politeia.lsp.outlining import outline
from politeia.lsp.positions import range_of
from politeia.lsp.renaming import NameRefused, new_name, same_name

REST = 0.3
"""Seconds without a change after which a charter is checked again."""

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


class Plain(logging.Formatter):
    """Log lines without tracebacks: what is logged is read by the person who drafts."""

    def formatException(self, ei: object) -> str:
        """The last line only."""
        return ""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        return f"politeia lsp: {record.getMessage()}".splitlines()[0]


def _is_fault(record: logging.LogRecord) -> bool:
    """Whether something went wrong; a request that is refused has its answer, and is nothing to log."""
    raised = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
    return not isinstance(raised, JsonRpcException)


def new_server() -> LanguageServer:
    """A server with every feature registered, ready to be started."""
    server = LanguageServer("politeia", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
    desk = Desk()
    _follow_documents(server, desk)
    _answer_about_names(server, desk)
    _answer_about_documents(server, desk)
    return server


def _guarded(server: LanguageServer, answer: Callable[Asked, Answer]) -> Callable[Asked, Answer | None]:
    """The same answer, or none with one line in the editor's log when politeia is at fault."""

    @wraps(answer)
    def guarded(*args: Asked.args, **kwargs: Asked.kwargs) -> Answer | None:
        try:
            return answer(*args, **kwargs)
        except JsonRpcException:
            raise
        except Exception as fault:
            _tell(server, f"{answer.__name__} has no answer: {type(fault).__name__}: {fault}")
            return None

    return guarded


def _tell(server: LanguageServer, message: str) -> None:
    server.window_log_message(types.LogMessageParams(types.MessageType.Warning, message))


def _follow_documents(server: LanguageServer, desk: Desk) -> None:
    """Keep the open texts, and check their charter once the person rests."""
    waiting: dict[Path, asyncio.Task[None]] = {}

    async def check(path: Path, rest: float) -> None:
        try:
            await asyncio.sleep(rest)
            found = await asyncio.to_thread(examined, path, desk.drafts)
            for file in sorted(desk.keep(path, found)):
                server.text_document_publish_diagnostics(
                    types.PublishDiagnosticsParams(desk.address(file), desk.shown(file, found))
                )
        except asyncio.CancelledError:
            raise
        except Exception as fault:
            _tell(server, f"{path.name} could not be checked: {type(fault).__name__}: {fault}")

    def follow(path: Path, rest: float = REST) -> None:
        if (earlier := waiting.get(path)) is not None:
            earlier.cancel()
        waiting[path] = asyncio.get_running_loop().create_task(check(path, rest))

    @server.feature(types.INITIALIZED)
    def begin(_: types.InitializedParams) -> None:
        desk.codec = server.workspace.position_codec

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        follow(desk.put(params.text_document.uri, params.text_document.text), 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        follow(desk.put(params.text_document.uri, server.workspace.get_text_document(params.text_document.uri).source))

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        follow(
            desk.put(params.text_document.uri, server.workspace.get_text_document(params.text_document.uri).source), 0
        )

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        path = desk.close(params.text_document.uri)
        if path.exists():
            follow(path, 0)
        else:
            server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(params.text_document.uri, []))


def _answer_about_names(server: LanguageServer, desk: Desk) -> None:
    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def definition(params: types.DefinitionParams) -> list[types.Location]:
        return _guarded(server, desk.definitions)(desk.draft(params.text_document.uri), params.position) or []

    def places(params: types.ReferenceParams) -> list[types.Location]:
        draft = desk.draft(params.text_document.uri)
        asked = desk.mention(draft, params.position)
        return [] if asked is None else [desk.location(item) for item in same_name(asked, desk.mentioned(draft))]

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    def references(params: types.ReferenceParams) -> list[types.Location]:
        return _guarded(server, places)(params) or []

    def named(params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
        asked = desk.mention(desk.draft(params.text_document.uri), params.position)
        return None if asked is None else types.PrepareRenamePlaceholder(desk.range(asked), asked.name)

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepare(params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
        return _guarded(server, named)(params)

    def edits(params: types.RenameParams) -> types.WorkspaceEdit | None:
        draft = desk.draft(params.text_document.uri)
        asked = desk.mention(draft, params.position)
        if asked is None:
            raise JsonRpcInvalidParams("No name that the charter declares stands here.")
        try:
            name = new_name(params.new_name, asked, desk.declared(draft))
        except NameRefused as refused:
            raise JsonRpcInvalidParams(str(refused)) from None
        changes: dict[str, list[types.TextEdit]] = {}
        for found in same_name(asked, desk.mentioned(draft)):
            changes.setdefault(desk.address(found.draft.path), []).append(types.TextEdit(desk.range(found), name))
        return types.WorkspaceEdit(changes=changes)

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    def rename(params: types.RenameParams) -> types.WorkspaceEdit | None:
        return _guarded(server, edits)(params)


def _answer_about_documents(server: LanguageServer, desk: Desk) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        return _guarded(server, desk.hover)(desk.draft(params.text_document.uri), params.position)

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=[" ", "`"]))
    def completion(params: types.CompletionParams) -> list[types.CompletionItem]:
        return _guarded(server, desk.completion)(desk.draft(params.text_document.uri), params.position) or []

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def symbols(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        draft = desk.draft(params.text_document.uri)
        entries = _guarded(server, outline)(draft) or ()
        return [desk.symbol(draft, entry) for entry in entries]

    def aligned(params: types.DocumentFormattingParams) -> list[types.TextEdit]:
        draft = desk.draft(params.text_document.uri)
        return [
            types.TextEdit(range_of(draft, line, 0, len(draft.line(line)), desk.codec), text)
            for line, text in aligned_lines(draft)
        ]

    @server.feature(types.TEXT_DOCUMENT_FORMATTING)
    def formatting(params: types.DocumentFormattingParams) -> list[types.TextEdit]:
        return _guarded(server, aligned)(params) or []


def serve() -> None:
    """Answer an editor on standard input and output until it leaves."""
    handler = logging.StreamHandler()
    handler.setFormatter(Plain())
    handler.addFilter(_is_fault)
    logging.basicConfig(level=logging.ERROR, handlers=[handler])
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as out:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # only the protocol may speak on what the editor hears
        new_server().start_io(stdout=out)
