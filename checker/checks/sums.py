"""Breakdowns that do not add up, parts larger than their whole, and shares that do not fit their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.checks.breakdown import Breakdown, find_breakdowns
from checker.checks.build import make_finding
from checker.checks.registry import Context, check
from checker.domain.finding import Finding
from checker.domain.rule import Rule
from checker.domain.span import Span

_RATE = re.compile(
    r"(?P<whole>[0-9][0-9,]*)(?P<unit>[一-龠]{1,2})(?:のうち|中|の内|に対し)[^。0-9]{0,12}(?P<part>[0-9][0-9,]*)(?P=unit)[^。0-9]{0,6}"
    r"\(?(?:約|およそ)?(?P<rate>[0-9]+(?:\.[0-9]+)?)(?:%|パーセント)"
)


@check("breakdown")
def check_breakdowns(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Report a total that its parts do not add up to, where it is plain that they are its parts."""
    document = context.document
    groups: dict[Span, list[Breakdown]] = {}
    for found in find_breakdowns(document):
        groups.setdefault(found.parts[0].span, []).append(found)
    told: set[Span] = set()
    for options in groups.values():
        if any(b.sum == b.total.value for b in options):
            continue
        best = next((b for b in options if _is_plausible(b)), None)
        if best is None or best.total.span in told:
            continue
        told.add(best.total.span)
        for rule in rules:
            yield make_finding(
                rule, best.total.span, tuple(p.span for p in best.parts),
                sum=f"{best.sum:,.0f}", total=f"{best.total.value:,.0f}", unit=best.unit,
                parts="+".join(f"{p.value:,.0f}" for p in best.parts),
            )


def _is_plausible(found: Breakdown) -> bool:
    """A wrong total is near its sum; numbers far apart are no breakdown of each other."""
    total, parts = found.total.value, found.sum
    if not found.is_stated or total <= 0 or parts <= 0:
        return False
    limit = 0.5 if found.kind == "table" or found.kind == "sentence" else 0.34
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
