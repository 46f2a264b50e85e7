"""One self-contained HTML page: overview, checklist, timeline, the draft with marks, findings. No script, no link outside."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from checker.domain.element import Element
from checker.domain.fact import Facts
from checker.domain.finding import Finding
from checker.domain.names import (
    BASES,
    CERTAINTIES,
    INFO_TYPES,
    LEVELS,
    MARKS,
    QUALIFIERS,
    SEVERITIES,
    STATUSES,
    element_name,
)
from checker.domain.report import DocumentReport, Failure, Report
from checker.report import Style
from checker.report.conflicts import conflicts_html
from checker.report.marked import marked_html, marks_of
from checker.report.overview import first_steps, label, other_findings, summary, timeline
from checker.report.place import Places, places_of
from checker.report.reading import reading_html
from checker.report.svg import timeline_svg

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def render(report: Report, style: Style) -> str:
    """Render the report as one page; nothing in it is fetched or run."""
    css = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
    body = "\n".join(
        "\n".join(document_html(document, f"d{i}")) for i, document in enumerate(report.documents, 1)
    )
    failures = "\n".join(_failure(f) for f in report.failures)
    return (
        f'<!DOCTYPE html>\n<html lang="ja">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>つじつま 報告</title>\n'
        f"<style>\n{css}</style>\n</head>\n<body>\n<main>\n{failures}{conflicts_html(report)}{body}\n</main>\n</body>\n</html>\n"
    )


def document_html(document: DocumentReport, prefix: str) -> Iterator[str]:
    """Yield the pieces of one document's report; ``prefix`` keeps its links apart from other documents'."""
    places = places_of(document)
    findings = other_findings(document)
    yield f"<article>\n<h1>{escape(document.title or document.path)}</h1>"
    yield f'<p class="soft">{escape(document.path)}・{escape(label(document))}・{escape(document.encoding)}</p>'
    yield f'<p class="overview"><strong>{escape(summary(document))}</strong></p>'
    yield from (f'<p class="soft">{escape(note)}</p>' for note in document.notes)
    yield from _first(document)
    yield "<h2>要素</h2>\n<table><thead><tr><th>判定</th><th>要素</th><th>求められ方</th><th>本文の言葉・足りないこと</th></tr></thead><tbody>"
    yield from (_element(element, places) for element in document.elements)
    yield "</tbody></table>"
    yield from _facts(document.facts, places)
    yield from reading_html(document)
    yield "<h2>文案</h2>"
    yield '<p class="soft">実線は指摘、点線は要素と認めた言葉です。番号は下の指摘の番号です。</p>'
    yield f'<div class="draft">{marked_html(document.text, marks_of(document, findings), prefix)}</div>'
    yield f"<h2>指摘({len(findings)})</h2>"
    yield from (_finding(f, n, places, prefix) for n, f in enumerate(findings, 1))
    yield from _rest(document, places)
    yield "</article>"


def _failure(failure: Failure) -> str:
    return f'<p class="overview error">{escape(failure.path)}: {escape(failure.message)} {escape(failure.hint)}</p>\n'


def _first(document: DocumentReport) -> Iterator[str]:
    steps = first_steps(document)
    if not steps:
        return
    yield "<h2>まずすること</h2>\n<ol>"
    for finding in steps:
        hint = f'<br><span class="soft">案: {escape(finding.suggestion)}</span>' if finding.suggestion else ""
        name = SEVERITIES[finding.severity.value]
        yield f'<li><span class="{finding.severity.value}">[{name}・{BASES[finding.basis.value]}]</span> {escape(finding.message)}{hint}</li>'
    yield "</ol>"


def _element(element: Element, places: Places) -> str:
    css = "na" if element.status.value == "n/a" else element.status.value
    shown = "".join(
        f"<div>{places.name(e.span)} <q>{escape(e.span.of(places.text))}</q></div>" for e in element.evidence
    )
    for words in (element.message, f"案: {element.suggestion}" if element.suggestion else ""):
        shown += f'<div class="soft">{escape(words)}</div>' if words else ""
    return (
        f'<tr><td class="status {css}">{MARKS[element.status.value]} {STATUSES[element.status.value]}</td>'
        f"<th>{escape(element_name(element.id))}</th>"
        f"<td>{LEVELS[element.level.value]}<br><span class=\"soft\">{BASES[element.basis.value]}</span></td><td>{shown}</td></tr>"
    )


def _facts(facts: Facts, places: Places) -> Iterator[str]:
    steps = timeline(facts)
    rows: list[tuple[str, str]] = [
        (s.name, f"{s.date.value}(<q>{escape(s.date.span.of(places.text))}</q>{escape(s.date.note)})") for s in steps
    ]
    if facts.delay_days is not None:
        rows.append(("発覚から公表まで", f"{facts.delay_days}日"))
    for count in facts.counts:
        of = f"({escape(count.of)})" if count.of else ""
        rows.append(("件数", f"{QUALIFIERS.get(count.qualifier, '')}{count.value:,}{escape(count.unit)}{of}"))
    for info in facts.info_types:
        state = {True: "含む", False: "含まない", None: "触れている"}[info.included]
        rows.append((INFO_TYPES.get(info.value, info.value), f"{state}: <q>{escape(info.span.of(places.text))}</q>"))
    if facts.certainty:
        rows.append(("確かさ", CERTAINTIES.get(facts.certainty, facts.certainty)))
    if not rows:
        return
    yield "<h2>書かれている事実</h2>"
    yield timeline_svg(steps, facts.delay_days)
    yield "<table><tbody>" + "".join(f"<tr><th>{escape(k)}</th><td>{v}</td></tr>" for k, v in rows) + "</tbody></table>"


def _finding(finding: Finding, number: int, places: Places, prefix: str) -> str:
    grave = finding.severity.value
    _, column = places.shown(finding.span)
    related = "".join(
        f"<p>{places.name(s)} <q>{escape(s.of(places.text))}</q></p>" for s in finding.related
    )
    hint = f"<p>案: {escape(finding.suggestion)}</p>" if finding.suggestion else ""
    return (
        f'<section class="finding is-{grave}" id="{prefix}f{number}"><h3>{number}. '
        f'<span class="{grave}">{SEVERITIES[grave]}</span> {escape(finding.message)}</h3>'
        f'<p><a href="#{prefix}at{number}">{places.name(finding.span)}{column}字</a> <q>{escape(finding.span.of(places.text))}</q></p>{related}'
        f'<p>なぜ: {escape(finding.why)}</p>{hint}'
        f'<p class="soft">{escape(finding.rule)}・{BASES[finding.basis.value]}</p></section>'
    )


def _rest(document: DocumentReport, places: Places) -> Iterator[str]:
    if document.suppressed:
        yield f"<h2>本文の注記で消した指摘({len(document.suppressed)})</h2><ul>"
        for hidden in document.suppressed:
            yield f"<li>{places.name(hidden.finding.span)} {escape(hidden.finding.message)} 理由: {escape(hidden.reason)}</li>"
        yield "</ul>"
    if document.skipped:
        yield "<h2>行わなかった検査</h2><ul>"
        yield from (f"<li>{escape(s.rule)}: {escape(s.reason)}</li>" for s in document.skipped)
        yield "</ul>"
