"""Packs hold what the YAML files hold, and a stale one is never used."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from checker.paths import data_folder
from checker.rules import files, pack
from checker.rules.files import load_group, parse_yaml, read_folder

ROOT = data_folder("style_rules")
GROUPS = sorted(f.name for f in ROOT.iterdir() if f.is_dir())


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "tsujitsuma"


@pytest.mark.parametrize("group", GROUPS)
def test_pack_equals_yaml(group: str, cache: Path) -> None:
    yaml = {name: parse_yaml(data, ROOT / name) for name, data in read_folder(ROOT, ROOT / group)}
    load_group.cache_clear()
    built = load_group(group)
    load_group.cache_clear()
    packed = load_group(group)
    assert built == packed == yaml
    assert len(list(cache.glob("*.json"))) == (1 if yaml else 0)


def test_a_changed_file_makes_a_new_pack(cache: Path) -> None:
    calls: list[int] = []

    def build(value: int) -> dict[str, int]:
        calls.append(value)
        return {"a": value}

    assert pack.cached("g", [("g.a", b"1")], lambda: build(1)) == {"a": 1}
    assert pack.cached("g", [("g.a", b"1")], lambda: build(9)) == {"a": 1}
    assert pack.cached("g", [("g.a", b"2")], lambda: build(2)) == {"a": 2}
    assert calls == [1, 2]


@pytest.fixture
def folder(cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of rules with one file, known from an earlier start."""
    monkeypatch.setattr(files, "data_folder", lambda _: tmp_path / "rules")
    monkeypatch.setattr(files, "book", files.Book("test.marshal"))
    monkeypatch.setattr(files, "_SETTLED", -1_000_000_000)  # the file counts as settled at once
    (tmp_path / "rules" / "g").mkdir(parents=True)
    (tmp_path / "rules" / "g" / "a.yaml").write_text("x: '1'", encoding="utf-8")
    assert read(files) == {"g.a": {"x": "1"}}
    return tmp_path / "rules" / "g"


def read(module: ModuleType) -> dict[str, Any]:
    """Read the group as a new start would."""
    module.load_group.cache_clear()
    module.pack_name.cache_clear()
    group: dict[str, Any] = module.load_group("g")
    return group


def test_an_edit_takes_effect_at_once(folder: Path) -> None:
    (folder / "a.yaml").write_text("x: '2'", encoding="utf-8")  # as long as before
    assert read(files) == {"g.a": {"x": "2"}}
    (folder / "b.yaml").write_text("y: '3'", encoding="utf-8")
    assert read(files) == {"g.a": {"x": "2"}, "g.b": {"y": "3"}}
    (folder / "a.yaml").rename(folder / "c.yaml")
    assert read(files) == {"g.b": {"y": "3"}, "g.c": {"x": "2"}}


def test_what_did_not_change_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "read_folder", None)
    assert read(files) == {"g.a": {"x": "1"}}


def test_a_file_too_fresh_to_tell_is_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_SETTLED", 10**18)
    monkeypatch.setattr(files, "book", files.Book("other.marshal"))
    assert read(files) == {"g.a": {"x": "1"}}
    assert files.book.get(str(folder)) is None


def test_a_broken_pack_is_built_again(cache: Path) -> None:
    files = [("g.a", b"1")]
    cache.mkdir()
    (cache / pack.pack_name("g", files)).write_text("{", encoding="utf-8")
    assert pack.cached("g", files, lambda: {"a": "x"}) == {"a": "x"}


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert pack.cached("g", [("g.a", b"1")], lambda: {"a": "x"}) == {"a": "x"}


def test_names_and_bytes_cannot_run_into_each_other() -> None:
    assert pack.fingerprint([("a", b"bc")]) != pack.fingerprint([("ab", b"c")])


def test_the_build_writes_a_pack_for_every_folder(tmp_path: Path) -> None:
    names = pack.write_all(ROOT, tmp_path)
    assert {f.name for f in tmp_path.iterdir()} == set(names)
    assert any(name.startswith("elements-") for name in names)
