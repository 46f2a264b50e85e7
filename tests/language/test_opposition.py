"""The network of opposed statements and its pieces."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.language.network import gelu, normed, softmax
from checker.language.opposition import Order, opposition_model
from checker.language.pieces import END, SPACE, START, UNKNOWN, Pieces
from checker.paths import data_folder

FOLDER = data_folder("models") / "opposition"


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return Pieces.open(FOLDER / "pieces.tsv")


def spelled(numbers: list[int]) -> str:
    lines = (FOLDER / "pieces.tsv").read_text(encoding="utf-8").split("\n")
    return "".join(lines[n].rpartition("\t")[0] for n in numbers)


def test_the_pieces_of_a_text_spell_it(pieces: Pieces) -> None:
    numbers = pieces.cut("お手続きは 不要です。", 99)
    assert spelled(numbers) == f"{SPACE}お手続きは{SPACE}不要です。"
    assert len(numbers) < 10


def test_what_no_piece_spells_is_unknown_and_the_rest_is_kept(pieces: Pieces) -> None:
    numbers = pieces.cut("返金\U0001f600します", 99)
    assert UNKNOWN in numbers
    assert spelled(numbers) == f"{SPACE}返金します"


def test_the_likeliest_cut_is_taken(tmp_path: Path) -> None:
    lines = ["\t"] * 4 + [f"{SPACE}\t-1.0", "返\t-3.0", "金\t-3.0", "返金\t-4.0", "返金の\t-20.0", "の\t-2.0"]
    (tmp_path / "p.tsv").write_text("\n".join(lines), encoding="utf-8")
    assert Pieces.open(tmp_path / "p.tsv").cut("返金の", 9) == [4, 7, 9]


@given(st.text(alphabet="返金あいうアイ12。、 A\U0001f600", max_size=40), st.integers(1, 20))
def test_a_cut_keeps_its_bound_and_never_fails(text: str, most: int) -> None:
    cut = Pieces.open(FOLDER / "pieces.tsv") if not _CUTTER else _CUTTER[0]
    _CUTTER[:] = [cut]
    numbers = cut.cut(text, most)
    assert len(numbers) <= most
    assert START not in numbers and END not in numbers


_CUTTER: list[Pieces] = []


def test_the_parts_of_a_block() -> None:
    x = np.array([[1.0, 2.0, 3.0], [0.0, 0.0, 5.0]], np.float32)
    assert np.allclose(softmax(x).sum(-1), 1)
    y = normed(x, (np.ones(3, np.float32), np.zeros(3, np.float32)))
    assert np.allclose(y.mean(-1), 0, atol=1e-6)
    assert np.allclose(y.std(-1), 1, atol=1e-4)
    # Values of GELU in its tanh form.
    assert np.allclose(gelu(np.array([-1.0, 0.0, 1.0, 3.0], np.float32)), [-0.158808, 0.0, 0.841192, 2.996363], atol=1e-5)


def test_which_statement_comes_first_changes_nothing() -> None:
    model = opposition_model()
    a, b = model.read("お手続きは不要です。", "手続きは要りますか"), model.read("5月末までに窓口でお手続きください。")
    assert model.compare(a, b).probability == pytest.approx(model.compare(b, a).probability, abs=1e-6)
    early, late = model.compare(a, b, Order.EARLIER), model.compare(b, a, Order.LATER)
    assert early.probability == pytest.approx(late.probability, abs=1e-6)


def test_hints_are_the_same_both_ways() -> None:
    model = opposition_model()
    hints = model.hints([model.read(t) for t in ("返金いたします。", "返金はいたしかねます。", "営業は9時からです。")])
    assert hints.shape == (3, 3)
    assert np.allclose(hints, hints.T, atol=1e-4)
    assert hints[0, 1] > hints[0, 2]


def test_a_long_statement_is_read_as_far_as_it_may_be() -> None:
    assert opposition_model().read("とても長い説明です。" * 60, "長い質問ですか" * 30).shape == (58, 384)


def test_what_stands_before_a_statement_is_read_with_it_but_not_stated() -> None:
    model = opposition_model()
    alone, led = model.read("その必要はございません。"), model.read("その必要はございません。", "", "パスワードの変更についてご案内します。" * 9)
    assert alone.shape == led.shape
    assert not np.allclose(alone, led, atol=1e-3)
    assert np.allclose(led, model.read("その必要はございません。", "", "パスワードの変更についてご案内します。" * 8))
