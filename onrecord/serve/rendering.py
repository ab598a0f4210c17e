"""Pages from templates: everything that an article says is escaped, and nothing else is markup."""

import itertools
import re
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from onrecord.export.attribution import NO_SOURCE, listed, others, percent, state_in_words
from onrecord.export.citation import citation, day_for_people
from onrecord.export.identifiers import is_web_address
from onrecord.text.characters import CONTROLS, NO_WIDTH, SURROGATES, TURNING
from onrecord.types import UNSURE

TEMPLATES = Path(__file__).parent / "templates"
TEMPLATE = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
FLAG = "\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f"
"""A flag that is spelt with tags, the only visible use of tags (Unicode emoji, UTS 51)."""
HIDDEN = re.compile(
    f"{FLAG}|(["
    f"{CONTROLS}{TURNING}{NO_WIDTH}"  # joiners are letters' own
    f"{SURROGATES}]+)"  # which no page can hold
)
MARK = Markup('<span class="hidden-mark">{}</span>')


def visible(words: str) -> Markup:
    """Words of an article as markup in which hidden characters are visible: those that turn or part
    words unseen stand as their code points. Right-to-left letters and joiners stay as they are.
    """
    pieces, offset = [], 0
    for match in HIDDEN.finditer(words := str(words)):
        if match[1]:
            pieces += [escape(words[offset : match.start()]), MARK.format(_numbers(match[1]))]
            offset = match.end()
    return Markup("".join([*pieces, escape(words[offset:])]))


def labelled(words: str) -> str:
    """The same as plain text, for the page's title and for attributes, which hold no markup."""
    return HIDDEN.sub(lambda match: _numbers(match[1]) if match[1] else match[0], str(words))


def _numbers(hidden: str) -> str:
    """The characters' code points: "⟦U+200B⟧" or, of several alike in a row, "⟦U+200B ×3⟧"."""
    runs = ((ord(character), len(list(alike))) for character, alike in itertools.groupby(hidden))
    codes = (
        f"U+{number:04X} ×{count}" if count > 1 else f"U+{number:04X}" for number, count in runs
    )
    return f"⟦{' '.join(codes)}⟧"


TEMPLATE.filters |= {"visible": visible, "labelled": labelled, "day": day_for_people}
TEMPLATE.tests["web_address"] = is_web_address
TEMPLATE.globals |= {
    "UNSURE": UNSURE,
    "NO_SOURCE": NO_SOURCE,
    "percent": percent,
    "citation": citation,
}
TEMPLATE.globals |= {"state_in_words": state_in_words, "others": others, "listed": listed}


def page(
    request: Request,
    template: str,
    status: int = 200,
    headers: dict[str, str] | None = None,
    **context: Any,
) -> HTMLResponse:
    """A page of a template. Every template also knows the request's path and whether anything can
    be added."""
    settings = request.app.state.settings
    common = {
        "path": request.url.path,
        "read_only": settings.read_only,
        "with_token": settings.token is not None,
    }
    return HTMLResponse(TEMPLATE.get_template(template).render(common | context), status, headers)
