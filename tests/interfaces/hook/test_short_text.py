"""A long notice and its short text for SNS: the short one may leave things out, it may not contradict."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.interfaces.hook.conftest import Repo

Cli = Callable[..., tuple[int, str, str]]
LONG = """# 会員サイトへの不正アクセスに関するお詫びとお知らせ(第一報)

2025年9月8日
株式会社ヒダマリ書房

9月4日、当社の会員サイトが外部から不正アクセスを受け、お客様の個人情報が流出した可能性があることが分かりました。深くお詫び申し上げます。

対象は、会員12,480名です。対象の情報は、氏名、住所、電話番号、メールアドレスです。クレジットカード番号は含まれておりません。

悪用は確認されておりません。パスワードの変更をお願いいたします。

原因は、会員サイトのソフトウェアの更新を行っていなかったことです。9月6日に個人情報保護委員会へ報告しました。9月5日にサイトを止め、調査しています。

対象となる方の特定に3日を要したため、公表が本日となりました。

お問い合わせ: 専用窓口 0120-000-514(平日9時から17時)。次の報告は9月22日までに当社ホームページで行います。
"""
LEADS = ("【お知らせ】", "【重要】ヒダマリ書房の会員の皆さまへ\n")
LESS = (
    "当社会員サイトが不正アクセスを受け、お客様の個人情報が流出した可能性があります。深くお詫びします。詳しくはホームページをご覧ください。",
    "会員サイトが不正アクセスを受けました。クレジットカード番号は含まれません。お問い合わせは0120-000-514へ。",
    "会員サイトへの不正アクセスにより、会員12,480名の個人情報が流出した可能性があります。パスワードの変更をお願いします。",
    "会員約1万2千名の個人情報が流出した可能性があります。悪用は確認されていません。次の報告は9月22日までに行います。",
)
WRONG = {
    "count": "会員サイトへの不正アクセスにより、会員10,480名の個人情報が流出した可能性があります。",
    "info_item": "会員サイトが不正アクセスを受けました。クレジットカード番号も含まれます。",
    "user_action": "会員サイトが不正アクセスを受けました。パスワードの変更は不要です。",
    "contact": "会員サイトが不正アクセスを受けました。お問い合わせは0120-000-541へ。",
}


def conflicts(cli: Cli, folder: Path, short: str) -> list[dict[str, str]]:
    (folder / "お知らせ.md").write_text(LONG, encoding="utf-8")
    (folder / "SNS.txt").write_text(f"{short}\n", encoding="utf-8")
    return list(json.loads(cli("check", "--together", "-f", "json", folder / "お知らせ.md", folder / "SNS.txt")[1])["conflicts"])


@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize("short", LESS)
def test_it_may_leave_things_out(cli: Cli, tmp_path: Path, lead: str, short: str) -> None:
    assert conflicts(cli, tmp_path, lead + short) == []


@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize("slot", WRONG)
def test_it_may_not_contradict(cli: Cli, tmp_path: Path, lead: str, slot: str) -> None:
    found = {c["slot"]: c["severity"] for c in conflicts(cli, tmp_path, lead + WRONG[slot])}
    assert found.get(slot) == "error", found


def test_the_hook_asks_no_elements_of_it_but_stops_a_contradiction(repo: Repo) -> None:
    repo.write("tsujitsuma.toml", '[documents]\nnotice = ["事案/*.md"]\nreply = ["事案/SNS*.txt"]\n[incidents]\n"一" = "事案"\n')
    repo.git("add", ".")
    repo.git("commit", "-qm", "settings")
    repo.commit("事案/お知らせ.md", LONG)
    repo.commit("事案/SNS.txt", LESS[0])
    done = repo.commit("事案/SNS 2.txt", WRONG["info_item"], code=1)
    assert "事案/SNS 2.txt:1:" in done.stderr and "事案/お知らせ.md:8:" in done.stderr
