"""What went wrong: problem details for programs (RFC 9457), a page for people."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute, Match, Mount
from starlette.types import Scope

from onrecord.errors import FaultError, InputError, OnRecordError, UnavailableError
from onrecord.serve.answers import Json
from onrecord.serve.rendering import page

MEDIA_TYPE = "application/problem+json"
API = "/api/"
"""The address below which all answers are for programs."""
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
SAFE = ("GET", "HEAD")
REMEDIES = {
    404: "nothing is at this address: check it",
    405: "this address takes other methods: see Allow",
}


class Problem(Exception):
    """A request that fails: an HTTP status, and one line that says what was got, what was expected
    and the remedy.

    `errors`: where there may be several, each thing that is wrong, `where` and `what`.
    """

    def __init__(
        self,
        status: int,
        detail: str,
        headers: dict[str, str] | None = None,
        errors: Sequence[dict[str, str]] = (),
    ) -> None:
        super().__init__(detail)
        self.status, self.detail, self.headers, self.errors = (
            status,
            detail,
            headers or {},
            tuple(errors),
        )

    def to_json(self) -> dict[str, Any]:
        """The members of a problem details object."""
        return details(self.status, self.detail) | (
            {"errors": list(self.errors)} if self.errors else {}
        )


def fault() -> Problem:
    """The problem of an error that nobody foresaw. `safety.Headed` answers with it."""
    return Problem(500, "this is a fault of onrecord, not of yours; its log says more")


def details(status: int, detail: str) -> dict[str, Any]:
    """The members of a problem details object that every problem has."""
    return {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }


def invalid(errors: Sequence[Any], passed: int = 0) -> Problem:
    """The problem of the errors that pydantic found. The first `passed` parts of each location are
    left out."""
    violations = [
        {"where": ".".join(map(str, error["loc"][passed:])), "what": str(error["msg"])}
        for error in errors
    ]
    lines = [
        f"{wrong['where']}: {wrong['what']}" if wrong["where"] else wrong["what"]
        for wrong in violations
    ]
    return Problem(422, "; ".join(lines), errors=violations)


def of_error(error: OnRecordError) -> Problem:
    """The problem that reports an error of ours to the client."""
    if isinstance(error, UnavailableError):
        return Problem(503, str(error))
    if isinstance(error, FaultError):
        return Problem(500, str(error))
    return Problem(422 if isinstance(error, InputError) else 400, str(error))


def answer(request: Request, problem: Problem) -> Response:
    """The problem as JSON for a program or as a page for a browser."""
    if request.scope["path"].startswith(API) or "text/html" not in request.headers.get(
        "accept", "text/html"
    ):
        return Json(problem.to_json(), problem.status, problem.headers, media_type=MEDIA_TYPE)
    title = HTTPStatus(problem.status).phrase
    return page(
        request, "problem.html", problem.status, problem.headers, title=title, detail=problem.detail
    )


def handle(app: FastAPI) -> None:
    """Has the application answer each error that it raises on purpose with a problem."""

    @app.exception_handler(Problem)
    def _problem(request: Request, problem: Problem) -> Response:
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
    """The methods that all routes of an address take together (RFC 9110, 10.2.1)."""
    scope = {
        "type": "http",
        "path": request.scope["path"],
        "root_path": "",
        "headers": [],
        "path_params": {},
    }
    routes = [route for route in request.app.routes if not isinstance(route, Mount)]
    taken = [method for method in METHODS if _matches(routes, {**scope, "method": method})]
    return ", ".join(taken or SAFE)


def _matches(routes: Sequence[BaseRoute], scope: Scope) -> bool:
    return any(route.matches(scope)[0] is Match.FULL for route in routes)
