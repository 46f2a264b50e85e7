"""Numbers at the beginning of lines: steps left out, doubled or out of order, and lists that have more or fewer items than announced."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from checker.checks.build import make_finding
from checker.checks.registry import Context, check
from checker.domain.finding import Finding
from checker.domain.rule import Rule
from checker.domain.span import Span
from checker.record import record
from checker.rules.guarded import any_of
from checker.rules.regex import regex
from checker.text.document import Document, LineKind, Sentence

_CIRCLED = "①-⑳"
_MARK = regex(
    rf"[\s　・●○■□◆*#【〔\[-]*(?:(?P<word>手順|ステップ|STEP|Step|step|Q|Ｑ|問)[\s　.．]?(?P<n>[0-9０-９]{{1,2}})(?![0-9０-９年月日.．/-])"
    rf"|(?P<open>[(（])(?P<p>[0-9０-９]{{1,2}})[)）]|(?P<c>[{_CIRCLED}])(?![・、〜~-]?[{_CIRCLED}])|(?P<d>[0-9０-９]{{1,2}})(?P<close>[.．、)）])(?![0-9０-９]))"
)
_DOT = regex(r"(?P<indent>[ \t　]*)(?P<sign>[・●○◯■□◆◇▪*-])(?![*-])")
_SIGNS = " \t　・●○◯■□◆◇▪*#【〔[-"
_LONGEST = 12  # lists of more items are tables of people or goods
_SKIPPED = frozenset({LineKind.NOISE, LineKind.TABLE_ROW, LineKind.QUOTE, LineKind.FRONT_MATTER})


@record
class Mark:
    """A number at the beginning of a line; ``shape``: all of the mark but its number."""

    shape: str
    number: int
    span: Span


def _mark(document: Document, span: Span) -> Mark | None:
    found = _MARK.match(span.of(document.text))
    if found is None:
        return None
    digits = found["n"] or found["p"] or found["c"] or found["d"]
    shape = unicodedata.normalize("NFKC", f"{found['word'] or ''}{found['open'] or ''}{'o' if found['c'] else ''}{found['close'] or ''}")
    return Mark(shape, int(unicodedata.normalize("NFKC", digits)), Span(span.start, span.start + found.end()))


@check("step_numbers")
def check_numbers(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Report a number that does not follow the one before it: of a list, or of one that it stands in."""
    document = context.document
    lists: dict[str, list[list[Mark]]] = {}
    for line in document.lines:
        mark = None if line.kind in _SKIPPED else _mark(document, line.span)
        if mark is None:
            continue
        stack = lists.setdefault(mark.shape, [])
        above = next((i for i in range(len(stack) - 1, -1, -1) if stack[i][-1].number == mark.number - 1), None)
        if above is not None:
            del stack[above + 1 :]
            stack[above].append(mark)
        elif mark.number == 1 or not stack:
            stack.append([mark])
        else:
            last = stack[-1][-1]
            stack[-1].append(mark)
            if stack[-1][0].number == 1 and len(stack[-1]) > 2:
                for rule in rules:
                    yield make_finding(rule, mark.span, (last.span,), a=_shown(document, last), b=_shown(document, mark))


def _shown(document: Document, mark: Mark) -> str:
    return mark.span.of(document.text).strip(_SIGNS)


@check("item_count")
def check_items(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Report 「次の3点」 above a list of two or four items."""
    document = context.document
    for rule in rules:
        announced, unless, several = (any_of(tuple(rule.params[name])) for name in ("announced", "unless", "several"))
        for sentence in document.sentences:
            found = announced.search(sentence.text)
            if found is None or sentence.kind is LineKind.BULLET or unless.search(sentence.text):
                continue
            told = int(found["n"])
            items = list(_items(document, sentence))
            if len(items) < 2 or told > _LONGEST or len(items) == told or len(items) > _LONGEST:
                continue
            words = [s.of(document.text).strip(_SIGNS) for s in items]
            if not any(several.search(w) for w in words):
                yield make_finding(rule, sentence.normal.span(*found.span()), tuple(items), told=found.group(), n=str(len(items)))


def _items(document: Document, sentence: Sentence) -> Iterator[Span]:
    """Yield the lines of the list right under a sentence; what hangs under an item (further in, or under another mark) is part of it."""
    shape, number, is_begun = "", 0, False
    for line in document.lines:
        if line.span.start < sentence.span.end or line.kind is LineKind.BLANK:
            continue
        words = line.span.of(document.text)
        mark, dot = _mark(document, line.span), _DOT.match(words)
        own = mark.shape if mark else dot["indent"] + dot["sign"] if dot else ""
        if not is_begun:
            between = document.text[sentence.span.end : line.span.start].strip()
            if between or not own or line.kind is LineKind.HEADING or (mark and mark.number != 1):
                return
            shape, is_begun = own, True
        if own == shape:
            if mark and mark.number != number + 1:
                return
            number += 1
            yield line.span
        elif not own and not (mark is None and (words[:1] in " \t　" or _goes_on(shape))):
            return


def _goes_on(shape: str) -> bool:
    """Tell whether a list of this mark may go on after a paragraph: numbers do, dots do not."""
    return not _DOT.match(shape)
