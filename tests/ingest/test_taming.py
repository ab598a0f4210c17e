"""Markup that would cost more than in proportion to its length is made harmless; its words stay."""

from collections.abc import Callable

import pytest

from onrecord.ingest import Options, Raw, parsed
from onrecord.ingest.markup import parsed as tree_of
from onrecord.ingest.taming import LONGEST_VALUE, MARKING, MOST_ATTRIBUTES, MOST_WITHIN
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
def test_nothing_is_left_that_costs_more_than_in_proportion(kind: str) -> None:
    """Neither attributes nor elements beyond what honest pages have."""
    tree = tree_of(HOSTILE[kind](5_000))
    assert tree is not None
    for element in tree.iter():
        assert len(element.attrib) <= MOST_ATTRIBUTES
        assert all(len(value) <= LONGEST_VALUE for value in element.attrib.values())
        assert sum(child.tag in MARKING for child in element) <= MOST_WITHIN


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_page_is_read_with_all_its_words(kind: str) -> None:
    """In its order, as it stands."""
    raw = Raw.of_bytes("page.html", HOSTILE[kind](3_000).encode())
    [article] = parsed(raw, Options(any_language=True))
    assert isinstance(article, Document)
    assert article.text.startswith("Bridge to close")
    assert article.text.count("“well”") == (3_000 if kind == "quotations" else 0)
    assert article.text.count("word") == (3_000 if kind == "spans" else 0)


def test_what_stands_among_many_marks_keeps_its_place() -> None:
    """Line breaks, pictures, and blocks within them."""
    marks = "<b>a</b> " * (MOST_WITHIN + 1)
    inside = f"<p>one {marks}<br>two <i>three<br>four</i> {marks}five</p>"
    tree = tree_of(page(inside))
    assert tree is not None
    paragraph = tree.xpath("//article/p")[-1]
    words = "".join(paragraph.itertext())
    assert words == f"one {'a ' * (MOST_WITHIN + 1)}two threefour {'a ' * (MOST_WITHIN + 1)}five"
    assert [child.tag for child in paragraph] == ["br", "i"]


def test_an_honest_page_stays_as_it_is() -> None:
    """With a long attribute that holds a script's data cut, and nothing else."""
    body = (
        "<p>A <b>bold</b> <a href='/x' class='y'>link</a> stands here.</p><div data-x='"
        + "z" * 9_000
        + "'>w</div>"
    )
    tree = tree_of(page(body))
    assert tree is not None
    [link] = tree.xpath("//a")
    assert dict(link.attrib) == {"href": "/x", "class": "y"}
    [data] = tree.xpath("//@data-x")
    assert len(data) == LONGEST_VALUE
