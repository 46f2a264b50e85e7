"""Read YAML rule files as strings only: YAML would guess ``10:30`` to be 630."""

from __future__ import annotations

import os
import time
from functools import cache
from pathlib import Path
from typing import Any

from checker.digest import blake2b
from checker.domain.errors import UsageError
from checker.paths import data_folder
from checker.rules import pack
from checker.rules.book import Book

book = Book("folders-1.marshal")  # what is known of the folders of rules, by path
_SETTLED = 2_000_000_000  # ns: clocks of file systems are coarse, so a file as fresh as this may change unnoticed


def read_yaml(path: Path) -> Any:  # noqa: ANN401  (a YAML tree of str, list and dict)
    """Read one YAML file; every scalar is a ``str``.

    Raises:
        UsageError: with ``file:line`` where the file is no YAML or no UTF-8.
    """
    return parse_yaml(path.read_bytes(), path)


def parse_yaml(data: bytes, path: Path) -> Any:  # noqa: ANN401
    """Parse the bytes of one YAML file; ``path`` is for messages.

    Raises:
        UsageError: with ``file:line`` where the bytes are no YAML or no UTF-8.
    """
    import yaml

    try:
        return yaml.load(data.decode("utf-8"), Loader=yaml.CBaseLoader)  # strings only
    except UnicodeDecodeError:
        raise UsageError(
            "bad_yaml", "UTF-8 として読めません。", "文字コードを UTF-8 にして保存し直してください。", str(path)
        ) from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise UsageError(
            "bad_yaml", f"YAML として読めません({error.problem})。", "その行の字下げと記号を確かめてください。",
            f"{path}:{line}",
        ) from None


@cache
def load_group(group: str) -> dict[str, Any]:
    """Return the raw files of ``style_rules/<group>`` by dotted id (``axes.required``), sorted by id.

    A compiled pack is used when it was made from these very bytes (see ``checker.rules.pack``).
    """
    root = data_folder("style_rules")
    tree = pack.find(pack_name(group))
    if tree is not None:
        return tree
    files = read_folder(root, root / group)
    return pack.cached(group, files, lambda: {name: parse_yaml(data, root / _path(name)) for name, data in files})


@cache
def pack_name(group: str) -> str:
    """Return the name of the pack of a group; it tells the contents of all its files.

    The 290 files are read only where their sizes or times differ from those of the last start (17 ms against 1).
    """
    root = data_folder("style_rules")
    folder = root / group
    stamp, newest = _stamp(folder)
    known = book.get(str(folder))
    if known is not None and known[0] == stamp:
        return str(known[1])
    name = pack.pack_name(group, read_folder(root, folder))
    if newest < time.time_ns() - _SETTLED:
        book.put(str(folder), (stamp, name))
    return name


def _stamp(folder: Path) -> tuple[bytes, int]:
    """Return a digest of names, times and sizes of the YAML files below ``folder``, and the newest of the times (ns)."""
    found: list[tuple[str, int, int, int]] = []
    waiting = [str(folder)]
    while waiting:
        for entry in os.scandir(waiting.pop()):
            if entry.is_dir():
                waiting.append(entry.path)
            elif entry.name.endswith(".yaml"):
                status = entry.stat()
                found.append((entry.path, status.st_ctime_ns, status.st_mtime_ns, status.st_size))
    digest = blake2b(repr(sorted(found)).encode("utf-8", "surrogateescape"), digest_size=16).digest()
    return digest, max((max(changed, modified) for _, changed, modified, _ in found), default=0)


def read_folder(root: Path, folder: Path) -> list[tuple[str, bytes]]:
    """Return ``(dotted id, bytes)`` of the YAML files below ``folder``, sorted by id; ids count from ``root``."""
    return sorted((".".join(f.relative_to(root).with_suffix("").parts), f.read_bytes()) for f in folder.rglob("*.yaml"))


def _path(name: str) -> str:
    return name.replace(".", "/") + ".yaml"
