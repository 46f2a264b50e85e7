"""What a single line looks like, without its neighbours."""

from __future__ import annotations

import re

from checker.rules.regex import regex

_N = "[0-9０-９]"
_K = "[0-9０-９一二三四五六七八九十]"
_YEAR = rf"(?:{_N}{{4}}|令和\s*[0-9０-９元]{{1,2}}|平成\s*[0-9０-９元]{{1,2}})"
_DAY = (
    rf"(?:(?:{_YEAR}|R\s?[0-9]{{1,2}}|[〇一二三四五六七八九]{{4}})\s*[年/．.\-－]"
    rf"\s*{_K}{{1,2}}\s*[月/．.\-－]?\s*(?:{_K}{{1,3}}\s*日?)?)"
)
_STATES = "(?:更新|現在|公開|掲載|発表|配信|発行|付|改訂|決裁用)*"
_STATED = regex(r"更新|現在|公開|掲載|発表|配信|発行|作成|改訂|時点|追記|日[)）]?[\s　]*$")
_HAPPENED = regex("発生|発覚|判明|検知|確認|停止|復旧|期間|対象|締切|日時")
_DATE = regex(
    r"[\s　(（【\[]*(?:最終更新日?|更新日?|公開日?|掲載日?|発表日?|配信日?|発行日?|作成日?|日付|初版|改訂)?[\s　:：]*"
    rf"{_DAY}[\s　]*(?:[(（].[)）])?[\s　]*(?:[0-9０-９:：時分]{{1,7}})?[\s　]*{_STATES}[\s　)）】\]]*$"
)
_ADDRESSEE = regex(
    r"[^。]{0,40}(?:各[\s　]*位|様へ?|皆様へ?|皆さまへ?|みなさまへ?|みなさんへ?|皆さんへ?|御中|殿|"
    r"さまへ|さま|方々へ|の方へ)[\s　]*(?:各位)?[\s　]*$"
)
_FULL_DATE = regex(rf"{_YEAR}\s*[年/．.\-－]\s*{_N}{{1,2}}\s*[月/．.\-－]\s*{_N}{{1,2}}")
_ENTRY = regex(
    rf"[\s　・●○■]*(?:(?:{_N}{{4}}\s*[年/]|令和|平成)?[\s　]*{_N}{{1,2}}[\s　]*(?:[月/:：][\s　]*{_N}{{1,2}}|時)|"
    rf"同[\s　]*日|翌[\s　]*日|{_N}{{4}}年)"
)
_COUNTED = regex(r"[0-9０-９一二三四五六七八九十百千万]\s*[名人社組件戸台世帯方]{0,2}\s*(?:の(?:お客|皆))?様$")
_CLOSING = regex(r"(?:以上|敬具|謹白|敬白|謹言|草々|記|店主敬白|かしこ)[。]?$")
_QUESTION = regex(
    r"[\s　#*]*(?:"
    rf"[(（【\[<＜]?(?:Q|Ｑ)[\s　]*{_N}{{0,3}}(?:[\-－]{_N}{{1,2}})?[)）】\]>＞]?[\s　]*[.．:：、,|｜\s　](?!\s*[&＆])|"
    r"[(（【\[]?(?:問|質問|ご質問)[\s　]*[0-9０-９一二三四五六七八九十]{0,3}[)）】\]]?[.．:：、\s　](?!\s*合)|"
    r"(?:Q|Ｑ)[0-9０-９]{1,3}(?![0-9A-Za-z/]))"
)
_ANSWER = regex(
    r"[\s　*]*(?:[(（【\[]?(?:A|Ａ)[\s　]*[0-9０-９]{0,3}[)）】\]]?[\s　]*[.．:：、,|｜\s　]|"
    r"[(（【\[]?(?:答|回答|お答え)[\s　]*[0-9０-９一二三四五六七八九十]{0,3}[)）】\]]?[.．:：、\s　]|"
    r"[AＡ][0-9０-９]{1,3}(?![0-9A-Za-z]))"
)
_INLINE_ANSWER = regex(
    r"(?<=[?？。はかんたるい])[\s　]*(?:→|⇒|[/／](?=[\s　]*[^\s　/]))|"
    r"(?<=[^\s　…])…{1,2}(?=[^\s　…?？][^…?？\n]+$)|"
    rf"(?:(?<=[?？。])[\s　]*|[\s　]+)(?:A|Ａ|答|回答)[\s　]*{_N}{{0,3}}(?:[.．:：、，][\s　]*|[\s　]+)(?=\S)"
)
# After words that ask nothing only an arrow set apart begins an answer: 「設定→変更」 is a way through menus.
_ARROW_ANSWER = regex(r"(?<=[^\s　])[\s　]+[→⇒](?=[\s　]+\S)")
_SHORT_QUESTION = regex(r"[^。?？]{2,34}[?？][ 　]*")
_STILL_ASKS = regex(r"[?？]|教えて|知りたい|でしょうか|ですか|ますか|不安|心配です|気になり|困って|聞きました|ほしい(?:です)?。")  # the customer goes on
_OPEN_QUESTION = regex(r"[かは?？]$")
_BULLET = regex(
    r"[\s　]*(?:[・･●○〇◯◎※*＊•▪▫■□▶▷►✓✔☑➢➤◆◇★☆→⇒](?!\*)|[\-－–‐ー—](?=[\s　])|[\-－‐](?=[^\s\-－0-9０-９]))"
)
_LABEL = regex(r"[\s　]*(?![Hh]ttps?)[^。、:：|｜\s　](?:[^。:：|｜]{0,22})(?<![0-9０-９])[:：][\s　]*(?!//)\S")
_PAIR = regex(r"\S(?:[ 　]{2,}|\t)[ 　\t]*\S")
_LEADER = regex(r"\S[\s　]*(?:…{2,}|・{3,}|\.{4,}|‥{2,})[\s　]*\S")
_LETTER_SPACED = regex(r"(?<!\S)\S(?:[ 　]{1,3}\S){2,}(?!\S)")
_CONTACT = regex(
    r"[0-9０-９○]{2,5}[\-－‐(（)）][0-9０-９○]{2,4}[\-－‐)）][0-9０-９○]{3,4}|[0-9A-Za-z._+\-]@[0-9A-Za-z\-]|"
    r"https?://|(?:電話|TEL|Tel|メール|内線|FAX|フリーダイヤル|フォーム)"
)
_QUOTED = regex(r"[ 　]*[>＞](?![>＞]*[\s　]*(?:$|お知らせ|詳|こちら))[\s　]?")
_OWN_QUESTION = regex(r"[^。]{4,80}[?？][」）)]?[\s　]*$")
_SUBJECT = regex(r"[\s　]*(?:件[\s　]*名|表[\s　]*題|Subject|タイトル|題名)[\s　]*[:：][\s　]*\S")
_MAIL_HEAD = regex(r"[\s　]*(?:From|To|Cc|Bcc|Date|差出人|宛先|送信者|送信日時|Reply-To)[\s　]*[:：]", re.I)
_ENDED = regex(r"[。｡！？!?…‥][」』）)】〕＞\"”’]*$")


