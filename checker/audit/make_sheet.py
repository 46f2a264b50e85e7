"""Make a fact sheet of a notice: dates, counts, what the elements rest on, and further statements by slot."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from checker.audit.agreed import speaks
from checker.consistency.told import withdrawn
from checker.domain.claim import Claim
from checker.domain.element import Status
from checker.domain.fact import CountFact, DateFact
from checker.domain.names import ELEMENTS, slot_name
from checker.domain.report import DocumentReport
from checker.domain.sheet import FactSheet, SheetRow
from checker.domain.span import Span
from checker.text.document import CONTENT_KINDS, Document, LineKind

# Elements that answer what customers ask, with their slot; apologies and the like are no facts to agree on.
_SLOT_OF = {
    "facts": "other", "scope_items": "info_item", "scope_count": "count", "cause": "cause",
    "secondary_damage": "secondary_damage", "user_action": "user_action", "response": "status", "contact": "contact",
    "prevention": "policy", "authority_report": "authority_report", "delay_reason": "delay_reason", "next_update": "schedule",
}
# Where the element's name would lend a sentence more than it says.
_ITEMS = {**ELEMENTS, "secondary_damage": "その後の状況", "facts": "何が起きたか"}
_NUMBERS = {"exact": "{}", "about": "約{}", "at_most": "最大{}", "at_least": "{}以上"}
# What stands before a figure and is no thing counted: a bound or a span with its own figure, a unit of time.
_NO_NAME = re.compile(r"^[0-9]|^(?:毎?[年月週日時分秒]|年間|月間|週間|以[上下内]|未満|約|最大|合計|計|方|一方|他|時速)$")
_MARK = re.compile(r"^[\s#>*・●○■□◆◇▼※\-]+|^[(（]?\d{1,2}[.)）．]\s*")
_RULE = re.compile(r"\s*\n\s*\|[\s:|\-]+\|\s*(?:\n|$)")
_LABEL = re.compile(r"^([^：:。、「」]{1,16})[：:]\s*(.+)$", re.DOTALL)


def make_sheet(report: DocumentReport, document: Document, claims: Iterable[Claim]) -> FactSheet:
    """Return the sheet of a notice; every row says where it was read."""
    maker = _Maker(report, document)
    maker.facts()
    maker.elements()
    maker.statements(claims)
    maker.unnamed()
    published = report.facts.published.value if report.facts.published else ""
    as_of = published if re.fullmatch(r"\d{4}-\d\d-\d\d", published) else ""
    return FactSheet(plain(_MARK.sub("", report.title)), Path(report.path).name, as_of, tuple(maker.rows))


class _Maker:
    """Collects rows; a sentence is used once."""

    def __init__(self, report: DocumentReport, document: Document) -> None:
        self.rows: list[SheetRow] = []
        self._report = report
        self._document = document
        self._used: set[int] = set()
        self._said: set[tuple[str, str]] = set()
        self._withdrawn = withdrawn(report.text, report.facts.counts)
        self._unnamed: list[CountFact] = []

    def facts(self) -> None:
        """Add dates and counts that stand in the text as figures."""
        facts = self._report.facts
        for name, date in (("発生日", facts.occurred), ("判明日", facts.discovered), ("公表日", facts.published)):
            if date is not None and (words := japanese_date(date)):
                self._add("date", name, words, date.span)
        for count in facts.counts:
            if count in self._withdrawn:
                continue
            item = "金額" if count.unit == "円" else "件数"
            of = re.sub(r"^客様", "お客様", count.of)
            if _NO_NAME.search(of):
                self._unnamed.append(count)  # its sentence says what it counts
                continue
            name = of if of.endswith("数") and len(of) > 1 else f"{of}の数" if of and of != "数" else item
            self._add("amount" if count.unit == "円" else "count", name, number(count), count.span)

    def elements(self) -> None:
        """Add the sentences on which the elements rest."""
        by_id = {element.id: element for element in self._report.elements if element.status is Status.PRESENT}
        for name, slot in _SLOT_OF.items():
            if name in by_id:
                for evidence in sorted(by_id[name].evidence, key=lambda e: e.span.start):
                    self._sentence(slot, _ITEMS[name], evidence.span)

    def statements(self, claims: Iterable[Claim]) -> None:
        """Add the sentences that hold further claims."""
        for claim in claims:
            if speaks(claim):
                self._sentence(claim.slot, slot_name(claim.slot), claim.span)

    def unnamed(self) -> None:
        """Add the sentences of figures that have no name of their own and that no other row quotes."""
        for count in self._unnamed:
            self._sentence("amount" if count.unit == "円" else "count", "金額" if count.unit == "円" else "件数", count.span)

    def _sentence(self, slot: str, item: str, span: Span) -> None:
        for sentence in self._document.sentences:
            is_statement = sentence.kind in CONTENT_KINDS and sentence.kind is not LineKind.TITLE and not self._is_head(sentence.span)
            is_new = is_statement and sentence.index not in self._used
            if sentence.span.overlaps(span) and is_new and not self._only_withdraws(sentence.span):
                self._used.add(sentence.index)
                for name, answer in answers_of(sentence.span.of(self._report.text), item):
                    self._add(slot, name, answer, sentence.span)

    def _only_withdraws(self, span: Span) -> bool:
        """Tell whether all counts of a sentence are those told before: it answers nothing any more."""
        counts = [c for c in self._report.facts.counts if c.span.overlaps(span)]
        return bool(counts) and all(c in self._withdrawn for c in counts)

    def _is_head(self, span: Span) -> bool:
        """Tell whether a rule of a Markdown table follows: then it names the columns."""
        return bool(_RULE.match(self._report.text, span.end))

    def _add(self, slot: str, item: str, answer: str, span: Span) -> None:
        item, answer = plain(item), plain(answer)
        if answer and (item, answer) not in self._said:
            self._said.add((item, answer))
            place = f"{self._document.source.line_column(span.start)[0]}行"
            self.rows.append(SheetRow(slot, item, answer, place, plain(span.of(self._report.text))))


def answers_of(words: str, item: str) -> Iterator[tuple[str, str]]:
    """Yield (item, answer) of a sentence, list item or table row; its own label goes before ``item``."""
    words = "".join(part.strip() for part in words.splitlines()).strip()
    if words.startswith("|"):
        cells = [cell.strip() for cell in words.strip("|").split("|")]
        if len(cells) >= 2 and all(cells[:2]):
            yield cells[0], "、".join(filter(None, cells[1:]))
        return
    words = _MARK.sub("", words).strip()
    label = _LABEL.match(words)
    if label and not re.search(r"\d$", label[1]):  # 「10:30 に」 is a time, no label
        yield label[1].strip(), label[2].strip()
    else:
        yield item, words


def plain(words: str) -> str:
    """Return words on one line, without what a YAML file cannot hold."""
    return " ".join("".join(c if c.isprintable() else " " for c in words).split())


def japanese_date(date: DateFact) -> str:
    """Return 2025年9月4日; a month or year alone at its own width; empty for what is no date."""
    found = re.fullmatch(r"(?:(\d{4})|-)(?:-(\d\d))?(?:-(\d\d))?", date.value)
    if not found:
        return ""
    return "".join(f"{int(part)}{unit}" for part, unit in zip(found.groups(), "年月日", strict=True) if part)


def number(count: CountFact) -> str:
    """Return 約1,234件."""
    return _NUMBERS.get(count.qualifier, "{}").format(f"{count.value:,}{count.unit}")
