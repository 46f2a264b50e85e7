"""Operators on statements: denials of what was said, second answers, second contacts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from benchmarks.mutations.base import Base, Planted, operator
from checker.facts.items import ItemMention, find_items
from checker.text.document import LineKind, Sentence

DENIALS = (
    "なお、{x}は含まれておりません。", "{x}につきましては、対象に含まれておりません。", "なお、{x}の流出はございません。",
    "{x}は流出しておりません。", "{x}は漏えいの対象ではありません。", "また、当社は{x}を保有しておりません。", "{x}が漏れた事実はありません。",
    "{x}については漏えいしておりませんのでご安心ください。", "{x}は記録されておりませんでした。", "{x}等の情報は入っていませんでした。",
)
_AFFECTED = re.compile(r"漏え?い|漏洩|流出|対象(?:となる|となった)?(?:情報|項目)|含まれ|記載|保存され|記録され|閲覧")
_NO = re.compile(r"ません|ない|おらず|なく|場合|ください|お願い|問い合わせ|防止")


def affected_items(base: Base) -> list[tuple[Sentence, ItemMention]]:
    """Items of sentences that list at least three kinds as affected."""
    found: list[tuple[Sentence, ItemMention]] = []
    for sentence in base.statements:
        mentions = [m for m in find_items(sentence.text) if not m.item.endswith("_word") and m.item not in ("personal", "roster")]
        row = sentence.kind in (LineKind.BULLET, LineKind.TABLE_ROW) and len(sentence.text) < 40
        around = sentence.text + base.document.heading_of(sentence)
        if (len(mentions) >= 2 or (row and mentions)) and _AFFECTED.search(around) and not _NO.search(sentence.text):
            found += [(sentence, m) for m in mentions]
    return found


@operator("item_denied")
def deny_item(base: Base) -> Iterator[Planted]:
    """Deny one of the kinds of information that the text lists as affected."""
    items = affected_items(base)
    if items:
        sentence, mention = base.pick(items, "item")
        planted = base.added(base.pick(DENIALS, "denial").format(x=mention.word), "at", "contradiction", after=sentence.span.end)
        if planted:
            yield planted


OTHERS = ("マイナンバー", "血液型", "家族構成", "パスポート番号", "セキュリティコード", "暗証番号", "病歴", "勤務先", "口座番号", "クレジットカード番号")


@operator("trap_item_denied")
def deny_other_item(base: Base) -> Iterator[Planted]:
    """Deny a kind of information that the text does not name: a finding there is false."""
    items = affected_items(base)
    others = [w for w in OTHERS if w not in base.text and "カード" not in base.text and "口座" not in base.text]
    if items and others:
        words = base.pick(DENIALS, "denial").format(x=base.pick(others, "other"))
        planted = base.added(words, "at", "contradiction", after=items[-1][0].span.end)
        if planted:
            yield planted


LEAK_DENIALS = (
    "なお、情報の漏えいはありませんでした。", "お客様の情報は外部に流出しておりません。", "個人情報の流出はございませんでした。",
    "情報が外部に漏れた事実はありません。",
    "個人情報は漏えいしておりません。", "個人情報が流出したことはありません。", "本件による情報漏えいはございません。",
)
_LEAKED = re.compile(
    r"(?:情報|データ|アドレス|氏名|名簿)[^。]{0,40}(?:漏え?い|流出|漏洩|漏れ)"
    r"(?:し|いたし|する)?(?:ました|ていた|ておりました|たことが|事案|事態)"
)


@operator("leak_denied")
def deny_leak(base: Base) -> Iterator[Planted]:
    """Deny the leak that the text asserts."""
    for sentence in base.statements:
        found = _LEAKED.search(sentence.text)
        if found and not re.search(r"可能性|おそれ|恐れ|疑い|なりすま", sentence.text) and sentence.kind is LineKind.PROSE:
            planted = base.added(base.pick(LEAK_DENIALS, "leak"), "at", "contradiction", after=sentence.span.end)
            if planted:
                yield planted
            return


@operator("trap_unconfirmed")
def leave_unconfirmed(base: Base) -> Iterator[Planted]:
    """Say that misuse has not been seen: no denial of the leak; a finding there is false."""
    for sentence in base.statements:
        if _LEAKED.search(sentence.text) and "不正利用" not in base.text and "悪用" not in base.text:
            words = base.pick(("なお、現時点で不正利用は確認されておりません。", "そのほかの情報の流出は確認されておりません。",
            "これ以外の情報は漏れておりません。"), "trap")
            planted = base.added(words, "at", "contradiction", after=sentence.span.end)
            if planted:
                yield planted
            return


OPPOSITES = (
    (r"パスワード(?:の|を)[^。]{0,8}(?:変更|再設定)[^。]{0,12}(?:お願い|ください)", ("パスワードの変更は必要ございません。",
    "パスワードを変更していただく必要はありません。")),
    (r"個人情報保護委員会[^。]{0,24}報告(?:いたし|し|を行い|済み)[^。]{0,4}(?:ました|です|て)", ("個人情報保護委員会への報告は行っておりません。",
    "個人情報保護委員会には報告しておりません。")),
    (r"警察[^。]{0,24}(?:届け出|相談|被害届)[^。]{0,12}ました", ("警察への届け出は行っておりません。", "警察には届け出ておりません。")),
    (r"(?:全員|皆様|対象のお客様|該当のお客様)[^。]{0,20}(?:連絡|ご連絡|お知らせ|通知)[^。]{0,10}(?:いたしました|しました|済み|終え)",
    ("対象の方へのご連絡は、まだ行っておりません。",)),
    (r"原因は、?[^。]{8,70}(?:でした|ためです|ことです|よるものです|判明)", ("原因は現在調査中です。", "原因は分かっておりません。")),
    (r"(?:サービス|システム|サイト)[^。]{0,16}(?:再開|復旧)(?:いたし|し)ました", ("サービスは現在も停止しております。", "システムは復旧しておりません。")),
    (r"(?:返金|払い戻し)(?:いたします|します|させていただきます)", ("返金はいたしかねます。", "返金の予定はございません。")),
    (r"(?:全て|すべて|全数)[^。]{0,12}回収(?:いたし|し)ました", ("一部はまだ回収できておりません。",)),
)


@operator("opposite")
def add_opposite(base: Base) -> Iterator[Planted]:
    """Say the opposite of a deed, a duty or a state."""
    for pattern, answers in OPPOSITES:
        for sentence in base.statements:
            if re.search(pattern, sentence.text) and not re.search(r"場合|ません|予定", sentence.text):
                planted = base.added(base.pick(answers, pattern), "at", "contradiction", after=sentence.span.end)
                if planted:
                    yield planted
                    break


_PHONE = re.compile(r"(?<![0-9-])(0[0-9]{1,3}-[0-9]{2,4}-[0-9]{3,4})(?![0-9-])")
_HOURS = re.compile(r"([0-9]{1,2})(?:時|:00)(?:から|~|～)([0-9]{1,2})(?:時|:00)")


@operator("phone_two_values")
def add_other_phone(base: Base) -> Iterator[Planted]:
    """Name the contact's number a second time with a slip."""
    found = _PHONE.search(base.text)
    if found:
        digits = found[1]
        last = str((int(digits[-1]) + 1 + base.number("digit") % 8) % 10)
        forms = ("ご不明な点は、お問い合わせ窓口({p})までご連絡ください。", "お問い合わせ窓口の電話番号は{p}です。",
        "お心当たりのある方は、{p}までお電話ください。")
        planted = base.added(base.pick(forms, "phone").format(p=digits[:-1] + last), "at", "contradiction")
        if planted:
            yield planted


@operator("hours_two_values")
def add_other_hours(base: Base) -> Iterator[Planted]:
    """Name the hours of the contact a second time, an hour off."""
    found = [m for m in _HOURS.finditer(base.text) if "受付" in base.text[max(0, m.start() - 40) : m.end() + 20]]
    if len(found) == 1:
        a, b = int(found[0][1]), int(found[0][2])
        forms = ("お電話の受付時間は{a}時から{b}時までです。", "窓口の受付は{a}時から{b}時までとなります。")
        planted = base.added(base.pick(forms, "hours").format(a=a, b=b - 1), "at", "contradiction")
        if planted:
            yield planted
