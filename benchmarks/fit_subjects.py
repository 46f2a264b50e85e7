#!/usr/bin/env python3
"""Fit the weights of the subject alignment of closed and open axes on labelled reply sets.

    fit_subjects.py FILE.jsonl … [--write] [--answers] [--test FILE.jsonl …] [--list]

Without ``--test`` the figures are cross-validated by incident. ``--write`` stores weights and common words in
``style_rules/axes/closed/alignment.yaml``; with ``--answers`` only pairs on open axes are read, and their weights go to
``answers.yaml`` beside it. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import checker.consistency.subjects as subjects
from checker.consistency.closed import opposition
from checker.consistency.subjects import features
from checker.domain.claim import Claim
from checker.facts.claims.closed_axes import closed_axes
from checker.facts.claims.closed_words import topic_words
from checker.facts.claims.extract import ClaimReader
from checker.facts.claims.read import read_units
from checker.language.tokens import tokenize_text

ALIGNMENT = Path(__file__).resolve().parent.parent / "style_rules/axes/closed/alignment.yaml"
REGULARISATION = 1.0


@dataclass
class Pair:
    """A candidate: two opposed claims of one axis. ``label`` 1 disputed, 0 not, None repeats another dispute."""

    record: str
    a: Claim
    b: Claim
    kind: str
    label: int | None
    gold: str
    trap: str
    in_gold: bool = False


def load(paths: Iterable[Path]) -> list[dict[str, Any]]:
    """Read JSON lines."""
    return [json.loads(line) for p in paths for line in p.read_text(encoding="utf-8").splitlines() if line.strip()]


def in_order(a: Claim, b: Claim, order: str) -> bool:
    """Tell whether the statements stand in the order that the opposition asks for."""
    late, first = (a, b) if order.startswith("a") else (b, a)
    if order == "any" or first.is_official or (order.endswith("_standing") and late.is_official):
        return True
    return not late.is_official and late.at >= first.at


def candidates(record: dict[str, Any]) -> list[Pair]:
    """Return the opposed pairs of one incident with their labels."""
    reader = ClaimReader()
    claims = reader.read(read_units("official", record["official"] or "", is_official=True))
    for x in record["replies"]:
        claims += reader.read(read_units(x["id"], x["text"], x["question"], x["at"]))
    texts = {x["id"]: x["text"] for x in record["replies"]} | {"official": record["official"] or ""}
    spots: dict[str, list[tuple[int, int]]] = {name: [] for name in texts}
    gold: dict[frozenset[str], list[dict[str, Any]]] = {}
    for c in record["contradictions"]:
        gold.setdefault(frozenset((c["a"], c["b"])), []).append(c)
        for side in "ab":
            at = texts[c[side]].find(c[side + "_span"])
            spots[c[side]].append((at, at + len(c[side + "_span"])))
    traps = {frozenset((t["a"], t["b"])): t["why"] for t in record["traps"]}
    out = []
    ours = {*closed_axes(), "event", *open_axis_names()}
    for a, b in combinations([c for c in claims if c.axis in ours], 2):
        if a.axis != b.axis or a.source == b.source or not set(a.keys) & set(b.keys):
            continue
        found = opposition(a, b)
        if found is None or not in_order(a, b, found[1]) or a.is_correction or b.is_correction:
            continue
        pair = frozenset((a.source, b.source))
        hits = [c for c in gold.get(pair, []) if touches(a, c, texts) and touches(b, c, texts)]
        if hits:
            label: int | None = 1
        elif pair in gold or (pair not in traps and any(inside(x, s) for x in (a, b) for s in spots[x.source])):
            label = None
        else:
            label = 0
        why = "; ".join(f"{c['slot']}/{c['kind']}" for c in hits)
        out.append(Pair(record["id"], a, b, found[0], label, why, traps.get(pair, ""), pair in gold))
    return out


def open_axis_names() -> tuple[str, ...]:
    """Return the open axes, if any are read."""
    return ("cause", "delay", "actor")


def touches(claim: Claim, c: dict[str, Any], texts: dict[str, str]) -> bool:
    """Tell whether the claim stands in the statement that the label names."""
    side = "a" if c["a"] == claim.source else "b"
    at = texts[claim.source].find(c[side + "_span"])
    return inside(claim, (at, at + len(c[side + "_span"])))


def inside(claim: Claim, spot: tuple[int, int]) -> bool:
    """Tell whether claim and spot share a character."""
    return claim.span.start < spot[1] and spot[0] < claim.span.end


def common_words(records: list[dict[str, Any]]) -> dict[str, str]:
    """Return words by commonness: in how many incidents of the training sets they stand."""
    seen: Counter[str] = Counter()
    for r in records:
        texts = [r["official"] or "", *(x["question"] + "\n" + x["text"] for x in r["replies"])]
        seen.update({w for t in texts for line in t.split("\n") if line for w in topic_words(tokenize_text(line))})
    n = len(records)
    tiers = (("0.85", 0.35), ("0.65", 0.2), ("0.45", 0.1), ("0.25", 0.05))
    out: dict[str, list[str]] = {}
    for word, count in sorted(seen.items()):
        tier = next((name for name, share in tiers if count >= share * n), None)
        if tier:
            out.setdefault(tier, []).append(word)
    return {tier: " ".join(words) for tier, words in out.items()}


def fit(pairs: list[Pair]) -> dict[str, float]:
    """Return weights by feature name."""
    import numpy as np
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    known = [p for p in pairs if p.label is not None]
    vec = DictVectorizer(sparse=False)
    x = vec.fit_transform([features(p.a, p.b, p.kind) for p in known])
    y = np.array([p.label for p in known])
    model = LogisticRegression(C=REGULARISATION, max_iter=3000).fit(x, y)
    weights = dict(zip(vec.get_feature_names_out(), (float(w) for w in model.coef_[0]), strict=True))
    weights["bias"] = float(model.intercept_[0])
    return weights


def probability(weights: dict[str, float], pair: Pair) -> float:
    """Return the probability of one pair under ``weights``."""
    return subjects.score(weights, features(pair.a, pair.b, pair.kind))


def report(rows: list[tuple[float, Pair]], gold_pairs: int) -> None:
    """Print precision and recall of pairs of replies at several thresholds."""
    for t in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        hits, false, neutral = set(), set(), 0
        for p, pair in rows:
            if p >= t:
                key = (pair.record, frozenset((pair.a.source, pair.b.source)))
                if pair.label == 1 or pair.in_gold:
                    hits.add(key)
                elif pair.label == 0:
                    false.add(key)
                else:
                    neutral += 1
        false -= hits
        n = len(hits) + len(false)
        print(f"≥{t}: precision {len(hits) / max(1, n):.3f} hits {len(hits)}/{gold_pairs} false {len(false)} neutral {neutral}")


def main() -> None:
    """Fit, report, and write if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--test", nargs="*", type=Path, default=[])
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--answers", action="store_true", help="fit answers to open questions only")
    parser.add_argument("--list", type=float, default=0.0, help="list pairs from this probability on")
    args = parser.parse_args()
    records = load(args.files)
    words = common_words(records)
    subjects.set_common(words)
    pairs = [p for r in records for p in candidates(r) if not args.answers or p.a.axis in open_axis_names()]
    print(f"{len(pairs)} candidates, {sum(p.label == 1 for p in pairs)} disputed, {sum(p.label == 0 for p in pairs)} not")
    if args.test:
        tests = load(args.test)
        weights = fit(pairs)
        rows = [(probability(weights, p), p) for r in tests for p in candidates(r)]
        gold = sum(len({frozenset((c["a"], c["b"])) for c in r["contradictions"]}) for r in tests)
    else:
        names = sorted({p.record for p in pairs})
        rows = []
        for k in range(10):
            fold = set(names[k::10])
            weights = fit([p for p in pairs if p.record not in fold])
            rows += [(probability(weights, p), p) for p in pairs if p.record in fold]
        weights = fit(pairs)
        gold = sum(len({frozenset((c["a"], c["b"])) for c in r["contradictions"]}) for r in records)
    report(rows, gold)
    if args.list:
        for p, pair in sorted(rows, key=lambda r: -r[0]):
            mark = {1: "HIT", 0: "FALSE", None: "neutral"}[pair.label]
            if p >= args.list and not (pair.label is None and pair.in_gold):
                print(f"{mark} {p:.2f} {pair.record} {pair.a.source}-{pair.b.source} {pair.a.axis} {pair.a.note}|{pair.b.note} "
                      f"{pair.gold}{' TRAP ' + pair.trap if pair.trap else ''}: {pair.a.text} / {pair.b.text}")
    if args.write and args.answers:
        lines = ["# Fitted by benchmarks/fit_subjects.py --answers; do not edit by hand.", "kind: answers", "weights:"]
        lines += [f"  '{name}': '{value:.3f}'" for name, value in sorted(weights.items())]
        ALIGNMENT.with_name("answers.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    elif args.write:
        write(weights, words)


def write(weights: dict[str, float], words: dict[str, str]) -> None:
    """Store weights and common words."""
    lines = ["# Fitted by benchmarks/fit_subjects.py on the labelled training sets; do not edit by hand.", "kind: alignment", "weights:"]
    lines += [f"  '{name}': '{value:.3f}'" for name, value in sorted(weights.items())]
    lines += ["# Words by commonness: the share of their weight that is taken away.", "common:"]
    lines += [f"  '{tier}': {tiered}" for tier, tiered in words.items()]
    ALIGNMENT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
