"""Short cluttered pages: the labels that are left, and lines measured with that were not learned from."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

TRAINING = Path(__file__).resolve().parents[2] / "models" / "training"
sys.path.insert(0, str(TRAINING))

from data import SUBSTANCE, read_extra, read_notices  # noqa: E402
from pages import LEARNED, MEASURED, WAYS, read_lines, short_pages, shorten, wrap  # noqa: E402

from checker.domain.element import ELEMENT_IDS  # noqa: E402


def test_measured_lines_are_not_learned() -> None:
    learned, measured = read_lines(LEARNED), read_lines(MEASURED)
    for place in ("top", "end", "cut"):
        assert len(measured[place]) >= 5
        assert not set(learned[place]) & set(measured[place])


def test_a_page_keeps_only_the_labels_whose_words_are_left() -> None:
    notices = read_extra()[:30]
    pages = short_pages(notices, LEARNED, 1)
    for notice, page in zip(notices, pages, strict=True):
        assert page.id == f"{notice.id}~1"
        for j, element in enumerate(ELEMENT_IDS):
            evidence = notice.record["elements"][element]["evidence"]
            left = any(e in page.document.text for e in evidence)
            assert (page.status[element] == "present") == (notice.status[element] == "present" and left)
            assert page.status[element] != "present" or (page.labels[:, j] == SUBSTANCE).any()
    kept = sum(s == "present" for p in pages for s in p.status.values())
    assert kept < 0.7 * sum(s == "present" for n in notices for s in n.status.values())


def test_pages_of_dev_notices_keep_every_label() -> None:
    notices = [n for n in read_notices(dev=True) if n.is_dev][:3]
    for notice, page in zip(notices, short_pages(notices, MEASURED, 2), strict=True):
        assert page.status == notice.status
        assert notice.record["text"] in page.document.text


def test_shortened_text_is_a_part_and_the_same_each_time() -> None:
    text = "一文目です。二文目です。\n\n三文目です。四文目です。\n\n五文目です。"
    lines = read_lines(LEARNED)
    for way in WAYS:
        first, again = (shorten(text, way, lines, np.random.default_rng(3)) for _ in range(2))
        assert first == again
        assert text.startswith(first.splitlines()[0])
    assert "一文目です。" in wrap(text, lines, np.random.default_rng(1))
