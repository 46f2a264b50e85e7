"""Mails quoted below a mail: all of theirs is quotation, and nothing of the writer's is."""

from __future__ import annotations

import re

import pytest

from checker.rules.files import load_group
from checker.text.document import LineKind
from checker.text.load import load_bytes
from checker.text.segment import build_document
from checker.text.source import SourceText

DATA = load_group("layout")["layout.mail"]
OWN = "カード番号は漏えいしておりません。"
THEIRS = "カード番号も漏えいしています。"
HEADER = "差出人: 山田太郎\n送信日時: 2025年9月7日 10:00\n宛先: お客様窓口\n件名: ご質問\n"
LEAD_IN = DATA["examples"]["lead_ins"][0]


def own(text: str) -> list[str]:
    """Return the sentences that are no quotation."""
    return [s.text for s in build_document(SourceText("m", text)).sentences if s.kind is not LineKind.QUOTE]


@pytest.mark.parametrize("words", [*DATA["examples"]["separators"], *DATA["examples"]["lead_ins"]])
def test_all_below_an_announcement_is_quoted(words: str) -> None:
    assert own(f"{OWN}\n\n{words}\n\nお世話になります。\n{THEIRS}\n\n以上\n") == [OWN]
    assert own(f"{OWN}\r\n{words}\r\n{THEIRS}") == [OWN]


@pytest.mark.parametrize("words", DATA["examples"]["plain"])
def test_other_lines_announce_nothing(words: str) -> None:
    assert own(f"お答えします。\n\n{words}\n\n{OWN}\n")[-1] == OWN


def test_a_header_begins_a_quotation() -> None:
    assert own(f"{OWN}\n\n{HEADER}\n{THEIRS}\n") == [OWN]
    assert own(f"{OWN}\n\n________________\nFrom: 山田\nSubject: ご質問\n\n{THEIRS}\n") == [OWN]
    assert own(f"{OWN}\n-----Original Message-----\nFrom: 客\nSent: Sunday\nSubject: 質問\n\n{THEIRS}\n") == [OWN]


def test_the_header_of_the_mail_itself_and_a_described_mail_do_not() -> None:
    assert OWN in own(f"{HEADER}\n{OWN}\n")
    phishing = f"不審なメールが送られています。\n\n差出人: 当社を名乗るもの\n件名: 重要なお知らせ\n\n{OWN}\n"
    assert OWN in own(phishing)
    assert OWN in own(f"お答えします。\n____________________\n{OWN}\n")


def test_words_below_marked_lines_are_the_writers() -> None:
    for words in (LEAD_IN, "-----Original Message-----", f"-----Original Message-----\n{HEADER}"):
        assert own(f"{words}\n> {THEIRS}\n> どうですか。\n\n{OWN}\n") == [OWN]
    assert own(f"> {THEIRS}\n{OWN}\n> いつですか。\n未定です。\n") == [OWN, "未定です。"]


def test_a_marked_line_that_looks_like_a_link_is_quoted_beside_others() -> None:
    assert own(f"{OWN}\n\n{LEAD_IN}\n> お知らせでは漏えいしていると見ました。\n") == [OWN]
    assert own(f"> 教えてください。\n> 詳しく知りたいのです。\n{OWN}\n") == [OWN]


def test_a_wrapped_announcement() -> None:
    assert own(f"{OWN}\n\n2025年9月7日(日) 10:00 山田太郎\n<yamada@example.com>:\n\n{THEIRS}\n") == [OWN]


def test_the_subject_of_a_quoted_mail_is_no_title() -> None:
    document = build_document(SourceText("m", f"{OWN}\n-----Original Message-----\n{HEADER}\n{THEIRS}\n"))
    assert document.title is None


@pytest.mark.parametrize(
    ("html", "quoted"),
    [("<blockquote type='cite'>", True), ('<blockquote class="gmail_quote" style="margin:0">', True), ("<blockquote>", True),
     ('<blockquote style="margin:0 0 0 40px;border:none">', False)],
)
def test_quotations_of_html_mails(html: str, quoted: bool) -> None:
    page = f"<html><body><p>{OWN}</p>{html}<p>{THEIRS}</p><table><tr><td>対象</td><td>全員</td></tr></table></blockquote><p>敬具</p></body></html>"
    text = load_bytes("m.html", page.encode(), is_mail=True).text
    assert re.findall("^> .*", text, re.MULTILINE) == ([f"> {THEIRS}", "> | 対象 | 全員 |"] if quoted else [])
    assert (THEIRS not in own(text)) is quoted
    assert "\n> " not in load_bytes("m.html", page.encode()).text
