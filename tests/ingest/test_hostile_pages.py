"""Careless and hostile markup is read with all its words."""

from collections.abc import Callable

import pytest

from onrecord.ingest import Options, Raw, parsed
from onrecord.types import Document

PROSE = (
    "<p>The council of Varn said on Monday that the bridge will close before October because of "
    "the cracks that were found in its pillars in the spring.</p>"
) * 6


def page(body: str = "", head: str = "") -> str:
    """A page with an article."""
    return (
        f"<html lang=en><head><title>Bridge to close</title>{head}</head>"
        f"<body><article><h1>Bridge to close</h1>{PROSE}{body}</article></body></html>"
    )


HOSTILE: dict[str, Callable[[int], str]] = {
    "quotations": lambda count: page("<p>" + "<q>well</q> " * count + "</p>"),
    "quotations without a paragraph": lambda count: page("<q>well</q> " * count),
    "spans": lambda count: page("<p>" + "<span>word</span> " * count + "</p>"),
    "links": lambda count: page("<a href='/x'>word</a> " * count),
    "attributes": lambda count: page(
        "<div " + " ".join(f'data-a{n}="x"' for n in range(count)) + ">x</div>"
    ),
    "authors": lambda count: page(
        head='<meta name="author" content="' + "; ".join(f"Ann B{n}" for n in range(count)) + '">'
    ),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_page_is_read_with_all_its_words(kind: str) -> None:
    """In its order, as it stands."""
    raw = Raw.of_bytes("page.html", HOSTILE[kind](3_000).encode())
    [article] = parsed(raw, Options(any_language=True))
    assert isinstance(article, Document)
    assert article.text.startswith("Bridge to close")
    assert article.text.count("“well”") == (3_000 if kind == "quotations" else 0)
    assert article.text.count("word") == (3_000 if kind == "spans" else 0)
