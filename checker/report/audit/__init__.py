"""Renderers of an AuditReport: pure functions, one file a format."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass

from checker.domain.audit import AuditReport

# Format → module of this folder with ``render(report, style) -> str | bytes``; imported when asked for.
FORMATS = {"text": "text", "json": "json", "csv": "csv", "xlsx": "xlsx", "html": "html"}
BINARY = ("xlsx",)


@dataclass(frozen=True, slots=True)
class AuditStyle:
    """How a report is to look: colour and width are for text; ``examples`` cuts the statements of a value (None: all)."""

    color: bool = False
    width: int = 100
    examples: int | None = None


Renderer = Callable[[AuditReport, AuditStyle], str | bytes]


def renderer(name: str) -> Renderer:
    """Return the renderer of the format ``name`` (one of FORMATS)."""
    render: Renderer = importlib.import_module(f"checker.report.audit.{FORMATS[name]}").render
    return render
