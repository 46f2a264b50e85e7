"""The language server, asked by a real client over standard input and output."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient

BAD = "# 𠮷のお知らせ\n\n𠮷野です。2025年5月13日(水)、当社のサーバが不正アクセスを受けました。\n"
SETTINGS = '[rules]\n"*" = "off"\n"calendar.weekday" = "error"\n"words.own" = "warning"\n"missing.contact" = "error"\n[words.replace]\n"サーバ" = "サーバー"\n'


class Editor:
    """A client with one open text."""

    def __init__(self, folder: Path) -> None:
        self.client = LanguageClient("test", "1")
        self.uri = (folder / "お知らせ 1.md").as_uri()
        self.published: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def keep(params: types.PublishDiagnosticsParams) -> None:
            self.published.put_nowait(params)

        self.id = types.TextDocumentIdentifier(self.uri)

    async def start(self, text: str) -> list[types.Diagnostic]:
        await self.client.start_io(sys.executable, "-P", "-m", "checker", "lsp")
        await self.client.initialize_async(types.InitializeParams(capabilities=types.ClientCapabilities()))
        self.client.initialized(types.InitializedParams())
        item = types.TextDocumentItem(self.uri, "markdown", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return await self.next()

    async def next(self) -> list[types.Diagnostic]:
        return list((await asyncio.wait_for(self.published.get(), 60)).diagnostics)

    def change(self, version: int, text: str) -> None:
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(version, self.uri), [types.TextDocumentContentChangeWholeDocument(text)]
            )
        )

    async def stop(self) -> None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()


def with_editor(folder: Path, text: str, steps: Callable[[Editor, list[types.Diagnostic]], Awaitable[None]]) -> None:
    (folder / "tsujitsuma.toml").write_text(SETTINGS, encoding="utf-8")

    async def run() -> None:
        editor = Editor(folder)
        found = await editor.start(text)
        try:
            await steps(editor, found)
        finally:
            await editor.stop()

    asyncio.run(run())


def test_diagnostics_hover_and_actions(tmp_path: Path) -> None:
    async def steps(editor: Editor, found: list[types.Diagnostic]) -> None:
        by_rule = {d.code: d for d in found}
        assert set(by_rule) == {"calendar.weekday", "words.own", "missing.contact"}
        word = by_rule["words.own"]
        line = BAD.split("\n")[2].encode("utf-16-le")
        assert line[word.range.start.character * 2 : word.range.end.character * 2].decode("utf-16-le") == "サーバ"
        assert word.severity is types.DiagnosticSeverity.Warning
        day = by_rule["calendar.weekday"]
        hover = await editor.client.text_document_hover_async(types.HoverParams(editor.id, day.range.start))
        assert hover and isinstance(hover.contents, types.MarkupContent)
        assert "なぜ:" in hover.contents.value and "出典:" in hover.contents.value
        none = await editor.client.text_document_hover_async(types.HoverParams(editor.id, types.Position(1, 0)))
        assert none is None
        actions = await editor.client.text_document_code_action_async(
            types.CodeActionParams(editor.id, word.range, types.CodeActionContext([word]))
        )
        assert actions
        fix = next(a for a in actions if isinstance(a, types.CodeAction) and a.is_preferred)
        assert fix.edit and fix.edit.changes
        (edit,) = fix.edit.changes[editor.uri]
        assert (edit.range, edit.new_text) == (word.range, "サーバー")
        contact = by_rule["missing.contact"]
        offered = await editor.client.text_document_code_action_async(
            types.CodeActionParams(editor.id, contact.range, types.CodeActionContext([contact]))
        )
        inserts = [a for a in offered or [] if isinstance(a, types.CodeAction) and a.title.startswith("文案を入れる")]
        assert inserts

    with_editor(tmp_path, BAD, steps)


def test_changes_are_checked_after_a_pause_and_only_the_last(tmp_path: Path) -> None:
    async def steps(editor: Editor, found: list[types.Diagnostic]) -> None:
        for version in range(2, 6):
            editor.change(version, BAD + "あ" * version)
        editor.change(6, BAD.replace("(水)", "(火)").replace("サーバが", "サーバーが"))
        assert {d.code for d in await editor.next()} == {"missing.contact"}
        await asyncio.sleep(0.6)
        assert editor.published.empty()
        editor.change(7, "")
        assert await editor.next() == []
        editor.change(8, "English only.")
        (failure,) = await editor.next()
        assert failure.message.startswith("検査できません")

    with_editor(tmp_path, BAD, steps)


def test_a_wrong_configuration_is_said(tmp_path: Path) -> None:
    async def steps(editor: Editor, found: list[types.Diagnostic]) -> None:
        (tmp_path / "tsujitsuma.toml").write_text('fail-om = "error"\n', encoding="utf-8")
        editor.change(2, BAD + "\n")
        (failure,) = await editor.next()
        assert "fail-on" in failure.message

    with_editor(tmp_path, BAD, steps)


def test_without_pygls_the_install_line_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from checker.interfaces import extras
    from checker.interfaces.cli.main import main

    monkeypatch.setattr(extras, "find_spec", lambda name: None)
    assert [main(["lsp"]), main(["mcp"])] == [2, 2]
    said = capsys.readouterr().err
    assert "pip install 'tsujitsuma[lsp]'" in said and "pip install 'tsujitsuma[mcp]'" in said
