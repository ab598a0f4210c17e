"""Did she really say that? The verdict on a quotation, with its evidence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse

from onrecord.errors import RecordError
from onrecord.record import ALLOWED, EXPLAINED, SIGNS, Checked, Evidence, Record, Verdict
from onrecord.serve.dependencies import Kept
from onrecord.serve.parameters import LONGEST
from onrecord.serve.passages import Excerpt, excerpt
from onrecord.serve.rendering import page

MOST_DIFFERENCES = 20

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: the words of the claim (`asked`) and of the report (`told`); one of them may
    be empty."""

    asked: str
    told: str


@dataclass(frozen=True, slots=True)
class Beside:
    """A report beside the claim: its manner, its passage and the first of its differences."""

    evidence: Evidence
    manner: Verdict
    excerpt: Excerpt
    differences: tuple[Difference, ...]

    @property
    def more(self) -> int:
        """How many differences are not shown."""
        return len(self.evidence.differences) - len(self.differences)


@router.get("/check")
def check(request: Request, record: Kept, quotation: str = "", speaker: str = "") -> HTMLResponse:
    """The form, and the verdict on the quotation in the address."""
    return _answer(request, record, quotation, speaker)


@router.post("/check")
def check_sent(
    request: Request,
    record: Kept,
    quotation: Annotated[str, Form()] = "",
    speaker: Annotated[str, Form()] = "",
) -> HTMLResponse:
    """The same by POST, for quotations that are too long for an address in some alphabets."""
    return _answer(request, record, quotation, speaker)


def _answer(request: Request, record: Record, quotation: str, speaker: str) -> HTMLResponse:
    quotation, speaker = (
        quotation.replace("\r\n", "\n").strip(),
        speaker.strip(),
    )  # a form sends lines ended so
    fault = _too_long(quotation, speaker)
    checked = None
    if quotation and not fault:
        try:
            checked = record.check(quotation, speaker or None)
        except RecordError as err:
            fault = str(err)
    context: dict[str, Any] = {
        "quotation": quotation[:LONGEST],
        "speaker": speaker[:LONGEST],
        "longest": LONGEST,
        "fault": fault,
    }
    context |= {
        "checked": checked,
        "besides": tuple(_besides(checked, checked.evidence)) if checked else (),
    }
    context |= {"leads": tuple(_besides(checked, checked.nearest)) if checked else ()}
    context |= {
        "signs": SIGNS,
        "explained": EXPLAINED,
        "allowed": ALLOWED,
        "address": _address(quotation, speaker),
    }
    return page(request, "check.html", 422 if fault else 200, **context)


def _too_long(quotation: str, speaker: str) -> str:
    """What is wrong with the length of the quotation or the name; empty if nothing is."""
    for name, words in (("quotation", quotation), ("speaker", speaker)):
        if len(words) > LONGEST:
            return f"{name}: got {len(words):,} characters, expected at most {LONGEST:,}: check a part of it"
    return ""


def _address(quotation: str, speaker: str) -> str:
    return urlencode({"quotation": quotation} | ({"speaker": speaker} if speaker else {}))


def _besides(checked: Checked, reports: Iterable[Evidence]) -> Iterator[Beside]:
    for evidence in reports:
        yield Beside(
            evidence,
            _manner(checked, evidence),
            excerpt(evidence.hit),
            differences(evidence, checked.asked),
        )


def _manner(checked: Checked, evidence: Evidence) -> Verdict:
    if not evidence.hit.quotation.asserted:
        return "reported as not said"
    return "denied" if checked.verdict == "denied" else evidence.manner


def differences(evidence: Evidence, claim: str) -> tuple[Difference, ...]:
    """The first differences between the claim and a report, in words."""
    first = evidence.differences[:MOST_DIFFERENCES]
    return tuple(
        Difference(difference.asked.of(claim), difference.told.of(evidence.told))
        for difference in first
    )
