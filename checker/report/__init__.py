"""Renderers: pure functions of the Report, one file a format. They decide nothing."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass

from checker.domain.report import Report


@dataclass(frozen=True, slots=True)
class Style:
    """How to render: with colour or not, width in half-width cells, ``quiet`` for findings alone."""

    color: bool = False
    width: int = 100
    quiet: bool = False


Renderer = Callable[[Report, Style], str]

# Format name → module of this folder with ``render(report, style) -> str``; imported when asked for.
FORMATS = {"text": "text", "json": "json", "html": "html"}


def renderer(name: str) -> Renderer:
    """Return the renderer of the format ``name`` (one of FORMATS)."""
    render: Renderer = importlib.import_module(f"checker.report.{FORMATS[name]}").render
    return render
