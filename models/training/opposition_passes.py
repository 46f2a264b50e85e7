"""What one pass of the training of the network of opposed statements takes: new reply sets whole, of the others a share."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from models.training.opposition_data import Group, groups_of

# Of what taught the network before, so much is taken in each pass beside what is new; four times that where nothing is.
SHARES = {"own": 1 / 4, "train": 1 / 2, "extra": 1 / 4, "packs": 1 / 12, "clusters": 1 / 40}
ALONE = 4


def taught(root: Path, new: Sequence[Path]) -> list[tuple[float, list[Group]]]:
    """Return the groups to learn from, each list with the share of it that one pass takes.

    Args:
        root: of the repository.
        new: reply sets that every pass takes whole; the others are those that taught the network before.
    """
    replies, written, labelled = root / "models/data/replies", root / "models/data/oppositions", root / "tests/data"
    names = {
        "own": replies.glob("own_*.jsonl"),
        "train": labelled.glob("replies_train_*.jsonl"),
        "extra": labelled.glob("replies_extra_[epqr]*.jsonl"),
        "packs": written.glob("packs_*.jsonl"),
        "clusters": written.glob("clusters_*.jsonl"),
    }
    fresh = {path.resolve() for path in new}
    before = [(SHARES[name], groups_of(sorted({p.resolve() for p in paths} - fresh))) for name, paths in names.items()]
    if not new:
        return [(min(1.0, ALONE * share), found) for share, found in before]
    return [(1.0, groups_of(sorted(fresh))), *before]


def one_pass(sets: Sequence[tuple[float, list[Group]]]) -> list[Group]:
    """Return the groups of one pass in random order."""
    found = [group for share, groups in sets for group in random.sample(groups, round(share * len(groups)))]
    random.shuffle(found)
    return found
