"""Folders of .eml and .txt: multipart, ISO-2022-JP, html only, quoted customers, broken files."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from checker.audit.claims import read_claims
from checker.audit.files import read_replies
from checker.domain.errors import InputError
from checker.facts.claims.read import read_units

DATE = "Mon, 08 Sep 2025 09:20:00 +0900"


def mail(text: str, charset: str = "utf-8", html: str = "", sender: str = "サポート 佐藤 <sato@example.jp>") -> bytes:
    message = EmailMessage()
    message["From"], message["Date"], message["Subject"] = sender, DATE, "回答"
    if text:
        message.set_content(text, charset=charset)
    if html and text:
        message.add_alternative(html, subtype="html")
    elif html:
        message.set_content(html, subtype="html")
    return message.as_bytes()


def test_mails_and_texts(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "a.eml").write_bytes(mail("本文です。\n"))
    (tmp_path / "b" / "c.txt").write_bytes("回答の本文です。".encode("cp932"))
    (tmp_path / "d.pdf").write_bytes(b"%PDF")
    found = read_replies(str(tmp_path))
    assert [r.id for r in found.replies] == ["a.eml", "b/c.txt"]
    first = found.replies[0]
    assert (first.responder, first.at, first.text.strip()) == ("サポート 佐藤", "2025-09-08T09:20", "本文です。")


def test_iso_2022_jp(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(mail("返金いたします。", charset="iso-2022-jp"))
    (reply,) = read_replies(str(tmp_path)).replies
    assert reply.text.strip() == "返金いたします。"


def test_plain_part_of_a_multipart_and_html_alone(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(mail("こちらを読みます。", html="<p>こちらではありません。</p>"))
    (tmp_path / "b.eml").write_bytes(mail("", html="<html><body><p>返金の予定は<b>ありません</b>。</p><script>x()</script></body></html>"))
    plain, html = read_replies(str(tmp_path)).replies
    assert plain.text.strip() == "こちらを読みます。"
    assert "返金の予定はありません。" in html.text
    assert "x()" not in html.text
    assert "<p>" not in html.text


def test_what_the_mail_quotes_is_not_claimed(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(mail("> 返金は必要な手続きがありますか。返金されるとのこと。\n> 対象は999名ですか。\n\n対象は10,234名です。\n"))
    claims = read_claims(read_replies(str(tmp_path)).replies).by_incident[""]
    assert "10,234" in " ".join(c.text for c in claims)
    assert "999" not in " ".join(c.text for c in claims)


def test_unreadable_files_are_listed_by_name(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(mail("本文です。"))
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.eml").write_bytes(mail(" "))
    found = read_replies(str(tmp_path))
    assert [r.id for r in found.replies] == ["a.eml"]
    assert [(u.file, u.row) for u in found.unreadable] == [("b.txt", 2), ("c.eml", 3)]


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        read_replies(str(tmp_path))
    assert error.value.code == "no_replies"


def test_mails_quoted_below_are_not_claimed(tmp_path: Path) -> None:
    below = "-----Original Message-----\nFrom: 客\nSubject: 訂正\n\n対象は999名です。訂正してください。\n"
    (tmp_path / "a.eml").write_bytes(mail("対象は10,234名です。\n\n" + below))
    (tmp_path / "b.eml").write_bytes(mail("", html="<p>対象は10,234名です。</p><blockquote type='cite'>対象は999名です。</blockquote>"))
    replies = read_replies(str(tmp_path)).replies
    claims = read_claims(replies).by_incident[""]
    assert {c.source for c in claims} == {"a.eml", "b.eml"}
    assert "999" not in " ".join(c.text for c in claims)
    assert not any(u.is_correction for u in read_units("a.eml", replies[0].text))
