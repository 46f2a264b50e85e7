"""Report (報告): what came out of one run, before any renderer gives it a form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from checker.domain.conflict import Conflict
from checker.domain.disclosure import Disclosure
from checker.domain.element import Element
from checker.domain.fact import Facts
from checker.domain.filemap import FileMap
from checker.domain.finding import Finding, Severity, Skipped
from checker.domain.readability import Readability
from checker.record import record


@record
class Suppressed:
    """A finding that the writer switched off in the text, with the reason given there."""

    finding: Finding
    reason: str


@record
class DocumentReport:
    """What was found in one document.

    Attributes:
        path: as the user named it.
        text: the source text; every span is of it.
        paragraphs: for Word files, (start, end, number) of the paragraphs as Word counts them; else empty.
        file: for a text that was taken out of a file with tags (HTML), that file; places are told of it.
        title: the document's own title, empty if it has none.
        notes: Japanese remarks on reading it (encoding, layout).
        readability, disclosure: None where they were not asked for.
    """

    path: str
    text: str
    kind: str
    stage: str
    mode: str
    elements: tuple[Element, ...] = ()
    facts: Facts = field(default_factory=Facts)
    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    readability: Readability | None = None
    disclosure: Disclosure | None = None
    paragraphs: tuple[tuple[int, int, int], ...] = ()
    title: str = ""
    file: FileMap | None = None
    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()


@record
class Failure:
    """A source that could not be read or analysed. A gate never passes it."""

    path: str
    code: str
    message: str
    hint: str = ""


@record
class Report:
    """報告 of one run over one or more documents.

    ``conflicts`` are those between documents of one incident and with the ``officials`` (texts by id); ``known`` is the number of
    findings left out because a baseline, or the state before a change, has them already.
    """

    documents: tuple[DocumentReport, ...] = ()
    failures: tuple[Failure, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    officials: Mapping[str, str] = field(default_factory=dict)
    known: int = 0

    def gravest(self) -> Severity | None:
        """Return the gravest severity among all findings, None if there is none."""
        found = [f.severity for d in self.documents for f in d.findings]
        found.extend(Severity(c.severity) for c in self.conflicts)
        return min(found, key=lambda s: s.rank, default=None)
