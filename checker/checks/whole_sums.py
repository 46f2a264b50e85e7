"""Parts that exceed their whole: 「23名(うち入院2名、通院9名、静養13名)」, and pieces of several units told as one number of pieces."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from checker.checks.breakdown import Breakdown, Counted, Part, exact_counts
from checker.domain.rule import Rule
from checker.domain.span import Span
from checker.facts.quantities import find_quantities
from checker.rules.guarded import any_of
from checker.rules.regex import regex
from checker.text.document import CONTENT_KINDS, Document, Sentence

_PEOPLE = frozenset({"名", "人", "名様", "人分", "名分"})
_OPENING = regex(r"(?:の方|様)?(?:で|です|の)?(?:、|\()?(?:この|その)?(?:うち|内訳は|内訳:)?[、は]?")
_TELLS = regex(r"で|\(|うち|内訳")  # else the first count is but one of a list
_LABEL = regex(r"^(?:の方|様)?(?:が|は|で|に|と)?[、,・/]?(?P<name>[^、。()0-9]{1,14}?)(?:が|は|の方が|の方は)?$")
_LISTED = regex(r"^[、,・/]?(?:および|及び|と)?[一-龠ァ-ヶーA-Za-z]{1,12}$")
_TOGETHER = regex(r"(?:合計|総計|計|[合併]わせて|あわせて|全部で)(?:で)?、?$")
_PIECES = ("点", "個")  # what pieces of any kind are counted in


def exceeding_breakdowns(document: Document, rule: Rule) -> Iterator[Breakdown]:
    """Yield the breakdowns whose parts exclude each other (``exclusive``) and are more than the whole."""
    if any_of(tuple(rule.params["overlap"])).search(document.normal.text):
        return
    for sentence in document.sentences:
        if sentence.kind not in CONTENT_KINDS:
            continue
        counts = exact_counts(sentence.text)
        for i, whole in enumerate(counts):
            parts = _parts(sentence.text, counts[i:], rule.params["exclusive"]) if whole.is_exact else []
            if len(parts) >= 2 and sum(p.value for p in parts) > whole.value:
                yield _breakdown(sentence, parts, whole)


def _parts(text: str, counts: list[Counted], classes: list[str]) -> list[Counted]:
    """Return the counts after the first that break it down, each named by another word of one class; none in doubt."""
    whole, found, names, at = counts[0], list[Counted](), list[str](), counts[0].end
    opening = _OPENING.match(text, at)
    if opening is None or not _TELLS.search(opening.group()):
        return []
    at = opening.end()
    for part in counts[1:]:
        label = _LABEL.match(text[at : part.start]) if part.is_exact and _fold(part.unit) == _fold(whole.unit) else None
        if label is None:
            break
        found.append(part)
        names.append(label["name"])
        at = part.end
    own = [any_of((line,)) for line in classes]
    for one in own:
        words = [m.group() for name in names if (m := one.search(name))]
        if len(words) == len(names) == len(set(words)):
            return found
    return []


def pieces_breakdowns(document: Document) -> Iterator[Breakdown]:
    """Yield 「カード231枚、通帳58冊、あわせて289点」, right or wrong: things of several units, told together as pieces."""
    for sentence in document.sentences:
        counts = [c for c in find_quantities(sentence.text) if c.family in ("things", "people", "money", "other")]
        for i, total in enumerate(counts):
            if i < 2 or total.unit not in _PIECES or not _TOGETHER.search(sentence.text[: total.start]):
                continue
            parts = counts[:i]
            gaps = [sentence.text[a.end : b.start] for a, b in itertools.pairwise(parts)]
            exact = all(c.qualifier == "exact" and c.low == c.high and c.family == "things" for c in (*parts, total))
            near = _TOGETHER.sub("", sentence.text[parts[-1].end : total.start]).strip("、") in ("", "の")
            if exact and near and all(_LISTED.match(g) for g in gaps) and len({c.unit for c in parts}) == len(parts):
                told = [Counted(c.value, c.unit, c.start, c.end, c.number_start) for c in (*parts, total)]
                yield _breakdown(sentence, told[:-1], told[-1])


def _breakdown(sentence: Sentence, parts: list[Counted], whole: Counted) -> Breakdown:
    def span(count: Counted) -> Span:
        return sentence.normal.span(count.start, count.end)

    return Breakdown(Part(whole.value, span(whole)), tuple(Part(p.value, span(p)) for p in parts), whole.unit, True, "sentence")


def _fold(unit: str) -> str:
    return "人" if unit in _PEOPLE else unit
