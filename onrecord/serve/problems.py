"""What went wrong: problem details for programs (RFC 9457), a page for people."""

from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from onrecord.errors import InputError, OnRecordError
from onrecord.serve.rendering import page

MEDIA_TYPE = "application/problem+json"
API = "/api/"
"""What stands below it is for programs."""


class Problem(Exception):
    """An answer other than the one asked for: an HTTP status, and in one line what was got, expected and the remedy."""

    def __init__(self, status: int, detail: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status, self.detail, self.headers = status, detail, headers or {}


def details(status: int, detail: str) -> dict[str, object]:
    """The members of a problem details object."""
    return {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}


def answer(request: Request, problem: Problem) -> Response:
    """The problem in the form that whoever asks can use."""
    if request.url.path.startswith(API) or "text/html" not in request.headers.get("accept", "text/html"):
        told = details(problem.status, problem.detail)
        return JSONResponse(told, problem.status, problem.headers, media_type=MEDIA_TYPE)
    title = HTTPStatus(problem.status).phrase
    return page(request, "problem.html", problem.status, problem.headers, title=title, detail=problem.detail)


def handle(app: FastAPI) -> None:
    """Makes every error of the application a problem."""

    @app.exception_handler(Problem)
    def _told(request: Request, problem: Problem) -> Response:
        return answer(request, problem)

    @app.exception_handler(OnRecordError)
    def _ours(request: Request, error: OnRecordError) -> Response:
        return answer(request, Problem(422 if isinstance(error, InputError) else 400, str(error)))

    @app.exception_handler(HTTPException)
    def _http(request: Request, error: HTTPException) -> Response:
        remedy = {404: "nothing is at this address: check it", 405: "this address takes other methods"}
        return answer(
            request, Problem(error.status_code, remedy.get(error.status_code, error.detail), dict(error.headers or {}))
        )

    @app.exception_handler(RequestValidationError)
    def _invalid(request: Request, error: RequestValidationError) -> Response:
        told = "; ".join(f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in error.errors())
        return answer(request, Problem(422, told))

    @app.exception_handler(Exception)
    def _bug(request: Request, error: Exception) -> Response:
        return answer(request, Problem(500, "this is a fault of onrecord, not of yours; its log says more"))
