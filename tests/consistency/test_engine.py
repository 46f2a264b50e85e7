"""The engine: order, grouping, time, incidents."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.consistency.check import find_reply_conflicts
from checker.consistency.engine import find_conflicts
from checker.domain.claim import Claim, Modality, Polarity
from checker.domain.reply import Reply
from checker.domain.span import Span
from tests.consistency.helpers import measured, reply

TEXTS = (
    "対象は2,940名でございます。", "対象は2,490名です。", "お問い合わせありがとうございます。対象は約2,900名です。", "返金は5月10日に行います。",
    "返金は5月20日の予定です。", "電話は24時間承ります。", "電話は平日の9時から17時までです。", "先日2,490名とご案内しましたが誤りで、正しくは2,940名です。",
)  # fmt: skip


def _claim(source: str, value: str, number: float, at: str = "2025-06-01T10:00", **more: object) -> Claim:
    items = ("対象", "会員", "h:会員", "v:")
    return Claim(
        "count", "count", "対象", "", value, Polarity.YES, Modality.ASSERTED, source, at, Span(0, 3), low=number,
        high=number, items=items, keys=("count:会員",), note="人||exact|", text=value, **more,  # type: ignore[arg-type]
    )


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(TEXTS), min_size=2, max_size=8), st.integers(0, 999))
def test_order_of_replies_changes_nothing(texts: list[str], seed: int) -> None:
    replies = [Reply(f"r{i}", "担当", f"2025-05-0{i + 1}T10:00", "対象は何人ですか", t) for i, t in enumerate(texts)]
    mixed = list(replies)
    random.Random(seed).shuffle(mixed)
    assert find_reply_conflicts(mixed) == find_reply_conflicts(replies)


def test_many_replies_make_one_conflict() -> None:
    claims = [_claim(f"r{i}", "2,940人" if i % 2 else "2,490人", 2940.0 if i % 2 else 2490.0) for i in range(400)]
    conflicts = find_conflicts(claims)
    assert len(conflicts) == 1
    assert [len(v.statements) for v in conflicts[0].values] == [200, 200]


def test_same_source_is_no_conflict() -> None:
    assert find_conflicts([_claim("a", "2,940人", 2940.0), _claim("a", "2,490人", 2490.0)]) == []


def test_incidents_are_never_mixed() -> None:
    a = Reply("a", "担当", "2025-06-01T10:00", "対象は何人ですか", "対象は2,940名です。", "漏えい1")
    b = Reply("b", "担当", "2025-06-01T10:00", "対象は何人ですか", "対象は2,490名です。", "漏えい2")
    assert find_reply_conflicts([a, b]) == []


def test_other_scope_is_not_compared() -> None:
    a, b = reply("a", "法人のお客様の対象は120件です。"), reply("b", "個人のお客様の対象は210件です。")
    assert measured(find_reply_conflicts([a, b])) == []


def test_one_dispute_seen_by_two_axes_is_told_once() -> None:
    a = reply("a", "電話窓口は年中無休です。", "土日もやっていますか")
    b = reply("b", "電話窓口は土日祝は休みです。", "土日もやっていますか")
    assert len([c for c in find_reply_conflicts([a, b]) if c.slot == "contact"]) == 1
