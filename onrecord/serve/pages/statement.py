"""The page of a statement: all reports of one utterance, and how each differs from the fullest."""

from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.record import Hit, Told
from onrecord.serve import numbering
from onrecord.serve.dependencies import Kept
from onrecord.serve.marking import Piece, Place, marked
from onrecord.serve.problems import Problem
from onrecord.serve.rendering import page

router = APIRouter()

EXPLAINED = {
    "fullest": "the fullest report",
    "whole": "the same words as the fullest",
    "shortened": "shortened",
    "altered": "other words",
    "paraphrase": "a paraphrase",
}
"""How a report differs from the fullest, in words."""
MOST, MOST_LINKED = 100, 50
"""The most reports that are shown, and the most denials."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A report beside the fullest. `pieces`: its words, with those it cut from the fullest and
    those it added."""

    told: Told
    manner: str
    pieces: tuple[Piece, ...]


@router.get(f"/statement/{{number:{numbering.NAME}}}")
def statement(request: Request, record: Kept, number: int) -> HTMLResponse:
    """All reports of the utterance that a quotation reports."""
    reports = record.statement(number, MOST)
    if reports is None:
        raise Problem(
            404, f"no quotation of the number {number} is on record: search for its words"
        )
    return page(
        request,
        "statement.html",
        asked=number,
        found=reports,
        reports=[beside(report, reports.fullest) for report in reports.reports],
        most=MOST_LINKED,
    )


def beside(report: Told, fullest: Hit) -> Beside:
    """A report, with its cuts and additions against the fullest."""
    differences = (Place(difference.here, difference.fullest) for difference in report.differences)
    return Beside(
        report,
        EXPLAINED[report.manner],
        tuple(marked(report.hit.content, fullest.content, differences)),
    )
