"""Which blocks of a page are the article: those that trafilatura found, and the quotations that it lost.

trafilatura tells an article from the boilerplate around it well, but drops some short paragraphs, repeated ones and
parts of nested quotations: exactly what a quotation often is (its issue 234). So its answer is not used as the text,
but to pick blocks of the page:

1. A block whose letters trafilatura returned is the article's.
2. The smallest element with most of these letters is the article's container. A block with a quotation mark in it,
   or between the first and the last block found, is put back, unless an element below the container says that it is
   navigation, an advertisement, a comment and so on, or unless it is but a link.
3. If trafilatura found nothing, every block that is not boilerplate counts; if what it found is not among the page's
   blocks (some pages carry their article in a script), its text stands.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from onrecord.ingest.lexicon import words
from onrecord.ingest.page import Block

_QUOTED = re.compile(r"[\"“”„‟«»‹›「」『』]|(?<!\w)[‘‚'](?=\w)|^[—–―]\s?\w")
_NO_LETTERS = re.compile(r"[\W_]+")

_BOILERPLATE_TAGS = words("nav aside footer form menu dialog figcaption address")
_BOILERPLATE_NAMES = words(
    "nav navigation navbar menu footer sidebar comment comments reply related recommended recommendations popular "
    "trending teaser promo promotion ad ads advert advertisement sponsored outbrain taboola newsletter subscribe "
    "subscription signup paywall cookie cookies consent gdpr banner popup modal share sharing social breadcrumb "
    "breadcrumbs tags caption credit"
)
_NAME_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_PULL_QUOTE = re.compile(r"pull-?_?quote", re.IGNORECASE)
_HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden", re.IGNORECASE)

_CONTAINER_SHARE = 0.8
_LEAST_COVERED = 0.5
_MOSTLY_LINK = 0.8
# Letters from which on a match within other text is no accident.
_TELLING_LETTERS = 12
_TELLING_EDGE = 30
_LONGEST_REST = 200_000
# Shorter quotations ("No.") may well be said twice; a page has but a few pull quotes.
_REPEATED_LETTERS = 20
_MOST_PULL_QUOTES = 100


def article_blocks(page: Sequence[Block], extracted: str) -> list[str]:
    """The texts of the article's blocks, in the page's order. `extracted`: trafilatura's text, "" for nothing."""
    if not letters_of(extracted):
        return [block.text for block in page if not _is_boilerplate(block.element, None)]
    found = _found(page, extracted)
    if sum(len(letters_of(page[index].text)) for index in found) < _LEAST_COVERED * len(letters_of(extracted)):
        return [line for line in map(str.strip, extracted.splitlines()) if line]
    chosen = sorted(found | set(_lost_quotations(page, found)))
    repeated = _repeated_pull_quotes(page, chosen)
    return [page[index].text for index in chosen if index not in repeated]


def letters_of(text: str) -> str:
    """The letters and digits of a text, case folded: what two printings of the same words have in common."""
    return _NO_LETTERS.sub("", text).casefold()


def _found(page: Sequence[Block], extracted: str) -> set[int]:
    """The blocks that are lines of the extracted text, or, of the article's likely ones, parts of its other lines."""
    lines = Counter(map(letters_of, extracted.splitlines()))
    letters = [letters_of(block.text) for block in page]
    boilerplate = [_is_boilerplate(block.element, None) for block in page]
    found = set()
    # A paragraph comes before the same words in a side column.
    for index in sorted(range(len(page)), key=boilerplate.__getitem__):
        if letters[index] and lines[letters[index]]:
            lines[letters[index]] -= 1
            found.add(index)
    rest = "".join(lines.elements())[:_LONGEST_REST]
    candidates = (index for index in range(len(page)) if index not in found and not boilerplate[index])
    return found | {index for index in candidates if _is_part(letters[index], rest)}


def _is_part(letters: str, rest: str) -> bool:
    if len(letters) < _TELLING_LETTERS:
        return False
    return letters[:_TELLING_EDGE] in rest or letters[-_TELLING_EDGE:] in rest


def _lost_quotations(page: Sequence[Block], found: set[int]) -> Iterator[int]:
    container = _container(page, found)
    known = {letters_of(page[index].text) for index in found}
    first, last = min(found), max(found)
    for index, block in enumerate(page):
        letters = letters_of(block.text)
        if index in found or not _QUOTED.search(block.text) or block.linked > _MOSTLY_LINK * len(block.text):
            continue
        inside = first < index < last or block.element is container or container in block.element.iterancestors()
        repeated = len(letters) >= _REPEATED_LETTERS and letters in known
        if inside and not repeated and not _is_boilerplate(block.element, container):
            known.add(letters)
            yield index


def _container(page: Sequence[Block], found: set[int]) -> HtmlElement:
    """The innermost element that holds most of the characters found."""
    weights: Counter[HtmlElement] = Counter()
    for index in found:
        for element in _upwards(page[index].element):
            weights[element] += len(page[index].text)
    most = _CONTAINER_SHARE * max(weights.values())
    return max((element for element in weights if weights[element] >= most), key=lambda e: len(list(_upwards(e))))


def _upwards(element: HtmlElement) -> Iterator[HtmlElement]:
    yield element
    yield from element.iterancestors()


def _is_boilerplate(element: HtmlElement, container: HtmlElement | None) -> bool:
    """Whether the element, or one above it and below the container, says that it is not the article."""
    for above in _upwards(element):
        if above is container or above.tag in ("body", "html"):
            return False
        if above.tag in _BOILERPLATE_TAGS or _is_named_boilerplate(above):
            return True
    return False


def _is_named_boilerplate(element: HtmlElement) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true" or _HIDDEN.search(_style(element)):
        return True
    if _PULL_QUOTE.search(_names(element)):
        return True
    return any(word.lower() in _BOILERPLATE_NAMES for word in _NAME_WORDS.findall(_names(element)))


def _style(element: HtmlElement) -> str:
    return str(element.get("style", ""))


def _names(element: HtmlElement) -> str:
    return f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}"


def _repeated_pull_quotes(page: Sequence[Block], chosen: list[int]) -> set[int]:
    """Pull quotes, whose words stand in the article as well."""
    pull_quotes = [index for index in chosen if _is_pull_quote(page[index].element)][:_MOST_PULL_QUOTES]
    if not pull_quotes:
        return set()
    prose = "\n".join(letters_of(page[index].text) for index in chosen if index not in set(pull_quotes))
    return {index for index in pull_quotes if letters_of(page[index].text) in prose}


def _is_pull_quote(element: HtmlElement) -> bool:
    return any(above.tag == "aside" or _PULL_QUOTE.search(_names(above)) for above in _upwards(element))
