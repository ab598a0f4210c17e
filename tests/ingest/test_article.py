"""Which parts of a page are the article: containers alike, lists of other stories, captions."""

import time
from io import BytesIO

import pytest

from onrecord.ingest import documents
from onrecord.ingest.article import article_blocks, fullest_article
from onrecord.ingest.markup import parsed
from onrecord.ingest.page import blocks
from onrecord.types import Document

PROSE = [
    "The council of Northport met on Monday evening in the old school to talk about the ferry, the pier and the fares.",
    "The ferry has been in dry dock for two years, and nobody in the town hall can say who is to pay for its engine.",
    "About forty people came, most of them from the island, where the shop has been short of bread since the winter.",
    "The treasurer had brought the books, and read from them for an hour before the first question was put to her.",
    "The harbour master showed pictures of the pier, which has lost two of its posts in the storms of the last year.",
    "The vote on the fares was put off to the first week of June, when the auditors will have looked at the accounts.",
    "The smallest of the four shipyards on the coast has asked for more time, and will send its figures after Easter.",
    "The school of the island counts eleven pupils now, and the teacher leaves by the last boat on Friday afternoons.",
]


def read(body: str) -> Document:
    page = f"<html><head><title>Ferry will sail again</title></head><body>{body}</body></html>"
    (document,) = documents(["-"], stdin=BytesIO(page.encode()))
    assert isinstance(document, Document), document
    return document


def paragraphs(lines: list[str], attributes: str = "") -> str:
    return "".join(f"<p{attributes}>{line}</p>" for line in lines)


PARTS = {
    "divs": ("<div class='story-body'>{}</div>", ""),
    "sections": ("<section>{}</section>", ""),
    "nested": (
        "<div class='grid body'><div class='inner'>{}</div></div>",
        "<div class='ad'>Advertisement</div>",
    ),
    "newsletter between": (
        "<div class='story-text'>{}</div>",
        "<aside class='newsletter'><p>Sign up now. It is free of charge, and it comes every morning.</p></aside>",
    ),
}


@pytest.mark.parametrize(("part", "between"), PARTS.values(), ids=PARTS)
@pytest.mark.parametrize("attributes", ["", ' class="paywall"'])
def test_article_is_read_from_all_its_containers(part: str, between: str, attributes: str) -> None:
    parts = [[*PROSE, f"“Part {number} will not last,” said Ada Marsh."] for number in range(3)]
    parts = [
        [f"{line[:-1]}, part {number}." for line in lines] for number, lines in enumerate(parts)
    ]
    body = between.join(part.format(paragraphs(lines, attributes)) for lines in [*parts])
    text = read(f"<main><article><h1>Ferry will sail again</h1>{body}</article></main>").text
    assert text.split("\n\n") == [
        "Ferry will sail again",
        *[line for lines in parts for line in lines],
    ]


OTHER_CONTAINERS = {
    "another article": "<article class='story'><h1>Taxes will fall</h1>{}</article>",
    "another article with its heading": "<div class='story'><h1>Taxes will fall</h1>{}</div>",
    "comments": "<div class='story comments'>{}</div>",
}


@pytest.mark.parametrize("other", OTHER_CONTAINERS.values(), ids=OTHER_CONTAINERS)
def test_article_ends_before_another(other: str) -> None:
    lines = [
        line.replace("ferry", "tax").replace("pier", "tower") + " It is said." for line in PROSE[:3]
    ]
    frame = "article" if other.startswith("<article") else "div"
    story = f"<{frame} class='story'><h1>Ferry will sail again</h1>{paragraphs(PROSE)}</{frame}>"
    text = read(story + other.format(paragraphs(lines))).text
    assert PROSE[-1] in text and lines[1] not in text


def test_article_leaves_out_teasers_of_the_same_kind() -> None:
    teaser = "<div class='post-body'><a href='/x'>Shipyard asks for time</a><p>It will send figures later.</p></div>"
    text = read(f"<div class='post-body'>{paragraphs(PROSE)}</div>{teaser * 3}").text
    assert "Shipyard asks" not in text


