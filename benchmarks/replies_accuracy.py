#!/usr/bin/env python3
"""Figures of the conflict engine on labelled reply sets, in one process.

replies_accuracy.py FILE.jsonl … [--errors] [--why [list]] [--only AXIS,…] [--slots SLOT,…] [--no-meaning]
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.replies_why import Losses
from checker.consistency.check import find_reply_conflicts, weigh_replies
from checker.consistency.weighed import Weighed
from checker.domain.conflict import Conflict, Possible
from checker.domain.reply import Reply

Pair = tuple[str, str]
Gold = dict[Pair, list[dict[str, Any]]]
Found = dict[Pair, list[tuple[Any, Any, str, Conflict]]]


def overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Tell whether two half-open ranges share a character."""
    return a[0] < b[1] and b[0] < a[1]


def place(text: str, piece: str) -> tuple[int, int]:
    """Return the range of the first occurrence of ``piece``."""
    start = text.find(piece)
    return (start, start + len(piece))


def predicted(conflicts: list[Conflict]) -> dict[Pair, list[tuple[Any, Any, str, Conflict]]]:
    """Return predicted pairs of sources with the two statements, the kind and the conflict."""
    pairs: dict[Pair, list[tuple[Any, Any, str, Conflict]]] = {}
    for c in conflicts:
        for bad in c.incompatible:
            for x in c.values[bad.a].statements:
                for y in c.values[bad.b].statements:
                    if x.reply != y.reply:
                        key = (min(x.reply, y.reply), max(x.reply, y.reply))
                        pairs.setdefault(key, []).append((x, y, bad.kind, c))
    return pairs


class Tally:
    """Counts over all incidents, by kind of outcome, slot and axis."""

    def __init__(self) -> None:
        self.n: Counter[str] = Counter()
        self.axes: dict[str, Counter[str]] = defaultdict(Counter)
        self.by_slot: dict[str, list[int]] = defaultdict(lambda: [0, 0])

    def figures(self, records: int) -> dict[str, Any]:
        """Return the figures, named like those of the project's score."""
        n = self.n
        return {
            "records": records, "pairs": n["tp"] + n["fn"], "hits": n["tp"], "false": n["FALSE"],
            "precision": n["tp"] / max(1, n["tp"] + n["FALSE"]), "recall": n["tp"] / max(1, n["tp"] + n["fn"]),
            "hard_recall": n["hard_tp"] / max(1, n["hard"]),
            "dispute_recall": n["disputes_hit"] / max(1, n["disputes"]),
            "trap_alarm_rate": n["trap_hits"] / max(1, n["traps"]),
            "consistent_alarm_rate": n["quiet_alarms"] / max(1, n["quiet"]),
            "span_on_the_spot": n["spot"] / max(1, n["tp"]), "kind_agreement": n["kind"] / max(1, n["tp"]),
            "neutral": n["NEUTRAL"], "possible": n["possible"], "possible_right": n["possible_right"] / max(1, n["possible"]),
            "recall_with_possible": (n["tp"] + n["possible_right"]) / max(1, n["tp"] + n["fn"]),
            "hard_recall_with_possible": (n["hard_tp"] + n["possible_hard"]) / max(1, n["hard"]),
            "by_slot": {k: f"{a}/{b}" for k, (a, b) in sorted(self.by_slot.items())},
            "by_axis": {k: dict(v) for k, v in sorted(self.axes.items())},
        }  # fmt: skip


def texts_of(record: dict[str, Any]) -> tuple[list[Reply], list[tuple[str, str]]]:
    """Return the replies and the official texts of a labelled incident."""
    replies = [Reply(x["id"], x["responder"], x["at"], x["question"], x["text"]) for x in record["replies"]]
    return replies, [("official", record["official"])] if record["official"] else []


def score(
    records: list[dict[str, Any]], errors: bool, only: str = "", slots: str = "", why: str = "", by_meaning: bool = True
) -> dict[str, Any]:
    """Score like the project's score of replies."""
    tally = Tally()
    losses = Losses()
    for r in records:
        replies, official = texts_of(r)
        told = weigh_replies(replies, official) if by_meaning else Weighed(tuple(find_reply_conflicts(replies, official)), ())
        pred = predicted([c for c in told.conflicts if not only or c.axis in only.split(",")])
        gold: dict[Pair, list[dict[str, Any]]] = {}
        for c in r["contradictions"]:
            gold.setdefault((min(c["a"], c["b"]), max(c["a"], c["b"])), []).append(c)
        texts = {x["id"]: x["text"] for x in r["replies"]} | {"official": r["official"] or ""}
        _labelled(tally, r, gold, pred, texts, errors, slots)
        _unlabelled(tally, r, gold, pred, texts, errors)
        if why:
            missed = (c for pair, cs in gold.items() if pair not in pred for c in cs)
            losses.add(r, missed, slots, why == "list")
        _possible(tally, told.possible, gold)
        groups, found = disputes(gold, pred)
        tally.n["disputes"] += groups
        tally.n["disputes_hit"] += found
        in_gold = {i for pair in gold for i in pair}
        quiet = [x["id"] for x in r["replies"] if x["id"] not in in_gold]
        tally.n["quiet"] += len(quiet)
        tally.n["quiet_alarms"] += sum(any(i in pair for pair in pred) for i in quiet)
    if why:
        losses.print()
    return tally.figures(len(records))


