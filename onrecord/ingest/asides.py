"""What stands within an article and is no part of it: captions, and other stories, one or a list of
them.

A caption shows by the figure around it, a link to another story by standing alone without a full
stop, a list of them by a heading such as "More from the Herald". Such a heading alone proves
little, for an article may have a section "More on the ferry". So what stands under it must hold
whole lines of links as well.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from lxml.html import HtmlElement

from onrecord.ingest.page import Block
from onrecord.language.english import pages
from onrecord.text.marks import CLOSING

_LONGEST_HEADING = 80
_LONGEST_BOX = 800
# A page has but a few such lists; so no page takes long.
_MOST_LISTS = 100
_FEWEST_LINKS = 0.25
_MOSTLY_LINK = 0.8
_ALL_LINK = 0.95
_HEADLINE_WORDS = 4
_SENTENCE_END = re.compile(rf"[.!?…{CLOSING}][)\]]*$")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_PICTURES = ("img", "picture", "video", "iframe", "svg", "canvas", "figcaption")
_FIGURE_NAMES = frozenset(("caption", "figure", "image", "photo", "picture"))
_NAME_WORDS = re.compile(r"[a-z]+")
_LONGEST_CAPTION = 400
_QUOTING = ("blockquote", "pre", "table")


def without_asides(page: Sequence[Block]) -> list[Block]:
    """The page's blocks without captions and other stories; all blocks if no sentence would be
    left."""
    headings = [index for index, block in enumerate(page) if _is_heading(block.text)][:_MOST_LISTS]
    left_out = {index for heading in headings for index in _list_under(page, heading)}
    left_out |= {
        index
        for heading, block in enumerate(page)
        if pages.ABOUT_AUTHOR.fullmatch(block.text[:_LONGEST_HEADING])
        for index in _box_under(page, heading)
    }
    figures: dict[HtmlElement, bool] = {}
    remaining = [
        block
        for index, block in enumerate(page)
        if index not in left_out and not _is_lone_link(block) and not _is_caption(block, figures)
    ]
    return remaining if any(_SENTENCE_END.search(block.text) for block in remaining) else list(page)


def _length(page: Sequence[Block]) -> int:
    return sum(len(block.text) for block in page)


def _is_lone_link(block: Block) -> bool:
    if block.linked < _ALL_LINK * len(block.text) or block.element.tag in _HEADINGS:
        return False
    return len(block.text.split()) >= _HEADLINE_WORDS and not _SENTENCE_END.search(block.text)


def _is_caption(block: Block, figures: dict[HtmlElement, bool]) -> bool:
    """Whether a block stands in a figure that shows a picture and quotes nobody. `figures`: those
    looked at before."""
    figure = next(filter(_is_figure, (block.element, *block.element.iterancestors())), None)
    if figure is None:
        return False
    if figure not in figures:
        shown = {element.tag for element in figure.iter(*_PICTURES, *_QUOTING)}
        figures[figure] = bool(shown) and shown.isdisjoint(_QUOTING) and _is_short(figure)
    return figures[figure]


def _is_figure(element: HtmlElement) -> bool:
    """Whether an element is a figure by its tag or, as on older pages, by its name."""
    if element.tag == "figure":
        return True
    return element.tag == "div" and _names_figure(str(element.get("class", "")))


@lru_cache(maxsize=1 << 12)  # each block asks all elements around it
def _names_figure(names: str) -> bool:
    return not _FIGURE_NAMES.isdisjoint(_NAME_WORDS.findall(names.lower()))


def _is_short(figure: HtmlElement) -> bool:
    if figure.tag == "figure":
        return True
    return sum(map(len, figure.itertext())) <= _LONGEST_CAPTION


def _is_heading(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and pages.OTHER_STORIES.fullmatch(text) is not None


def _list_under(page: Sequence[Block], heading: int) -> range:
    """The heading and the list under it: the element that begins with it, or else the links that
    follow it."""
    module = _begins(page, heading)
    after = heading + 1
    while module is not None and after < len(page) and _is_within(page[after].element, module):
        after += 1
    inside = page[heading + 1 : after]
    length = _length(inside)
    holds_links = sum(block.linked for block in inside) >= _FEWEST_LINKS * length and any(
        map(_is_link, inside)
    )
    if holds_links and 2 * length < _length(page):
        return range(heading, after)
    after = heading + 1
    while after < len(page) and _is_link(page[after]):
        after += 1
    return range(heading, after) if after > heading + 1 else range(0)


def _box_under(page: Sequence[Block], heading: int) -> range:
    """The heading and the short box that begins with it, or else the block under it."""
    module = _begins(page, heading)
    after = heading + 1
    while module is not None and after < len(page) and _is_within(page[after].element, module):
        after += 1
    if after == heading + 1 or _length(page[heading:after]) > _LONGEST_BOX:
        after = min(heading + 2, len(page))
    return range(heading, after)


def _begins(page: Sequence[Block], heading: int) -> HtmlElement | None:
    """The outermost element that begins with the heading; None if the page's whole body does."""
    before = set()
    if heading:
        before = {page[heading - 1].element, *page[heading - 1].element.iterancestors()}
    module = None
    for above in (page[heading].element, *page[heading].element.iterancestors()):
        if above in before or above.tag in ("body", "html"):
            break
        module = above
    return module


def _is_link(block: Block) -> bool:
    return block.linked > _MOSTLY_LINK * len(block.text)


def _is_within(element: HtmlElement, outer: HtmlElement) -> bool:
    return element is outer or outer in element.iterancestors()
