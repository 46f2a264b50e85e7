"""A kind of information that is listed as affected, held or used and that another sentence says is not there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.checks.registry import Context, check
from checker.consistency.statements import statements_of, told
from checker.domain.finding import Finding
from checker.domain.rule import Rule
from checker.facts.items import ItemMention, find_items
from checker.rules.guarded import any_of
from checker.text.document import Document, LineKind, Sentence

_SAME = {"名前": "氏名", "姓名": "氏名", "Eメールアドレス": "メールアドレス", "電子メールアドレス": "メールアドレス", "アドレス": "メールアドレス",
         "誕生日": "生年月日", "カードの番号": "カード番号", "クレジットカード番号": "カード番号", "クレジットカードの番号": "カード番号"}
_VAGUE = frozenset({"personal", "roster"})


@check("item_denied_and_used")
def check_items(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Find a kind of information that is said not to be held or affected, and is listed as affected or used elsewhere."""
    for rule in rules:
        denied: list[tuple[str, Sentence]] = []
        used: list[tuple[str, Sentence]] = []
        for sentence in statements_of(context.document):
            mentions = [m for m in find_items(sentence.text) if m.item not in _VAGUE and not m.item.endswith("_word")]
            denied += _denied(sentence, mentions, rule)
            used += _used(context.document, sentence, mentions, rule)
        told_of: set[str] = set()
        for word, a in denied:
            other = next((b for w, b in used if w == word and b.index != a.index), None)
            if other is not None and word not in told_of:
                told_of.add(word)
                yield told(context, rule, a, other)


def _name(mention: ItemMention) -> str:
    return _SAME.get(mention.word, mention.word)


def _denied(sentence: Sentence, mentions: list[ItemMention], rule: Rule) -> Iterator[tuple[str, Sentence]]:
    if not mentions or any_of(tuple(rule.params["unless"])).search(sentence.text):
        return
    for mention in mentions:
        if any_of(tuple(rule.params["denied"])).match(sentence.text[mention.end :]):
            yield _name(mention), sentence


def _used(document: Document, sentence: Sentence, mentions: list[ItemMention], rule: Rule) -> Iterator[tuple[str, Sentence]]:
    if not mentions:
        return
    around = sentence.text + (document.heading_of(sentence) if sentence.kind is not LineKind.TITLE else "")
    idle = any_of((*rule.params["unless"], *rule.params["idle"])).search(around)
    affected = not idle and any_of(tuple(rule.params["affected"])).search(around)
    is_row = sentence.kind in (LineKind.BULLET, LineKind.LABEL, LineKind.TABLE_ROW) and len(sentence.text) < 60
    listed = affected and (len(mentions) >= 2 or is_row or sentence.kind is LineKind.TITLE)
    for mention in mentions:
        rest = sentence.text[mention.end :]
        if (any_of(tuple(rule.params["used"])).match(rest) and not idle) or listed:
            yield _name(mention), sentence
