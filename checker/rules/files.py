"""Read YAML rule files as strings only: YAML would guess ``10:30`` to be 630."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from checker.domain.errors import UsageError
from checker.paths import data_folder


def read_yaml(path: Path) -> Any:  # noqa: ANN401  (a YAML tree of str, list and dict)
    """Read one YAML file; every scalar is a ``str``.

    Raises:
        UsageError: with ``file:line`` where the file is no YAML.
    """
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506  (strings only)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise UsageError(
            "bad_yaml", f"YAML として読めません({error.problem})。", "その行の字下げと記号を確かめてください。",
            f"{path}:{line}",
        ) from None


@cache
def load_group(group: str) -> dict[str, Any]:
    """Return the raw files of ``style_rules/<group>`` by dotted id (``axes.required``), sorted by id."""
    root = data_folder("style_rules")
    files = sorted((root / group).rglob("*.yaml"))
    return {".".join(f.relative_to(root).with_suffix("").parts): read_yaml(f) for f in files}
