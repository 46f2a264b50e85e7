"""A check by two that was left out is the error of a person, one that was made speaks against it."""

from __future__ import annotations

from checker.consistency.check import find_reply_conflicts
from tests.consistency.helpers import reply

ERROR = "職員の操作の誤りが原因です。"


def causes(text: str) -> list[str]:
    found = find_reply_conflicts([reply("a", text), reply("b", ERROR)], (), by_meaning=False)
    return [c.axis for c in found if c.axis == "cause"]


def test_a_check_by_two_that_was_left_out_denies_no_error() -> None:
    assert not causes("職員が宛先の欄を誤り、二人での確認を行いませんでした。")


def test_a_denied_error_of_a_person_stands_against_it() -> None:
    assert causes("原因は機械の故障で、職員の操作に誤りはありませんでした。")
