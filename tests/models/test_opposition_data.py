"""Groups of statements for training, and the file the network began from."""

from __future__ import annotations

import json
import random
import struct
from pathlib import Path

import numpy as np
import pytest

from checker.domain.claim import SLOTS
from models.training.e5_weights import E5Weights
from models.training.opposition_data import Pair, cluster, incident, pack, sample, turned
from models.training.opposition_passes import one_pass, taught

ROOT = Path(__file__).resolve().parents[2]


def test_sides_of_a_cluster_oppose_each_other_and_nothing_else_does() -> None:
    group = cluster({"q": "q", "slot": "policy", "sides": [["a1", "a2"], ["b"]], "apart": ["x"], "soft": True})
    assert [words for _, words, *_ in group.said] == ["a1", "a2", "b", "x"]
    assert {(p.a, p.b) for p in group.pairs if p.opposed} == {(0, 2), (1, 2)}
    assert len(group.pairs) == 6
    assert not any(p.hard for p in group.pairs)


def test_matters_of_a_pack_do_not_oppose_each_other() -> None:
    matters = [{"slot": "count", "sides": [["a"], ["b"]]}, {"slot": "date", "q": "?", "sides": [["c"], ["d"], ["e"]]}]
    group = pack({"matters": matters, "facts": ["f"]})
    assert {(p.a, p.b) for p in group.pairs if p.opposed} == {(0, 1), (2, 3), (2, 4), (3, 4)}
    assert len(group.pairs) == 15


def test_a_labelled_incident_gives_only_pairs_whose_label_is_known() -> None:
    record = {
        "official": "対象は100名です。",
        "replies": [
            {"id": "a", "question": "", "at": "2025-06-03T10:00", "text": "対象は200名です。返金いたします。"},
            {"id": "b", "question": "", "at": "2025-06-03T11:00", "text": "対象は100名です。お電話は9時からです。"},
        ],
        "contradictions": [
            {"a": "official", "b": "a", "a_span": "100名", "b_span": "200名", "slot": "count", "kind": "hard"},
            {"a": "a", "b": "b", "a_span": "200名", "b_span": "対象は100名", "slot": "count", "kind": "hard"},
        ],
        "traps": [],
    }
    group = incident(record)
    words = [w for _, w, *_ in group.said]
    opposed = {frozenset((words[p.a], words[p.b])) for p in group.pairs if p.opposed}
    assert opposed == {frozenset(("対象は100名です。", "対象は200名です。"))}
    assert all(p.a < p.b for p in group.pairs)


def test_those_who_dispute_a_third_and_not_each_other_say_the_same() -> None:
    texts = {"a": "手数料は弊社が持ちます。", "b": "ご負担はございません。", "c": "手数料を頂戴いたします。"}
    group = incident({
        "official": None,
        "replies": [{"id": k, "question": "", "at": f"2025-06-03T1{n}:00", "text": t} for n, (k, t) in enumerate(texts.items())],
        "contradictions": [{"a": k, "b": "c", "a_span": texts[k], "b_span": texts["c"], "slot": "policy", "kind": "hard"} for k in "ab"],
        "traps": [],
    })  # fmt: skip
    assert [(p.a, p.b, p.opposed) for p in group.pairs] == [(0, 1, False), (0, 2, True), (1, 2, True)]


def test_a_sample_keeps_the_pairs_of_its_statements() -> None:
    random.seed(2)
    group = pack({"matters": [{"slot": "count", "sides": [[f"a{chr(0x3042 + i)}"], [f"b{chr(0x3042 + i)}"]]} for i in range(30)], "facts": []})
    small = sample(group, most=20)
    assert len(small.said) <= 26
    for pair in small.pairs:
        a, b = small.said[pair.a][1], small.said[pair.b][1]
        assert pair.opposed == (a != b and a[1:] == b[1:])


def test_traps_of_a_matter_oppose_nothing_and_news_comes_after() -> None:
    matters = [{"slot": "count", "q": "?", "sides": [["a"], ["b"]], "apart": ["x"]}]
    group = pack({"matters": matters, "facts": ["f"], "progress": [["early", "late"]]})
    assert [(group.said[p.a][1], group.said[p.b][1]) for p in group.pairs if p.opposed] == [("a", "b")]
    random.seed(1)
    timed = set()
    for _ in range(60):
        small = sample(group)
        times = {words: at for _, words, at, _ in small.said}
        both = {frozenset((small.said[p.a][1], small.said[p.b][1])) for p in small.pairs}
        timed.add(bool(times["a"]))
        assert times["early"] < times["late"] if times["a"] else frozenset(("early", "late")) not in both
    assert timed == {True, False}


