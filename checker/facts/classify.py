"""Kind and stage of a document by its layout and title, its incident mode by the model of ``models/classify``."""

from __future__ import annotations

import re
from collections.abc import Mapping

from checker.facts.announced import kind_cue as _cue
from checker.facts.announced import report_number, tells_of_earlier
from checker.facts.mode_model import features, load_model
from checker.record import record
from checker.rules.automaton import any_of
from checker.rules.files import load_group
from checker.text.document import Document, LineKind
from checker.text.normal import NormalText

OTHER = "other"
_LIKELY = 0.3
_SPACE = re.compile(r"\s+")


@record
class Classification:
    """Kind (``notice`` …), stage (``first`` …) and mode (``phishing`` …), each with 0..1 for how sure.

    Attributes:
        chances: of the modes, 0..1 each.
    """

    kind: str
    stage: str
    mode: str
    kind_sure: float = 1.0
    stage_sure: float = 1.0
    mode_sure: float = 1.0
    chances: Mapping[str, float] = {}


def classify(document: Document) -> Classification:
    """Tell kind, stage and mode of the document (a cached layer, a pure function of the text)."""
    return document.layer("classification", _classify)


def _classify(document: Document) -> Classification:
    end = head_end(document)
    head = NormalText.of(document.text[:end]).text
    body = _SPACE.sub("", document.normal.text)
    kind = _kind(document, head, body)
    chances = _chances(document, end, body)
    mode = next(iter(chances))
    return Classification(kind, _stage(kind, head, body), mode, mode_sure=chances[mode], chances=chances)


def head_end(document: Document) -> int:
    """Return the source offset where the bare lines of the top (title, date, sender, addressee) end: at most eight."""
    end = 0
    lines = [line for line in document.lines if line.kind is not LineKind.BLANK]
    for line in lines[:8]:
        if "。" in line.span.of(document.text) and line.span != document.title:
            break
        end = line.span.end
    return end


def _kind(document: Document, head: str, body: str) -> str:
    questions = sum(line.kind is LineKind.QUESTION for line in document.lines)
    if questions >= 4 or (_cue("faq").search(head) and (questions or body.count("か。") + body.count("?") >= 2)):
        return "faq"
    if _cue("mail").search(document.normal.text[:400]):
        return "mail"
    number = report_number(head)
    if number not in ("", "1", "一"):
        return "followup"
    if number:
        return "notice"
    if _cue("final").search(head) or _cue("update").search(head) or tells_of_earlier(body):
        return "followup"
    return "notice"


def _stage(kind: str, head: str, body: str) -> str:
    if _cue("final").search(head):
        return "final"
    if kind == "followup":
        return "update"
    return "first"


def _chances(document: Document, end: int, body: str) -> dict[str, float]:
    """Return the chance of each mode, the likeliest first.

    The model knows no other modes than those it learnt and takes the nearest one. A mode is left out while the text
    (``body``) has none of the words it cannot do without; the next one then has to be likely by itself, or none fits.
    """
    model = load_model()
    scores = model.scores(features(document, end)).tolist()
    ranked = sorted(zip(model.modes, scores, strict=True), key=lambda pair: -pair[1])
    out = next(i for i, (mode, _) in enumerate(ranked) if _may_be(mode, body))
    total = sum(score for _, score in ranked[out:])
    chances = {mode: score / total for mode, score in ranked[out:]}
    if out and chances[ranked[out][0]] < _LIKELY:
        return {OTHER: chances.pop(OTHER)} | chances
    return chances


def _may_be(mode: str, body: str) -> bool:
    """Tell whether the text has what no text of ``mode`` can do without, and is not of something that looks alike."""
    rules = load_group("classify")
    needs, unlike = rules["classify.needs"].get(mode), rules["classify.unlike"].get(mode)
    if needs and not any_of(needs).search(body):
        return False
    return not (unlike and any_of(unlike["words"]).search(body) and not any_of(unlike["unless"]).search(body))
