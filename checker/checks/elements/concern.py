"""Whether an announcement is about information at all: what the law on personal data asks for is asked of no other."""

from __future__ import annotations

from checker.domain.claim import Polarity
from checker.domain.fact import Facts
from checker.facts.factuality import judge
from checker.rules.regex import regex
from checker.text.document import CONTENT_KINDS, Document

# A theft of money is a matter of insiders too, and an attack or a failure may touch no information. ``conduct`` asks for what any
# announcement is asked for, but for no kinds of information.
_WITHOUT = {"insider": "conduct", "ransomware": "system_outage", "unauthorized_access": "conduct", "misconfiguration": "conduct"}
_DATA = regex(
    r"情報|データ(?!センター)|名簿|リスト|(?<!電子)カルテ|書類|文書|ファイル(?!サーバ)|アドレス|氏名|名前|住所|番号|履歴|写真|画像|メール|記録|住民票|答案"
)


def mode_of_demands(document: Document, facts: Facts, mode: str) -> str:
    """Return the mode whose demands hold: another one where a leak is only denied, or information not named at all."""
    return _WITHOUT[mode] if mode in _WITHOUT and not _concerns_information(document, facts) else mode


def _concerns_information(document: Document, facts: Facts) -> bool:
    if any(info.included is not False for info in facts.info_types):
        return True
    for sentence in document.sentences:
        if sentence.kind in CONTENT_KINDS:
            for mention in _DATA.finditer(sentence.text):
                words = sentence.text[mention.end() :].split("。")[0]
                if judge(words)[0] is Polarity.YES:
                    return True
    return False
