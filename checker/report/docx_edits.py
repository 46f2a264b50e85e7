"""What was changed in the text of a Word file, put into the file as tracked changes, so that the office sees who changed what."""

from __future__ import annotations

import copy
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from difflib import SequenceMatcher
from typing import Any

from checker.domain.errors import InputError
from checker.report.docx_comments import AUTHOR, W, cut_runs, is_plain, white_lead

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FIRST_ID = 90_000  # of our changes, beyond those that Word has given already
_MARKS = re.compile(r"^#{1,6} ")
Paragraphs = tuple[tuple[int, int, int], ...]


@dataclass(slots=True)
class _Line:
    """A line of the text as opened: its place and the paragraphs on it, (start, end, node)."""

    start: int
    text: str
    on: list[tuple[int, int, Any]] = field(default_factory=list)


def with_edits(data: bytes, text: str, paragraphs: Paragraphs, edited: str) -> bytes:
    """Return the Word file ``data`` with the difference between its ``text`` and ``edited`` as tracked changes.

    Args:
        paragraphs: (start, end, number) of ``text``, as the reader of the file gives them.

    Raises:
        InputError: ``word_edit`` where a change has no place in the file (a row of a table taken out, a mark of a list changed).
    """
    import docx

    document = docx.Document(io.BytesIO(data))
    nodes = list(document.element.body.iter(W + "p"))
    lines = _lines(text, [(start, end, nodes[number - 1]) for start, end, number in paragraphs])
    new = edited.split("\n")
    editor = _Editor(document.element.body)
    steps = SequenceMatcher(None, [line.text.rstrip() for line in lines], [line.rstrip() for line in new], autojunk=False).get_opcodes()
    for tag, i1, i2, j1, j2 in reversed(steps):  # from the end, so that places before stay true
        if tag == "equal":
            continue
        both = min(i2 - i1, j2 - j1)
        editor.insert(lines, i1 + both, new[j1 + both : j2])
        for line in reversed(lines[i1 + both : i2]):
            editor.delete(line)
        for line, words in reversed(list(zip(lines[i1 : i1 + both], new[j1 : j1 + both], strict=True))):
            editor.replace(lines, line, words)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _lines(text: str, paragraphs: Sequence[tuple[int, int, Any]]) -> list[_Line]:
    lines: list[_Line] = []
    at = 0
    for words in text.split("\n"):
        end = at + len(words)
        lines.append(_Line(at, words, [p for p in paragraphs if p[0] <= end and at < p[1]]))
        at = end + 1
    return lines


