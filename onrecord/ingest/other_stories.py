"""Lists of other stories in a page, under headings such as "More from the Herald": they are not the article's words.

Such a heading alone proves little, for an article may have a section "More on the ferry". So what stands under it must
hold whole lines of links as well.
"""

from collections.abc import Sequence

from lxml.html import HtmlElement

from onrecord.ingest import lexicon
from onrecord.ingest.page import Block

_LONGEST_HEADING = 80
# A page has but a few such lists; so no page takes long.
_MOST_LISTS = 100
_FEWEST_LINKS = 0.25
_MOSTLY_LINK = 0.8


def without_other_stories(page: Sequence[Block]) -> list[Block]:
    """The page's blocks but for the lists of other stories, their headings among them."""
    headings = [index for index, block in enumerate(page) if _is_heading(block.text)][:_MOST_LISTS]
    left_out = {index for heading in headings for index in _list_under(page, heading)}
    return [block for index, block in enumerate(page) if index not in left_out]


def _is_heading(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and lexicon.OTHER_STORIES.fullmatch(text) is not None


def _list_under(page: Sequence[Block], heading: int) -> range:
    """The heading and the list under it: the element that begins with it, or else the links that follow it."""
    module = _begins(page, heading)
    after = heading + 1
    while module is not None and after < len(page) and _is_within(page[after].element, module):
        after += 1
    inside = page[heading + 1 : after]
    length = sum(len(block.text) for block in inside)
    holds_links = sum(block.linked for block in inside) >= _FEWEST_LINKS * length and any(map(_is_link, inside))
    if holds_links and 2 * length < sum(len(block.text) for block in page):
        return range(heading, after)
    after = heading + 1
    while after < len(page) and _is_link(page[after]):
        after += 1
    return range(heading, after) if after > heading + 1 else range(0)


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
