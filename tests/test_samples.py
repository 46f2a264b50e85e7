"""Snapshots: each sample's reduced report is the one beside it (``python -m tests.update_samples`` writes them)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.snapshots import SAMPLES, dump, expected_path, notices, reduced


@pytest.mark.parametrize("sample", notices(), ids=lambda p: p.name)
def test_sample(sample: Path) -> None:
    assert dump(reduced(sample)) == expected_path(sample).read_text(encoding="utf-8")


def test_samples_and_expected_reports_match_both_ways() -> None:
    assert {expected_path(s).name for s in notices()} == {f.name for f in SAMPLES.glob("*.expected.json")}


def test_there_are_enough_of_different_modes() -> None:
    assert len(notices()) >= 12
    assert len({reduced(sample)["mode"] for sample in notices()}) >= 8


def test_every_sample_is_described() -> None:
    described = (SAMPLES / "README.md").read_text(encoding="utf-8")
    for sample in notices():
        assert sample.stem.rsplit("_", 1)[0] in described, sample.name
