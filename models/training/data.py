"""Read the labelled notices and turn their evidence into labels of sentences."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from checker.domain.element import ELEMENT_IDS  # noqa: E402
from checker.domain.fact import Facts  # noqa: E402
from checker.facts.extract import extract_facts  # noqa: E402
from checker.text.document import Document  # noqa: E402
from checker.text.segment import build_document  # noqa: E402
from checker.text.source import SourceText  # noqa: E402

DATA = ROOT / "tests" / "data"
EXTRA = ROOT / "models" / "data"
CODES = dict(zip("FCDRAINSUTPGX", ELEMENT_IDS, strict=True))
STATUSES = ("present", "vague", "absent")
NONE, SUBSTANCE, TOUCH, UNKNOWN = 0, 1, 2, -1
# Notices of three hands who read the conventions alone. What harm followed and what is promised they label more widely than the
# labelled sets: learning that from them cost 3 to 4 points of these elements crosswise.
WIDE = ("xj", "xk", "xl")
UNREAD = ("secondary_damage", "next_update")


@dataclass(frozen=True, slots=True)
class Notice:
    """A labelled notice: ``labels`` (n_sentences, 13) of NONE, SUBSTANCE, TOUCH or UNKNOWN; ``status`` by element.

    ``touches_told`` (13,): whether the labels name every sentence that merely touches the element. Those of the labelled
    sets do so only where the element is not present.
    """

    id: str
    document: Document
    facts: Facts
    labels: NDArray[np.int8]
    touches_told: NDArray[np.bool_]
    status: dict[str, str]
    record: dict[str, Any]
    is_dev: bool


def read_notices(*, dev: bool = False) -> list[Notice]:
    """Return the training notices, and after them the dev notices if asked for."""
    names = sorted(p.name for p in DATA.glob("notices_train_*.jsonl")) + (["notices_dev.jsonl"] if dev else [])
    notices = []
    for name in names:
        with (DATA / name).open(encoding="utf-8") as lines:
            notices.extend(to_notice(json.loads(line), is_dev=name == "notices_dev.jsonl") for line in lines)
    return notices


def read_extra() -> list[Notice]:
    """Return the notices of ``models/data`` (see its README): lines of ``codes| sentence``."""
    return [to_notice(record, is_dev=False) for record in extra_records()]


def extra_records() -> list[dict[str, Any]]:
    """Return the records of the notices of ``models/data``."""
    records = []
    for path in sorted(EXTRA.glob("notices_*.txt")):
        for block in re.split(r"^### ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            head, _, body = block.partition("\n")
            records.append(_record(*head.split(), body.strip()))
    return records


def _record(number: str, kind: str, body: str) -> dict[str, Any]:
    """Return the record that a block of ``codes| sentence`` lines stands for; ``+`` joins a line to the one before."""
    text = ""
    found: dict[str, dict[str, list[str]]] = {name: {"present": [], "vague": []} for name in ELEMENT_IDS}
    for line in body.split("\n"):
        codes, mark, words = line.partition("| ")
        if not mark:
            text += "\n"
            continue
        text += words if codes.startswith("+") else "\n" + words
        for code in codes.lstrip("+-").split():
            found[CODES[code.upper()]]["present" if code.isupper() else "vague"].append(words)
    elements, touch = {}, {}
    for name, pieces in found.items():
        status = next((s for s in ("present", "vague") if pieces[s]), "absent")
        elements[name] = {"status": status, "evidence": pieces.get(status, [])}
        if status == "present":
            touch[name] = pieces["vague"]
    return {
        "id": number, "kind": kind, "text": text.strip(), "elements": elements, "touch": touch, "mode": "other",
        "own": True, "unlabelled": UNREAD if number.startswith(WIDE) else (),
    }


def to_notice(record: dict[str, Any], *, is_dev: bool) -> Notice:
    """Segment a record and label its sentences."""
    document = build_document(SourceText(record["id"], record["text"]))
    labels = np.zeros((len(document.sentences), len(ELEMENT_IDS)), dtype=np.int8)
    status = {}
    for j, element in enumerate(ELEMENT_IDS):
        entry = record["elements"][element]
        status[element] = "absent" if entry["status"] == "n/a" else entry["status"]
        touched = (record.get("touch") or {}).get(element, [])
        _mark(document, labels[:, j], touched, TOUCH)
        if entry["status"] == "vague":
            _mark(document, labels[:, j], entry["evidence"], TOUCH)
        if entry["status"] == "present":
            if is_dev:  # its evidence holds examples only
                labels[labels[:, j] == NONE, j] = UNKNOWN
            _mark(document, labels[:, j], entry["evidence"], SUBSTANCE)
    for element in record.get("unlabelled", ()):
        column = labels[:, ELEMENT_IDS.index(element)]
        column[column != NONE] = UNKNOWN
    told = np.array([record.get("own", False) or status[e] != "present" for e in ELEMENT_IDS])
    return Notice(record["id"], document, extract_facts(document), labels, told, status, record, is_dev)


def _mark(document: Document, column: NDArray[np.int8], pieces: list[str], label: int) -> None:
    """Label the sentences that a piece of evidence covers by half, or that cover the piece by half."""
    for piece in pieces:
        start = document.text.find(piece)
        while start >= 0:
            end = start + len(piece)
            for sentence in document.sentences:
                shared = min(end, sentence.span.end) - max(start, sentence.span.start)
                size = min(end - start, sentence.span.end - sentence.span.start)
                if shared > 0 and shared * 2 >= size:
                    column[sentence.index] = label
            start = document.text.find(piece, end)
