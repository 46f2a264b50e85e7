"""Breakdowns that do not add up, parts larger than their whole, and shares that do not fit their numbers."""

from __future__ import annotations

from collections.abc import Iterable

from checker.checks.breakdown import Breakdown, find_breakdowns
from checker.checks.build import make_finding
from checker.checks.loose_sums import loose_breakdowns
from checker.checks.prose_sums import prose_breakdowns
from checker.checks.registry import Context, check
from checker.checks.table_sums import table_breakdowns
from checker.checks.whole_sums import exceeding_breakdowns, pieces_breakdowns
from checker.domain.finding import Finding
from checker.domain.rule import Rule
from checker.domain.span import Span
from checker.rules.regex import regex

_RATE = regex(
    r"(?P<whole>[0-9][0-9,]*)(?P<unit>[一-龠]{1,2})(?:のうち|中|の内|に対し)[^。0-9]{0,12}(?P<part>[0-9][0-9,]*)(?P=unit)[^。0-9]{0,6}"
    r"\(?(?:約|およそ)?(?P<rate>[0-9]+(?:\.[0-9]+)?)(?:%|パーセント)"
)


@check("breakdown")
def check_breakdowns(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Report a total that its parts do not add up to, where it is plain that they are its parts."""
    document = context.document
    groups: dict[Span, list[Breakdown]] = {}
    more = (*pieces_breakdowns(document), *(b for rule in rules for b in exceeding_breakdowns(document, rule)))
    for found in (*find_breakdowns(document), *table_breakdowns(document), *prose_breakdowns(document), *loose_breakdowns(document), *more):
        groups.setdefault(found.parts[0].span, []).append(found)
    told: set[Span] = set()
    for options in groups.values():
        if any(b.is_right for b in options):
            continue
        best = next((b for b in options if _is_plausible(b)), None)
        if best is None or best.total.span in told:
            continue
        told.add(best.total.span)
        for rule in rules:
            yield make_finding(
                rule, best.total.span, tuple(p.span for p in best.parts),
                sum=_figure(best.sum), total=_figure(best.total.value), unit=best.unit,
                parts="+".join(_figure(p.value) for p in best.parts).replace("+-", "-"),
            )


def _figure(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".")


MANY = 100  # smaller numbers lie near each other by chance


def is_slip(a: float, b: float) -> bool:
    """Tell whether two numbers differ in one digit (of at least three) or in the order of two neighbouring digits."""
    x, y = str(int(a)), str(int(b))
    if len(x) != len(y) or a == b:
        return False
    differ = [i for i in range(len(x)) if x[i] != y[i]]
    if len(differ) == 1:
        return len(x) >= 3
    return len(differ) == 2 and differ[1] - differ[0] == 1 and x[differ[0]] == y[differ[1]] and x[differ[1]] == y[differ[0]]


_LIMITS = {"table": 0.5, "sentence": 0.5, "loose": 0.1}


def _is_plausible(found: Breakdown) -> bool:
    """A wrong total is near its sum; numbers far apart are no breakdown of each other."""
    total, parts = found.total.value, found.sum
    if total <= 0 or parts <= 0:
        return False
    if not found.is_stated:
        return is_slip(total, parts) and total >= MANY
    limit = _LIMITS.get(found.kind, 0.34)
    return abs(parts - total) / max(parts, total) <= limit


@check("share")
def check_shares(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Compare 「200件のうち50件(30%)」 with the share the numbers give, one point of rounding allowed."""
    for sentence in context.document.sentences:
        for match in _RATE.finditer(sentence.text):
            whole, part = (float(match[k].replace(",", "")) for k in ("whole", "part"))
            if whole <= 0 or part > whole:
                continue
            right = 100 * part / whole
            if abs(right - float(match["rate"])) <= 1.0:
                continue
            for rule in rules:
                yield make_finding(
                    rule, sentence.normal.span(*match.span()), right=f"{right:.1f}", rate=match["rate"],
                    part=match["part"], whole=match["whole"], unit=match["unit"],
                )
