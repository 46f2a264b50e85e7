"""Find the line of a field in a YAML file: only read once something is wrong there."""

from __future__ import annotations

from pathlib import Path


def line_of(path: Path, key: str) -> int:
    """Return the line (from 1) of the top-level field ``key``; 1 where it cannot be told."""
    import yaml

    try:
        tree = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except (OSError, ValueError, yaml.YAMLError):
        return 1
    for node, _ in tree.value if isinstance(tree, yaml.MappingNode) else []:
        if getattr(node, "value", None) == key:
            return int(node.start_mark.line) + 1
    return 1
