"""Lines that only name what is told below them state nothing."""

import pytest

from checker.consistency.check import find_reply_conflicts
from checker.consistency.said import statements
from checker.domain.reply import Reply
from checker.facts.claims.extract import ClaimReader
from checker.facts.claims.topics import names_topic
from checker.text.document import LineKind

HEADINGS = ["補償について", "6. 補償について", "■補償について", "【補償について】", "## 補償について", "・補償に関して", "**補償**", "■返金のお知らせ"]


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_heading_states_nothing(heading: str) -> None:
    text = f"このたびはお詫び申し上げます。\n\n{heading}\n補償は予定しておりません。"
    assert {c.span.start for c in ClaimReader().read_text("o", text, is_official=True)} == {text.index("補償は")}
    assert [c.text for c in statements("o", text, is_official=True)] == ["補償は予定しておりません。"]


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_reply_that_repeats_what_stands_below_the_heading_is_right(heading: str) -> None:
    reply = Reply("1", "佐藤", "", "補償はありますか", "補償の予定はございません。")
    assert find_reply_conflicts([reply], [("official", f"{heading}\n補償は予定しておりません。")]) == []


@pytest.mark.parametrize(
    "words", ["■パスワードの変更は不要", "■補償なし", "■補償:なし", "■営業を再開", "■返金 別途ご案内", "【補償について】補償は予定しておりません。"]
)
def test_a_marked_line_with_an_answer_is_no_mere_heading(words: str) -> None:
    assert not names_topic(words, LineKind.HEADING)


def test_a_label_with_its_value_still_counts() -> None:
    claims = ClaimReader().read_text("o", "・補償: 予定なし\n・対象: 12,345名\n■9月1日に発生した障害について\n", is_official=True)
    assert {"12,345人", "9月1日"} <= {c.value for c in claims}
    assert "compensation" in {c.slot for c in claims}
