"""The server itself, on pygls. Texts are checked when opened and saved, and 0.4 s after the last change."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from checker import __version__
from checker.domain.errors import CheckerError
from checker.domain.finding import Finding
from checker.domain.names import BASES
from checker.domain.span import Span
from checker.interfaces.lsp.judge import Edit, Judged, Problem, edits_of, judge, level, rule_of
from checker.interfaces.lsp.positions import Positions

DELAY = 0.4  # seconds after the last change
NAME = "tsujitsuma"


class Server(LanguageServer):
    """Keeps the last judgement of every open text."""

    def __init__(self) -> None:
        super().__init__(NAME, __version__)
        self.judged: dict[str, tuple[int | None, Judged]] = {}
        self.waiting: dict[str, asyncio.Task[None]] = {}
        self.lock = threading.Lock()  # one analysis at a time: they share word tables and caches

    def unit(self) -> str:
        """Return the unit of columns that the client agreed on."""
        encoding = self.workspace.position_encoding
        return str(getattr(encoding, "value", encoding) or "utf-16")

    async def check(self, uri: str) -> Judged:
        """Check a text unless it was checked as it is now, and publish what was found."""
        document = self.workspace.get_text_document(uri)
        version, text = document.version, document.source
        known = self.judged.get(uri)
        if known and known[0] == version and known[1].text == text:
            return known[1]
        try:
            judged = await asyncio.to_thread(self._judge, path_of(uri), text)
        except CheckerError as error:
            judged = Judged(text, failure=str(error))
        except Exception as error:
            judged = Judged(text, failure=f"プログラムの誤りで検査できませんでした({type(error).__name__})。")
        if self.workspace.get_text_document(uri).version == version:
            self.judged[uri] = (version, judged)
            found = [*_failure(judged), *(self._diagnostic(uri, judged, p) for p in judged.problems)]
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))
        return judged

    def _judge(self, path: Path, text: str) -> Judged:
        with self.lock:
            return judge(path, text)

    def _diagnostic(self, uri: str, judged: Judged, problem: Problem) -> types.Diagnostic:
        finding, positions = problem.finding, Positions(judged.text, self.unit())
        related = [types.DiagnosticRelatedInformation(types.Location(uri, range_of(positions, s)), "関係する箇所") for s in problem.related]
        return types.Diagnostic(
            range=range_of(positions, problem.span), message=finding.message, severity=types.DiagnosticSeverity(level(finding.severity)),
            code=finding.rule, source=NAME, related_information=related or None,
        )


def range_of(positions: Positions, span: Span) -> types.Range:
    """Return the range of a span."""
    return types.Range(types.Position(*positions.of(span.start)), types.Position(*positions.of(span.end)))


def path_of(uri: str) -> Path:
    """Return the path of a text; one that is not saved yet lies in the working folder."""
    name = to_fs_path(uri) if uri.startswith("file:") else None
    return Path(name) if name else Path.cwd() / "無題.md"


def make_server() -> Server:
    """Return the server with its features."""
    server = Server()

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        await server.check(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveTextDocumentParams) -> None:
        await server.check(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        if uri in server.waiting:
            server.waiting[uri].cancel()
        server.waiting[uri] = asyncio.create_task(_later(server, uri))

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        if task := server.waiting.pop(uri, None):
            task.cancel()
        server.judged.pop(uri, None)
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        return await _hover(server, params)

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    )
    async def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        return await _actions(server, params)

    return server


async def _later(server: Server, uri: str) -> None:
    await asyncio.sleep(DELAY)
    await server.check(uri)


async def _hover(server: Server, params: types.HoverParams) -> types.Hover | None:
    uri = params.text_document.uri
    judged = await server.check(uri)
    positions = Positions(judged.text, server.unit())
    at = positions.offset(params.position.line, params.position.character)
    hits = [p for p in judged.problems if p.span.start <= at < max(p.span.end, p.span.start + 1)]
    if not hits:
        return None
    words = "\n\n---\n\n".join(_explain(path_of(uri), p.finding) for p in hits)
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, words), range_of(positions, hits[0].span))


def _explain(path: Path, finding: Finding) -> str:
    rule = rule_of(path, finding.rule)
    lines = [f"**{finding.message}** `{finding.rule}`({BASES[finding.basis.value]})", f"なぜ: {finding.why}"]
    if finding.suggestion:
        lines.append(f"案: {finding.suggestion}")
    if rule:
        lines.append(f"出典: {rule.source}")
    return "\n\n".join(lines)


async def _actions(server: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    uri = params.text_document.uri
    judged = await server.check(uri)
    positions = Positions(judged.text, server.unit())
    start = positions.offset(params.range.start.line, params.range.start.character)
    end = positions.offset(params.range.end.line, params.range.end.character)
    found: list[types.CodeAction] = []
    for problem in judged.problems:
        if problem.span.start <= end and start <= problem.span.end:
            diagnostic = server._diagnostic(uri, judged, problem)
            found.extend(_action(uri, positions, edit, diagnostic) for edit in edits_of(judged, problem))
    return found


def _action(uri: str, positions: Positions, edit: Edit, diagnostic: types.Diagnostic) -> types.CodeAction:
    change = types.TextEdit(range_of(positions, edit.span), edit.words)
    return types.CodeAction(
        title=edit.title, kind=types.CodeActionKind.QuickFix, diagnostics=[diagnostic], is_preferred=edit.is_safe,
        edit=types.WorkspaceEdit(changes={uri: [change]}),
    )


def _failure(judged: Judged) -> list[types.Diagnostic]:
    if not judged.failure:
        return []
    start: Any = types.Position(0, 0)
    return [types.Diagnostic(types.Range(start, start), f"検査できません。{judged.failure}", types.DiagnosticSeverity.Error, source=NAME)]
