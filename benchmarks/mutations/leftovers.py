"""Operators on what should not be there: blanks, notes among colleagues, personal data of victims."""

from __future__ import annotations

import re
from collections.abc import Iterator

from benchmarks.mutations.base import Base, Planted, operator

_NUMBER = re.compile(r"[0-9][0-9,]*(?=名|件|人|台)")
_DATE = re.compile(r"[0-9]{1,2}月[0-9]{1,2}日")
_PHONE = re.compile(r"0[0-9]{1,3}-[0-9]{2,4}-[0-9]{3,4}")
_FIRM = re.compile(r"株式会社[一-龠ァ-ヶー]{2,8}")
NUMBERS = ("○○", "●●", "XX", "〇〇", "〔　〕", "【要確認】", "××", "◯◯◯", "＿＿", "[件数]", "**", "NN")
DATES = ("○月○日", "●月●日", "〇月〇日", "X月X日", "XX月XX日", "〔日付〕", "【日付要確認】", "　月　日", "MM月DD日", "○○月○○日", "6月××日", "_月_日")
PHONES = ("0120-XXX-XXX", "0120-○○○-○○○", "03-XXXX-XXXX", "【電話番号】", "〔電話番号〕", "000-0000-0000", "0120-●●●-●●●", "xxx-xxxx-xxxx")
FIRMS = ("株式会社○○", "〇〇株式会社", "株式会社△△", "【会社名】", "株式会社XXXX", "■■株式会社", "{{会社名}}")


def _replace(base: Base, pattern: re.Pattern[str], options: tuple[str, ...], salt: str) -> Iterator[Planted]:
    found = list(pattern.finditer(base.text))
    if found:
        match = base.pick(found, salt)
        yield base.replaced(match.start(), match.end(), base.pick(options, salt + "form"), "placeholder")


@operator("blank_number")
def blank_number(base: Base) -> Iterator[Planted]:
    """Leave a number open."""
    return _replace(base, _NUMBER, NUMBERS, "number")


@operator("blank_date")
def blank_date(base: Base) -> Iterator[Planted]:
    """Leave a date open."""
    return _replace(base, _DATE, DATES, "date")


@operator("blank_phone")
def blank_phone(base: Base) -> Iterator[Planted]:
    """Leave a telephone number open."""
    return _replace(base, _PHONE, PHONES, "phone")


@operator("blank_name")
def blank_name(base: Base) -> Iterator[Planted]:
    """Leave a name open."""
    return _replace(base, _FIRM, FIRMS, "firm")


NOTES = ("(※法務確認中)", "【広報:表現を要検討】", "(ここに件数を入れる)", "<<要修正>>", "※公表前に削除", "(数字は後で差し替え)", "[確認中]",
    "★ここ確認★", "TODO: 件数を確認", "(仮)")


@operator("note_left")
def leave_note(base: Base) -> Iterator[Planted]:
    """Leave a note among colleagues behind a sentence."""
    planted = base.added(base.pick(NOTES, "note"), "at", "placeholder")
    if planted:
        yield planted


PERSONS = (
    "{n}様からご連絡をいただき、調査を始めました。", "最初にお申し出くださったのは、{c}にお住まいの{n}様です。",
    "被害に遭われた{n}さん({a}歳)にお詫びいたしました。",
    "{d}、{n}様宅を訪問し、お詫びを申し上げました。", "ご指摘くださった{n}氏に感謝申し上げます。", "対象は、{n}様、{m}様の2名です。",
)
NAMES = ("佐々木由美子", "高橋健一", "中村さくら", "小林 大輔", "渡辺恵子", "山本翔太", "加藤　浩", "吉田 美穂")


@operator("victim_name")
def name_victim(base: Base) -> Iterator[Planted]:
    """Name a victim or a customer who reported."""
    n, m = base.pick(NAMES, "n"), base.pick(NAMES, "m")
    words = base.pick(PERSONS, "person").format(n=n, m=m, c="横浜市港北区", a=30 + base.number("a") % 40, d="同日")
    planted = base.added(words, "at", "personal_data")
    if planted:
        yield planted


PRIVATE = (
    "連絡をくださった方(090-{x}-{y})にはお礼を申し上げました。", "届け出のあったお客様の携帯電話080-{x}-{y}へ折り返しました。",
    "受信された方のアドレス(taro.{x}@gmail.com)からもご連絡がありました。",
    "誤って送信した宛先は hanako{y}@yahoo.co.jp です。", "ご自宅(東京都世田谷区桜丘3丁目{z}番{z}号)を訪問し、お詫びしました。",
)


@operator("private_contact")
def name_private_contact(base: Base) -> Iterator[Planted]:
    """Print a private number, address or home."""
    x, y = 1000 + base.number("x") % 9000, 1000 + base.number("y") % 9000
    planted = base.added(base.pick(PRIVATE, "private").format(x=x, y=y, z=2 + x % 20), "at", "personal_data")
    if planted:
        yield planted