LINK = "<p><a href='/x'>Minister says the tower must close</a></p>"
QUOTED = "<p>“It will be felt on the coast.”</p>"
LISTS = {
    "module": f"<div class='x'><h3>More from the Courier</h3>{LINK}{QUOTED}{LINK}</div>",
    "module with a bold heading": f"<div><p><strong>Read next</strong></p>{LINK}{QUOTED}</div>",
    "list": "<section><h2>Related stories:</h2><ul><li><a href='/x'>“Never,” says minister</a></li></ul></section>",
    "in the flow": f"<h4>You may also like</h4>{LINK}{LINK}",
    "most read": f"<div><header><h2>Most read in Northport</h2></header>{LINK}{LINK}</div>",
    "recommended": f"<div><span>Recommended for you</span><div>{LINK}</div><div>{QUOTED}</div></div>",
}


@pytest.mark.parametrize("other", LISTS.values(), ids=LISTS)
@pytest.mark.parametrize("at", [4, len(PROSE)])
def test_article_leaves_out_lists_of_other_stories(other: str, at: int) -> None:
    text = read(f"<article>{paragraphs(PROSE[:at])}{other}{paragraphs(PROSE[at:])}</article>").text
    assert text.split("\n\n") == ["Ferry will sail again", *PROSE]


@pytest.mark.parametrize(
    "link",
    [
        "<p><a href='/x'>Minister says the tower must close</a></p>",
        "<p><strong><a href='/x'>‘I will never go’: mayor tells shipyard</a></strong></p>",
        "<div><a href='/x'><img src=a.png><span>Shipyard asks for more time again</span></a></div>",
    ],
)
def test_article_leaves_out_a_link_that_stands_alone(link: str) -> None:
    text = read(f"<article>{paragraphs(PROSE[:4])}{link}{paragraphs(PROSE[4:])}</article>").text
    assert text.split("\n\n") == ["Ferry will sail again", *PROSE]


def test_article_is_read_from_its_page_where_trafilatura_read_more_links_than_prose() -> None:
    links = [f"Minister number {number} says that the tower must close" for number in range(30)]
    body = "".join(f"<p><a href='/{number}'>{link}</a></p>" for number, link in enumerate(links))
    tree = parsed(f"<html><body>{paragraphs(PROSE[:2])}{body}</body></html>")
    assert tree is not None
    assert article_blocks(list(blocks(tree)), "\n".join([*PROSE[:2], *links])) == PROSE[:2]
    assert article_blocks(list(blocks(tree)), "\n".join(links)) == links


@pytest.mark.parametrize(
    "kept",
    [
        "<p><a href='/x'>“I will never leave the harbour”</a></p>",
        "<p><a href='/x'>The mayor wrote that the tower must close.</a></p>",
        "<h2><a href='/x'>What the mayor wrote on the tower</a></h2><p>“Never,” he said.</p>",
        "<p><a href='/x'>The treasurer of the council</a> said no.</p>",
        "<figure><img src=a.png><blockquote>“I will never leave.”</blockquote></figure>",
    ],
)
def test_article_keeps_sentences_and_quotations_that_are_links(kept: str) -> None:
    text = read(f"<article>{paragraphs(PROSE[:4])}{kept}{paragraphs(PROSE[4:])}</article>").text
    assert len(text.split("\n\n")) > len(PROSE) + 1


STANDFIRST = "After two years in dry dock the ferry of Northport will carry islanders again."
UNDER_THE_HEADLINE = {
    "at once": f"<div class=dek>{STANDFIRST}</div>",
    "after a byline": f"<p>By Ada Marsh</p><p>4 March 2021</p><h2 class=sub>{STANDFIRST}</h2>",
    "in a header": f"<header><div class=meta>Harbour</div><p class=lead>{STANDFIRST}</p></header>",
}


@pytest.mark.parametrize("markup", UNDER_THE_HEADLINE.values(), ids=UNDER_THE_HEADLINE)
def test_article_begins_with_its_standfirst(markup: str) -> None:
    tree = parsed(f"<main><h1>Ferry sails</h1>{markup}<div>{paragraphs(PROSE)}</div></main>")
    assert tree is not None
    assert article_blocks(list(blocks(tree)), "\n".join(PROSE)) == [STANDFIRST, *PROSE]


