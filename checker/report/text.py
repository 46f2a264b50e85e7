"""The report for a terminal: overview, what to do first, checklist, facts, findings."""

from __future__ import annotations

from collections.abc import Iterator

from checker.domain.element import Element, Status
from checker.domain.fact import Facts
from checker.domain.finding import Finding
from checker.domain.names import BASES, CERTAINTIES, INFO_TYPES, LEVELS, MARKS, QUALIFIERS, SEVERITIES, element_name
from checker.domain.report import DocumentReport, Report
from checker.report import Style
from checker.report.conflicts import conflict_lines
from checker.report.flat import CONFLICT_RULE, place_of, rows_of
from checker.report.lines import Line, Piece, clean, cut, excerpt, pad, paint, width, wrap
from checker.report.overview import (
    ago,
    first_steps,
    further_elements,
    japanese_date,
    label,
    other_findings,
    severity_counts,
    summary,
    timeline,
)
from checker.report.place import Places, places_of
from checker.report.reading import reading_lines

_NAME_CELLS = 18
_MARK_STYLE = {Status.PRESENT: "good", Status.VAGUE: "warning", Status.ABSENT: "error", Status.NOT_APPLICABLE: "dim"}


def render(report: Report, style: Style) -> str:
    """Render the report as text; plain unless ``style.color``."""
    lines: list[Line] = []
    for document in report.documents:
        lines.extend(_quiet(document) if style.quiet else _document(document, max(40, min(style.width, 120))))
    lines.extend(_quiet_conflicts(report) if style.quiet else conflict_lines(report))
    if len(report.documents) + len(report.failures) > 1 and not style.quiet:
        found = [f for d in report.documents for f in d.findings]
        unread = f"  読めない文書 {len(report.failures)}" if report.failures else ""
        lines.append([Piece(f"全 {len(report.documents)} 文書  指摘 {severity_counts(found)}{unread}", "title")])
    if report.known and not style.quiet:
        lines.append([Piece(f"前からある指摘{report.known}件は出していません。", "dim")])
    return paint(lines, style.color)


def _quiet(document: DocumentReport) -> Iterator[Line]:
    places = places_of(document)
    for finding in document.findings:
        yield [
            Piece(f"{place_of(document.path, finding.span, places, '').where}: "), Piece(SEVERITIES[finding.severity.value], finding.severity.value),
            Piece(f": {finding.message} [{finding.rule}]"),
        ]


def _quiet_conflicts(report: Report) -> Iterator[Line]:
    for row in rows_of(report):
        if row.rule == CONFLICT_RULE:
            yield [
                Piece(f"{row.place.where}: "), Piece(SEVERITIES[row.severity], row.severity),
                Piece(f": {row.message} [{row.rule}]"),
            ]


def _document(document: DocumentReport, cells: int) -> Iterator[Line]:
    places = places_of(document)
    yield [Piece(document.path, "title"), Piece(f"  {label(document)}")]
    yield [Piece(summary(document), "title")]
    for note in document.notes:
        yield [Piece(note, "dim")]
    yield []
    yield from _first(document, cells)
    yield from _checklist(document, places, cells)
    yield from _facts(document.facts, places)
    yield from reading_lines(document, cells)
    findings = other_findings(document)
    if findings:
        yield [Piece(f"指摘({len(findings)})", "title")]
        for finding in findings:
            yield from _finding(finding, places, cells)
    yield from _rest(document, places)


def _first(document: DocumentReport, cells: int) -> Iterator[Line]:
    steps = first_steps(document)
    if not steps:
        yield [Piece("直さなければならない点は見つかりませんでした。人の目でもう一度読んでください。", "good")]
        yield []
        return
    yield [Piece("まずすること", "title")]
    for number, finding in enumerate(steps, 1):
        head = f"  {number}. [{SEVERITIES[finding.severity.value]}・{BASES[finding.basis.value]}] "
        rows = wrap(finding.message, cells - width(head))
        yield [Piece(head, finding.severity.value), Piece(rows[0])]
        for row in rows[1:]:
            yield [Piece(" " * width(head) + row)]
        if finding.suggestion:
            for i, row in enumerate(wrap(f"案: {finding.suggestion}", cells - 5)):
                yield [Piece(("     " if i == 0 else "       ") + row, "dim")]
    further = further_elements(document)
    if further:
        yield [Piece(f"  ほか、要素についての指摘 {len(further)}件", "title")]
    for finding in further:
        head = f"  ・[{SEVERITIES[finding.severity.value]}・{BASES[finding.basis.value]}] "
        for i, row in enumerate(wrap(finding.message, cells - width(head))):
            yield [Piece(head, finding.severity.value), Piece(row)] if i == 0 else [Piece(" " * width(head) + row)]
    yield []


