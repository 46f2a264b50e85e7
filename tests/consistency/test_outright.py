"""A plain ban against a plain leave needs no weighing; all that is less plain is weighed."""

from __future__ import annotations

import pytest

from checker.consistency.check import find_reply_conflicts
from checker.consistency.doubts import without_doubted
from checker.consistency.evidence import Evidence
from checker.consistency.said import Said, statements
from checker.domain.reply import Reply
from tests.consistency.helpers import reply

LATER = "2025-06-04T10:00"


class Doubting(Evidence):
    """Holds every dispute to be improbable, whatever the network would answer."""

    def __init__(self) -> None:
        """Weigh nothing."""

    def chance(self, i: int, j: int) -> float | None:
        return 0.01

    def one_matter(self, i: int, j: int) -> float:
        return 0.0


def told(ban: str, leave: str, asked: str = "", at: str = LATER, official: bool = False) -> bool:
    replies = [reply("b", leave, asked, at)] if official else [reply("a", ban), reply("b", leave, asked, at)]
    found = find_reply_conflicts(replies, [("official", ban)] if official else ())
    said = [c for r in replies for c in statements(r.id, r.text, r.question, r.at)]
    said += statements("official", ban, is_official=True) if official else []
    return bool(without_doubted(found, Said([[c] for c in said]), Doubting()))


@pytest.mark.parametrize("official", [True, False])
@pytest.mark.parametrize(
    ("ban", "leave"),
    [
        ("水道水は飲まないでください。", "お飲みいただけます。"),
        ("水道水は飲まないでください。", "水道水はそのまま飲んでいただいて構いません。"),
        ("対象のヒーターは使わないでください。", "そのままお使いいただいて問題ございません。"),
        ("対象のヒーターは使わないでください。", "はい、お使いいただけますのでご安心ください。"),
        ("該当のお弁当は食べないでください。", "食べられます。"),
        ("対象の車には乗らないでください。", "お乗りいただけます。"),
        ("お手元の商品は食べずに、お店へお戻しください。", "召し上がって大丈夫です。"),
    ],
)
def test_a_plain_ban_against_a_plain_leave_is_told_whatever_the_network_says(ban: str, leave: str, official: bool) -> None:
    assert told(ban, leave, official=official)


@pytest.mark.parametrize(
    ("ban", "leave"),
    [
        ("夜間は使わないでください。", "お使いいただけます。"),
        ("濡れた手で使わないでください。", "お使いいただけます。"),
        ("古いヒーターは使わないでください。", "ヒーターはお使いいただけます。"),
        ("お子様は召し上がらないでください。", "お召し上がりいただけます。"),
        ("ヒーターは使わないでください。", "エアコンはお使いいただけます。"),
        ("水道水は飲まないでください。", "水道水はお風呂にはお使いいただけます。"),
        ("ヒーターは使わないでください。", "お手元の品は対象ではありません。お使いいただけます。"),
        ("ヒーターは使わないでください。", "点検が済みましたので、お使いいただけます。"),
        ("ヒーターは使わないでください。", "お使いいただけます。点検の結果、異常はありませんでした。"),
        ("ヒーターは使わないでください。", "異常がない場合は、お使いいただけます。"),
    ],
)
def test_what_is_less_plain_is_weighed(ban: str, leave: str) -> None:
    assert not told(ban, leave)


def test_the_question_names_the_thing() -> None:
    assert told("ヒーターは使わないでください。", "お使いいただけます。", "ヒーターは使えますか")
    assert not told("ヒーターは使わないでください。", "お使いいただけます。", "エアコンは使えますか")


def test_weeks_later_things_may_have_changed() -> None:
    assert not told("ヒーターは使わないでください。", "お使いいただけます。", at="2025-06-20T10:00")


def test_a_polite_verb_is_no_limit() -> None:
    """「いただけ」 is not 「だけ」."""
    assert find_reply_conflicts([reply("a", "お使いいただけます。")], [("official", "井戸の水は使用しないでください。")])


def test_who_pays_under_one_condition_needs_no_weighing() -> None:
    assert told("保証書がなくても無料です。", "保証書がないと有料です。")
    assert not told("保証書があれば無料です。", "保証書がないと有料です。")


@pytest.mark.parametrize("opened", ["来週の金曜から営業します。", "栄店は6月13日から営業します。"])
def test_closed_until_later_than_open_from_needs_no_weighing(opened: str) -> None:
    assert told("栄店は6月下旬まで休業します。", opened)
    assert told("栄店は6月下旬まで休業します。", opened, official=True)


def test_another_place_or_a_later_day_is_weighed() -> None:
    assert not told("栄店は6月下旬まで休業します。", "本店は6月13日から営業します。")
    assert not told("栄店は6月下旬まで休業します。", "来週の金曜から営業します。", "本店はいつから営業しますか")
    assert not told("栄店は6月5日まで休業します。", "来週の金曜から営業します。")


@pytest.mark.parametrize("at", ["昨日", "2025/06/02", "2025-06", ""])
def test_a_time_that_is_none_is_an_unknown_one(at: str) -> None:
    """Who calls the library may write anything there."""
    texts = ("水道水は飲まないでください。", "水道水はお飲みいただけます。", "本日まで休業します。", "明日から営業します。本日、交換しました。")
    assert find_reply_conflicts([Reply(str(n), "", at, "", text, "") for n, text in enumerate(texts)], (), by_meaning=True)
