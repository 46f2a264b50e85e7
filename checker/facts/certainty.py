"""Is the leak (or the incident itself) confirmed, possible, denied, or open? Cues weighed by a small model."""

from __future__ import annotations

import json
import math
import re
from functools import cache

from checker.domain.span import Span
from checker.language.tokens import sentence_tokens
from checker.paths import data_folder
from checker.rules.automaton import Automaton, pairs_of
from checker.rules.files import load_group
from checker.text.document import Document, LineKind

_SPACE = re.compile(r"\s+")
_SHORT = 12  # characters: no sentence
_SKIP = frozenset((
    LineKind.NOISE, LineKind.ADDRESSEE, LineKind.CLOSING, LineKind.SIGNATURE, LineKind.DATE, LineKind.GREETING,
    LineKind.FRONT_MATTER, LineKind.QUOTE, LineKind.QUESTION, LineKind.TITLE, LineKind.HEADING,
))
_WORD = 0.5  # of a cue: words are many and each tells little
_ASKING = frozenset((LineKind.QUESTION, LineKind.HEADING))
_SHOWS = {"confirmed": ("leaked", "exposed"), "possible": ("possible", "unknown", "open"), "denied": ("denied", "no_sign")}
OPEN = "open"  # what the model calls None: nothing said, or under investigation


def certainty_of(document: Document) -> str | None:
    """Return ``confirmed``, ``possible``, ``denied`` or None (nothing said, or under investigation)."""
    from checker.facts.classify import classify

    seen = classify(document)
    return certainty_in(document, seen.mode, seen.kind)


def certainty_in(document: Document, mode: str, kind: str) -> str | None:
    """Return the certainty for a document whose mode and kind are known."""
    features = certainty_features(document, mode, kind)
    scores = {
        label: sum(table.get(name, 0.0) * value for name, value in features.items())
        for label, table in load_certainty().items()
    }
    best = max(sorted(scores), key=lambda label: scores[label])
    return None if best == OPEN else best


def certainty_features(document: Document, mode: str, kind: str) -> dict[str, float]:
    """Return the cues of the text, cues and words of its sentences that speak of a leak, with mode and kind."""
    text = _SPACE.sub("", document.normal.text)
    title = _SPACE.sub("", document.title.of(document.text)) if document.title else ""
    body, pairs = text.encode(), pairs_of(text)
    shown = [(name, pattern) for name, pattern in _cues("body") if pattern.may_match(pairs) and pattern.found_in(body)]
    cues = [name for name, _ in shown]
    told, answers, words = _sentence_cues(document, shown)
    cues += [name for name, pattern in _cues("title") if pattern.search(title)]
    cues += [f"asked:{name}" for name in sorted(answers)]
    family = _family(mode)
    names = ["bias", f"mode:{mode}", f"kind:{kind}", f"{family}&{kind}", *cues, *(f"{family}&{cue}" for cue in cues)]
    together = "+".join(name for name, group in _says().items() if any(group & set(one) for one in told)) or "nothing"
    names += [f"says:{together}", f"{family}&says:{together}"]
    features = dict.fromkeys(names, 1.0) | dict.fromkeys((f"word:{word}" for word in sorted(words)), _WORD)
    if not told:
        return features | {"silent": 1.0, f"{family}&silent": 1.0}
    features |= dict.fromkeys([*(f"first:{c}" for c in told[0]), *(f"last:{c}" for c in told[-1])], 1.0)
    for cue in cues:
        if count := sum(cue in one for one in told):
            features |= {f"often:{cue}": math.log1p(count), f"share:{cue}": count / len(told)}
    return features


def certainty_span(document: Document, certainty: str) -> Span | None:
    """Return the sentence that shows ``certainty`` best: most of its cues over those of another; of equals the first."""
    wanted = frozenset().union(*(_says()[name] for name in _SHOWS[certainty]))
    others = frozenset().union(*_says().values()) - wanted
    best: tuple[int, Span] | None = None
    for sentence in document.sentences:
        words = _SPACE.sub("", sentence.text)
        blob, pairs = words.encode(), pairs_of(words)
        if sentence.kind in _SKIP or not (_leak().may_match(pairs) and _leak().found_in(blob)):
            continue
        cues = {name for name, pattern in _cues("body") if pattern.may_match(pairs) and pattern.found_in(blob)}
        weight = 2 * len(cues & wanted) - len(cues & others)
        if cues & wanted and (best is None or weight > best[0]):
            best = weight, sentence.span
    return best[1] if best else None


def _sentence_cues(
    document: Document, cues: list[tuple[str, Automaton]]
) -> tuple[list[list[str]], set[str], set[str]]:
    """Return the cues of each sentence that speaks of a leak, in reading order, those of answers, and the words of all these.

    A sentence speaks of a leak by its own words or as it answers a question or heading that asks (「閲覧の有無」, 「漏れましたか」).
    """
    told: list[list[str]] = []
    answers: set[str] = set()
    content: set[str] = set()
    is_asked = False
    for sentence in document.sentences:
        if sentence.kind in _SKIP and sentence.kind not in _ASKING:
            continue
        words = _SPACE.sub("", sentence.text)
        blob, pairs = words.encode(), pairs_of(words)
        if sentence.kind in _ASKING:
            is_asked = _asking().may_match(pairs) and _asking().found_in(blob)
        elif is_asked or (len(words) > _SHORT and _leak().may_match(pairs) and _leak().found_in(blob)):
            told.append([name for name, pattern in cues if pattern.may_match(pairs) and pattern.found_in(blob)])
            answers.update(told[-1] if is_asked else ())
            content.update(t.normalized for t in sentence_tokens(document)[sentence.index] if t.is_content)
    return told, answers, content


@cache
def _says() -> dict[str, frozenset[str]]:
    """Return which cues come to the same."""
    return {name: frozenset(cues) for name, cues in load_group("classify")["classify.certainty"]["says"].items()}


@cache
def _asking() -> Automaton:
    return Automaton(load_group("classify")["classify.certainty"]["asking"])


@cache
def _leak() -> Automaton:
    return Automaton(load_group("classify")["classify.certainty"]["leak"] + "|可能性|おそれ|恐れ|懸念|形跡|痕跡")


def _family(mode: str) -> str:
    """Group the modes by what is uncertain in them: entry, loss, exposure, or nothing."""
    if mode in ("unauthorized_access", "ransomware", "phishing"):
        return "entry"
    if mode in ("lost_device", "lost_document"):
        return "loss"
    return "exposure" if mode in ("misconfiguration", "email_missend", "insider") else "event"


@cache
def _cues(part: str) -> tuple[tuple[str, Automaton], ...]:
    data = load_group("classify")["classify.certainty"]
    return tuple((name, Automaton(p.replace("<leak>", data["leak"]))) for name, p in data[part].items())


@cache
def load_certainty() -> dict[str, dict[str, float]]:
    """Return the weights of ``models/classify/certainty.json``: {label: {feature: weight}}."""
    path = data_folder("models") / "classify" / "certainty.json"
    weights: dict[str, dict[str, float]] = json.loads(path.read_text(encoding="utf-8"))
    return weights
