"""Word vectors: the same bytes from ja_ginza again, light to load, found by hash."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from checker.language.tokens import tokenize_text
from checker.language.vectors import WIDTH, mean_vector, token_rows, unit, vector, vectors, word_hash

ROOT = Path(__file__).resolve().parents[2]
STORED = ROOT / "models" / "vectors"

LOAD = """
import json, resource, sys, time
import numpy
from checker.language import tokens
before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
from checker.language import vectors
vectors.vector("漏洩")
loaded = time.process_time() - start
vectors.vectors([chr(c) + chr(d) for c in range(0x4E00, 0x4E80) for d in range(0x5E00, 0x5E80)])
print(json.dumps({"seconds": loaded, "kib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before,
                  "heavy": [m for m in ("spacy", "scipy", "sklearn") if m in sys.modules]}))
"""


def cosine(a: str, b: str) -> float:
    first, second = vector(a), vector(b)
    assert first is not None and second is not None
    return float(unit(first) @ unit(second))


def test_words_of_like_meaning_are_near() -> None:
    assert cosine("漏洩", "流出") > 0.5 > cosine("漏洩", "天気")
    assert cosine("原因", "理由") > 0.5


def test_an_unknown_word_has_no_vector() -> None:
    assert vector("ほげげげげ") is None
    assert vectors(["ほげげげげ", "原因"]).shape == (1, WIDTH)


def test_the_hash_never_changes() -> None:
    assert word_hash("謝罪") == 0xf4e4bded0554
    assert len({word_hash(w) for w in ("原因", "理由", "謝罪", "")}) == 4


def test_an_unknown_compound_is_found_by_its_parts() -> None:
    (token,) = [t for t in tokenize_text("個人情報保護委員会") if t.surface == "個人情報保護委員会"]
    assert len(token_rows(token)) >= 2


def test_the_mean_of_nothing_is_zero() -> None:
    assert not mean_vector([]).any()
    assert np.linalg.norm(mean_vector(tokenize_text("原因を調査した"))) > 0


def test_threads_may_share_the_vectors() -> None:
    words = ["原因", "謝罪", "漏洩", "流出", "再発", "警察", "電話", "調査"] * 50
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(vector, words))
    assert all(np.array_equal(v, vector(w)) for v, w in zip(found, words, strict=True))


def test_loading_is_light() -> None:
    runs = [
        json.loads(subprocess.run([sys.executable, "-c", LOAD], cwd=ROOT, capture_output=True, check=True).stdout)
        for _ in range(3)
    ]
    assert min(r["seconds"] for r in runs) <= 0.05
    assert min(r["kib"] for r in runs) <= 40 * 1024
    assert not runs[0]["heavy"]


def test_the_repository_holds_at_most_15_megabytes_and_the_loss_is_small() -> None:
    assert sum(f.stat().st_size for f in STORED.iterdir()) <= 15_000_000
    report = json.loads((STORED / "report.json").read_text(encoding="utf-8"))
    assert report["words_lost_to_equal_hashes"] == 0
    assert report["cosine_min"] > 0.999


def test_exporting_again_gives_the_same_bytes(tmp_path: Path) -> None:
    script = ROOT / "models" / "training" / "export_vectors.py"
    subprocess.run([sys.executable, str(script), "--out", str(tmp_path)], cwd=ROOT, capture_output=True, check=True)
    for file in sorted(STORED.iterdir()):
        assert (tmp_path / file.name).read_bytes() == file.read_bytes(), file.name


@pytest.mark.parametrize("text", ["", "。", "12345"])
def test_texts_without_words_are_no_trouble(text: str) -> None:
    assert mean_vector(tokenize_text(text)).shape == (WIDTH,)
