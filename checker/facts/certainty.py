"""Is the leak (or the incident itself) confirmed, possible, denied, or open? Cues weighed by a small model."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from checker.paths import data_folder
from checker.rules.files import load_group
from checker.text.document import Document

OPEN = "open"  # what the model calls None: nothing said, or under investigation


def certainty_of(document: Document) -> str | None:
    """Return ``confirmed``, ``possible``, ``denied`` or None (nothing said, or under investigation)."""
    from checker.facts.classify import classify

    return certainty_in(document, classify(document).mode)


def certainty_in(document: Document, mode: str) -> str | None:
    """Return the certainty for a document whose mode is known."""
    names = certainty_features(document, mode)
    weights = load_certainty()
    scores = {label: sum(table.get(name, 0.0) for name in names) for label, table in weights.items()}
    best = max(sorted(scores), key=lambda label: scores[label])
    return None if best == OPEN else best


def certainty_features(document: Document, mode: str) -> list[str]:
    """Return the names of the cues the text shows, with the mode and their pairs."""
    text = re.sub(r"\s+", "", document.normal.text)
    title = re.sub(r"\s+", "", document.title.of(document.text)) if document.title else ""
    cues = [name for name, pattern in _cues("body") if pattern.search(text)]
    cues += [name for name, pattern in _cues("title") if pattern.search(title)]
    return ["bias", f"mode:{mode}", *cues, *(f"{_family(mode)}&{cue}" for cue in cues)]


def _family(mode: str) -> str:
    """Group the modes by what is uncertain in them: entry, loss, exposure, or nothing."""
    if mode in ("unauthorized_access", "ransomware", "phishing"):
        return "entry"
    if mode in ("lost_device", "lost_document"):
        return "loss"
    return "exposure" if mode in ("misconfiguration", "email_missend", "insider") else "event"


@cache
def _cues(part: str) -> tuple[tuple[str, Any], ...]:
    import re2

    data = load_group("classify")["classify.certainty"]
    return tuple((name, re2.compile(p.replace("<leak>", data["leak"]))) for name, p in data[part].items())


@cache
def load_certainty() -> dict[str, dict[str, float]]:
    """Return the weights of ``models/classify/certainty.json``: {label: {feature: weight}}."""
    path = data_folder("models") / "classify" / "certainty.json"
    weights: dict[str, dict[str, float]] = json.loads(path.read_text(encoding="utf-8"))
    return weights
