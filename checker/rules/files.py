"""Read YAML rule files as strings only: YAML would guess ``10:30`` to be 630."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from checker.domain.errors import UsageError
from checker.paths import data_folder
from checker.rules import pack


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
    files = read_folder(root, root / group)
    return pack.cached(group, files, lambda: {name: parse_yaml(data, root / _path(name)) for name, data in files})


def read_folder(root: Path, folder: Path) -> list[tuple[str, bytes]]:
    """Return ``(dotted id, bytes)`` of the YAML files below ``folder``, sorted by id; ids count from ``root``."""
    return sorted((".".join(f.relative_to(root).with_suffix("").parts), f.read_bytes()) for f in folder.rglob("*.yaml"))


def _path(name: str) -> str:
    return name.replace(".", "/") + ".yaml"