def test_a_statement_opposes_itself_only_when_turned() -> None:
    random.seed(3)
    group = cluster({"q": "q", "slot": "policy", "sides": [["返金いたします。"], ["お返しはありません。"]], "apart": []})
    kinds = set()
    for _ in range(40):
        small = sample(group)
        assert len(small.said) == 4
        for again in (p for p in small.pairs if p.b >= 2):
            same = small.said[again.a][1] == small.said[again.b][1]
            assert again.opposed != same
            kinds.add(same)
    assert kinds == {True, False}


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("返金いたします。", "返金いたしません。"),
        ("お手続きは不要です。", "お手続きは必要です。"),
        ("対象に含まれておりません。", "対象に含まれております。"),
        ("詳細は分かり次第お知らせしますが、まだ分かりません。", None),
        ("お問い合わせください。", None),
    ],
)
def test_a_statement_is_turned_where_that_is_safe(words: str, other: str | None) -> None:
    assert turned(words) == other


def test_a_pass_takes_new_sets_whole_and_of_the_others_a_share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "models/data/replies"
    folder.mkdir(parents=True)
    reply = {"id": "a", "question": "", "at": "2025-06-03T10:00"}
    for name, count in (("a", 8), ("b", 3)):
        record = {"official": None, "replies": [reply | {"text": f"{name}の対象は100名です。"}], "contradictions": [], "traps": []}
        (folder / f"own_{name}.jsonl").write_text((json.dumps(record) + "\n") * count, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def words(new: list[Path]) -> list[str]:
        return sorted(group.said[0][1][0] for group in one_pass(taught(tmp_path, new)))

    assert words([Path("models/data/replies/own_b.jsonl")]) == ["a", "a", "b", "b", "b"]
    assert words([]) == ["a"] * 8 + ["b"] * 3


def test_the_written_groups_are_well_formed() -> None:
    paths = sorted((ROOT / "models/data/oppositions").glob("*.jsonl"))
    records = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(records) > 1_500
    assert len({r["id"] for r in records}) == len(records)
    for record in records:
        group = cluster(record) if "sides" in record else pack(record)
        assert any(p.opposed for p in group.pairs), record["id"]
        assert all(isinstance(p, Pair) for p in group.pairs)


def test_the_written_replies_are_well_formed() -> None:
    paths = sorted((ROOT / "models/data/replies").glob("*.jsonl"))
    records = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    assert len({r["id"] for r in records}) == len(records) > 500
    for record in records:
        texts = {r["id"]: r["text"] for r in record["replies"]} | {"official": record["official"] or ""}
        for told in record["contradictions"]:
            assert told["slot"] in SLOTS
            assert all(told[f"{side}_span"] in texts[told[side]] for side in "ab"), record["id"]
        pairs = {frozenset((told["a"], told["b"])) for told in record["contradictions"]}
        assert all(frozenset((trap["a"], trap["b"])) not in pairs for trap in record["traps"]), record["id"]


def test_the_four_bit_file_is_read(tmp_path: Path) -> None:
    pieces = ["<s>", "返金"]
    ends = [0, 3, 9]
    header = b"E5S1" + struct.pack("<I7ifi", 1, 32, 1, 2, 64, 2, 8, 2, 1e-12, 32)
    words = struct.pack("<5iQ", 2, 0, 1, 0, 0, 9) + struct.pack("<3I2f", *ends, 0.0, -2.5) + "".join(pieces).encode()
    words += struct.pack("<iI", 0, 0)
    block = np.float16(0.5).tobytes() + bytes(range(16))
    entries = b""
    place = len(header) + len(words) + 4 + 2 * (2 + 1 + 21)
    for name, number, at, size in ((b"m", 32, place, 18), (b"f", 3, place + 18, 12)):
        entries += struct.pack("<H", 1) + name + b"\0" + struct.pack("<IQQ", number, at, size)
    path = tmp_path / "e5.bin"
    path.write_bytes(header + words + struct.pack("<i", 2) + entries + block + struct.pack("<3f", 1.0, 2.0, 3.0))
    e5 = E5Weights(path)
    assert (e5.width, e5.layers, e5.heads, e5.wide) == (32, 1, 2, 64)
    assert e5.pieces == pieces
    assert list(e5.tensor("f")) == [1.0, 2.0, 3.0]
    # Low halves of the bytes first, then the high ones, each less 8, times the scale.
    assert list(e5.tensor("m")[:3]) == [-4.0, -3.5, -3.0]
    assert list(e5.tensor("m")[16:18]) == [-4.0, -4.0]
