"""The application: its routes, its protection, and its state while it runs."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import anyio.to_thread
from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from onrecord.reader import Reader
from onrecord.record import Record
from onrecord.serve import downloads, problems, safety
from onrecord.serve.agent import OverHTTP, agent
from onrecord.serve.api import API, PREFIX
from onrecord.serve.api.describing import describe
from onrecord.serve.jobs import Jobs
from onrecord.serve.pages import PAGES
from onrecord.serve.settings import Settings
from onrecord.serve.watching import Watching

STATIC = Path(__file__).parent / "static"
AT_ONCE = 4
"""The most requests that are handled at once; the others wait. More would only take turns on the
processor."""
DEFAULT = Settings()


def application(record: Record, reader: Reader, settings: Settings = DEFAULT) -> FastAPI:
    """An ASGI application that serves a record. The caller closes the record."""
    agents = OverHTTP(agent(record, reader, settings), settings)
    jobs = Jobs(record, reader, settings)
    watching = Watching(record, reader, settings)

    @asynccontextmanager
    async def running(app: FastAPI) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = AT_ONCE
        async with agents.running():
            with jobs, watching:
                yield

    app = FastAPI(
        title="onrecord",
        summary="The record of who said what in the news.",
        version="1",
        lifespan=running,
        openapi_url="/api/openapi.json",
        docs_url=None,  # it would load its scripts from elsewhere
        redoc_url=None,
    )
    app.state.record, app.state.reader, app.state.settings = record, reader, settings
    app.state.jobs, app.state.watching = jobs, watching
    problems.handle(app)
    for router in API:
        app.include_router(router, prefix=PREFIX)
    for router in (
        downloads.router,
        *PAGES,
    ):  # in this order, or a page might take "12.json" for a number
        app.include_router(router, include_in_schema=False)
    describe(app)
    agents.join(app)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    safety.protect(app, settings)
    return app
