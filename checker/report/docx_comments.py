"""The findings as comments in the Word file the text came from, so that the draft can go round the office."""

from __future__ import annotations

import copy
import io
from collections.abc import Iterable, Iterator
from typing import Any

from checker.domain.element import Element, Status
from checker.domain.finding import ELEMENT_CATEGORIES, Finding
from checker.domain.names import BASES, LEVELS, SEVERITIES, STATUSES, element_name
from checker.domain.report import DocumentReport
from checker.domain.span import Span

AUTHOR, INITIALS = "つじつま", "辻"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What the reader leaves out of a paragraph's text must not count here either.
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DROPPED = frozenset((
    W + "del", W + "moveFrom", W + "instrText", W + "delText", W + "rt", W + "pPr", W + "rPr", W + "txbxContent", _FALLBACK,
))
_SIGNS = {W + "t": "", W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}


def add_comments(data: bytes, report: DocumentReport) -> bytes:
    """Return the Word file ``data`` with a comment for each finding and each element that is lacking.

    Args:
        report: of this very file: its ``paragraphs`` tell where the words are.

    Raises:
        ValueError: where the report is not of a Word file.
    """
    import docx

    if not report.paragraphs:
        raise ValueError("not of a Word file")
    document = docx.Document(io.BytesIO(data))
    nodes = list(document.element.body.iter(W + "p"))
    for span, words in sorted(_comments(report), key=lambda pair: (pair[0].start, pair[0].end)):
        runs = _runs_at(nodes, report.paragraphs, span)
        if runs:
            document.add_comment(runs=[_as_run(runs[0], document), _as_run(runs[-1], document)], text=words, author=AUTHOR, initials=INITIALS)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _comments(report: DocumentReport) -> Iterator[tuple[Span, str]]:
    """Yield place and words of every comment; the checklist goes as one comment to the head of the text."""
    first = report.paragraphs[0]
    lacking = [e for e in report.elements if e.status in (Status.ABSENT, Status.VAGUE) and e.message]
    if lacking:
        yield Span(first[0], first[1]), "\n".join(["足りない・あいまいな要素", *_lines(lacking)])
    for finding in report.findings:
        if finding.category not in ELEMENT_CATEGORIES:
            yield finding.span, _words(finding)


def _lines(elements: Iterable[Element]) -> Iterator[str]:
    for e in elements:
        hint = f"\n  案: {e.suggestion}" if e.suggestion else ""
        yield f"・{element_name(e.id)}({STATUSES[e.status.value]}・{LEVELS[e.level.value]}・{BASES[e.basis.value]}): {e.message}{hint}"


def _words(finding: Finding) -> str:
    head = f"[{SEVERITIES[finding.severity.value]}・{BASES[finding.basis.value]}] {finding.message}"
    return "\n".join(filter(None, (head, finding.why, f"案: {finding.suggestion}" if finding.suggestion else "")))


def _runs_at(nodes: list[Any], paragraphs: tuple[tuple[int, int, int], ...], span: Span) -> list[Any]:
    """Return the runs that hold ``span`` and nothing else, cutting runs where needed; those of its first paragraph."""
    for start, end, number in paragraphs:
        if start <= span.start < end or (span.start <= start < span.end) or span.start == span.end == start:
            node = nodes[number - 1]
            lead = white_lead(node, end - start)
            return cut_runs(node, max(0, span.start - start) + lead, min(end, max(span.end, span.start + 1)) - start + lead)
    return []


def white_lead(node: Any, length: int) -> int:  # noqa: ANN401  (lxml has no types)
    """Return the white space that the reader stripped before the words (table cells)."""
    words = "".join(text for _, text in _pieces(node))
    return len(words) - len(words.lstrip()) if len(words) != length else 0


def _pieces(node: Any) -> Iterator[tuple[Any, str]]:  # noqa: ANN401
    """Yield each run of a paragraph with its text, as the reader counts it."""
    for child in node:
        if child.tag in _DROPPED:
            continue
        if child.tag == W + "r":
            yield child, "".join(_run_text(child))
        else:
            yield from _pieces(child)


def _run_text(run: Any) -> Iterator[str]:  # noqa: ANN401
    for child in run:
        if child.tag == W + "t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _DROPPED:
            yield from _run_text(child)


def cut_runs(node: Any, start: int, end: int) -> list[Any]:  # noqa: ANN401
    """Return the runs from ``start`` to ``end`` of a paragraph's text."""
    found: list[Any] = []
    at = 0
    for run, text in list(_pieces(node)):
        low, high = max(start, at), min(end, at + len(text))
        if low < high:
            found.append(_middle(run, text, low - at, high - at))
        at += len(text)
    return found


def is_plain(run: Any) -> bool:  # noqa: ANN401
    """Tell whether a run holds words and their look alone."""
    return all(child.tag in (W + "rPr", W + "t") for child in run)


def _middle(run: Any, text: str, low: int, high: int) -> Any:  # noqa: ANN401
    """Return a run of exactly ``text[low:high]``; a run that holds more than words (a picture, a tab) stays whole."""
    if not is_plain(run) or (low == 0 and high == len(text)):
        return run
    if low > 0:
        run.addprevious(_with_text(copy.deepcopy(run), text[:low]))
    if high < len(text):
        run.addnext(_with_text(copy.deepcopy(run), text[high:]))
    return _with_text(run, text[low:high])


def _with_text(run: Any, words: str) -> Any:  # noqa: ANN401
    texts = run.findall(W + "t")
    for extra in texts[1:]:
        run.remove(extra)
    texts[0].text = words
    texts[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return run


def _as_run(node: Any, document: Any) -> Any:  # noqa: ANN401
    from docx.text.run import Run

    return Run(node, document._body)
