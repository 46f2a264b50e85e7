"""Make short, cluttered pages of labelled notices: menus around them, sections dropped, the lead alone, a cut end.

Of such pages most elements are absent. Labels follow from the labelled evidence that is left, so only notices whose
evidence is exhaustive (all but the dev set) can be shortened; others can be wrapped.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from data import EXTRA, ROOT, Notice, to_notice

LEARNED = EXTRA / "clutter_train.txt"
MEASURED = ROOT / "benchmarks" / "clutter_measured.txt"
WAYS = ("lead", "blocks", "cut")
Lines = Mapping[str, Sequence[str]]


def read_lines(path: Path) -> Lines:
    """Return the lines of page clutter by place: ``top``, ``end``, ``cut``."""
    lines: dict[str, list[str]] = {"top": [], "end": [], "cut": []}
    for line in path.read_text(encoding="utf-8").splitlines():
        place, mark, words = line.partition("|")
        if mark and place in lines:
            lines[place].append(words)
    return lines


def short_pages(notices: Sequence[Notice], path: Path, seed: int) -> list[Notice]:
    """Return a short cluttered page of each notice, in order; dev notices are wrapped only."""
    lines, pages = read_lines(path), []
    for k, notice in enumerate(notices):
        rng = np.random.default_rng((seed, k))
        record = notice.record
        text = record["text"] if notice.is_dev else shorten(record["text"], str(rng.choice(WAYS)), lines, rng)
        pages.append(to_notice(_relabelled(record, wrap(text, lines, rng), seed), is_dev=notice.is_dev))
    return pages


def shorten(text: str, way: str, lines: Lines, rng: np.random.Generator) -> str:
    """Return the lead, some blocks, or the text up to a cut at the end of a sentence."""
    if way == "blocks":
        first, *rest = re.split(r"\n\s*\n", text)
        return "\n\n".join([first, *(block for block in rest if rng.random() < 0.35)])
    ends = [m.end() for m in re.finditer(r"。|\n", text)] or [len(text)]
    share = rng.uniform(0.1, 0.35) if way == "lead" else rng.uniform(0.3, 0.6)
    end = next(e for e in [*ends, len(text)] if e >= share * len(text))
    return text[:end] + ("\n" + str(rng.choice(lines["cut"])) if way == "cut" else "")


def wrap(text: str, lines: Lines, rng: np.random.Generator) -> str:
    """Put lines of page clutter around a text."""
    top = rng.choice(lines["top"], size=rng.integers(0, 6), replace=False)
    end = rng.choice(lines["end"], size=rng.integers(0, 9), replace=False)
    return "\n".join([*top, text, *end])


def _relabelled(record: dict[str, Any], text: str, seed: int) -> dict[str, Any]:
    """Return the record of ``text``, a part of the record's own, with the labels that are left."""
    touch, elements = {}, {}
    for name, entry in record["elements"].items():
        kept = [e for e in entry["evidence"] if e in text]
        touched = [e for e in (record.get("touch") or {}).get(name, []) if e in text]
        if kept or not entry["evidence"]:
            elements[name], touch[name] = {**entry, "evidence": kept}, touched
        else:
            elements[name] = {"status": "vague" if touched else "absent", "evidence": touched}
    whole = {name: entry["status"] for name, entry in record["elements"].items()}
    return {**record, "id": f"{record['id']}~{seed}", "text": text, "elements": elements, "touch": touch, "whole": whole}
