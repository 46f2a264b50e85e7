"""What an announcement is about, by its words: what the law on personal data asks for is asked of no other than of information."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from checker.checks.elements.profile import Demand
from checker.domain.claim import Polarity
from checker.domain.element import Level
from checker.domain.fact import Facts
from checker.facts.factuality import judge
from checker.facts.mode_model import mode_cues
from checker.rules.regex import regex
from checker.text.document import CONTENT_KINDS, Document

# A theft of money is a matter of insiders too, and an attack or a failure may touch no information. ``conduct`` asks for what any
# announcement is asked for, but for no kinds of information.
_WITHOUT = {"insider": "conduct", "ransomware": "system_outage", "unauthorized_access": "conduct", "misconfiguration": "conduct"}
OTHER = "other"
# Of five folds: 99 % of the modes are right from ``_SURE`` on, 74 % of those below.
_SURE = 0.5
_LIKELY = 0.3
_STRONG = 5.0  # weight of cues that tell the mode by themselves
# Profiles of all that is no matter of information by itself.
_GENERAL = ("service_error", "conduct", OTHER)
# Who fell ill is told of no way to give the meal back.
_ILLNESS = regex(r"食中毒")
_REMEDY = regex(r"回収|リコール|返品|返金|交換|修理|点検|引き取|着払い|無償|お持ちください|(?:使用|販売|利用)(?:を|の)?(?:中止|停止)")
_DATA = regex(
    r"情報|データ(?!センター)|名簿|リスト|(?<!電子)カルテ|書類|文書|ファイル(?!サーバ)|アドレス|氏名|名前|住所|番号|履歴|写真|画像|メール|記録|住民票|答案"
)


def mode_of_demands(document: Document, facts: Facts, mode: str) -> str:
    """Return the mode whose demands hold: another one where a leak is only denied, or information not named at all."""
    if mode == "product_defect" and _ILLNESS.search(document.normal.text) and not _REMEDY.search(document.normal.text):
        return OTHER
    return _WITHOUT[mode] if mode in _WITHOUT and not _concerns_information(document, facts) else mode


def fits(document: Document, mode: str, family: Collection[str], chances: Mapping[str, float]) -> bool:
    """Tell whether the text is surely of ``mode``: likely for the modes of its profile (``family``), or in plain words."""
    chance = sum(chances.get(m, 0.0) for m in family)
    if chance >= _SURE or chance < _LIKELY:
        return chance >= _SURE
    body = "".join(document.normal.text.split())
    cues = dict(mode_cues()).get(mode, ())
    return any(weight >= _STRONG and pattern.search(body) for weight, pattern in cues)


def demands_of(demands: Mapping[str, Demand], facts: Facts, mode: str) -> Mapping[str, Demand]:
    """Ease the demands of the profile: nobody can misuse what is no information (a fee charged twice, an injury)."""
    if mode not in _GENERAL or any(info.included is not False for info in facts.info_types):
        return demands
    return {**demands, "secondary_damage": replace(demands["secondary_damage"], level=Level.OPTIONAL)}


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
