"""Build hook: put compiled packs of the rule files into the wheel, so that no start ever parses YAML."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PackHook(BuildHookInterface):  # type: ignore[type-arg]
    """Write one pack for each folder of ``style_rules`` and add them to the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the packs; an editable install reads ``style_rules`` itself and keeps packs in the user's cache."""
        if version == "editable" or self.target_name != "wheel":
            return
        sys.path.insert(0, self.root)
        from checker.rules.pack import write_all

        folder = Path(tempfile.mkdtemp(prefix="packs-"))
        write_all(Path(self.root) / "style_rules", folder)
        build_data["force_include"][str(folder)] = "checker/_data/packs"