def compact(line: str) -> str:
    """Strip the line, and take the white space out of letter-spaced words (「お　知　ら　せ」)."""
    words = line.strip(" \t\u3000\r")
    return re.sub(r"[ 　]", "", words) if _LETTER_SPACED.fullmatch(words) else words


def is_date(line: str) -> bool:
    """Tell whether the line holds a date and nothing else (2024年5月1日（水）更新)."""
    return bool(_DATE.match(line))


def has_date(line: str) -> bool:
    """Tell whether the line holds a date with its year."""
    return bool(_FULL_DATE.search(line))


def is_dated(line: str) -> bool:
    """Tell whether the line begins with a full date, or says since when it stands (6月1日更新 of a site)."""
    return bool(_FULL_DATE.match(line.lstrip(" \t\u3000（(【["))) or (
        has_date(line) and bool(_STATED.search(line)) and not _HAPPENED.search(line)
    )


def starts_with_time(line: str) -> bool:
    """Tell whether the line begins with a date or a time, as the entries of a chronology do."""
    return bool(_ENTRY.match(line))


def is_addressee(words: str) -> bool:
    """Tell whether the line addresses readers (お客様各位)."""
    return bool(_ADDRESSEE.match(words)) and not _COUNTED.search(words)


def is_closing(words: str) -> bool:
    """Tell whether the line is 以上, 敬具, 記 …"""
    return bool(_CLOSING.match(words))