def _labelled(
    tally: Tally, r: dict[str, Any], gold: Gold, pred: Found, texts: dict[str, str], errors: bool, slots: str
) -> None:
    """Count the labelled pairs that were found and missed."""
    for pair, cs in gold.items():
        hit = pair in pred
        hard = any(c["kind"] == "hard" for c in cs)
        tally.n.update({"tp": hit, "fn": not hit, "hard": hard, "hard_tp": hard and hit})
        for c in cs:
            tally.by_slot[c["slot"]][0] += hit
            tally.by_slot[c["slot"]][1] += 1
        if hit:
            agrees = any(p[2] == c["kind"] for p in pred[pair] for c in cs)
            tally.n["kind"] += agrees
            tally.n["spot"] += any(
                overlap((s.span.start, s.span.end), place(texts[s.reply], c[side + "_span"]))
                for p in pred[pair]
                for s in p[:2]
                for c in cs
                for side in "ab"
                if c[side] == s.reply
            )
            for axis in {p[3].axis for p in pred[pair]}:
                tally.axes[axis]["hit"] += 1
            if errors and not agrees:
                print(f"KIND {r['id']} {pair} {cs[0]['kind']}: {cs[0]['a_span']} / {cs[0]['b_span']}")
        elif errors and (not slots or any(c["slot"] in slots.split(",") for c in cs)):
            for c in cs:
                print(f"MISS {r['id']} {c['a']}-{c['b']} {c['kind']} {c['slot']}: {c['a_span']} / {c['b_span']}")


def _possible(tally: Tally, possible: Iterable[Possible], gold: Gold) -> None:
    """Count the pairs of sources that are only possible, and those of them that are labelled; none is a predicted one."""
    pairs = {
        (min(x.reply, y.reply), max(x.reply, y.reply))
        for p in possible for v, w in combinations(p.values, 2) for x in v.statements for y in w.statements if x.reply != y.reply
    }
    right = [gold[pair] for pair in pairs if pair in gold]
    hard = sum(any(c["kind"] == "hard" for c in cs) for cs in right)
    tally.n.update({"possible": len(pairs), "possible_right": len(right), "possible_hard": hard})


def _unlabelled(tally: Tally, r: dict[str, Any], gold: Gold, pred: Found, texts: dict[str, str], errors: bool) -> None:
    """Count the pairs found that are not labelled: false, or the repetition of a labelled dispute."""
    disputed: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for c in (c for cs in gold.values() for c in cs):
        for side in "ab":
            disputed[c[side]].append(place(texts[c[side]], c[side + "_span"]))
    trap = {(min(t["a"], t["b"]), max(t["a"], t["b"])): t["why"] for t in r["traps"]}
    tally.n["traps"] += len(trap)
    for pair, ps in pred.items():
        if pair in gold:
            continue
        tally.n["trap_hits"] += pair in trap
        x, y, kind, conflict = ps[0]
        repeats = any(overlap((s.span.start, s.span.end), q) for s in (x, y) for q in disputed[s.reply])
        what = "NEUTRAL" if repeats and pair not in trap else "FALSE"
        tally.n[what] += 1
        for axis in {p[3].axis for p in ps}:
            tally.axes[axis][what] += 1
        if errors:
            why = f" TRAP {trap[pair]}" if pair in trap else ""
            print(f"{what} {r['id']} {pair} {conflict.axis}/{conflict.subject}/{kind}{why}: {x.text} / {y.text}")


def disputes(gold: dict[Pair, list[dict[str, Any]]], pred: dict[Pair, Any]) -> tuple[int, int]:
    """Join labelled pairs that share a statement; return how many disputes there are and how many were found."""
    groups: list[tuple[set[tuple[str, str]], list[Pair]]] = []
    for pair, cs in gold.items():
        keys = {(c[s], c[s + "_span"]) for c in cs for s in "ab"}
        joined = [g for g in groups if g[0] & keys]
        for g in joined:
            groups.remove(g)
        groups.append((keys.union(*(g[0] for g in joined)), [pair, *(p for g in joined for p in g[1])]))
    return len(groups), sum(any(p in pred for p in g[1]) for g in groups)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--only", default="", help="comma-separated axes whose conflicts count")
    parser.add_argument("--slots", default="", help="comma-separated slots whose misses are listed")
    parser.add_argument(
        "--why",
        nargs="?",
        const="table",
        default="",
        choices=("table", "list"),
        help="which stage lost the missed pairs",
    )
    parser.add_argument("--no-meaning", action="store_true", help="by the axes alone")
    args = parser.parse_args()
    records = [json.loads(line) for f in args.files for line in f.read_text(encoding="utf-8").splitlines() if line]
    for key, value in score(records, args.errors, args.only, args.slots, args.why, not args.no_meaning).items():
        if isinstance(value, dict):
            print(key + "  " + "  ".join(f"{k}={v}" for k, v in value.items()))
        else:
            print(f"{key:24} {value:.3f}" if isinstance(value, float) else f"{key:24} {value}")


if __name__ == "__main__":
    main()
