"""A proof as a page of its own: one HTML file that loads nothing, with the draft, its marks and the
evidence.

Everything from the draft and the articles is escaped; nothing depends on colour alone.
"""

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import TextIO

from onrecord.proof.claims import Unchecked
from onrecord.proof.places import Lines, Stretch, stretches
from onrecord.proof.proofing import Proof, Proofed
from onrecord.proof.wording import (
    differences,
    pieces,
    published_in,
    said_by,
    searched,
    source,
    summary,
    verdict,
)
from onrecord.record import SIGNS, Evidence
from onrecord.text.marks import DOUBLE

STYLE = Path(__file__).with_name("page.css")
MOST_EVIDENCE = 3
UNSEEN = {
    code: f"⟦U+{code:04X}⟧"
    for code in (
        *range(0x09),
        *range(0x0B, 0x0D),
        *range(0x0E, 0x20),
        *range(0x7F, 0xA0),
        *(0x61C, 0x200B, 0x200E, 0x200F),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        0xFEFF,
        *range(0xD800, 0xE000),
    )
}
"""What is not seen but turns, parts or hides words, as what it is."""
REPORTED = {"same": "{}", "draft": "<del>{}</del>", "report": "<ins>{}</ins>"}
KEY = (
    ("sound", "✓ sound"),
    ("open", "? find out more"),
    ("wrong", "≠ change it"),
    ("skipped", "○ not checked"),
)


def write_page(proof: Proof, out: TextIO) -> None:
    """The proof as an HTML file."""
    out.writelines(f"{line}\n" for line in _page(proof))


def _page(proof: Proof) -> Iterator[str]:
    name = proof.draft.title or proof.draft.id
    yield "<!doctype html>"
    yield '<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    yield '<meta name="color-scheme" content="light dark">'
    yield f"<title>Proof of {_shown(name)} · onrecord</title>"
    yield f"<style>\n{STYLE.read_text(encoding='utf8')}</style></head><body><main>"
    yield f"<h1>Proof of {_shown(name)}</h1>"
    yield from _summary(proof)
    yield f'<h2 id="draft">The draft</h2><div class="draft" dir="auto">{"".join(_draft(proof))}</div>'
    yield "<h2>In quotation marks</h2>"
    yield from _list(proof.direct, "q", proof)
    if proof.unchecked:
        yield "<h2>Not checked</h2><ul>"
        yield from _unchecked(proof.unchecked, Lines(proof.draft.text))
        yield "</ul>"
    if proof.indirect:
        yield f"<details><summary>{len(proof.indirect)} reported in the draft’s own words</summary>"
        yield from _list(proof.indirect, "i", proof)
        yield "</details>"
    yield "</main></body></html>"


def _summary(proof: Proof) -> Iterator[str]:
    yield f'<p class="summary">{_shown(summary(proof).capitalize())}.</p>'
    scope = searched(proof.proofed[0].checked.searched) if proof.proofed else ""
    if scope:
        yield f"<p>Searched: {_shown(scope)}. What is not on this record may have been said all the same.</p>"
    if proof.left_out:
        yield f"<p>Left out because they are this draft or copies of it: {proof.left_out:,} on record.</p>"
    yield '<ul class="key">'
    yield from (f'<li><mark class="{name}">{words}</mark></li>' for name, words in KEY)
    yield "<li><del>only in the draft</del></li><li><ins>only in the report</ins></li></ul>"


def _draft(proof: Proof) -> Iterator[str]:
    """The draft's text; each quotation begins with its sign and number, which leads to what was
    found."""
    direct = proof.direct
    marks = [
        (span, number) for number, proofed in enumerate(direct) for span in proofed.claim.spans
    ]
    marks += [(passage.span, len(direct)) for passage in proof.unchecked]
    seen = set[int]()
    for stretch in stretches(proof.draft.text, marks):
        yield _stretch(stretch, direct, seen.isdisjoint(stretch.marks[-1:]))
        seen.update(stretch.marks[-1:])


def _stretch(stretch: Stretch, direct: tuple[Proofed, ...], is_first: bool) -> str:
    if not stretch.marks:
        return _shown(stretch.words)
    number = stretch.marks[-1]
    if number == len(direct):
        return f'<mark class="skipped"><span class="number">○</span> {_shown(stretch.words)}</mark>'
    proofed = direct[number]
    sign = (
        f'<a class="number" href="#q{number + 1}">{SIGNS[proofed.verdict]}&nbsp;{number + 1}</a> '
        if is_first
        else ""
    )
    return f'<mark class="{proofed.standing}" title="{proofed.verdict}">{sign}{_shown(stretch.words)}</mark>'


def _list(proofed: Iterable[Proofed], prefix: str, proof: Proof) -> Iterator[str]:
    lines = Lines(proof.draft.text)
    yield "<ol>"
    for number, quotation in enumerate(proofed, 1):
        yield f'<li id="{prefix}{number}" class="{quotation.standing}">'
        yield f"<h3>{number}. {SIGNS[quotation.verdict]} {quotation.verdict.capitalize()}</h3>"
        yield f"<p>{_shown(verdict(quotation).capitalize())}.</p>"
        yield f"<blockquote dir=auto>{_shown(quotation.claim.words)}</blockquote>"
        where = lines.place(quotation.claim.spans[0].start)
        yield f"<p class=quiet>Line {where.line} of the draft · {_shown(said_by(quotation))}</p>"
        yield from _evidence(quotation)
        yield "</li>"
    yield "</ol>"


def _evidence(quotation: Proofed) -> Iterator[str]:
    reports = quotation.checked.evidence or quotation.checked.nearest
    if not reports:
        return
    yield f"<p class=quiet>{'On record' if quotation.checked.evidence else 'Nearest (leads, not a verdict)'}:</p>"
    yield "<ul class=evidence>"
    for evidence in reports[:MOST_EVIDENCE]:
        yield f"<li><p dir=auto>{_report(evidence, quotation.checked.asked)}</p>"
        yield f"<p class=quiet>{_shown(evidence.manner)} · {_shown(source(evidence))} · {_place(evidence)}</p></li>"
    yield "</ul>"
    if (more := len(reports) - MOST_EVIDENCE) > 0:
        yield f"<p class=quiet>and {more} more</p>"


def _report(evidence: Evidence, claimed: str) -> str:
    """The words of the draft with the differences in the report, or the words of the report."""
    if evidence.manner == "spliced" or not differences(evidence, claimed):
        return _shown(evidence.hit.content)
    return "".join(
        REPORTED[piece.manner].format(_shown(piece.words)) for piece in pieces(evidence, claimed)
    )


def _place(evidence: Evidence) -> str:
    url = evidence.hit.document.url
    words = _shown(published_in(evidence))
    if url and url.startswith(("https://", "http://")):
        return f'<a href="{_shown(url)}" rel="noreferrer">{words}</a>'
    return words


def _unchecked(passages: Iterable[Unchecked], lines: Lines) -> Iterator[str]:
    for passage in passages:
        where = lines.place(passage.span.start)
        yield f"<li><q>{_shown(_short(passage))}</q> <span class=quiet>line {where.line}: {passage.why}</span></li>"


def _short(passage: Unchecked) -> str:
    words = passage.words.strip(f" \n{DOUBLE}")
    return words if len(words) < 300 else f"{words[:300]} …"


def _shown(words: str) -> str:
    """Words as markup: escaped, with invisible characters shown as their numbers."""
    return escape(words.translate(UNSEEN))
