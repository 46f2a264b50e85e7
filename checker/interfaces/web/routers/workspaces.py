"""Work that someone asked to keep: list, open, save, delete."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Response

from checker.interfaces.web.openapi import returns
from checker.interfaces.web.routers.check import PROBLEMS
from checker.interfaces.web.schemas import WorkspaceBody
from checker.interfaces.web.store.keep import Store


def router(store: Store) -> APIRouter:
    """Return the paths of saved work."""
    routes = APIRouter(prefix="/api/v1/workspaces", responses=PROBLEMS)

    @routes.get("", summary="保存した作業の一覧", responses=returns("Workspace", many=True))
    def all_work() -> list[dict[str, Any]]:
        """新しい順に、名前と版を返します。"""
        return store.all()

    @routes.post("", summary="保存する", status_code=201, responses=returns("Workspace", 201))
    def add(body: WorkspaceBody) -> dict[str, Any]:
        """新しい作業として保管庫に残します。"""
        return store.add(body.kind, body.name, body.body)

    @routes.get("/{name}", summary="開く", responses=returns("Workspace"))
    def get(name: str) -> dict[str, Any]:
        """中身ごと返します。"""
        return store.get(name)

    @routes.put("/{name}", summary="上書きして保存する", responses=returns("Workspace"))
    def change(name: str, body: WorkspaceBody) -> dict[str, Any]:
        """version が今の版と違えば 409 です(ほかの画面が先に保存した)。"""
        return store.change(name, body.name, body.body, body.version)

    @routes.delete("/{name}", summary="消す", status_code=204)
    def remove(name: str) -> Response:
        """保管庫のファイルからも消します。"""
        store.remove(name)
        return Response(status_code=204)

    return routes
