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
from checker.domain.sheet import FactSheet, SheetRow
from checker.rules.files import load_group

_BLANK = re.compile(r"〔(?:例[:：])?([^〔〕]*)〕")
_ORG = "〔例:株式会社ミナモ〕"
_ENDINGS = ("ます", "です", "した", "せん", "ださい", "る", "た", "ない")
_ISSUED = "公表日"
_STAGE = re.compile(r"[((][^()()]*報[^()()]*[))]$")
_REST = "rest"  # answers that belong to no element


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
        "notice.md": _notice(mode, sentences, sheet.title if sheet else "", _issued(stage, sheet)),
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
        lines = known.get(element, [])
        is_told = any(line.endswith("。") for line in lines) if element == "facts" else lines  # a date alone is no fact
        sentences[element] = lines if is_told else [templates.get(family) or templates[ANY], *lines]
    unasked = [line for element, lines in known.items() if element not in sentences for line in lines]
    return {**sentences, _REST: unasked}


def _issued(stage: str, sheet: FactSheet | None) -> str:
    """Return the day of publication that the sheet gives, else a blank; a later report has another day than its sheet."""
    given = next((row.answer for row in sheet.rows if row.item == _ISSUED), "") if sheet and stage == "first" else ""
    return given or str(_data()["dates_of_issue"][stage])


def _answers(sheet: FactSheet) -> dict[str, list[str]]:
    """Return the answers of a fact sheet by element, sentences before bare values; under ``_REST`` what fits none."""
    said = [(row, row.answer.rstrip("。")) for row in sheet.rows if row.item != _ISSUED]
    sentences = [answer for _, answer in said if _is_sentence(answer)]
    answers: dict[str, list[str]] = {}
    for row, answer in sorted(said, key=lambda entry: not _is_sentence(entry[1])):
        if _is_sentence(answer):
            line = f"{answer}。"
        elif row.slot in ("count", "amount") and any(_says(sentence, row.item, answer) for sentence in sentences):
            continue
        else:
            line = f"{row.item}: {answer}"
        answers.setdefault(_element_of(row), []).append(line)
    return answers


def _says(sentence: str, item: str, figure: str) -> bool:
    """Tell whether a sentence already says the figure of an item."""
    return item.removesuffix("の数") in sentence and re.search(rf"(?<![0-9,.]){re.escape(figure)}", sentence) is not None


def _is_sentence(answer: str) -> bool:
    return answer.endswith(_ENDINGS)


def _element_of(row: SheetRow) -> str:
    """Return the element that a row of a fact sheet answers."""
    data = _data()
    if row.slot in data["slots"]:
        return str(data["slots"][row.slot])
    words_of = data["dates"] if row.slot in ("date", "time", "period") else data["items"]
    return next((e for e, words in words_of.items() if any(w in row.item for w in words)), _REST)


def _notice(mode: str, sentences: Mapping[str, list[str]], title: str, issued: str) -> str:
    data, family = _data(), FAMILIES.get(mode, ANY)
    order = data["order"].get(family) or data["order"]["default"]
    title = _STAGE.sub("", title) or data["titles"].get(family) or data["titles"][ANY]
    parts = [f"# {title}", f"{issued}\n{_ORG}"]
    for section in (*order, {"heading": data["rest"], "elements": [_REST]}):
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
