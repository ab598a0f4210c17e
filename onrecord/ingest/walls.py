"""Why a page that was fetched is not the article: it is behind a wall, or made by a script.

A program sees what a stranger sees. Of an article that only subscribers may read that is its
beginning, which must not go on record as the whole.
"""

import json
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

FEWEST_WORDS = 40
"""Words from which on a page may be an article."""
BEGINNING_WORDS = 200
"""Words up to which a page that says that it is not free is the beginning of an article."""
_LOGIN_WORDS = 150
_DATA = "//script[@type='application/ld+json']/text()"
_PASSWORD = "//input[@type='password']"
_LONGEST_DATA = 500_000
_SAVE = "save the page from your browser once it shows the article, and read the file"


def wall(tree: HtmlElement, text: str) -> str | None:
    """Why the text of a page is not its article, with the remedy; None if it may well be."""
    words = len(text.split())
    if words < BEGINNING_WORDS and is_paid(tree):
        return f"shows but the beginning ({words} words) to those who don't pay: {_SAVE}"
    if words < _LOGIN_WORDS and tree.xpath(_PASSWORD):
        return f"asks to log in: {_SAVE}"
    if words < FEWEST_WORDS:
        return (
            f"no article, or one that a script puts into the page: there are {words} words; {_SAVE}"
        )
    return None


def is_paid(tree: HtmlElement) -> bool:
    """Whether a page declares that its article is not free (schema.org, isAccessibleForFree)."""
    return any(
        str(declared.get("isAccessibleForFree")).casefold() == "false"
        for declared in _objects(tree)
    )


def _objects(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The objects that a page declares of itself, those in a graph included."""
    for script in tree.xpath(_DATA):
        try:
            value = json.loads(str(script)[:_LONGEST_DATA])
        except (ValueError, RecursionError):
            continue
        for declared in value if isinstance(value, list) else [value]:
            if isinstance(declared, dict):
                yield declared
                graph = declared.get("@graph")
                yield from (
                    (part for part in graph if isinstance(part, dict))
                    if isinstance(graph, list)
                    else ()
                )