@pytest.mark.parametrize(
    "markup",
    [
        "<p class=teaser>The tower of Northport has to close after the storm of Sunday night.</p>",
        "<p><a href=/x>The tower of Northport has to close after the storm of Sunday.</a></p>",
        "<figure><img src=a><p>The ferry in its dock in May, before its engine was sold.</p></figure>",
        "<p>By Ada Marsh in Northport</p>",
    ],
)
def test_article_has_no_standfirst_in(markup: str) -> None:
    tree = parsed(f"<main><h1>Ferry sails</h1>{markup}<div>{paragraphs(PROSE)}</div></main>")
    assert tree is not None
    assert article_blocks(list(blocks(tree)), "\n".join(PROSE)) == PROSE


def test_article_gets_back_the_sentences_between_its_paragraphs() -> None:
    lost = (
        "<div class=ad><p>Ferries for sale at half the price, and no questions are asked.</p></div>"
    )
    half = len(PROSE) // 2
    tree = parsed(f"<main>{paragraphs(PROSE[:half])}{lost}{paragraphs(PROSE[half:])}</main>")
    assert tree is not None
    assert article_blocks(list(blocks(tree)), "\n".join([PROSE[0], *PROSE[4:]])) == PROSE


def test_fullest_article_is_the_more_precise_unless_it_is_but_a_part() -> None:
    tree = parsed(f"<body>{paragraphs(PROSE)}<footer><p>Ferry</p><p>Fares</p></footer></body>")
    assert tree is not None
    page = list(blocks(tree))
    everything = "\n".join([*PROSE, "Ferry", "Fares"])
    assert fullest_article(page, ["\n".join(PROSE), everything]) == PROSE
    assert fullest_article(page, ["\n".join(PROSE[:2]), everything])[: len(PROSE)] == PROSE
    assert fullest_article(page, ["", "\n".join(PROSE)]) == PROSE


SECTIONS = {
    "more on": "<section><h2>More on the Ferry</h2><p>“Never,” said Ada Marsh.</p></section>",
    "more from": "<div><h3>More from Ada Marsh</h3><p>“Never,” she said. See <a href='/x'>the report</a>.</p></div>",
    "related": "<div><h3>Related</h3><p>“Never,” said Ada Marsh of the fares.</p></div>",
    "latest": "<h2>Latest news</h2><p>“Never,” said Ada Marsh.</p>",
}


@pytest.mark.parametrize("section", SECTIONS.values(), ids=SECTIONS)
def test_article_keeps_sections_that_only_sound_like_lists(section: str) -> None:
    text = read(f"<article>{paragraphs(PROSE[:4])}{section}{paragraphs(PROSE[4:])}</article>").text
    assert "“Never,”" in text


@pytest.mark.parametrize(
    "caption",
    [
        "<figure><img src=a.png><figcaption>The mayor called it “a wreck”</figcaption></figure>",
        "<figure><img src=a.png><div>The mayor called it “a wreck” in the winter.</div></figure>",
        "<figure class='media'><iframe src=a></iframe><p>“A wreck”: the mayor of Northport at the pier</p></figure>",
        "<div class='photo'><img src=a.png><p class='caption'>The mayor called it “a wreck”</p></div>",
        "<div class='image__caption'>The mayor called it “a wreck” <span>Tom Berg</span></div>",
        "<p>The mayor called it “a wreck” (Image: Coastal)</p>",
    ],
)
def test_article_reads_no_caption_for_quotations(caption: str) -> None:
    document = read(f"<article>{paragraphs(PROSE[:4])}{caption}{paragraphs(PROSE[4:])}</article>")
    unread = "".join(span.of(document.text) for span in document.furniture)
    assert "wreck" not in document.text or "wreck" in unread


HOSTILE = [
    "<h3>Read next</h3><p>a",
    "<div class=a><p>The mayor said no.</p></div>",
    "<section><h3>Read next</h3><a>b</a>",
    "<section>“a.”",
    "<figure>“a.”<br><br>“b.”<br><br>",
    "<figure>“a.”</figure>",
    "<a>Minister says tower closes</a><br><br>",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_article_is_found_quickly_in_hostile_markup(unit: str) -> None:
    tree = parsed("<html><body>" + unit * (200_000 // len(unit)))
    assert tree is not None
    page = list(blocks(tree))
    started = time.process_time()
    article_blocks(page, "The mayor said no.\n“a.”\na\nb")
    assert time.process_time() - started < 4
