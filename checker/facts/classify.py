"""Kind, stage and incident mode of a document, by weighted cues of ``style_rules/classify``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from checker.rules.files import load_group
from checker.text.document import Document, LineKind

_SPACE = re.compile(r"\s+")
_REPORT_NUMBER = re.compile(r"第([0-9二三四五六七八九十]+|一)(?:報|回報告)")
_FINAL = re.compile(r"最終(?:の)?(?:ご)?(?:報告|報|のお知らせ)|調査(?:の)?結果(?:に|の|と|\))|完了(?:の)?(?:ご報告|のお知らせ)")
_UPDATE = re.compile(r"続報|その後(?:の|に)|追加の?(?:ご報告|お知らせ)|経過の?(?:ご報告|お知らせ)|続きです|の続き|調査の(?:ご報告|結果)")
_EARLIER = re.compile(r"(?:日|先日|先般|前回)(?:付(?:け)?)?(?:で|に|の)?[^。]{0,10}(?:お知らせ|公表|お伝え|ご報告|発表|ご案内)(?:いたし|し|申し上げ)(?:まし)?た|第[1一]報(?:で|に|の|\()")
_MAIL = re.compile(r"^(?:件名|Subject|差出人|From|宛先|To)\s*[::]", re.MULTILINE | re.IGNORECASE)
_FAQ = re.compile(r"FAQ|Q\s*&\s*A|よく(?:ある|いただく)(?:ご)?質問|ご質問(?:への|に)|質問(?:と|に)(?:回答|お答え)|問と答|一問一答", re.IGNORECASE)


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
    head, body = _parts(document)
    kind = _kind(document, head, body)
    mode, sure = _mode(head, body)
    return Classification(kind, _stage(kind, head, body), mode, mode_sure=sure)


def _parts(document: Document) -> tuple[str, str]:
    """Return title and other bare lines of the top, and the rest, without white space."""
    top: list[str] = []
    lines = [line for line in document.lines if line.kind is not LineKind.BLANK]
    for line in lines[:8]:
        words = line.span.of(document.text)
        if "。" in words and line.span != document.title:
            break
        top.append(words)
    head = document.normal.__class__.of("\n".join(top)).text
    return head, _SPACE.sub("", document.normal.text)


def _kind(document: Document, head: str, body: str) -> str:
    questions = sum(line.kind is LineKind.QUESTION for line in document.lines)
    if questions >= 3 or (questions and _FAQ.search(head)):
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


@cache
def _mode_cues() -> tuple[tuple[str, tuple[tuple[float, Any], ...]], ...]:
    import re2

    data = load_group("classify")["classify.mode"]
    return tuple(
        (mode, tuple((float(w), re2.compile(p)) for w, ps in data["modes"][mode].items() for p in ps))
        for mode in data["order"]
    )


def _mode(head: str, body: str) -> tuple[str, float]:
    head = _SPACE.sub("", head)
    opening = body[: len(head) + 300]
    scores: dict[str, float] = {}
    for mode, cues in _mode_cues():
        total = 0.0
        for weight, pattern in cues:
            total += 2.5 * weight * bool(pattern.search(head))
            total += 1.0 * weight * bool(pattern.search(opening))
            total += 0.5 * weight * min(3, len(list(pattern.finditer(body))))
        scores[mode] = total
    ranked = sorted(scores, key=lambda m: -scores[m])
    best, second = scores[ranked[0]], scores[ranked[1]]
    if best < 4:
        return "other", 0.3
    return ranked[0], best / (best + second)
