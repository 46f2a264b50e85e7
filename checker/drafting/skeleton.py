"""Write the skeleton of a notice and its FAQ from the sentences to fill in, the profile and, if given, a fact sheet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from checker.checks.elements.profile import Profile, choose_profile
from checker.checks.elements.suggest import ANY, FAMILIES, advices
from checker.domain.element import ELEMENT_IDS, Level
from checker.domain.names import ELEMENTS, MODES, STAGES
from checker.domain.sheet import FactSheet
from checker.rules.files import load_group

_BLANK = re.compile(r"〔(?:例[:：])?([^〔〕]*)〕")
_DATE, _ORG = "〔例:2025年5月13日〕", "〔例:株式会社ミナモ〕"


@dataclass(frozen=True, slots=True)
class Skeleton:
    """Texts by file name: ``notice.md``, ``faq.md``, ``checklist.md``."""

    files: Mapping[str, str]


def make_skeleton(
    mode: str, stage: str = "first", sheet: FactSheet | None = None, is_sample: bool = False, card: bool = False
) -> Skeleton:
    """Write the texts for an incident of ``mode``.

    Args:
        sheet: answers that take the place of the sentences to fill in.
        is_sample: put the examples into the blanks (for rehearsal), instead of leaving 〔例:…〕.
        card: card data leaked.
    """
    profile = choose_profile("notice", stage, mode, card)
    sentences = _sentences(mode, profile, sheet)
    texts = {
        "notice.md": _notice(mode, sentences),
        "faq.md": _faq(sentences),
        "checklist.md": _checklist(mode, stage, profile),
    }
    return Skeleton({name: fill_examples(text) if is_sample else text for name, text in texts.items()})


def fill_examples(text: str) -> str:
    """Put the example of every blank 〔例:…〕 in its place."""
    return _BLANK.sub(r"\1", text)


def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = load_group("drafting")["drafting.skeleton"]
    return data


def _sentences(mode: str, profile: Profile, sheet: FactSheet | None) -> dict[str, list[str]]:
    """Return the sentences of each element that the profile asks for (the 13 all, the others unless optional)."""
    family = FAMILIES.get(mode, ANY)
    asked = [e for e, d in profile.demands.items() if e in ELEMENT_IDS or d.level is not Level.OPTIONAL]
    known = _answers(sheet) if sheet else {}
    sentences: dict[str, list[str]] = {}
    for element in asked:
        templates = advices()[element].templates
        sentences[element] = known.get(element) or [templates.get(family) or templates[ANY]]
    return sentences


def _answers(sheet: FactSheet) -> dict[str, list[str]]:
    """Return the answers of a fact sheet as sentences, by element."""
    data = _data()
    answers: dict[str, list[str]] = {}
    for row in sheet.rows:
        element = data["slots"].get(row.slot)
        if row.slot in ("date", "time", "period"):
            element = next((e for e, words in data["dates"].items() if any(w in row.item for w in words)), None)
        if element:
            answer = row.answer.rstrip("。")
            is_sentence = answer.endswith(("ます", "です", "した", "せん", "ださい"))
            answers.setdefault(element, []).append(f"{answer}。" if is_sentence else f"{row.item}: {answer}")
    return answers


def _notice(mode: str, sentences: Mapping[str, list[str]]) -> str:
    data, family = _data(), FAMILIES.get(mode, ANY)
    order = data["order"].get(family) or data["order"]["default"]
    title = data["titles"].get(family) or data["titles"][ANY]
    parts = [f"# {title}", f"{_DATE}\n{_ORG}"]
    for section in order:
        body = [s for e in section["elements"] for s in sentences.get(e, ())]
        if body:
            heading = f"## {section['heading']}\n" if section["heading"] else ""
            parts.append(heading + "\n".join(body))
    return "\n\n".join(parts) + "\n"


def _faq(sentences: Mapping[str, list[str]]) -> str:
    rows: list[str] = []
    for entry in _data()["questions"]:
        body = [s for e in entry["elements"] for s in sentences.get(e, ())]
        if body:
            rows.append(f"Q{len(rows) + 1}. {entry['ask']}\nA{len(rows) + 1}. {' '.join(body)}")
    return "# よくあるご質問\n\n" + f"{_ORG}\n\n" + "\n\n".join(rows) + "\n"


def _checklist(mode: str, stage: str, profile: Profile) -> str:
    levels = {Level.REQUIRED: "必須", Level.RECOMMENDED: "望ましい", Level.OPTIONAL: "任意"}
    bases = {"law": "法令", "standard": "規格・指針", "practice": "実務"}
    rows = [
        f"| □ | {ELEMENTS.get(e, e)} | {levels[d.level]} | {bases[d.basis.value]} | {d.source} |"
        for e, d in profile.demands.items()
    ]
    head = f"# 公表前の点検表({MODES[mode]}・{STAGES[stage]}、{profile.label})\n\n"
    return head + "| 済 | 要素 | 求め | 根拠 | 出典 |\n|---|---|---|---|---|\n" + "\n".join(rows) + "\n"
