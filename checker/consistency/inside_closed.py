"""Closed until a day and open again before it: 「10月10日まで休業」 beside 「10月9日に営業を再開」."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from checker.checks.dated import dated, published_day
from checker.checks.registry import Context, check
from checker.consistency.statements import statements_of, told
from checker.domain.finding import Finding
from checker.domain.rule import Rule
from checker.record import record
from checker.rules.guarded import any_of
from checker.rules.regex import regex
from checker.text.document import Document, Sentence
from checker.text.normal import NormalText

_NAMES = regex(r"[一-龠々ァ-ヶーA-Za-z0-9]+")
_THEMES = regex(r"([一-龠々ァ-ヶーA-Za-z0-9]+)(?:は|を|が|も|では|での|につき)")
_CLAUSE = regex(r"[。\n]")


@record
class Spell:
    """A day up to which something is closed, or from which it is open again.

    Attributes:
        first: the day on which the closing begins, where it is told.
        names: what closes or opens, words for the place or service as such left out.
    """

    sentence: Sentence
    day: date
    first: date | None
    names: frozenset[str]


@check("closed_until")
def check_closed(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Find a day of opening that lies before the last day on which the same is closed."""
    today = published_day(context.document)
    for rule in rules:
        closed = list(_spells(context.document, rule, "closed"))
        opened = list(_spells(context.document, rule, "opened")) if closed else []
        for a in closed:
            for b in opened:
                start = a.first or today
                if start and start < b.day < a.day and a.names == b.names and a.sentence.index != b.sentence.index:
                    yield told(context, rule, a.sentence, b.sentence)
                    return


def _spells(document: Document, rule: Rule, side: str) -> Iterator[Spell]:
    wanted, unless = any_of(tuple(rule.params[side])), any_of(tuple(rule.params["unless"]))
    for sentence in statements_of(document):
        if unless.search(sentence.text) or not wanted.may_match(sentence.text):
            continue
        days = [d for d in dated(document) if sentence.span.contains(d.span)]
        for i, item in enumerate(days):
            rest = NormalText.of(document.text[item.span.end : sentence.span.end]).text
            if item.day and item.is_sure and item.mention.precision == "day" and wanted.match(_CLAUSE.split(rest)[0]):
                before = days[i - 1] if i and item.mention.is_range_end else None
                yield Spell(sentence, item.day, before.day if before else None, _names(document, sentence, rule))


def _names(document: Document, sentence: Sentence, rule: Rule) -> frozenset[str]:
    """Return what closes or opens: the themes of the sentence, else of the nearest one before it under its heading, else the heading."""
    heading = document.heading_of(sentence)
    common = regex("|".join(rule.params["common"]))
    for other in reversed(document.sentences[: sentence.index + 1]):
        if document.heading_of(other) != heading:
            break
        themes = _THEMES.findall(other.text)
        if found := frozenset(filter(None, (common.sub("", t) for t in themes))):
            return found
    return frozenset(filter(None, _NAMES.findall(common.sub(" ", heading))))
