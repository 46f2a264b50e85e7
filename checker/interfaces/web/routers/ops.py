"""For operators: /healthz, /readyz, /metrics."""

from __future__ import annotations

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse

from checker import __version__
from checker.interfaces.web.meter import Meter
from checker.interfaces.web.pool import Pool


def router(pool: Pool, meter: Meter) -> APIRouter:
    """Return the paths for operators."""
    routes = APIRouter()

    @routes.get("/healthz", summary="動いているか")
    async def healthz() -> dict[str, str]:
        """プロセスが動いていれば 200 です。"""
        return {"status": "ok", "version": __version__}

    @routes.get("/readyz", summary="調べられるか")
    async def readyz() -> JSONResponse:
        """辞書と規則を読み終えていれば 200、まだなら 503 です。"""
        return JSONResponse({"ready": pool.is_ready}, 200 if pool.is_ready else 503)

    @routes.get("/metrics", summary="Prometheus の値", response_class=Response)
    async def metrics() -> Response:
        """文章は一語も含みません。"""
        return Response(meter.text(), media_type="text/plain; version=0.0.4; charset=utf-8")

    return routes
