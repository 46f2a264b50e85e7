"""Kind and stage of a document by its layout and title, its incident mode by the model of ``models/classify``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.facts.mode_model import features, load_model
from checker.text.document import Document, LineKind
from checker.text.normal import NormalText

_SPACE = re.compile(r"\s+")
_REPORT_NUMBER = re.compile(r"第([0-9二三四五六七八九十]+|一)(?:報|回報告)")
_FINAL = re.compile(r"最終(?:の)?(?:ご)?(?:報告|報|のお知らせ)|調査(?:の)?結果(?:に|の|と|\))|完了(?:の)?(?:ご報告|のお知らせ)")
_UPDATE = re.compile(r"続報|(?:復旧|復元|対応|進捗|経過)(?:の)?(?:状況|完了)?(?:の)?(?:ご)?報告(?:\)|$|\n)|対応状況|進捗状況|ポストモーテム|事後報告|追って(?:のお知らせ)|訂正とお詫び|その後(?:の|に)|追加の?(?:ご報告|お知らせ)|経過の?(?:ご報告|お知らせ)|続きです|の続き|調査の(?:ご報告|結果)")
_EARLIER = re.compile(r"(?:日|先日|先般|前回)(?:付(?:け)?)?(?:で|に|の)?[^。]{0,10}(?:お知らせ|公表|お伝え|ご報告|発表|ご案内)(?:いたし|し|申し上げ)(?:まし)?た|第[1一]報(?:で|に|の|\()")
_MAIL = re.compile(r"^(?:件名|Subject|差出人|From|宛先|To)\s*[::]", re.MULTILINE | re.IGNORECASE)
_FAQ = re.compile(r"FAQ|Q\s*&\s*A|よく(?:ある|いただく)(?:ご)?(?:質問|お問い?合わ?せ)|想定問答|Q\s*and\s*A|ご質問(?:への|に)|質問(?:と|に)(?:回答|お答え)|問と答|一問一答", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Classification:
    """Kind (``notice`` …), stage (``first`` …) and mode (``phishing`` …), each with 0..1 for how sure."""

    kind: str
    stage: str
    mode: str
    kind_sure: float = 1.0
    stage_sure: float = 1.0
    mode_sure: float = 1.0


def classify(document: Document) -> Classification:
    """Tell kind, stage and mode of the document (a cached layer, a pure function of the text)."""
    return document.layer("classification", _classify)


def _classify(document: Document) -> Classification:
    _, head, body = parts_of(document)
    kind = _kind(document, head, body)
    mode, sure = _mode(document)
    return Classification(kind, _stage(kind, head, body), mode, mode_sure=sure)


def parts_of(document: Document) -> tuple[str, str, str]:
    """Return title, the bare lines of the top with it, and the whole text without white space."""
    top: list[str] = []
    lines = [line for line in document.lines if line.kind is not LineKind.BLANK]
    for line in lines[:8]:
        words = line.span.of(document.text)
        if "。" in words and line.span != document.title:
            break
        top.append(words)
    title = document.title.of(document.text) if document.title else ""
    return title, NormalText.of("\n".join(top)).text, _SPACE.sub("", document.normal.text)


def _kind(document: Document, head: str, body: str) -> str:
    questions = sum(line.kind is LineKind.QUESTION for line in document.lines)
    if questions >= 4 or (_FAQ.search(head) and (questions or body.count("か。") + body.count("?") >= 2)):
        return "faq"
    if _MAIL.search(document.normal.text[:400]):
        return "mail"
    number = _REPORT_NUMBER.search(_SPACE.sub("", head))
    if number and number.group(1) not in ("1", "一"):
        return "followup"
    if number:
        return "notice"
    if _FINAL.search(head) or _UPDATE.search(head) or _EARLIER.search(body[:300]):
        return "followup"
    return "notice"


def _stage(kind: str, head: str, body: str) -> str:
    if _FINAL.search(head):
        return "final"
    if kind == "followup":
        return "update"
    return "first"


def _mode(document: Document) -> tuple[str, float]:
    model = load_model()
    scores = model.scores(features(*parts_of(document)))
    best = int(scores.argmax())
    return model.modes[best], float(scores[best])
