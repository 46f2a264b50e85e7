"""Reports of one incident are weighed by meaning too."""

from __future__ import annotations

from checker.consistency.between import Incident, Published, is_by_meaning


def test_what_the_network_alone_finds_between_reports() -> None:
    first = Published("a.md", "お詫びの品をお送りします。", "事案", "2025-09-01")
    second = Published("b.md", "お詫びの品をお送りする予定はございません。", "事案", "2025-09-03")
    found = Incident([first, second]).meant([])
    assert found
    assert all(is_by_meaning(c) for c in found)
