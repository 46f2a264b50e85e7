"""Compiled packs of rule files: parsing hundreds of YAML files at each start would cost more than the analysis.

A pack is the parsed tree of one group as JSON, under a name that holds the hash of the YAML bytes it was made from: a
stale pack is never found, so it cannot lie. Packs come with the wheel (``_data/packs``); where files were edited, the
user's cache folder holds them. A cache that cannot be written is no error: YAML is read instead.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from checker.digest import blake2b

BUNDLED = Path(__file__).resolve().parent.parent / "_data" / "packs"


def fingerprint(files: Iterable[tuple[str, bytes]]) -> str:
    """Hash names and bytes of rule files."""
    digest = blake2b(digest_size=16)
    for name, data in files:
        digest.update(b"%s\0%d\0" % (name.encode(), len(data)))
        digest.update(data)
    return digest.hexdigest()


def cache_folder() -> Path:
    """Return the user's cache folder for packs (``XDG_CACHE_HOME`` or the system's habit)."""
    base = os.environ.get("XDG_CACHE_HOME")
    if not base:
        base = os.path.expanduser("~/Library/Caches" if sys.platform == "darwin" else "~/.cache")  # noqa: PTH111
    return Path(base) / "tsujitsuma"


def pack_name(group: str, files: Iterable[tuple[str, bytes]]) -> str:
    """Return the file name of the pack of ``group`` made from ``files``."""
    return f"{group.replace('/', '.')}-{fingerprint(files)}.json"


def cached(group: str, files: list[tuple[str, bytes]], build: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Return the tree of ``group``, from a pack of the same bytes or from ``build()``, which is then kept."""
    if not files:
        return {}
    name = pack_name(group, files)
    tree = find(name)
    if tree is None:
        tree = build()
        _keep(cache_folder(), group, name, tree)
    return tree


def find(name: str) -> dict[str, Any] | None:
    """Return the tree of the pack ``name``, None where there is none."""
    for folder in (BUNDLED, cache_folder()):
        try:
            tree: dict[str, Any] = json.loads((folder / name).read_bytes())
        except (OSError, ValueError):
            continue
        return tree
    return None


def write(folder: Path, name: str, tree: dict[str, Any]) -> None:
    """Write a pack.

    Raises:
        OSError: if the folder cannot be written.
    """
    write_bytes(folder / name, json.dumps(tree, ensure_ascii=False, separators=(",", ":")).encode())


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file in one step, so that no reader ever sees half of it.

    Raises:
        OSError: if the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # The name is known before the file is there: an interruption at any point leaves nothing behind.
    temporary = path.parent / f".new-{os.urandom(8).hex()}"
    try:
        with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600), "wb") as file:
            file.write(data)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def write_all(root: Path, folder: Path) -> list[str]:
    """Write the packs of every folder below ``root`` (``style_rules``) that ``load_group`` may be asked for."""
    from checker.rules.files import parse_yaml, read_folder

    names: list[str] = []
    for group in sorted(f for f in root.rglob("*") if f.is_dir()):
        files = read_folder(root, group)
        if files:
            names.append(pack_name(group.relative_to(root).as_posix(), files))
            write(folder, names[-1], {name: parse_yaml(data, root / f"{name.replace('.', '/')}.yaml") for name, data in files})
    return names


def _keep(folder: Path, group: str, name: str, tree: dict[str, Any]) -> None:
    """Write the pack and drop older ones of the group; a read-only cache is no error."""
    try:
        write(folder, name, tree)
        for old in folder.glob(f"{group.replace('/', '.')}-*.json"):
            if old.name != name:
                old.unlink(missing_ok=True)
    except OSError:
        return
