"""The FastAPI app: the API of CONTRACT.md, the pages, and what operators ask."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.formparsers import MultiPartParser

from checker import __version__
from checker.interfaces.web.config import MAX_UPLOAD, WebConfig, refuse_unsafe
from checker.interfaces.web.guard import Guard
from checker.interfaces.web.jobs import Jobs
from checker.interfaces.web.meter import Meter
from checker.interfaces.web.openapi import describe
from checker.interfaces.web.pool import Pool
from checker.interfaces.web.problems import add_handlers
from checker.interfaces.web.routers import audit, check, files, ops, pages, workspaces
from checker.interfaces.web.store.keep import Store

DESCRIPTION = """お詫び・お知らせの文案と、お客様への回答を調べます。位置(start, end)は、送られた文章の符号位置で数えます。
誤りは application/problem+json で返します。文章は、保存を頼まれないかぎり、どこにも残しません。"""


def create_app(config: WebConfig | None = None) -> Guard:
    """Return the app, wrapped in its guard.

    Raises:
        UsageError: where strangers could use the server.
    """
    config = config or WebConfig()
    refuse_unsafe(config)
    # Uploads stay in memory: a draft must not touch the disk because it is long.
    MultiPartParser.spool_max_size = MAX_UPLOAD + 1
    pool = Pool(config.workers, config.waiting, config.seconds, config.settings)
    jobs = Jobs()
    meter = Meter(pool, jobs)
    store = Store(config.database)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        pool.open()
        warming = asyncio.create_task(pool.warm())
        yield
        warming.cancel()
        jobs.close()
        store.close()
        pool.close()

    app = FastAPI(
        title="つじつま", version=__version__, description=DESCRIPTION, lifespan=lifespan, openapi_url="/api/openapi.json",
        docs_url=None, redoc_url=None,  # those pages come from a CDN
    )
    add_handlers(app)
    describe(app)
    app.include_router(check.router(pool))
    app.include_router(files.router(pool))
    app.include_router(audit.router(pool, jobs))
    app.include_router(workspaces.router(store))
    app.include_router(ops.router(pool, meter))
    app.include_router(pages.router(config))
    app.mount("/static", pages.static_files())
    return Guard(meter.wrap(app), config)
