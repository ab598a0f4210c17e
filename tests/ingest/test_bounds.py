"""What trafilatura is given of a page: nothing that it takes long over, and every word."""

import json

import pytest
from lxml.html import HtmlElement

from onrecord.ingest.bounds import (
    MOST_ATTRIBUTES,
    MOST_CHILDREN,
    MOST_IN_A_PARAGRAPH,
    bounded,
)
from onrecord.ingest.extraction import MOST_ELEMENTS, extracted
from onrecord.ingest.markup import parsed
from onrecord.ingest.page import blocks

MANY = 3_000


def page(body: str, head: str = "") -> HtmlElement:
    tree = parsed(f"<html><head>{head}</head><body>{body}</body></html>")
    assert tree is not None
    return tree


def texts(tree: HtmlElement) -> str:
    return " ".join(" ".join(block.text for block in blocks(tree)).split())


INLINE = {
    "quotations": "<q>no</q> ",
    "links": "<a href=/a>no</a> ",
    "spans": "<span class=a>no</span> ",
    "pictures": "no <img src=a> ",
    "scripts": "no <script>a()</script> ",
    "nested": "<i><b>no</b> no</i> ",
}


@pytest.mark.parametrize("unit", INLINE.values(), ids=INLINE)
def test_bounded_has_few_elements_in_a_paragraph_and_all_its_words(unit: str) -> None:
    tree = page(f"<p>{unit * MANY}</p><p>{unit}</p>")
    copy = bounded(tree)
    first, last = copy.iter("p")
    assert len(list(first.iter())) <= MOST_IN_A_PARAGRAPH + 1
    assert len(list(last.iter())) > 1
    assert texts(copy) == texts(tree)


def test_bounded_keeps_line_breaks() -> None:
    copy = bounded(page(f"<p>{'<b>no</b><br>' * MANY}</p>"))
    assert len(list(copy.iter("br"))) == MANY


CHILDREN = ["<p>a</p>b ", "<figure>a</figure>b ", "<div>a</div>", "<blockquote>a</blockquote>"]


@pytest.mark.parametrize("unit", CHILDREN)
@pytest.mark.parametrize("around", ["{}", "<div class=a>{}</div>", "<blockquote>{}</blockquote>"])
def test_bounded_groups_many_children(unit: str, around: str) -> None:
    tree = page(around.format(unit * MANY))
    copy = bounded(tree)
    assert max(len(element) for element in copy.iter()) <= MOST_CHILDREN
    assert "".join(copy.itertext()) == "".join(tree.itertext())


def test_bounded_leaves_an_ordinary_page_as_it_is() -> None:
    tree = page("<p>We <b>will</b> <a href=/a>mend</a> it.</p>" * 20 + "<div data-a=b>No.</div>")
    assert [(e.tag, e.text, e.tail, dict(e.attrib)) for e in bounded(tree).iter()] == [
        (e.tag, e.text, e.tail, dict(e.attrib)) for e in tree.iter()
    ]


@pytest.mark.parametrize(
    "unit", ['data-{}="x" ', "d{}='<p>' ", "d{} ", "d{}=x ", "d{}=x/", "<a{} "]
)
def test_tags_have_few_attributes(unit: str) -> None:
    attributes = "".join(map(unit.format, range(MANY)))
    tree = page(f"<p class=a {attributes}>One pier.</p><p class=b>Two piers.</p>")
    assert max(len(element.attrib) for element in tree.iter()) <= 250
    assert max(len(element.attrib) for element in bounded(tree).iter()) <= MOST_ATTRIBUTES
    assert "Two piers." in texts(tree)


def test_tags_keep_their_attributes_where_they_are_few() -> None:
    attributes = " ".join(f'data-{number}="{number} > 1"' for number in range(90))
    (paragraph,) = page(f"<p {attributes} class=a>One pier.</p>").iter("p")
    assert len(paragraph.attrib) == 91
    assert paragraph.get("data-89") == "89 > 1"


def test_names_of_elements_are_cut() -> None:
    (part,) = page(f"<div class='{'a ' * MANY}'>One pier.</div>").iter("div")
    assert len(part.get("class", "")) <= 1_000


NAMES = [f"Ada Marsh{number}" for number in range(MANY)]
DATA = {"@type": "NewsArticle", "headline": "Ferry", "author": [{"name": name} for name in NAMES]}
DECLARING = {
    "meta": f'<meta name="author" content="{", ".join(NAMES)}">',
    "metas": "".join(f'<meta property="article:author" content="{name}">' for name in NAMES),
    "data": f'<script type="application/ld+json">{json.dumps(DATA)}</script>',
    "broken data": f'<script type="application/ld+json">{json.dumps(DATA)},</script>',
}


@pytest.mark.parametrize("head", DECLARING.values(), ids=DECLARING)
def test_bounded_declares_no_authors(head: str) -> None:
    copy = bounded(page("<p>One pier.</p>", head))
    assert not list(copy.iter("meta"))
    assert all('"author"' not in (script.text or "") for script in copy.iter("script"))


def test_bounded_keeps_what_else_the_data_declare() -> None:
    data = {"@type": "NewsArticle", "datePublished": "2021-03-04", "articleBody": "No. " * MANY}
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    (kept,) = bounded(page("<p>One pier.</p>", script)).iter("script")
    assert json.loads(kept.text or "") == data


def test_page_of_too_many_elements_is_not_extracted() -> None:
    assert extracted(page("<p>One pier.</p>" * (MOST_ELEMENTS + 1))).texts == ()
