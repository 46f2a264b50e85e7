"""``tsujitsuma check --fix``: write the safe replacements into the files, and nothing else."""

from __future__ import annotations

import codecs
import sys
from contextlib import suppress
from pathlib import Path

from checker.domain.errors import InputError, UsageError
from checker.post.fixes import corrected
from checker.rules.pack import write_bytes
from checker.service import Options, check_documents
from checker.text.load import load_bytes, load_source
from checker.text.source import SourceText

_FORMATS = ("txt", "md")
# What changes the tone is offered one by one where people look (web, editor), never written unasked.
_WRITTEN = "style."
_ROUNDS = 3  # a fix may open the way for another (a word typed three times)


def fix_files(paths: list[str], options: Options) -> None:
    """Correct text files in place (encoding, BOM and line ends stay) and say on standard error what was done.

    Files that cannot be read are left to the check that follows, which reports them.

    Raises:
        UsageError: for standard input, or a file whose bytes could not be written back as they were.
    """
    if "-" in paths:
        raise UsageError("usage", "--fix はファイルを直します。標準入力(-)には使えません。", "ファイルに保存して指定してください。")
    for path in paths:
        with suppress(InputError):
            _fix(path, load_source(path), options)


def _fix(path: str, source: SourceText, options: Options) -> None:
    if source.format not in _FORMATS:
        print(f"tsujitsuma: {path}: --fix は .txt と .md だけを直します。このファイルはそのままです。", file=sys.stderr)
        return
    if _encoded(source.text, source.encoding, source.path) != Path(path).read_bytes():
        raise UsageError("usage", f"{path} は元の文字コードのまま書き戻せないため、直しません。", "UTF-8 で保存し直してください。")
    text, done = source.text, 0
    for _ in range(_ROUNDS):
        documents = check_documents([load_bytes(path, _encoded(text, source.encoding, path))], options).documents
        text, used = corrected(text, (f for d in documents for f in d.findings if f.rule.startswith(_WRITTEN)))
        done += len(used)
        if not used:
            break
    if done:
        _replace(Path(path), _encoded(text, source.encoding, path))
    print(f"tsujitsuma: {path}: {f'{done}か所を直しました。' if done else '自動で直せる所はありません。'}", file=sys.stderr)


def _encoded(text: str, encoding: str, path: str) -> bytes:
    if encoding == "utf-16":
        little = not Path(path).read_bytes().startswith(codecs.BOM_UTF16_BE)
        mark, name = (codecs.BOM_UTF16_LE, "utf-16-le") if little else (codecs.BOM_UTF16_BE, "utf-16-be")
        return mark + text.encode(name)
    return text.encode(encoding)


def _replace(path: Path, data: bytes) -> None:
    """Write in one step, keeping the file's mode: an interrupted run leaves the old file whole."""
    path = path.resolve()
    mode = path.stat().st_mode & 0o7777
    write_bytes(path, data)
    path.chmod(mode)
