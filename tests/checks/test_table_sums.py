"""Columns of a table and their totals: any unit that can be added up, two columns of it, and the words of the message."""

from __future__ import annotations

import pytest

from checker.checks.registry import Context
from checker.checks.sums import check_breakdowns
from checker.domain.fact import Facts
from checker.domain.finding import Finding
from checker.rules.loader import built_in_rules
from checker.text.segment import build_document
from checker.text.source import SourceText

RULES = tuple(r for r in built_in_rules() if r.kind == "breakdown")


def findings(text: str) -> list[Finding]:
    return list(check_breakdowns(Context(build_document(SourceText("-", text)), Facts(), "notice", "first", "other"), RULES))


def table(unit: str, total: str = "42", name: str = "計", head: str = "B") -> str:
    return f"|店|A|{head}|\n|---|---|---|\n|東|10{unit}|20{unit}|\n|西|11{unit}|21{unit}|\n|{name}|21{unit}|{total}{unit}|\n"


@pytest.mark.parametrize("unit", ["万円", "kg", "件", "名", "トン", ""])
def test_each_column_is_added_up(unit: str) -> None:
    (found,) = findings(table(unit))
    assert found.span.of(table(unit)) == f"42{unit}"
    assert findings(table(unit, "41")) == []


def test_losses_are_added_up() -> None:
    text = "|期|前|差|\n|---|---|---|\n|1|812百万円|△215百万円|\n|2|843百万円|△338百万円|\n|3|876百万円|△414百万円|\n|合計|2,531百万円|△{}百万円|\n"
    assert findings(text.format(976))
    assert findings(text.format(967)) == []


@pytest.mark.parametrize(
    "text",
    [table("百万円"), table("%"), table("点", "21", "全体"), table("件", head="平均"), table("件", head="累計"), table("件", name="小計"),
     "端数を切り捨てたため、合計と一致しないことがあります。\n\n" + table("万円")],
)  # fmt: skip
def test_rounded_and_what_is_not_added_up_is_quiet(text: str) -> None:
    assert findings(text) == []


@pytest.mark.parametrize(("head", "unit"), [("差額(円)", "円"), ("返金した個数", "個"), ("訂正後", "")])
def test_the_head_of_a_column_is_no_unit(head: str, unit: str) -> None:
    (found,) = findings(f"|期|{head}|\n|---|---|\n|前|120|\n|後|430|\n|合計|540|\n")
    assert f"540{unit}と合いません" in found.message


@pytest.mark.parametrize("last", ["|合計||{}|", "|合計| |{}|", "|合計|{}|"])
def test_the_total_row_may_leave_columns_of_words_empty(last: str) -> None:
    text = "|色|期間|台数|\n|---|---|---|\n|茶|春|70|\n|灰|秋|50|\n" + last + "\n"
    assert [f.span.of(text.format(130)) for f in findings(text.format(130))] == ["130"]
    assert findings(text.format(120)) == []


def test_a_short_total_row_is_left_alone_where_its_column_is_open() -> None:
    assert findings("|色|枚数|台数|\n|---|---|---|\n|茶|10|70|\n|灰|20|50|\n|合計|130|\n") == []
