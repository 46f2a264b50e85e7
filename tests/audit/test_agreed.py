"""What may stand on a fact sheet by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.audit.agreed import agreed_rows, speaks
from checker.domain.claim import Claim, Modality, Polarity
from checker.domain.conflict import Conflict, ConflictValue, Statement
from checker.domain.span import Span

CLAIM = Claim(
    "count", "count", "対象の数", "", "10名", Polarity.YES, Modality.ASSERTED, "official", "", Span(3, 9), note="人||exact|",
    is_official=True, text="対象は10名です。",
)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, True), ({"modality": Modality.CONDITIONAL}, False), ({"subject": ""}, False),
        ({"axis": "misuse", "value": "ある", "modality": Modality.POSSIBLE}, False),
        ({"axis": "leak", "value": "可能性がある", "modality": Modality.POSSIBLE}, True),
        ({"axis": "event", "subject": "変更", "note": "required"}, True), ({"axis": "event", "subject": "変更", "note": "do"}, False),
        ({"axis": "event", "subject": "現地の調査", "note": "done"}, False), ({"axis": "cause", "value": "別の説明"}, False),
        ({"axis": "moment", "items": ("h:", "v:")}, False), ({"axis": "moment", "items": ("e:report", "h:", "v:")}, True),
    ],
)
def test_a_value_must_say_something_outside_its_sentence(change: dict[str, object], expected: bool) -> None:
    assert speaks(replace(CLAIM, **change)) is expected  # type: ignore[arg-type]


def test_what_a_conflict_touches_is_disputed() -> None:
    (row,) = agreed_rows([CLAIM], {}, [])
    assert (row.value, row.source, row.words, row.deviating) == ("10名", "official", "対象は10名です。", ())
    conflict = Conflict("count", "", (ConflictValue("10名", (Statement("official", Span(8, 12)),), True),), (), "error", "")
    assert agreed_rows([CLAIM], {}, [conflict]) == []


def test_replies_count_only_where_nothing_is_official() -> None:
    told = {"": [replace(CLAIM, source=s, is_official=False) for s in ("1", "2")]}
    assert [r.source for r in agreed_rows([], told, [])] == ["2"]
    assert [r.source for r in agreed_rows([CLAIM], told, [])] == ["official"]
    assert agreed_rows([], {"": told[""][:1]}, []) == []
    assert agreed_rows([], {"": [*told[""], replace(CLAIM, source="3", value="11名")]}, []) == []
