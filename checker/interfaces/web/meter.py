"""Figures for operators (Prometheus): requests by route and status, seconds, checks under way. Never a word of a text."""

from __future__ import annotations

import time

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from checker.interfaces.web.jobs import Jobs
from checker.interfaces.web.pool import Pool

_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Meter:
    """Counts the requests of one app."""

    def __init__(self, pool: Pool, jobs: Jobs) -> None:
        self._registry = CollectorRegistry()
        self._count = Counter("tsujitsuma_requests", "Requests", ("route", "method", "status"), registry=self._registry)
        self._seconds = Histogram("tsujitsuma_seconds", "Seconds of a request", ("route",), buckets=_SECONDS, registry=self._registry)
        Gauge("tsujitsuma_under_way", "Checks running or waiting", registry=self._registry).set_function(lambda: pool.under_way)
        Gauge("tsujitsuma_audits", "Audits in memory", registry=self._registry).set_function(lambda: len(jobs))

    def text(self) -> bytes:
        """Return the figures in Prometheus' text format."""
        return generate_latest(self._registry)

    def wrap(self, app: ASGIApp) -> ASGIApp:
        """Return ``app`` with its requests counted."""

        async def counted(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != "http":
                await app(scope, receive, send)
                return
            status = "500"
            began = time.perf_counter()

            async def noted(message: Message) -> None:
                nonlocal status
                if message["type"] == "http.response.start":
                    status = str(message["status"])
                await send(message)

            try:
                await app(scope, receive, noted)
            finally:
                # The route's pattern, never the path: an id is a secret, and unknown paths would be without end.
                route = getattr(scope.get("route"), "path", "other")
                self._count.labels(route, scope["method"], status).inc()
                self._seconds.labels(route).observe(time.perf_counter() - began)

        return counted