def is_question_mark(line: str) -> bool:
    """Tell whether the line begins with the mark of a question (Q1. 問２ Ｑ：)."""
    return bool(_QUESTION.match(line))


def is_answer_mark(line: str) -> bool:
    """Tell whether the line begins with the mark of an answer (A1. 答)."""
    return bool(_ANSWER.match(line))


def answer_start(line: str) -> int | None:
    """Return where the answer begins in a line that holds a question and its answer (Q1 対象は? A 4,219名です)."""
    match = _INLINE_ANSWER.search(line, 3) or _ARROW_ANSWER.search(line, 3)
    if not match:
        return _told_after_question(line)
    answer = line[match.end() :]
    if (
        (match.re is _ARROW_ANSWER or match[0].strip() in ("/", "／"))
        and "。" not in answer
        and _OPEN_QUESTION.search(answer)
    ):
        return None
    return match.start() + len(match[0]) - len(match[0].lstrip())


def _told_after_question(line: str) -> int | None:
    """Return where the answer begins that follows a short question without a mark (「Q3 けがは? 軽いやけどが1件。」)."""
    match = _SHORT_QUESTION.match(line)
    rest = line[match.end() :] if match and is_question_mark(line) else ""
    if not match or not rest.rstrip().endswith("。") or _STILL_ASKS.search(rest):
        return None
    return match.end()


def is_asking(line: str) -> bool:
    """Tell whether the whole line is one sentence that ends with a question mark."""
    return bool(_OWN_QUESTION.fullmatch(line))


def is_bullet(line: str) -> bool:
    """Tell whether the line begins with a bullet."""
    return bool(_BULLET.match(line))


def is_label(line: str) -> bool:
    """Tell whether the line is 「発生日時:2024年5月1日」: a short label, a colon and its value."""
    return bool(_LABEL.match(line))


def is_row(line: str) -> bool:
    """Tell whether the line is a table row: bars, a tab, runs of spaces or dot leaders between cells."""
    words = line.strip(" \t\u3000\r")
    if words.startswith(("|", "│", "┃")) or words.count("|") + words.count("｜") >= 2 or " | " in words:
        return True
    return bool(_PAIR.search(words) or _LEADER.search(words)) and not _LETTER_SPACED.fullmatch(words)


def is_quoted(line: str) -> bool:
    """Tell whether the line quotes an earlier mail (> …)."""
    return bool(_QUOTED.match(line))


def is_subject(line: str) -> bool:
    """Tell whether the line is the subject of a mail."""
    return bool(_SUBJECT.match(line))


def is_mail_head(line: str) -> bool:
    """Tell whether the line is From, To, Date … of a mail."""
    return bool(_MAIL_HEAD.match(line))


def has_contact(line: str) -> bool:
    """Tell whether the line gives a phone number, an address or a way to ask."""
    return bool(_CONTACT.search(line))


def is_ended(line: str) -> bool:
    """Tell whether the line ends with the end of a sentence."""
    return bool(_ENDED.search(line.rstrip()))
