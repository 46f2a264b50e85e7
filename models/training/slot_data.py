"""Notices with labelled slots: the labelled sets, own short notices (``slots_*.txt``), slots of the extra notices."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from checker.text.document import Document
from checker.text.segment import build_document
from checker.text.source import SourceText

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "models" / "data"
Record = tuple[dict[str, Any], Document]  # with "kind", "mode" and "slots"; a slot not labelled is missing


def labelled(paths: list[Path]) -> list[Record]:
    """Return the records of JSON Lines files and their documents."""
    records = [json.loads(line) for p in paths for line in p.read_text(encoding="utf-8").splitlines()]
    return [(r, build_document(SourceText(r["id"], r["text"]))) for r in records]


def own() -> list[Record]:
    """Return all notices written for training."""
    return [*written(), *_extra()]


def written() -> list[Record]:
    """Return the own short notices, whose mode is labelled too."""
    found: list[Record] = []
    for path in sorted(DATA.glob("slots_*.txt")):
        for block in re.split(r"^### ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            head, _, body = block.partition("\n")
            number, kind, mode, *slots = head.split()
            record = {"id": number, "kind": kind, "mode": mode, "slots": _slots(*slots[-4:])}
            found.append((record, build_document(SourceText(number, body.strip()))))
    return found


def _extra() -> list[Record]:
    """Return the extra notices whose slots are labelled; their mode is what the classifier tells."""
    from checker.facts.classify import classify

    sys.path.insert(0, str(Path(__file__).parent))
    from data import extra_records

    lines = (DATA / "slots_of_extra.tsv").read_text(encoding="utf-8").splitlines()
    labels = {number: slots for number, *slots in (line.split("\t") for line in lines)}
    found: list[Record] = []
    for extra in extra_records():
        if extra["id"] in labels:
            document = build_document(SourceText(extra["id"], extra["text"]))
            seen = classify(document)
            record = {"id": extra["id"], "kind": seen.kind, "mode": seen.mode, "slots": _slots(*labels[extra["id"]])}
            found.append((record, document))
    return found


def _slots(occurred: str, discovered: str, certainty: str, info: str) -> dict[str, Any]:
    """Read one line of labels: ``-`` is none, ``?`` not labelled."""
    slots: dict[str, Any] = {"occurred": occurred, "discovered": discovered, "certainty": certainty}
    slots = {name: None if value == "-" else value for name, value in slots.items() if value != "?"}
    if info != "?":
        slots["info_types"] = [kind for kind in info.split(",") if kind not in ("", "-")]
    return slots
