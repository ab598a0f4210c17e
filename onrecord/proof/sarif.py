"""A proof as SARIF 2.1.0 (OASIS, 2020), for editors and pipelines: a rule a verdict, a result a quotation.

Places are given as offsets and as lines and columns, in Unicode code points, into the text as it was read, which the
file holds: of a web page or a Word document that is not the file itself.
"""

import json
from importlib.metadata import version
from typing import Any, TextIO
from urllib.parse import quote

from onrecord.proof.claims import Unchecked
from onrecord.proof.places import Lines
from onrecord.proof.proofing import WRONG, Proof, Proofed
from onrecord.proof.wording import differences, place, said_by, searched, verdict
from onrecord.record import EXPLAINED, Evidence
from onrecord.types import Document, Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
NOT_CHECKED = "not checked"
RULES: dict[str, str] = {
    **{str(name): told for name, told in EXPLAINED.items()},
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
    results = [_result(one, proof.draft, lines) for one in proof.proofed]
    results += [_not_checked(one, proof.draft, lines) for one in proof.unchecked]
    told = searched(proof.proofed[0].checked.searched) if proof.proofed else ""
    run = {
        "tool": {"driver": {"name": "onrecord", "version": version("onrecord"), "rules": list(map(_rule, RULES))}},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": _uri(proof.draft)}, "contents": {"text": _text(proof.draft.text)}}],
        "results": results,
        "properties": {"searched": told, "articlesLeftOut": proof.left_out},
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


def _result(one: Proofed, draft: Document, lines: Lines) -> dict[str, Any]:
    kinds = {"wrong": ("fail", "error"), "open": ("fail", "warning"), "sound": ("pass", "none")}
    kind, level = kinds[one.standing]
    evidence = one.checked.evidence[:MOST_EVIDENCE]
    message = f"{one.verdict.capitalize()}: {verdict(one)}. “{one.claim.words}” as said by {said_by(one)}."
    if evidence:
        message += "".join(f" {told.capitalize()}." for told in differences(evidence[0], one.checked.asked))
        message += f" {place(evidence[0])}."
    return {
        **_about(one.verdict, kind, level, message),
        "locations": [_location(span, draft, lines) for span in one.claim.spans[:1]],
        "relatedLocations": [
            *(_location(span, draft, lines, "goes on here") for span in one.claim.spans[1:]),
            *map(_report, evidence),
        ],
        "properties": {
            "direct": one.claim.direct,
            "asserted": one.claim.quotation.asserted,
            "speaker": _text(one.claim.speaker or ""),
            "tier": one.checked.tier,
            "dropped": list(one.checked.dropped),
        },
    }


def _not_checked(one: Unchecked, draft: Document, lines: Lines) -> dict[str, Any]:
    message = f"Not checked: {one.words}: {one.why}."
    return {
        **_about(NOT_CHECKED, "review", "none", message),
        "locations": [_location(one.span, draft, lines)],
    }


def _about(name: str, kind: str, level: str, message: str) -> dict[str, Any]:
    return {
        "ruleId": _id(name),
        "ruleIndex": NUMBERS[name],
        "kind": kind,
        "level": level,
        "message": {"text": _text(message)},
    }


def _location(span: Span, draft: Document, lines: Lines, message: str | None = None) -> dict[str, Any]:
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
    told = {"message": {"text": message}} if message else {}
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(draft), "index": 0}, "region": region}, **told}


def _report(evidence: Evidence) -> dict[str, Any]:
    """A report as a related location: at its address if it has one."""
    message = {"text": _text(f"{evidence.manner}: {evidence.hit.content} — {place(evidence)}")}
    url = evidence.hit.document.url
    if not url or not url.startswith(("https://", "http://")):
        return {"message": message}
    return {"message": message, "physicalLocation": {"artifactLocation": {"uri": quote(_text(url), safe=RESERVED)}}}


RESERVED = "%:/?#[]@!$&'()*+,;=-._~"
"""What an address keeps as it is (RFC 3986)."""


def _uri(draft: Document) -> str:
    """The draft's name as a relative reference."""
    return quote(_text(draft.id).lstrip("/"), safe="/-._~") or "draft"


def _text(words: str) -> str:
    """Words without what UTF-8 cannot hold."""
    return words.encode("utf-8", "replace").decode()
