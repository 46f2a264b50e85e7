"""Work that someone asked to keep: list, open, save, delete."""

from __future__ import annotations

from fastapi import APIRouter

from checker.interfaces.web.config import WebConfig


def router(config: WebConfig) -> APIRouter:
    """Return the paths of saved work."""
    return APIRouter(prefix="/api/v1/workspaces")
