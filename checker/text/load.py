"""Load a text: read the bytes, find the format, decode and extract."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import BinaryIO

from checker.domain.errors import InputError
from checker.rules.regex import regex
from checker.text.decode import decode
from checker.text.front_matter import read_front_matter
from checker.text.source import SourceText

MAX_BYTES = 10_000_000
_FORMATS = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".docm": "docx",
}
_JAPANESE = regex("[\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f\u2e80-\u2fdf々〆〇]")
_HTML = regex(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|section|table)\b",
    re.I | re.S,
)


def load_source(path: str, stdin: BinaryIO | None = None) -> SourceText:
    """Read the file ``path``, or standard input for ``-``.

    Raises:
        InputError: missing, a directory, unreadable, too big, or anything ``load_bytes`` refuses.
    """
    if path == "-":
        data = (stdin or sys.stdin.buffer).read(MAX_BYTES + 1)
        return load_bytes("-", data)
    file = Path(path)
    try:
        if file.is_dir():
            raise InputError("directory", "フォルダーが指定されました。", "中のファイルを指定してください。", path)
        if file.exists() and not file.is_file():
            raise InputError("unreadable", "普通のファイルではありません。", "文章のファイルを指定してください。", path)
        if file.stat().st_size >= MAX_BYTES:
            raise _too_big(path)
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise InputError(
            "missing", "ファイルが見つかりません。", "パスのつづりと場所を確かめてください。", path
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        hint = "読み取りの権限とパスを確かめてください。"
        raise InputError("unreadable", f"ファイルを読めません（{reason}）。", hint, path) from None
    return load_bytes(path, data)


def load_bytes(name: str, data: bytes, is_mail: bool = False) -> SourceText:
    """Decode ``data``, whose format is told by the suffix of ``name`` and by its content.

    In a mail of HTML (``is_mail``) the lines of quoted mails begin with ``>``.

    Raises:
        InputError: empty, binary, undecodable, too big, broken, dangerous, or without Japanese.
    """
    if len(data) >= MAX_BYTES:
        raise _too_big(name)
    if not data.strip():
        raise InputError("empty", "中身が空です。", "文章の入ったファイルを指定してください。", name)
    suffix = Path(name).suffix.lower()
    if _FORMATS.get(suffix) == "docx" or _is_docx(data):
        from checker.text.readers.docx import read_docx

        source = read_docx(name, data)
    else:
        source = _read_text(name, data, _FORMATS.get(suffix, ""), is_mail)
    if not source.text.strip():
        raise InputError("empty", "文章がありません。", "本文の入ったファイルを指定してください。", name)
    if not _JAPANESE.search(source.text, source.body):
        raise InputError(
            "no_japanese",
            "日本語の文章がありません。",
            "このプログラムは日本語の文章だけを調べます。文字化けしていないかも確かめてください。",
            name,
        )
    return source


def _read_text(name: str, data: bytes, file_format: str, is_mail: bool) -> SourceText:
    decoded = decode(data, name)
    if file_format == "html" or (file_format != "md" and _HTML.match(decoded.text)):
        from checker.text.readers.html import read_html

        return read_html(name, decoded, is_mail)
    matter, body = read_front_matter(decoded.text)
    if not file_format:
        file_format = "md" if matter or re.search(r"^#{1,6} \S", decoded.text, re.M) else "txt"
    return SourceText(name, decoded.text, decoded.encoding, file_format, decoded.notes, front_matter=matter, body=body)


def _is_docx(data: bytes) -> bool:
    return data.startswith(b"PK\x03\x04") and b"word/" in data


def _too_big(where: str) -> InputError:
    return InputError(
        "too_big", "大きすぎます（10 MB 以上）。", "文章を分けるか、画像などを外して保存し直してください。", where
    )
