"""What changed between two reports: the values that belong together, under a name for people."""

from __future__ import annotations

from checker.domain.change import Change
from checker.facts.claims.concepts import subject_words
from checker.service import compare_reports
from checker.text.load import load_bytes

FIRST = "2026年3月10日\n\n11月4日13時10分から18時40分まで、ログインできませんでした。\n"
SECOND = "2026年3月27日\n\n11月4日13時10分から16時40分までです。4日の12時から13時に入力された一部のデータが失われました。\n"


def changed(old: str, new: str) -> list[Change]:
    found = compare_reports(load_bytes("a.md", old.encode()), load_bytes("b.md", new.encode()))
    return [c for c in found if c.kind == "changed"]


def test_the_end_of_another_interval_is_not_the_new_value() -> None:
    (change,) = changed(FIRST, SECOND)
    assert "18時40分" in change.old
    assert "16時40分" in change.new


def test_a_verb_of_kana_is_no_name() -> None:
    assert subject_words("moment", ("よる", "誤り")) == "誤りの日時"
    assert subject_words("count", ("可能性",)) == "数"
    assert subject_words("count", ("会員",)) == "会員の数"


def test_a_withdrawn_count_is_the_old_value_of_the_new_one() -> None:
    told = "漏えいした人数は76,408名です。第一報では「最大約9万名」とお伝えしましたが、重複を除いて確定しました。\n"
    (change,) = changed("# 第一報\n\n漏えいした人数は、最大約9万名です。\n", f"# 第二報\n\n{told}")
    assert (change.name, change.old, change.new, change.is_told) == ("人数", "最大90,000名", "76,408名", True)
