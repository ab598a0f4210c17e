"""A proof as SARIF 2.1.0 (OASIS, 2020), for editors and pipelines: a rule for each verdict, a
result for each quotation.

Positions are given as offsets and as lines and columns, in Unicode code points, in the text as it
was read. The file holds that text: for a web page or a Word document it differs from the file
itself.
"""

import json
from importlib.metadata import version
from typing import Any, TextIO
from urllib.parse import quote

from onrecord.proof.claims import Unchecked
from onrecord.proof.places import Lines
from onrecord.proof.proofing import WRONG, Proof, Proofed
from onrecord.proof.wording import differences, published_in, said_by, searched, verdict
from onrecord.record import EXPLAINED, Evidence
from onrecord.types import Document, Span

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
NOT_CHECKED = "not checked"
RULES: dict[str, str] = {
    **{str(name): explanation for name, explanation in EXPLAINED.items()},
    NOT_CHECKED: "in quotation marks, but taken for no quotation, or too short to check",
}
NUMBERS = {name: number for number, name in enumerate(RULES)}
MOST_EVIDENCE = 5


def write_sarif(proof: Proof, out: TextIO) -> None:
    """The proof as one SARIF file."""
    json.dump(sarif(proof), out, ensure_ascii=False, indent=1)
    out.write("\n")


def sarif(proof: Proof) -> dict[str, Any]:
    """The proof as a SARIF log."""
    lines = Lines(proof.draft.text)
    results = [_result(quotation, proof.draft, lines) for quotation in proof.proofed]
    results += [_not_checked(passage, proof.draft, lines) for passage in proof.unchecked]
    scope = searched(proof.proofed[0].checked.searched) if proof.proofed else ""
    run = {
        "tool": {
            "driver": {
                "name": "onrecord",
                "version": version("onrecord"),
                "rules": list(map(_rule, RULES)),
            }
        },
        "columnKind": "unicodeCodePoints",
        "artifacts": [
            {"location": {"uri": _uri(proof.draft)}, "contents": {"text": _text(proof.draft.text)}}
        ],
        "results": results,
        "properties": {"searched": scope, "articlesLeftOut": proof.left_out},
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(name: str) -> dict[str, Any]:
    level = "error" if name in WRONG else "none" if name in ("verbatim", NOT_CHECKED) else "warning"
    return {
        "id": _id(name),
        "name": "".join(map(str.capitalize, name.split())),
        "shortDescription": {"text": f"{name.capitalize()}: {RULES[name]}."},
        "defaultConfiguration": {"level": level},
    }


def _id(name: str) -> str:
    return name.replace(" ", "-")


def _result(quotation: Proofed, draft: Document, lines: Lines) -> dict[str, Any]:
    kinds = {"wrong": ("fail", "error"), "open": ("fail", "warning"), "sound": ("pass", "none")}
    kind, level = kinds[quotation.standing]
    evidence = quotation.checked.evidence[:MOST_EVIDENCE]
    claimed = f"“{quotation.claim.words}” as said by {said_by(quotation)}"
    message = f"{quotation.verdict.capitalize()}: {verdict(quotation)}. {claimed}."
    if evidence:
        message += "".join(
            f" {difference.capitalize()}."
            for difference in differences(evidence[0], quotation.checked.asked)
        )
        message += f" {published_in(evidence[0])}."
    return {
        **_about(quotation.verdict, kind, level, message),
        "locations": [_location(span, draft, lines) for span in quotation.claim.spans[:1]],
        "relatedLocations": [
            *(_location(span, draft, lines, "goes on here") for span in quotation.claim.spans[1:]),
            *map(_report, evidence),
        ],
        "properties": {
            "direct": quotation.claim.direct,
            "asserted": quotation.claim.quotation.asserted,
            "speaker": _text(quotation.claim.speaker or ""),
            "tier": quotation.checked.tier,
            "dropped": list(quotation.checked.dropped),
        },
    }


def _not_checked(passage: Unchecked, draft: Document, lines: Lines) -> dict[str, Any]:
    message = f"Not checked: {passage.words}: {passage.why}."
    return {
        **_about(NOT_CHECKED, "review", "none", message),
        "locations": [_location(passage.span, draft, lines)],
    }


def _about(name: str, kind: str, level: str, message: str) -> dict[str, Any]:
    return {
        "ruleId": _id(name),
        "ruleIndex": NUMBERS[name],
        "kind": kind,
        "level": level,
        "message": {"text": _text(message)},
    }


def _location(
    span: Span, draft: Document, lines: Lines, message: str | None = None
) -> dict[str, Any]:
    start, end = lines.place(span.start), lines.place(span.end)
    region = {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": span.start,
        "charLength": span.end - span.start,
        "snippet": {"text": _text(span.of(draft.text))},
    }
    note = {"message": {"text": message}} if message else {}
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(draft), "index": 0},
            "region": region,
        },
        **note,
    }


def _report(evidence: Evidence) -> dict[str, Any]:
    """A report as a related location: at its address if it has one."""
    message = {
        "text": _text(f"{evidence.manner}: {evidence.hit.content} — {published_in(evidence)}")
    }
    url = evidence.hit.document.url
    if not url or not url.startswith(("https://", "http://")):
        return {"message": message}
    return {
        "message": message,
        "physicalLocation": {"artifactLocation": {"uri": quote(_text(url), safe=RESERVED)}},
    }


RESERVED = "%:/?#[]@!$&'()*+,;=-._~"
"""What an address keeps as it is (RFC 3986)."""


def _uri(draft: Document) -> str:
    """The draft's name as a relative reference."""
    return quote(_text(draft.id).lstrip("/"), safe="/-._~") or "draft"


def _text(words: str) -> str:
    """Words without what UTF-8 cannot hold."""
    return words.encode("utf-8", "replace").decode()
