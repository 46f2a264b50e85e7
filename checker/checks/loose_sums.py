"""Breakdowns that no word such as 内訳 announces: 「回収は163通、未回収は64通」, a bare list of amounts, 「182名のうち、問題なしが…、未実施が…」."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from checker.checks.breakdown import Breakdown, Counted, Part, exact_counts
from checker.facts.items import find_items
from checker.rules.regex import regex
from checker.text.document import CONTENT_KINDS, Document, Sentence

_PEOPLE = frozenset({"名", "人", "名様", "人分", "名分"})
_WAY = 2  # sentences between a total and its parts
_LEAST_LISTED = 3  # a shorter list of bare figures may be anything
_FEW = 20  # of fewer, parts near their whole are chance
_LABEL = regex(r"[^、。0-9]{0,16}$")
_NOT_YET = regex(r"未([一-龠]{2})")
_NEGATED = regex(r"未[一-龠]|なし|不明|なかった|ない(?:方|もの|人)?(?:が|は)?$")
_AMONG = regex(r"^(?:の方|様|分)?の(?:うち|内)、?")
_REST = regex(r"残[りる]|ほか|他に|別に|その後|うち|重複|延べ|両方|いずれも")
_NAMES_LIST = regex(r"(?:額|数|金額|人数|件数)は、?$")
_STATED = regex(r"(?:合計|総計|総額|総数|合わせて|あわせて|全部で|計)(?:は|で|して|:)?、?$")


def loose_breakdowns(document: Document) -> Iterator[Breakdown]:
    """Yield breakdowns that their own words make plain, right or wrong."""
    statements = [s for s in document.sentences if s.kind in CONTENT_KINDS]
    for i, sentence in enumerate(statements):
        counts = exact_counts(sentence.text)
        if len(counts) < 2 or any(not c.is_exact for c in counts):
            continue
        before, after = statements[max(0, i - _WAY) : i], statements[i + 1 : i + 2]
        yield from _complements(sentence, counts, before, after)
        yield from _listed(sentence, counts, before)
        yield from _among(sentence, counts)


def _complements(sentence: Sentence, counts: list[Counted], before: list[Sentence], after: list[Sentence]) -> Iterator[Breakdown]:
    """Two parts of which one is named 未 and the other's name: they leave nothing over."""
    parts = counts[-2:]
    if _fold(parts[0].unit) != _fold(parts[1].unit) or any(_REST.search(s.text) for s in after):
        return
    labels = [_label(sentence.text, counts, c) for c in parts]
    words = [m.group(1) for label in labels if (m := _NOT_YET.search(label))]
    if len(words) != 1 or not all(words[0] in label for label in labels):
        return
    total = _total(sentence, counts[:-2], before, parts)
    if total is not None and not _told_elsewhere([*before, sentence], parts):
        yield _breakdown(sentence, parts, total)


def _listed(sentence: Sentence, counts: list[Counted], before: list[Sentence]) -> Iterator[Breakdown]:
    """「被害額は、810万円、740万円、600万円です。」 after 「合計N万円」: figures with nothing between them but commas."""
    text = sentence.text
    start = next((i for i, c in enumerate(counts) if _NAMES_LIST.search(text[: c.start])), None)
    parts = counts[start:] if start is not None else []
    bare = all(text[a.end : b.start] in ("、", "と", "、および") for a, b in itertools.pairwise(parts))
    if len(parts) < _LEAST_LISTED or not bare or len({c.unit for c in parts}) != 1:
        return
    found = [(s, c) for s in before for c in exact_counts(s.text) if c.unit == parts[0].unit and c.is_exact]
    if len(found) == 1 and _STATED.search(found[0][0].text[: found[0][1].number_start]):
        yield _breakdown(sentence, parts, _part(*found[0]))


def _among(sentence: Sentence, counts: list[Counted]) -> Iterator[Breakdown]:
    """「182名のうち、問題なしが179名、未実施が4名」: a little more than the whole, and one part is told as not so."""
    text, whole, parts = sentence.text, counts[0], counts[1:]
    opening = _AMONG.match(text[whole.end :])
    if opening is None or len(parts) < 2 or whole.value < _FEW or len({_fold(c.unit) for c in counts}) != 1:
        return
    labels = [_label(text, counts, c) for c in parts]
    names_items = any(find_items(label) for label in labels)
    added = sum(c.value for c in parts)
    if names_items or not any(_NEGATED.search(label) for label in labels) or _REST.search(text[whole.end + opening.end() :]):
        return
    if whole.value < added <= whole.value * 1.03:
        yield _breakdown(sentence, parts, _part(sentence, whole))


def _label(text: str, counts: list[Counted], count: Counted) -> str:
    """Return the words between the count before, or the last comma, and ``count``."""
    edge = max((c.end for c in counts if c.end <= count.start), default=0)
    match = _LABEL.search(text[edge : count.start])
    return match.group() if match else ""


def _total(sentence: Sentence, own: list[Counted], before: list[Sentence], parts: list[Counted]) -> Part | None:
    """Return the only count of the unit told before the parts; None where there are several, or one part is larger."""
    unit = _fold(parts[0].unit)
    found = [(sentence, c) for c in own if _fold(c.unit) == unit]
    found = found or [(s, c) for s in before for c in exact_counts(s.text) if _fold(c.unit) == unit]
    if len({c.value for _, c in found}) != 1 or not all(c.is_exact for _, c in found):
        return None
    part = _part(*found[-1])
    return part if part.value >= max(c.value for c in parts) else None


def _told_elsewhere(sentences: list[Sentence], parts: list[Counted]) -> bool:
    """Tell whether a figure of the sentences is what the parts add up to."""
    added = sum(c.value for c in parts)
    return any(c.value == added for s in sentences for c in exact_counts(s.text))


def _part(sentence: Sentence, count: Counted) -> Part:
    return Part(count.value, sentence.normal.span(count.start, count.end))


def _breakdown(sentence: Sentence, parts: list[Counted], total: Part) -> Breakdown:
    return Breakdown(total, tuple(_part(sentence, c) for c in parts), parts[0].unit, True, "loose")


def _fold(unit: str) -> str:
    return "人" if unit in _PEOPLE else unit
