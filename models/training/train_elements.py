"""Train the sentence model from the labelled notices in ``tests/data`` and write ``models/elements``.

Run ``python models/training/train_elements.py`` with the ``dev`` extra installed. The same data give the same bytes.
"""

from __future__ import annotations

import os

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import argparse  # noqa: E402
import json  # noqa: E402
from pathlib import Path  # noqa: E402

import numpy as np  # noqa: E402
from data import ROOT, read_notices  # noqa: E402
from learners import Linear  # noqa: E402
from matrices import batch_of, vocabulary  # noqa: E402


def train(folder: Path) -> None:
    """Train on all training notices and write the weights to ``folder``."""
    notices = read_notices()
    names = vocabulary(notices)
    model = Linear(l2_dense=0.5, l2_sparse=0.5).fit(batch_of(notices, names))
    folder.mkdir(parents=True, exist_ok=True)
    for name, key in (("dense", "wd"), ("sparse", "ws"), ("bias", "b")):
        np.save(folder / f"{name}.npy", model.weights[key].astype(np.float16), allow_pickle=False)
    (folder / "names.json").write_text(json.dumps(list(names), ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    """Train into ``models/elements`` or ``--out``."""
    parser = argparse.ArgumentParser(description="Train the sentence model.")
    parser.add_argument("--out", type=Path, default=ROOT / "models" / "elements")
    train(parser.parse_args().out)


if __name__ == "__main__":
    main()
