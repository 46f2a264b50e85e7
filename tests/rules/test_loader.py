"""The strict loader: every mistake in a rule file is named with file:line."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.domain.errors import UsageError
from checker.rules.loader import built_in_rules, split_example, user_rules

GOOD = """\
kind: pattern
category: own
severity: warning
basis: practice
patterns: ['わずか']
message: 「{words}」は避けます。
why: 軽く見せます。
source: 社内基準
examples:
  fires: ['<<わずか>>3件']
  quiet: ['3件']
"""


def load(folder: Path, text: str, name: str = "own/word.yaml") -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as error:
        user_rules(folder, built_in_rules())
    assert error.value.exit_code == 2
    return str(error.value)


def test_a_good_rule_is_read(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "word.yaml").write_text(GOOD, encoding="utf-8")
    (rule,) = user_rules(tmp_path, built_in_rules())
    assert (rule.id, rule.kind, rule.params["patterns"]) == ("own.word", "pattern", ["わずか"])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("why: 軽く見せます。\n", "", "「why」がありません"),
        ("why:", "whyy:", "書き間違い"),
        ("patterns:", "pattern:", "word.yaml:5: 項目「pattern」はありません。「patterns」"),
        ("kind: pattern", "kind: patern", "word.yaml:1: 検査の種類「patern」はありません。「pattern」"),
        ("severity: warning", "severity: fatal", "word.yaml:3: severity に「fatal」"),
        ("basis: practice", "basis: custom", "word.yaml:4: basis"),
        ("  quiet: ['3件']\n", "", "examples.quiet"),
        ("<<わずか>>", "わずか", "word.yaml:9: 例に <<…>> の印がありません"),
        ("category: own", "category: [own", "YAML として読めません"),
        ("message: 「{words}」は避けます。", "message: ''", "word.yaml:6: 項目「message」には文字列"),
        ("source: 社内基準", "source: 社内基準\nenabeld: 'false'", "word.yaml:9: 項目「enabeld」はありません。「enabled」"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in GOOD
    assert said in load(tmp_path, GOOD.replace(old, new))


def test_a_taken_id_is_refused(tmp_path: Path) -> None:
    taken = built_in_rules()[0].id
    assert "既にあります" in load(tmp_path, GOOD, taken.replace(".", "/") + ".yaml")


def test_a_bad_file_name_is_refused(tmp_path: Path) -> None:
    assert "規則名" in load(tmp_path, GOOD, "own/Word-1.yaml")


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="ありません"):
        user_rules(tmp_path / "none", ())


def test_not_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "word.yaml").write_bytes(GOOD.encode("cp932"))
    with pytest.raises(UsageError, match="UTF-8"):
        user_rules(tmp_path, ())


def test_split_example() -> None:
    assert split_example("あ<<い>>う") == ("あいう", (1, 2))
    assert split_example("あいう") == ("あいう", None)
