"""Export ja_ginza's word vectors to small arrays that numpy maps into memory (no spaCy needed to read them).

Run ``python models/training/export_vectors.py`` with the ``syntax`` extra installed. Writes ``models/vectors``:

- ``vectors.npy``  int8   (rows, width): a row divided by its scale
- ``scales.npy``   float32 (rows,):      largest absolute value of the row / 127
- ``keys.npy``     uint32 (keys,):       low 32 bits of each word's 48-bit hash, sorted inside its bucket
- ``starts.npy``   uint32 (65537,):      where the bucket of the high 16 bits starts in ``keys``
- ``rows.npy``     uint16 (keys,):       the row of ``vectors`` for each key
- ``report.json``  what was kept and lost

The bytes depend on the version of ja_ginza only.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from checker.language.vectors import BUCKETS, word_hash  # noqa: E402


def read_ginza() -> tuple[NDArray[np.float32], dict[str, int], str]:
    """Return the vectors (rows, width), the row of each word, and the version of ja_ginza."""
    import ja_ginza
    import srsly
    from spacy.strings import hash_string

    folder = Path(ja_ginza.__file__).parent / f"ja_ginza-{ja_ginza.__version__}" / "vocab"
    rows = srsly.read_msgpack(folder / "key2row")
    words = json.loads((folder / "strings.json").read_text(encoding="utf-8"))
    table = {word: int(rows[key]) for word in words if (key := hash_string(word)) in rows}
    return np.load(folder / "vectors"), table, ja_ginza.__version__


def quantise(vectors: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return ``vectors`` as int8 with one scale a row."""
    scales = (np.abs(vectors).max(axis=1) / np.float32(127)).astype(np.float32)
    scales[scales == 0] = 1
    return np.rint(vectors / scales[:, None]).astype(np.int8), scales


def index_words(table: dict[str, int]) -> tuple[NDArray[np.uint32], NDArray[np.uint32], NDArray[np.uint16], int]:
    """Return keys, bucket starts, rows and the number of words lost because two share a hash."""
    seen: dict[int, int] = {}
    lost = 0
    for word in sorted(table):
        key = word_hash(word)
        lost += key in seen
        seen.setdefault(key, table[word])
    order = sorted(seen)
    high = np.array([key >> 32 for key in order], dtype=np.int64)
    keys = np.array([key & 0xFFFFFFFF for key in order], dtype=np.uint32)
    starts = np.searchsorted(high, np.arange(BUCKETS + 1)).astype(np.uint32)
    return keys, starts, np.array([seen[key] for key in order], dtype=np.uint16), lost


def cosine_kept(
    vectors: NDArray[np.float32], codes: NDArray[np.int8], scales: NDArray[np.float32]
) -> tuple[float, float]:
    """Return mean and smallest cosine between a row and its quantised form."""
    back = codes * scales[:, None]
    norms = np.linalg.norm(vectors, axis=1) * np.linalg.norm(back, axis=1)
    cosine = np.einsum("ij,ij->i", vectors, back, dtype=np.float64)[norms > 0] / norms[norms > 0]
    return float(cosine.mean()), float(cosine.min())


def export(folder: Path) -> dict[str, object]:
    """Write the arrays to ``folder`` and return the report."""
    vectors, table, version = read_ginza()
    codes, scales = quantise(vectors)
    keys, starts, rows, lost = index_words(table)
    folder.mkdir(parents=True, exist_ok=True)
    for name, array in (("vectors", codes), ("scales", scales), ("keys", keys), ("starts", starts), ("rows", rows)):
        np.save(folder / f"{name}.npy", array, allow_pickle=False)
    mean, low = cosine_kept(vectors, codes, scales)
    report: dict[str, object] = {
        "source": f"ja_ginza {version}",
        "words": len(keys),
        "words_lost_to_equal_hashes": lost,
        "rows": int(codes.shape[0]),
        "width": int(codes.shape[1]),
        "cosine_mean": round(mean, 5),
        "cosine_min": round(low, 5),
        "bytes": sum(f.stat().st_size for f in sorted(folder.glob("*.npy"))),
    }
    (folder / "report.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    return report


def main() -> None:
    """Export to ``models/vectors`` or to ``--out``."""
    parser = argparse.ArgumentParser(description="Export ja_ginza's word vectors.")
    parser.add_argument("--out", type=Path, default=ROOT / "models" / "vectors")
    print(json.dumps(export(parser.parse_args().out), indent=1))


if __name__ == "__main__":
    main()