def _checklist(document: DocumentReport, places: Places, cells: int) -> Iterator[Line]:
    yield [Piece("要素(○ あり △ あいまい × なし - 対象外)", "title")]
    for element in document.elements:
        level = f"{LEVELS[element.level.value]}・{BASES[element.basis.value]}"
        yield [
            Piece(f"  {MARKS[element.status.value]} ", _MARK_STYLE[element.status]),
            Piece(pad(element_name(element.id), _NAME_CELLS)),
            *_shown(element, places, cells - _NAME_CELLS - 4, level),
        ]
    yield []


def _shown(element: Element, places: Places, cells: int, level: str) -> Iterator[Piece]:
    """The words that show an element, or why it is wanted."""
    if element.evidence:
        span = element.evidence[0].span
        more = f" ほか{len(element.evidence) - 1}か所" if len(element.evidence) > 1 else ""
        head = f"{places.name(span)} "
        words = cut(clean(span.of(places.text)), cells - width(head + more) - 4)
        yield Piece(f"{head}「{words}」{more}")
    elif element.status is Status.ABSENT:
        yield Piece(level, "dim")


def _facts(facts: Facts, places: Places) -> Iterator[Line]:
    rows: list[Line] = []
    steps = timeline(facts)
    if steps:
        points = " → ".join(
            f"{s.name} {japanese_date(s.date.value)}" + (f"({ago(s.days)})" if s.days is not None else "") for s in steps
        )
        rows.append([Piece(f"  時の流れ    {points}")])
        rows.extend([Piece(f"              {s.name}: {s.date.note}", "dim")] for s in steps if s.date.note)
    if facts.counts:
        shown = "、".join(f"{QUALIFIERS.get(c.qualifier, '')}{c.value:,}{c.unit}{f'({c.of})' if c.of else ''}" for c in facts.counts)
        rows.append([Piece(f"  件数        {shown}")])
    for included, name in ((True, "含む情報"), (False, "含まない"), (None, "触れた情報")):
        kinds: dict[str, list[str]] = {}
        for info in facts.info_types:
            if info.included is included:
                kinds.setdefault(INFO_TYPES.get(info.value, info.value), []).append(clean(info.span.of(places.text)))
        if kinds:
            shown = "、".join(f"{k}({'・'.join(dict.fromkeys(v))})" for k, v in kinds.items())
            rows.append([Piece(f"  {pad(name, 12)}{shown}")])
    if facts.certainty:
        rows.append([Piece(f"  確かさ      {CERTAINTIES.get(facts.certainty, facts.certainty)}")])
    if rows:
        yield [Piece("書かれている事実", "title")]
        yield from rows
        yield []


def _finding(finding: Finding, places: Places, cells: int) -> Iterator[Line]:
    _, column = places.shown(finding.span)
    yield [
        Piece(f"  {SEVERITIES[finding.severity.value]}", finding.severity.value),
        Piece(f"  {places.name(finding.span)}{column}字  {finding.message} "), Piece(f"[{finding.rule}]", "dim"),
    ]
    for span in (finding.span, *finding.related):
        number, _ = places.shown(span)
        words, marks = excerpt(places, span, cells - 14)
        head = f"{number:>6} │ "
        yield [Piece(head, "dim"), Piece(words)]
        yield [Piece(" " * 6 + " │ ", "dim"), Piece(marks, "mark")]
    for name, words in (("なぜ", finding.why), ("案", finding.suggestion or "")):
        for i, row in enumerate(wrap(words, cells - 14) if words else []):
            yield [Piece(f"     {pad(name + ':' if i == 0 else '', 6)}{row}", "dim" if name == "なぜ" else "")]
    yield []


def _rest(document: DocumentReport, places: Places) -> Iterator[Line]:
    if document.suppressed:
        yield [Piece(f"本文の注記で消した指摘({len(document.suppressed)})", "title")]
        for hidden in document.suppressed:
            yield [Piece(f"  {places.name(hidden.finding.span)}  {hidden.finding.message} [{hidden.finding.rule}]  理由: {hidden.reason}")]
        yield []
    if document.skipped:
        yield [Piece(f"行わなかった検査({len(document.skipped)})", "title")]
        reasons: dict[str, list[str]] = {}
        for skip in document.skipped:
            reasons.setdefault(skip.reason, []).append(skip.rule)
        for reason, rules in reasons.items():
            yield [Piece(f"  {reason} {'、'.join(rules)}", "dim")]
        yield []
