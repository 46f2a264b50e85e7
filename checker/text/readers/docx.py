"""Word files: paragraphs, headings, lists and tables of the body in document order, straight from the XML."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from checker.domain.errors import InputError
from checker.domain.span import Span
from checker.text.readers.numbering import Numbering, heading_levels
from checker.text.source import Paragraph, SourceText

MAX_TOTAL = 100_000_000  # bytes, unpacked
MAX_PART = 30_000_000
MAX_RATIO = 200
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BROKEN_HINT = "Word で開けるか確かめ、.docx で保存し直してください。"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DROPPED = frozenset(
    (W + "del", W + "moveFrom", W + "instrText", W + "delText", W + "rt", W + "pPr", W + "rPr", _FALLBACK)
)
_SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}


class _Text:
    """The extracted text as it grows, and its paragraphs."""

    def __init__(self, numbering: Numbering, levels: dict[str, int]) -> None:
        self.pieces: list[str] = []
        self.size = 0
        self.paragraphs: list[Paragraph] = []
        self.numbering = numbering
        self.levels = levels
        self.numbers: dict[Any, int] = {}

    def add(self, words: str) -> None:
        self.pieces.append(words)
        self.size += len(words)

    def paragraph(self, node: Any, in_row: bool = False) -> None:  # noqa: ANN401  (lxml has no types)
        words, boxes = _words(node)
        if in_row:
            words = words.strip().replace("\n", " ")
        number = self.numbers[node]
        style = node.find(f"{W}pPr/{W}pStyle")
        style_id = style.get(W + "val", "") if style is not None else ""
        level = self.levels.get(style_id, 0)
        mark = self.numbering.mark(node, style_id) if words.strip() else ""
        lead = ("#" * level + " " if level and words.strip() and not in_row else "") + mark
        self.add(lead)
        if words.strip():
            self.paragraphs.append(Paragraph(number, Span(self.size, self.size + len(words))))
        self.add(words if in_row else words + "\n")
        for box in boxes:
            self.blocks(box)

    def blocks(self, parent: Any) -> None:  # noqa: ANN401
        for node in parent:
            if node.tag == W + "p":
                self.paragraph(node)
            elif node.tag == W + "tbl":
                self.table(node)
            elif node.tag in (W + "sdt", W + "sdtContent", W + "customXml", W + "ins", W + "moveTo"):
                self.blocks(node)

    def table(self, table: Any) -> None:  # noqa: ANN401
        for row in table.iter(W + "tr"):
            if next(row.iterancestors(W + "tbl")) is not table:
                continue
            cells = [c for c in row.iter(W + "tc") if next(c.iterancestors(W + "tr")) is row]
            if len(cells) == 1 or any(c.find(f".//{W}tbl") is not None for c in cells):
                for cell in cells:
                    self.blocks(cell)
                continue
            for cell in cells:
                self.add("| ")
                filled = [p for p in cell.iter(W + "p") if _words(p)[0].strip()]
                for i, node in enumerate(filled):
                    self.add(" " if i else "")
                    self.paragraph(node, in_row=True)
                self.add(" ")
            self.add("|\n")


def read_docx(name: str, data: bytes) -> SourceText:
    """Extract the body of a Word file; headings become ``#``, list marks are written out, rows become ``| a | b |``.

    Raises:
        InputError: ``broken_docx``, or ``zip_bomb`` for a file that would unpack to far more than a text holds.
    """
    parts = _parts(name, data)
    body = parts["word/document.xml"].find(W + "body")
    if body is None:
        raise InputError("broken_docx", "Word 文書に本文がありません。", _BROKEN_HINT, name)
    styles = parts.get("word/styles.xml")
    text = _Text(Numbering(parts.get("word/numbering.xml"), styles), heading_levels(styles))
    text.numbers = {node: i for i, node in enumerate(body.iter(W + "p"), 1)}
    text.blocks(body)
    notes = ("Word 文書から本文を取り出しました。位置は取り出した文章でのものです。",)
    return SourceText(name, "".join(text.pieces), "utf-8", "docx", notes, paragraphs=tuple(text.paragraphs))


def _words(paragraph: Any) -> tuple[str, list[Any]]:  # noqa: ANN401
    """Return the words of a paragraph and the text boxes anchored in it."""
    pieces: list[str] = []
    boxes: list[Any] = []
    stack = list(reversed(paragraph))
    while stack:
        node = stack.pop()
        if node.tag in _DROPPED:
            continue
        if node.tag == W + "t":
            pieces.append(node.text or "")
        elif node.tag in _SIGNS:
            pieces.append(_SIGNS[node.tag])
        elif node.tag == W + "txbxContent":
            boxes.append(node)
        else:
            stack.extend(reversed(node))
    return "".join(pieces), boxes


def _parts(name: str, data: bytes) -> dict[str, Any]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_bomb(name, archive, len(data))
            names = set(archive.namelist())
            if "word/document.xml" not in names:
                raise InputError(
                    "broken_docx",
                    "Word 文書（.docx）ではありません。",
                    "文章のファイル（.txt .md .html .docx）を指定してください。",
                    name,
                )
            wanted = ("word/document.xml", "word/styles.xml", "word/numbering.xml")
            return {part: _xml(name, archive.read(part)) for part in wanted if part in names}
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        EOFError,
        KeyError,
        NotImplementedError,
        RuntimeError,
        OSError,
        ValueError,
    ) as error:
        if data.startswith(b"\xd0\xcf\x11\xe0"):
            hint = "Word で開き、パスワードを外して .docx で保存し直してください。"
            raise InputError("binary", "古い Word（.doc）またはパスワード付きの文書です。", hint, name) from None
        raise InputError("broken_docx", "Word 文書（.docx）が壊れています。", _BROKEN_HINT, name) from error
    except Exception as error:
        if isinstance(error, InputError):
            raise
        # zlib.error and the like: whatever unpacking says, the file is broken.
        raise InputError("broken_docx", "Word 文書（.docx）が壊れています。", _BROKEN_HINT, name) from error


def _refuse_bomb(name: str, archive: zipfile.ZipFile, packed: int) -> None:
    infos = archive.infolist()
    total = sum(info.file_size for info in infos)
    text_parts = [i.file_size for i in infos if i.filename.endswith(".xml")]
    if (
        total > MAX_TOTAL
        or max(text_parts, default=0) > MAX_PART
        or (total > 5_000_000 and total > MAX_RATIO * packed)
        or len(infos) > 20_000
    ):
        raise InputError(
            "zip_bomb",
            "展開すると異常に大きくなる Word 文書です。安全のため開きません。",
            "作り手を確かめ、本文だけを新しい文書に貼り付けてください。",
            name,
        )


def _xml(name: str, data: bytes) -> Any:  # noqa: ANN401
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise InputError("broken_docx", "Word 文書（.docx）の中身が壊れています。", _BROKEN_HINT, name) from error
    if root.getroottree().docinfo.doctype:
        raise InputError(
            "broken_docx",
            "Word 文書に使われないはずの DTD が含まれています。安全のため開きません。",
            _BROKEN_HINT,
            name,
        )
    return root
