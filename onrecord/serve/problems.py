"""What went wrong: problem details for programs (RFC 9457), a page for people."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.routing import Match, Mount

from onrecord.errors import FaultError, InputError, OnRecordError, UnavailableError
from onrecord.serve.answers import Json
from onrecord.serve.rendering import page

MEDIA_TYPE = "application/problem+json"
API = "/api/"
"""What stands below it is for programs."""
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
SAFE = ("GET", "HEAD")
REMEDIES = {404: "nothing is at this address: check it", 405: "this address takes other methods: see Allow"}


class Problem(Exception):
    """An answer other than the one asked for: an HTTP status, and in one line what was got, expected and the remedy.

    `errors`: each thing that is wrong, `where` and `what`, if there may be several.
    """

    def __init__(
        self,
        status: int,
        detail: str,
        headers: dict[str, str] | None = None,
        errors: Sequence[dict[str, str]] = (),
    ) -> None:
        super().__init__(detail)
        self.status, self.detail, self.headers, self.errors = status, detail, headers or {}, tuple(errors)

    def to_json(self) -> dict[str, Any]:
        """The members of a problem details object."""
        return details(self.status, self.detail) | ({"errors": list(self.errors)} if self.errors else {})


def fault() -> Problem:
    """The problem of an error that nobody foresaw. It is told where the headers are put on: see `safety.Headed`."""
    return Problem(500, "this is a fault of onrecord, not of yours; its log says more")


def details(status: int, detail: str) -> dict[str, Any]:
    """The members of a problem details object that every problem has."""
    return {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}


def invalid(errors: Sequence[Any], passed: int = 0) -> Problem:
    """The problem of what pydantic found wrong; so many parts of each place are passed over."""
    found = [{"where": ".".join(map(str, one["loc"][passed:])), "what": str(one["msg"])} for one in errors]
    told = "; ".join(f"{one['where']}: {one['what']}" if one["where"] else one["what"] for one in found)
    return Problem(422, told, errors=found)


def of_error(error: OnRecordError) -> Problem:
    """The problem that an error of ours is to whoever asked."""
    if isinstance(error, UnavailableError):
        return Problem(503, str(error))
    if isinstance(error, FaultError):
        return Problem(500, str(error))
    return Problem(422 if isinstance(error, InputError) else 400, str(error))


def answer(request: Request, problem: Problem) -> Response:
    """The problem in the form that whoever asks can use."""
    if request.scope["path"].startswith(API) or "text/html" not in request.headers.get("accept", "text/html"):
        return Json(problem.to_json(), problem.status, problem.headers, media_type=MEDIA_TYPE)
    title = HTTPStatus(problem.status).phrase
    return page(request, "problem.html", problem.status, problem.headers, title=title, detail=problem.detail)


def handle(app: FastAPI) -> None:
    """Makes every error that the application raises on purpose a problem."""

    @app.exception_handler(Problem)
    def _told(request: Request, problem: Problem) -> Response:
        return answer(request, problem)

    @app.exception_handler(OnRecordError)
    def _ours(request: Request, error: OnRecordError) -> Response:
        return answer(request, of_error(error))

    @app.exception_handler(HTTPException)
    def _http(request: Request, error: HTTPException) -> Response:
        status = error.status_code
        headers = {"allow": _allowed(request)} if status == 405 else dict(error.headers or {})
        return answer(request, Problem(status, REMEDIES.get(status, str(error.detail)), headers))

    @app.exception_handler(RequestValidationError)
    def _invalid(request: Request, error: RequestValidationError) -> Response:
        return answer(request, invalid(error.errors(), passed=1))


def _allowed(request: Request) -> str:
    """The methods that an address takes (RFC 9110, 10.2.1); one that has several routes, those of all."""
    asked = {"type": "http", "path": request.scope["path"], "root_path": "", "headers": [], "path_params": {}}
    routes = [route for route in request.app.routes if not isinstance(route, Mount)]
    taken = [
        method
        for method in METHODS
        if any(route.matches({**asked, "method": method})[0] is Match.FULL for route in routes)
    ]
    return ", ".join(taken or SAFE)
