"""Train the model of the incident mode and write it to ``models/classify``, byte for byte the same each time.

Run: ``python -m models.training.train_classify`` (``--evaluate`` prints the accuracy of 5-fold cross-validation instead).
Learns from the labelled notices and, at half weight, from the own ones (``models/data/slots_*.txt``) and the short sample
sentences of ``models/data/mode_seeds.txt``.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from checker.domain.fact import MODES
from checker.facts.classify import head_end
from checker.facts.mode_model import BLOCKS, CUE_SCALE, Features, Model, features
from checker.text.segment import build_document
from checker.text.source import SourceText
from models.training.slot_data import written

ROOT = Path(__file__).resolve().parents[2]
TRAIN = ("train_a", "train_b", "train_c", "train_d")
DEV = ("dev",)  # only for measuring
SAMPLE_WEIGHT = 0.5
STRENGTH = 10.0


def read(text: str) -> Features:
    """Return the features of one text."""
    document = build_document(SourceText("-", text))
    return features(document, head_end(document))


def notices(sets: tuple[str, ...]) -> tuple[list[Features], list[str]]:
    """Return features and modes of the labelled notices."""
    found: list[Features] = []
    modes: list[str] = []
    for name in sets:
        for line in (ROOT / f"tests/data/notices_{name}.jsonl").read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            found.append(read(record["text"]))
            modes.append(record["mode"])
    return found, modes


def samples() -> tuple[list[Features], list[str]]:
    """Return features and modes of what is learnt at half weight: own notices and sample sentences."""
    own, sentences = written(), _sentences()
    found = [features(document, head_end(document)) for _, document in own] + [read(words) for _, words in sentences]
    return found, [record["mode"] for record, _ in own] + [mode for mode, _ in sentences]


def _sentences() -> list[tuple[str, str]]:
    """Return the mode and the text of each sample sentence."""
    lines = (ROOT / "models/data/mode_seeds.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if "\t" in line]
    return [(mode, "お知らせ\n\n" + words) for mode, words in pairs]


def train(seen: list[Features], modes: list[str], weights: list[float]) -> Model:
    """Fit words, cues and vectors in one regression."""
    vocabulary = []
    idf = []
    for k in range(len(BLOCKS)):
        counts = Counter(w for f in seen for w in f.words[k])
        words = sorted(w for w, n in counts.items() if n > 1)
        vocabulary.append({w: i for i, w in enumerate(words)})
        idf.append(np.array([math.log((1 + len(seen)) / (1 + counts[w])) + 1 for w in words]))
    offsets = np.cumsum([0] + [len(v) for v in vocabulary])
    dense = np.array([np.concatenate([f.cues * CUE_SCALE, f.vectors]) for f in seen])
    data, rows, columns = [], [], []
    for r, f in enumerate(seen):
        for k, known in enumerate(vocabulary):
            items = [(known[w], 1 + math.log(n)) for w, n in sorted(f.words[k].items()) if w in known]
            values = np.array([v * idf[k][i] for i, v in items])
            norm = np.linalg.norm(values) or 1.0
            for (i, _), value in zip(items, values, strict=True):
                data.append(value / norm)
                rows.append(r)
                columns.append(offsets[k] + i)
        data.extend(dense[r])
        rows.extend([r] * dense.shape[1])
        columns.extend(range(offsets[-1], offsets[-1] + dense.shape[1]))
    matrix = csr_matrix((data, (rows, columns)), shape=(len(seen), offsets[-1] + dense.shape[1]))
    fitted = LogisticRegression(C=STRENGTH, max_iter=300).fit(matrix, modes, sample_weight=weights)
    weight = fitted.coef_.T
    table = np.hstack([np.concatenate(idf)[:, None], weight[: offsets[-1]]]).astype(np.float32)
    rest = np.vstack([weight[offsets[-1] :], fitted.intercept_]).astype(np.float32)
    named = tuple({w: int(offsets[k]) + i for w, i in v.items()} for k, v in enumerate(vocabulary))
    return Model(tuple(fitted.classes_), named, table, rest)


def write(model: Model, folder: Path) -> None:
    """Write the weights as float16 arrays and the words as JSON."""
    folder.mkdir(parents=True, exist_ok=True)
    names = {block: list(rows) for block, rows in zip(BLOCKS, model.rows, strict=True)} | {"modes": list(model.modes)}
    (folder / "mode_words.json").write_text(json.dumps(names, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    np.save(folder / "mode_words.npy", model.words.astype(np.float16))
    np.save(folder / "mode_dense.npy", model.dense.astype(np.float16))


def evaluate(seen: list[Features], modes: list[str], extra: tuple[list[Features], list[str]]) -> float:
    """Return the accuracy of 5-fold cross-validation over the notices; the samples are always learnt."""
    right = 0
    for learn, test in StratifiedKFold(5, shuffle=True, random_state=0).split(seen, modes):
        model = train([seen[i] for i in learn] + extra[0], [modes[i] for i in learn] + extra[1],
                      [1.0] * len(learn) + [SAMPLE_WEIGHT] * len(extra[0]))
        guesses = [model.modes[int(model.scores(seen[i]).argmax())] for i in test]
        right += sum(g == modes[i] for g, i in zip(guesses, test, strict=True))
        for g, i in zip(guesses, test, strict=True):
            if g != modes[i] and "--errors" in sys.argv:
                print(i, modes[i], "->", g)
    return right / len(modes)


def main() -> None:
    """Train on everything, or evaluate."""
    seen, modes = notices(TRAIN + DEV if "--evaluate" in sys.argv else TRAIN)
    assert set(modes) <= set(MODES)
    extra = samples()
    if "--evaluate" in sys.argv:
        print(f"mode accuracy, 5-fold: {evaluate(seen, modes, extra):.4f}")
        return
    weights = [1.0] * len(seen) + [SAMPLE_WEIGHT] * len(extra[0])
    write(train(seen + extra[0], modes + extra[1], weights), ROOT / "models/classify")


if __name__ == "__main__":
    main()
