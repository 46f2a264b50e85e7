"""HTML: the visible text with its block structure, each character with its place in the file."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from checker.domain.filemap import FileMap
from checker.text.decode import Decoded
from checker.text.source import SourceText

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_SKIP = frozenset(
    [
        "head",
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "select",
        "button",
        "textarea",
        "nav",
        "canvas",
        "audio",
        "video",
        "rt",
        "rp",
    ]
)
_BLOCK = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
        "caption",
    ]
)
_CLOSED_BY = {
    "p": _BLOCK,
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "option": {"option"},
    "td": {"td", "th", "tr"},
    "th": {"td", "th", "tr"},
    "tr": {"tr"},
}
_SKIP_ROLES = frozenset(("navigation", "contentinfo", "search", "menu", "menubar"))
_SKIP_CLASSES = frozenset(
    [
        "breadcrumb",
        "breadcrumbs",
        "breadcrumb-list",
        "topicpath",
        "topic-path",
        "pankuzu",
        "sns",
        "sns-share",
        "share",
        "share-buttons",
        "sharebuttons",
        "social-share",
        "cookie-banner",
        "cookie-consent",
        "global-nav",
        "globalnav",
        "gnav",
        "g-nav",
        "pagetop",
        "page-top",
        "skip-link",
        "skiplink",
        "pagination",
        "pager",
        "sr-only",
        "visually-hidden",
    ]
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SPACE = " \t\r\n\f"
_LONG_CELL = 200


@dataclass(slots=True)
class _Buffer:
    """Characters of a flow (the page or a table cell) with their offsets in the file."""

    chars: list[str] = field(default_factory=list)
    origins: list[int] = field(default_factory=list)

    def add(self, words: str, origin: int, step: int = 0) -> None:
        for i, char in enumerate(words):
            self.chars.append(char)
            self.origins.append(origin + i * step)

    def line_break(self, origin: int, blank: bool = False) -> None:
        while self.chars and self.chars[-1] == " ":
            self.chars.pop()
            self.origins.pop()
        if self.chars and self.chars[-1] != "\n":
            self.add("\n", origin)
        if blank and len(self.chars) > 1 and self.chars[-2] != "\n":
            self.add("\n", origin)

    def cite(self, start: int) -> None:
        """Put ``> `` before the lines from ``start`` on, as mail programs do in plain text."""
        chars, origins = self.chars[start:], self.origins[start:]
        del self.chars[start:], self.origins[start:]
        for i, (char, origin) in enumerate(zip(chars, origins, strict=True)):
            if char != "\n" and (i == 0 or chars[i - 1] == "\n"):
                self.add("> ", origin)
            self.add(char, origin)

    def extend(self, other: _Buffer) -> None:
        self.chars.extend(other.chars)
        self.origins.extend(other.origins)


@dataclass(slots=True)
class _Open:
    tag: str
    skipped: bool
    ordinal: int = 0
    row: list[_Buffer] | None = None
    cited_from: int | None = None  # where a quoted mail begins in its flow


class _Reader(HTMLParser):
    def __init__(self, text: str, is_mail: bool = False) -> None:
        super().__init__(convert_charrefs=False)
        self.is_mail = is_mail
        self.starts = [0]
        self.starts.extend(m.end() for m in re.finditer("\n", text))
        self.page = _Buffer()
        self.flows = [self.page]
        self.stack: list[_Open] = []

    @property
    def at(self) -> int:
        line, column = self.getpos()
        return self.starts[line - 1] + column

    @property
    def skipped(self) -> bool:
        return bool(self.stack) and self.stack[-1].skipped

    def is_inside(self, *tags: str) -> bool:
        return any(open_.tag in tags for open_ in self.stack)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        while self.stack and tag in _CLOSED_BY.get(self.stack[-1].tag, ()):
            self.pop()
        if not self.skipped and tag in _BLOCK | {"br"}:
            self.flows[-1].line_break(self.at, blank=tag in ("p", "h1", "h2", "h3", "h4", "h5", "h6", "table"))
        if tag in _VOID:
            return
        self.stack.append(_Open(tag, self.skipped or self.is_noise(tag, {k: v or "" for k, v in attrs})))
        if not self.skipped:
            self.begin(tag)
            if self.is_mail and _is_citation(tag, dict(attrs)):
                self.stack[-1].cited_from = len(self.flows[-1].chars)

    def is_noise(self, tag: str, attrs: dict[str, str]) -> bool:
        if tag in ("html", "body", "main", "article"):
            return False
        return (
            tag in _SKIP
            or (tag == "footer" and not self.is_inside("article", "main", "blockquote"))
            or "hidden" in attrs
            or attrs.get("aria-hidden") == "true"
            or attrs.get("role", "") in _SKIP_ROLES
            or not _SKIP_CLASSES.isdisjoint(attrs.get("class", "").lower().split())
            or bool(_HIDDEN.search(attrs.get("style", "")))
        )

    def begin(self, tag: str) -> None:
        flow = self.flows[-1]
        if re.fullmatch("h[1-6]", tag):
            flow.add("#" * int(tag[1]) + " ", self.at)
        elif tag == "li":
            parent = next((o for o in reversed(self.stack[:-1]) if o.tag in ("ol", "ul", "menu")), None)
            if parent and parent.tag == "ol":
                parent.ordinal += 1
                flow.add(f"{parent.ordinal}. ", self.at)
            else:
                flow.add("・", self.at)
        elif tag == "tr":
            self.stack[-1].row = []
        elif tag in ("td", "th"):
            row = next((o.row for o in reversed(self.stack) if o.row is not None), None)
            if row is not None:
                row.append(_Buffer())
                self.flows.append(row[-1])
                self.stack[-1].row = None

    def close_all(self) -> None:
        """Finish the parser and whatever the page left open."""
        HTMLParser.close(self)
        while self.stack:
            self.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID or not self.is_inside(tag):
            return
        while self.stack and self.stack[-1].tag != tag:
            self.pop()
        self.pop()

    def pop(self) -> None:
        ended = self.stack.pop()
        if ended.skipped:
            return
        if ended.tag in ("td", "th") and len(self.flows) > 1:
            self.flows.pop()
        elif ended.row is not None:
            self.end_row(ended.row)
        if ended.cited_from is not None:
            self.flows[-1].cite(ended.cited_from)
        if ended.tag in _BLOCK:
            self.flows[-1].line_break(self.at, blank=ended.tag in ("p", "table"))

    def end_row(self, row: list[_Buffer]) -> None:
        flow = self.flows[-1]
        cells = [cell for cell in row if "".join(cell.chars).strip()]
        # A table with one cell a row, or with whole passages in a cell, only places things on the page.
        laid_out = len(cells) == 1 or any(len(c.chars) > _LONG_CELL and "\n" in c.chars[:-1] for c in cells)
        flow.line_break(self.at)
        for i, cell in enumerate(cells):
            if laid_out:
                flow.extend(cell)
                flow.line_break(self.at)
                continue
            words = "".join(cell.chars)
            first, last = len(words) - len(words.lstrip()), len(words.rstrip())
            flow.add("| " if i == 0 else " | ", cell.origins[first])
            for char, origin in zip(cell.chars[first:last], cell.origins[first:last], strict=True):
                flow.add(" " if char == "\n" else char, origin)
        if cells and not laid_out:
            flow.add(" |", self.at)

    def handle_data(self, data: str) -> None:
        if self.skipped:
            return
        flow = self.flows[-1]
        kept = self.is_inside("pre")
        for i, char in enumerate(data):
            if kept and char == "\n":
                flow.add("\n", self.at + i)
            elif char not in _SPACE:
                flow.add(char, self.at + i)
            elif flow.chars and flow.chars[-1] not in " \n":
                flow.add(" ", self.at + i)

    def handle_charref(self, name: str) -> None:
        self.entity(f"&#{name};")

    def handle_entityref(self, name: str) -> None:
        self.entity(f"&{name};")

    def entity(self, reference: str) -> None:
        if not self.skipped:
            words = html.unescape(reference).replace("\xa0", " ")
            self.flows[-1].add(words if words.strip() or self.flows[-1].chars[-1:] != [" "] else "", self.at)


def _is_citation(tag: str, attrs: dict[str, str | None]) -> bool:
    """Tell whether an element of a mail quotes another; with a style alone ``blockquote`` only indents."""
    is_marked = (attrs.get("type") or "").lower() == "cite" or "quote" in (attrs.get("class") or "").lower()
    return tag == "blockquote" and (is_marked or "style" not in attrs)


def read_html(name: str, decoded: Decoded, is_mail: bool = False) -> SourceText:
    """Return the visible text of a page: headings as ``#``, items as ``・`` or ``1.``, table rows as ``| a | b |``.

    Args:
        name: as the user named it.
        decoded: the page.
        is_mail: whether quotations are those of another mail; their lines begin with ``>``.
    """
    reader = _Reader(decoded.text, is_mail)
    reader.feed(decoded.text)
    reader.close_all()
    joined = _joined(reader.page)
    return SourceText(
        name,
        "".join(joined.chars),
        decoded.encoding,
        "html",
        (*decoded.notes, "HTML から表示される文章を取り出しました。"),
        file=FileMap(decoded.text, tuple(joined.origins)),
    )


def _joined(page: _Buffer) -> _Buffer:
    """Drop the white space that a line break of the markup put between two Japanese characters."""
    out = _Buffer()
    size = len(page.chars)
    for i, (char, origin) in enumerate(zip(page.chars, page.origins, strict=True)):
        wide = char == " " and 0 < i < size - 1 and page.chars[i - 1] > "\u2fff" and page.chars[i + 1] > "\u2fff"
        if not wide:
            out.add(char, origin)
    return out