class _Editor:
    """Writes tracked changes into one document."""

    def __init__(self, body: Any) -> None:  # noqa: ANN401  (lxml has no types)
        self._body = body
        self._next = _FIRST_ID
        self._now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def replace(self, lines: list[_Line], line: _Line, words: str) -> None:
        """Change one line into ``words``: only what differs is touched."""
        if not line.text.strip() or not words.strip():
            self.insert(lines, lines.index(line) + 1, [words] if words.strip() else [])
            self.delete(line)
            return
        head = _common(line.text, words)
        tail = _common(line.text[head:][::-1], words[head:][::-1])
        start, end = line.start + head, line.start + len(line.text) - tail
        for low, high, node in line.on:
            if low <= start and end <= high:
                lead = white_lead(node, high - low)
                self._change(node, start - low + lead, end - low + lead, words[head : len(words) - tail])
                return
        raise _homeless(line.text)

    def insert(self, lines: list[_Line], index: int, new: Sequence[str]) -> None:
        """Put new paragraphs before the line ``index``, in the look of the paragraph before them."""
        if not any(new):
            return
        node = next((line.on[-1][2] for line in reversed(lines[:index]) if line.on), None)
        first = next((line.on[0][2] for line in lines if line.on), None)
        for words in reversed(new):
            made = self._paragraph(node if node is not None else first, _MARKS.sub("", words))
            if node is not None:
                _outside_tables(node).addnext(made)
            else:
                _outside_tables(first).addprevious(made)

    def delete(self, line: _Line) -> None:
        """Take a paragraph out; an empty line of the text is left to Word."""
        if not line.text.strip():
            return
        low, high, node = line.on[0] if len(line.on) == 1 else (0, 0, None)
        if node is None or low < line.start or high > line.start + len(line.text) or any(True for _ in node.iterancestors(W + "tbl")):
            raise _homeless(line.text)
        self._change(node, 0, high - low + white_lead(node, high - low), "")
        self._mark(node, "del")

    def _change(self, node: Any, start: int, end: int, words: str) -> None:  # noqa: ANN401
        old = cut_runs(node, start, end) if start < end else []
        beside = old[-1] if old else next(iter(cut_runs(node, start - 1, start) if start else cut_runs(node, 0, 1)), None)
        if beside is None or not all(map(is_plain, [*old, beside])):
            raise _homeless(words)
        if words:
            run = self._run(beside, words)
            made = run if beside.getparent().tag == W + "ins" else self._wrapped("ins", run)
            beside.addnext(made) if start else (beside.addnext(made) if old else beside.addprevious(made))
        for run in old:
            self._remove(run)

    def _remove(self, run: Any) -> None:  # noqa: ANN401
        if run.getparent().tag == W + "ins":  # not in the file before either: nothing to keep
            run.getparent().remove(run)
            return
        for node in run.findall(W + "t"):
            node.tag = W + "delText"
        tracked = self._element("del")
        run.addprevious(tracked)
        tracked.append(run)

    def _paragraph(self, like: Any, words: str) -> Any:  # noqa: ANN401
        made = like.makeelement(W + "p", {})
        look = like.find(W + "pPr")
        style = look.find(W + "pStyle") if look is not None else None
        if look is not None and (style is None or "heading" not in style.get(W + "val", "").lower()):
            own = copy.deepcopy(look)
            for name in ("numPr", "sectPr", "pPrChange"):  # a mark of a list, the end of a section: those of the paragraph before alone
                for part in own.findall(W + name):
                    own.remove(part)
            made.append(own)
        run = next((r for r in like.iter(W + "r") if is_plain(r)), None)
        made.append(self._wrapped("ins", self._run(run if run is not None else like.makeelement(W + "r", {}), words)))
        self._mark(made, "ins")
        return made

    def _mark(self, node: Any, kind: str) -> None:  # noqa: ANN401
        """Track the end of the paragraph itself."""
        look = node.find(W + "pPr")
        if look is None:
            look = node.makeelement(W + "pPr", {})
            node.insert(0, look)
        inside = look.find(W + "rPr")
        if inside is None:
            inside = node.makeelement(W + "rPr", {})
            following = [look.find(W + name) for name in ("sectPr", "pPrChange")]
            at = next((look.index(f) for f in following if f is not None), len(look))
            look.insert(at, inside)
        for old in [*inside.findall(W + "ins"), *inside.findall(W + "del")]:
            inside.remove(old)
        inside.insert(0, self._element(kind))

    def _run(self, like: Any, words: str) -> Any:  # noqa: ANN401
        run = like.makeelement(W + "r", {})
        look = like.find(W + "rPr")
        if look is not None:
            run.append(copy.deepcopy(look))
        text = like.makeelement(W + "t", {_XML_SPACE: "preserve"})
        text.text = words
        run.append(text)
        return run

    def _wrapped(self, kind: str, run: Any) -> Any:  # noqa: ANN401
        made = self._element(kind)
        made.append(run)
        return made

    def _element(self, kind: str) -> Any:  # noqa: ANN401
        self._next += 1
        return self._body.makeelement(W + kind, {W + "id": str(self._next), W + "author": AUTHOR, W + "date": self._now})


def _outside_tables(node: Any) -> Any:  # noqa: ANN401
    """Return the element of the body that holds a paragraph: new paragraphs stand behind a table, not in it."""
    tables = list(node.iterancestors(W + "tbl"))
    return tables[-1] if tables else node


def _common(a: str, b: str) -> int:
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def same_words(a: str, b: str) -> bool:
    """Tell whether two texts have the same lines, empty ones and the marks of headings aside."""
    return list(_bare(a)) == list(_bare(b))


def _bare(text: str) -> Iterator[str]:
    return (_MARKS.sub("", line).strip() for line in text.split("\n") if line.strip())


def _homeless(words: str) -> InputError:
    shown = words.strip()[:20]
    return InputError(
        "word_edit", f"「{shown}」の直しは、Word のファイルに書き込めません。",
        "表の行や、番号・記号だけの直しは、Word で直してください。画面で元に戻すと、ほかの直しは書き込めます。",
    )
