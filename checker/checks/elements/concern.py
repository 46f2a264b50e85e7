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
from checker.rules.automaton import Automaton, automaton
from checker.rules.files import load_group
from checker.rules.regex import regex
from checker.text.document import CONTENT_KINDS, Document

# A theft of money is a matter of insiders too, and an attack or a failure may touch no information. ``conduct`` asks for what any
# announcement is asked for, but for no kinds of information.
_WITHOUT = {"insider": "conduct", "ransomware": "system_outage", "unauthorized_access": "conduct", "misconfiguration": "conduct"}
OTHER = "other"
# Modes less likely than this are right much less often, across folds.
_SURE = 0.5
_LIKELY = 0.3
_STRONG = 5.0  # weight of cues that tell the mode by themselves
# Profiles of all that is no matter of information by itself.
_GENERAL = ("service_error", "conduct", OTHER)
_RECALL = "product_defect"
_DATA = regex(
    r"情報|データ(?!センター)|名簿|リスト|(?<!電子)カルテ|書類|文書|ファイル(?!サーバ)|アドレス|氏名|名前|住所|番号|履歴|写真|画像|メール|記録|住民票|答案"
)


def mode_of_demands(document: Document, facts: Facts, mode: str) -> str:
    """Return the mode whose demands hold: another one where a leak is only denied, or information not named at all."""
    return _WITHOUT[mode] if mode in _WITHOUT and not _concerns_information(document, facts) else mode


def fits(document: Document, mode: str, family: Collection[str], chances: Mapping[str, float]) -> bool:
    """Tell whether the text is surely of ``mode``: likely for the modes of its profile (``family``), or in plain words."""
    if mode == _RECALL and not _names_goods(document):
        return False
    chance = sum(chances.get(m, 0.0) for m in family)
    if chance >= _SURE or chance < _LIKELY:
        return chance >= _SURE
    body = "".join(document.normal.text.split())
    cues = dict(mode_cues()).get(mode, ())
    return any(weight >= _STRONG and pattern.search(body) for weight, pattern in cues)


def shown_mode(mode: str, family: Collection[str], chances: Mapping[str, float]) -> str:
    """Return the mode to name before readers: none where even all modes of its profile together are hardly likely."""
    return mode if sum(chances.get(m, 0.0) for m in family) >= _LIKELY else OTHER


def demands_of(demands: Mapping[str, Demand], document: Document, facts: Facts, mode: str) -> Mapping[str, Demand]:
    """Ease the demands of the profile for what the text makes needless."""
    levels: dict[str, Level] = {}
    # Nobody can misuse what is no information (a fee charged twice, an injury).
    if mode in _GENERAL and all(info.included is False for info in facts.info_types):
        levels["secondary_damage"] = Level.OPTIONAL
    if mode == "system_outage" and _is_over(document):
        levels |= dict.fromkeys(("workaround", "eta", "impact_area"), Level.OPTIONAL)
        levels["user_action"] = Level.RECOMMENDED
    if mode == "lost_device" and _is_lost_medium(document):
        levels["remote_wipe"] = Level.OPTIONAL
    return {**demands, **{e: replace(demands[e], level=level) for e, level in levels.items() if e in demands and _is_less(level, demands[e])}}


def _is_less(level: Level, demand: Demand) -> bool:
    ladder = tuple(Level)
    return ladder.index(level) > ladder.index(demand.level)


def _is_over(document: Document) -> bool:
    text = document.normal.text
    return bool(_says("restored").search(text)) and not _says("still_down").search(text)


def _names_goods(document: Document) -> bool:
    """Tell whether the text speaks of goods in people's hands: a swing, a bath or a meal that was eaten cannot be sent back."""
    return any(s.kind in CONTENT_KINDS and _says("goods").search("".join(s.text.split())) for s in document.sentences)


def _is_lost_medium(document: Document) -> bool:
    """Tell whether what was lost is a medium that no network reaches: its sentences name no device."""
    told = [s.text for s in document.sentences if _says("lost").search(s.text)]
    return any(_says("medium").search(words) for words in told) and not any(_says("device").search(words) for words in told)


def _says(name: str) -> Automaton:
    return automaton(str(load_group("classify")["classify.concern"][name]))


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
