"""Renderers: pure functions of the Report, one file a format. They decide nothing."""

from __future__ import annotations

import importlib
from collections.abc import Callable

from checker.domain.report import Report
from checker.record import record


@record
class Style:
    """How to render: with colour or not, width in half-width cells, ``quiet`` for findings alone.

    ``root`` is the folder that machine formats show paths relative to, empty to leave them as given.
    """

    color: bool = False
    width: int = 100
    quiet: bool = False
    root: str = ""


Renderer = Callable[[Report, Style], str]

# Format name → module of this folder with ``render(report, style) -> str``; imported when asked for.
FORMATS = {
    "text": "text", "json": "json", "html": "html", "sarif": "sarif", "github": "github", "rdjson": "rdjson",
    "checkstyle": "checkstyle", "junit": "junit",
}  # fmt: skip


def renderer(name: str) -> Renderer:
    """Return the renderer of the format ``name`` (one of FORMATS)."""
    render: Renderer = importlib.import_module(f"checker.report.{FORMATS[name]}").render
    return render
