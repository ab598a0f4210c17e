"""The page of a saved check: the answer of that day, dated, under an address to send on or to
print."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from onrecord.export.citation import day_for_people
from onrecord.record import EXPLAINED, SIGNS, Hit
from onrecord.serve.api import saving
from onrecord.serve.attachments import attached
from onrecord.serve.dependencies import Kept, Set
from onrecord.serve.passages import Excerpt, excerpt
from onrecord.serve.rendering import page
from onrecord.types import Span

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Shown:
    """A report of a saved answer. `differences`: pairs of words of the claim and of the report."""

    excerpt: Excerpt
    manner: str
    by_speaker: bool
    differences: tuple[tuple[str, str], ...]


@router.post("/check/save")
def save(
    record: Kept,
    settings: Set,
    quotation: Annotated[str, Form()] = "",
    speaker: Annotated[str, Form()] = "",
) -> RedirectResponse:
    """Check the quotation, save the answer and go to its address."""
    saved_check = saving.saved(record, settings, quotation, speaker)
    return RedirectResponse(f"/check/{saved_check.key}", 303)


@router.api_route("/check/{key}.json", methods=["GET", "HEAD"])
def as_json(record: Kept, key: str) -> Response:
    """The saved check as JSON."""
    response = saving.saved_check(record, key)
    response.headers.update(attached("saved-check", "json"))
    return response


@router.get("/check/{key}")
def saved(request: Request, record: Kept, key: str) -> HTMLResponse:
    """The page of a saved check."""
    saved_check = saving.found(record, key)
    answer = saved_check.answer
    reports, nearest = (
        tuple(_shown(answer, answer.get(name, ()))) for name in ("evidence", "nearest")
    )
    context: dict[str, Any] = {
        "saved": saved_check,
        "evidence": reports,
        "nearest": nearest,
        "signs": SIGNS,
    }
    context |= {
        "address": f"{request.scope['scheme']}://{request.headers.get('host', '')}/check/{saved_check.key}"
    }
    context |= {"explained": EXPLAINED, "searched": tuple(_searched(answer.get("searched") or {}))}
    return page(request, "saved.html", **context)


def _shown(answer: Mapping[str, Any], evidence: Iterable[Mapping[str, Any]]) -> Iterator[Shown]:
    for report in evidence:
        differences = (
            (
                Span(*difference["asked"]).of(answer["asked"]),
                Span(*difference["told"]).of(report["told"]),
            )
            for difference in report.get("differences", ())
        )
        yield Shown(
            excerpt(Hit.from_json(report)),
            report["manner"],
            bool(report.get("by_speaker")),
            tuple(differences),
        )


def _searched(searched: Mapping[str, Any]) -> Iterator[str]:
    """The extent of the search in words: 1,204 articles, 33 outlets, from 3 March 2019, to 16
    September 2024."""
    for name, value in searched.items():
        if isinstance(value, int):
            yield f"{value:,} {name.removesuffix('s') if value == 1 else name}"
        elif value:
            yield f"{ {'first': 'from', 'last': 'to'}.get(name, name) } {day_for_people(str(value))}"
