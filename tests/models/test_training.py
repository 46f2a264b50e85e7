"""Training: labels come from evidence, and the same data give the same bytes."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np

TRAINING = Path(__file__).resolve().parents[2] / "models" / "training"
sys.path.insert(0, str(TRAINING))

from data import NONE, ROOT, SUBSTANCE, TOUCH, UNKNOWN, read_extra, read_notices, to_notice  # noqa: E402
from folds import folds_of  # noqa: E402
from train_decision import FROM, FROM_OF  # noqa: E402
from train_elements import save, train_sentences  # noqa: E402

from checker.domain.element import ELEMENT_IDS  # noqa: E402

CAUSE, APOLOGY = ELEMENT_IDS.index("cause"), ELEMENT_IDS.index("apology")


def test_evidence_labels_the_sentences_it_stands_in() -> None:
    elements = {e: {"status": "absent", "evidence": []} for e in ELEMENT_IDS}
    elements["cause"] = {"status": "present", "evidence": ["鍵をかけ忘れたためです。"]}
    elements["apology"] = {"status": "vague", "evidence": ["ご迷惑をおかけしています。"]}
    text = "鍵をかけ忘れたためです。ご迷惑をおかけしています。\n以上"
    notice = to_notice({"id": "n", "text": text, "elements": elements}, is_dev=False)
    assert notice.labels[0, CAUSE] == SUBSTANCE
    assert notice.labels[1, APOLOGY] == TOUCH
    assert notice.labels[1, CAUSE] == NONE


def test_every_element_of_the_own_notices_has_its_sentence() -> None:
    for notice in read_extra():
        for j, element in enumerate(ELEMENT_IDS):
            wanted = {"present": SUBSTANCE, "vague": TOUCH}.get(notice.status[element])
            if element in notice.record["unlabelled"]:
                assert set(notice.labels[:, j]) <= {NONE, UNKNOWN}
            else:
                assert wanted is None or (notice.labels[:, j] == wanted).any(), (notice.id, element)


def test_folds_deal_each_set_out_evenly() -> None:
    notices = read_notices(dev=True)
    sizes = np.bincount(folds_of(notices))
    assert sizes.max() - sizes.min() <= 2


def test_touches_are_learned_only_where_labels_name_all_of_them() -> None:
    elements = {e: {"status": "absent", "evidence": []} for e in ELEMENT_IDS}
    elements["cause"] = {"status": "present", "evidence": ["鍵をかけ忘れたためです。"]}
    told = to_notice({"id": "n", "text": "鍵をかけ忘れたためです。", "elements": elements}, is_dev=False).touches_told
    assert not told[CAUSE] and told[APOLOGY]
    assert all(n.touches_told.all() for n in read_extra()[:5])


def test_what_counts_as_present_was_not_written_by_hand() -> None:
    stored = json.loads((ROOT / "models" / "elements" / "decision.json").read_text(encoding="utf-8"))
    for part in ("both", "model"):
        assert {e: t["from"] for e, t in stored[part].items()} == {e: FROM_OF.get(e, FROM) for e in ELEMENT_IDS}


def test_training_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    """The whole training takes minutes: a few notices and two rounds run the same code."""
    for name in ("first", "second"):
        save(train_sentences(read_extra()[:10], epochs=2, seeds=2), tmp_path / name)
    files = sorted(f.name for f in (tmp_path / "first").iterdir())
    assert len(files) == 9
    for file in files:
        assert (tmp_path / "first" / file).read_bytes() == (tmp_path / "second" / file).read_bytes(), file
