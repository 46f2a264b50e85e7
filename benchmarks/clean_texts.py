"""Texts without planted or labelled defects: notices, extra notices, official texts of reply sets and good samples."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SETS = ("train_a", "train_b", "train_c", "train_d", "dev")
HARD = frozenset(("contradiction", "weekday", "sum", "chronology", "personal_data", "placeholder"))


def clean_texts() -> Iterator[tuple[str, str, str]]:
    """Yield (family, id, text) of every text that should have no finding of the hard categories."""
    for name in SETS:
        for record in _records(f"notices_{name}"):
            if not any(d["type"] in HARD for d in record["defects"]):
                yield "notices", record["id"], record["text"]
    for path in sorted((ROOT / "models" / "data").glob("notices_extra_*.txt")):
        yield from (("extra", name, text) for name, text in _extra(path.read_text(encoding="utf-8")))
    for name in SETS:
        for record in _records(f"replies_{name}"):
            if record["official"]:
                yield "official", record["id"], record["official"]


def _records(name: str) -> list[dict[str, object]]:  # the keys are those of tests/data/LABELS.md
    lines = (ROOT / "tests" / "data" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _extra(words: str) -> Iterator[tuple[str, str]]:
    """Yield (id, text) of the blocks of one file (format: ``models/data/README.md``)."""
    for block in words.split("### ")[1:]:
        head, *lines = block.splitlines()
        text = ""
        for line in lines:
            codes, mark, sentence = line.partition("| ")
            if mark:
                text += ("" if codes.startswith("+") or not text else "\n") + sentence
        yield head.split()[0], text
