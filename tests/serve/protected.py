"""A protected application that does what ours does nowhere."""

from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI, Request, UploadFile
from starlette.responses import StreamingResponse

from onrecord.serve import Settings, problems, safety


def small(**settings: Any) -> FastAPI:
    """A protected application of its own, which does what ours does nowhere: break, dawdle, be sent
    anything."""
    app = FastAPI()
    app.state.settings = Settings(**settings)
    problems.handle(app)

    @app.get("/break")
    def broken() -> None:
        raise ZeroDivisionError

    @app.get("/break-late")
    def broken_late() -> StreamingResponse:
        def told() -> Iterator[str]:
            yield "begun"
            raise ZeroDivisionError

        return StreamingResponse(told())

    @app.post("/raw")
    async def raw(request: Request) -> int:
        return len(await request.body())

    @app.post("/form")
    async def form(files: list[UploadFile]) -> int:
        return len(files)

    safety.protect(app, app.state.settings)
    return app
