"""Renderers of an AuditReport: pure functions, one file a format."""

from __future__ import annotations

import importlib
from collections.abc import Callable

from checker.domain.audit import AuditReport

# Format → module of this folder with ``render(report) -> str | bytes``.
FORMATS = {"json": "json"}


def renderer(name: str) -> Callable[[AuditReport], str | bytes]:
    """Return the renderer of the format ``name`` (one of FORMATS)."""
    module = importlib.import_module(f"checker.report.audit.{FORMATS[name]}")
    render: Callable[[AuditReport], str | bytes] = module.render
    return render
