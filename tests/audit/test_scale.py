"""Values are compared, not replies: work does not grow with the square of the replies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.audit_scale import rows, slope
from checker.audit.files import ReplyFile
from checker.audit.run import audit
from checker.consistency import engine
from checker.consistency.verdict import Comparer, Verdict, comparer_of
from checker.domain.claim import Claim
from tests.audit.helpers import sample


def test_twenty_times_the_replies_are_the_same_comparisons(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = []
    for times in (1, 20):
        calls: list[str] = []

        def counting(axis: str, calls: list[str] = calls) -> Comparer | None:
            compare = comparer_of(axis)
            if compare is None:
                return None

            def counted(a: Claim, b: Claim) -> Verdict:
                calls.append(axis)
                return compare(a, b)

            return counted

        monkeypatch.setattr(engine, "comparer_of", counting)
        many = tuple(replace(r, id=f"{r.id}-{k}") for k in range(times) for r in sample().replies)
        conflicts = len(audit(ReplyFile(many)).conflicts)
        counts.append((len(calls), conflicts))
    assert counts[0][0] > 0
    assert counts[1] == counts[0]


def test_the_benchmark_makes_the_same_replies_every_time() -> None:
    made = list(rows(50))
    assert made == list(rows(50))
    assert len({row["チケット番号"] for row in made}) == 50


def test_slope() -> None:
    assert slope([10, 100, 1000], [1, 10, 100]) == pytest.approx(1)
    assert slope([10, 100], [1, 100]) == pytest.approx(2)
