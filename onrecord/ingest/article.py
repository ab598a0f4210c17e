"""Which blocks of a page are the article: those that trafilatura found, and those that it lost.

trafilatura tells an article from the boilerplate around it well, but drops some short paragraphs,
repeated ones and parts of nested quotations: exactly what a quotation often is (its issue 234). So
its answer is not used as the text, but to pick blocks of the page:

1. A block whose letters trafilatura returned is the article's.
2. The smallest element with most of these letters is the article's container. A block with a quotation mark in it,
   or between the first and the last block found, is put back, unless an element below the container
   says that it is navigation, an advertisement, a comment and so on, or unless it is but a link.
3. A sentence under the headline is the article's, and so is one between the first and the last block found, in an
   element such as theirs.
4. Some pages part the article among several containers alike, with advertisements between them, of which trafilatura
   reads the first. The prose of the others is put back.
5. Captions and other stories are left out before all this.
6. If trafilatura found nothing, every block that is not boilerplate counts; if what it found is not among the page's
   blocks (some pages carry their article in a script), its text stands.

trafilatura is asked twice: in the way that brings the least beside the article, and in its usual one. The first answer
stands unless the second brings far more prose.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache

from lxml.html import HtmlElement

from onrecord.ingest.asides import without_asides
from onrecord.ingest.furniture import is_credit, reads_like_sentence
from onrecord.ingest.markup import words
from onrecord.ingest.page import Block
from onrecord.text.marks import CLOSING, DASHES, QUOTING

_SPOKEN = re.compile(rf"^[{DASHES}]\s?\w")
_NO_LETTERS = re.compile(r"[\W_]+")

_BOILERPLATE_TAGS = words("nav aside footer form menu dialog figcaption address")
_BOILERPLATE_NAMES = words(
    "nav navigation navbar menu footer sidebar comment comments reply related recommended recommendations popular "
    "trending teaser promo promotion ad ads advert advertisement sponsored outbrain taboola newsletter subscribe "
    "subscription signup paywall cookie cookies consent gdpr banner popup modal share sharing social breadcrumb "
    "breadcrumbs tags caption credit"
)
_NAME_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_AUTHOR_BOX = re.compile(
    r"author[-_]*(?:bio|box|info|card|profile|desc|about)|about[-_]*(?:the[-_]*)?author",
    re.IGNORECASE,
)
_PULL_QUOTE = re.compile(r"pull-?_?quote", re.IGNORECASE)
_HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden", re.IGNORECASE)

_CONTAINER_SHARE = 0.8
_LEAST_COVERED = 0.5
_MOSTLY_LINK = 0.8
_MOST_LINKS_IN_PROSE = 0.2
_SENTENCE_END = re.compile(rf"[.!?…:,][{CLOSING})\]]*$")
_LEAST_SENTENCE = 60
_STANDFIRST_WITHIN = 8
# How much longer an article must be to be taken for a whole one, and the other for a part of it.
_FAR_MORE = 1.5
_WHOLE_ARTICLES = words("article main body html")
# Letters from which on a match within other text is no accident.
_TELLING_LETTERS = 12
_TELLING_EDGE = 30
_LONGEST_REST = 200_000
# Shorter quotations ("No.") may well be said twice; a page has but a few pull quotes.
_REPEATED_LETTERS = 20
_MOST_PULL_QUOTES = 100


def fullest_article(page: Sequence[Block], texts: Sequence[str]) -> list[str]:
    """The article by the first of several extractions, unless by another it has far more prose.
    `texts`: trafilatura's, the most precise first, "" for nothing.
    """
    found = dict.fromkeys(filter(letters_of, texts)) or [""]
    articles = [article_blocks(page, text) for text in found]
    most = max(map(_prose_length, articles))
    return next(article for article in articles if _FAR_MORE * _prose_length(article) >= most)


def _prose_length(paragraphs: Sequence[str]) -> int:
    return sum(map(len, filter(_is_sentence, paragraphs)))


def _is_sentence(text: str) -> bool:
    return len(text) >= _LEAST_SENTENCE and _SENTENCE_END.search(text) is not None


def article_blocks(page: Sequence[Block], extracted: str) -> list[str]:
    """The texts of the article's blocks, in the page's order. `extracted`: trafilatura's text, ""
    for nothing."""
    whole, page = page, without_asides(page)
    if not letters_of(extracted):
        return [block.text for block in page if not _is_boilerplate(block.element, None)]
    matched = _matching(page, extracted)
    if not _covers(page, matched, extracted):
        in_whole = _matching(whole, extracted)
        if not _covers(whole, in_whole, extracted):
            return [line for line in map(str.strip, extracted.splitlines()) if line]
        if not matched:
            page, matched = whole, in_whole
    lost = {*_lost(page, matched), *_standfirst(page, matched)}
    chosen = sorted(matched | lost)
    repeated = _repeated_pull_quotes(page, chosen)
    return [page[index].text for index in chosen if index not in repeated]


def _covers(page: Sequence[Block], matched: set[int], extracted: str) -> bool:
    return sum(len(letters_of(page[index].text)) for index in matched) >= _LEAST_COVERED * len(
        letters_of(extracted)
    )


def letters_of(text: str) -> str:
    """The letters and digits of a text, case folded: what two printings of the same words have in
    common."""
    return _NO_LETTERS.sub("", text).casefold()


def _matching(page: Sequence[Block], extracted: str) -> set[int]:
    """The blocks that are lines of the extracted text, or, of the article's likely ones, parts of
    its other lines."""
    lines = Counter(map(letters_of, extracted.splitlines()))
    letters = [letters_of(block.text) for block in page]
    boilerplate = [_is_boilerplate(block.element, None) for block in page]
    matched = set()
    # A paragraph comes before the same words in a side column.
    for index in sorted(range(len(page)), key=boilerplate.__getitem__):
        if letters[index] and lines[letters[index]]:
            lines[letters[index]] -= 1
            matched.add(index)
    remaining = "".join(lines.elements())[:_LONGEST_REST]
    candidates = (
        index for index in range(len(page)) if index not in matched and not boilerplate[index]
    )
    return matched | {index for index in candidates if _is_part(letters[index], remaining)}


def _is_part(letters: str, text: str) -> bool:
    if len(letters) < _TELLING_LETTERS:
        return False
    return letters[:_TELLING_EDGE] in text or letters[-_TELLING_EDGE:] in text


def _lost(page: Sequence[Block], matched: set[int]) -> Iterator[int]:
    """The blocks that trafilatura lost: quotations in the article's container, prose among the
    blocks found and in the container's twins."""
    container = _container(page, matched)
    twins = _twins(page, container)
    kinds = {_kind(page[index].element) for index in matched}
    printed = {letters_of(page[index].text) for index in matched}
    among = range(min(matched), max(matched))
    for index, block in enumerate(page):
        enclosed = matched.issuperset((index - 1, index + 1))
        if index in matched or (_is_link(block) and not enclosed):
            continue
        above = set(_upwards(block.element))
        is_prose = index in among and _is_own_prose(block, kinds, enclosed)
        is_quotation = (index in among or container in above) and _may_quote(block.text)
        if not (is_prose or is_quotation or not above.isdisjoint(twins)):
            continue
        letters = letters_of(block.text)
        repeated = len(letters) >= _REPEATED_LETTERS and letters in printed
        if not repeated and not _is_boilerplate(block.element, container, kinds):
            printed.add(letters)
            yield index


def _is_link(block: Block) -> bool:
    return block.linked > _MOSTLY_LINK * len(block.text)


def _may_quote(text: str) -> bool:
    return QUOTING.search(text) is not None or _SPOKEN.match(text) is not None


def _is_own_prose(block: Block, kinds: Set[str], enclosed: bool) -> bool:
    """Whether a block is a sentence of the article itself: in an element such as its paragraphs
    are, and long, with few links, or between two of them."""
    if _kind(block.element) not in kinds:
        return False
    if enclosed:
        return _SENTENCE_END.search(block.text) is not None
    return _is_sentence(block.text) and not _has_many_links(block)


def _has_many_links(block: Block) -> bool:
    return block.linked > _MOST_LINKS_IN_PROSE * len(block.text)


def _standfirst(page: Sequence[Block], matched: set[int]) -> Iterator[int]:
    """The sentence under the headline, if the first block found stands below it."""
    first = min(matched)
    headline = next((i for i in range(first - 1, -1, -1) if page[i].element.tag == "h1"), first)
    below = range(headline + 1, min(first, headline + 1 + _STANDFIRST_WITHIN))
    index = next((index for index in below if reads_like_sentence(page[index].text)), None)
    if index is None or _has_many_links(page[index]) or is_credit(page[index].text):
        return
    if not _is_boilerplate(page[index].element, _container(page, matched)):
        yield index


def _twins(page: Sequence[Block], container: HtmlElement) -> set[HtmlElement]:
    """The elements beside the container, or beside one around it, that are of its kind and hold
    prose."""
    candidates = set()
    for above in _upwards(container):
        if above.tag in _WHOLE_ARTICLES or next(above.iter("h1"), None) is not None:
            break  # what stands beside a whole article is another article
        if above.get("class") or above.tag == "section":
            parent = above.getparent()
            candidates |= {
                twin for twin in parent if twin is not above and _kind(twin) == _kind(above)
            }
    return {
        twin for twin, inside in _blocks_within(page, candidates).items() if _is_prose(twin, inside)
    }


def _blocks_within(
    page: Sequence[Block], elements: set[HtmlElement]
) -> dict[HtmlElement, list[Block]]:
    within: dict[HtmlElement, list[Block]] = {element: [] for element in elements}
    for block in page if elements else ():
        for above in _upwards(block.element):
            if above in elements:
                within[above].append(block)
    return within


def _is_prose(element: HtmlElement, inside: list[Block]) -> bool:
    """Whether most of an element's text are sentences, few of it links, and none of it a whole
    article's headline."""
    length = sum(len(block.text) for block in inside)
    sentences = sum(len(block.text) for block in inside if _SENTENCE_END.search(block.text))
    linked = sum(block.linked for block in inside)
    if 2 * sentences < length or linked > _MOST_LINKS_IN_PROSE * length:
        return False
    return next(element.iter("h1"), None) is None and not _is_boilerplate(
        element, element.getparent()
    )


def _kind(element: HtmlElement) -> str:
    return f"{element.tag} {element.get('class', '')}"


def _container(page: Sequence[Block], matched: set[int]) -> HtmlElement:
    """The innermost element that holds most of the characters found."""
    weights: Counter[HtmlElement] = Counter()
    for index in matched:
        for element in _upwards(page[index].element):
            weights[element] += len(page[index].text)
    most = _CONTAINER_SHARE * max(weights.values())
    return max(
        (element for element in weights if weights[element] >= most),
        key=lambda e: len(list(_upwards(e))),
    )


def _upwards(element: HtmlElement) -> Iterator[HtmlElement]:
    yield element
    yield from element.iterancestors()


def _is_boilerplate(
    element: HtmlElement, container: HtmlElement | None, kinds: Set[str] = frozenset()
) -> bool:
    """Whether the element, or one above it that is not around the container, says that it is not
    the article.

    `kinds`: the kinds of element that the article's own paragraphs are, whatever they are called.
    """
    around = set() if container is None else set(_upwards(container))
    for above in _upwards(element):
        if above in around or above.tag in ("body", "html"):
            return False
        if (above.tag in _BOILERPLATE_TAGS or _is_named_boilerplate(above)) and _kind(
            above
        ) not in kinds:
            return True
    return False


def _is_named_boilerplate(element: HtmlElement) -> bool:
    if (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or _HIDDEN.search(_style(element))
    ):
        return True
    return _names_boilerplate(_names(element))


@lru_cache(maxsize=1 << 12)  # each block asks all elements around it
def _names_boilerplate(names: str) -> bool:
    if _PULL_QUOTE.search(names) or _AUTHOR_BOX.search(names):
        return True
    return any(word.lower() in _BOILERPLATE_NAMES for word in _NAME_WORDS.findall(names))


def _style(element: HtmlElement) -> str:
    return str(element.get("style", ""))


def _names(element: HtmlElement) -> str:
    return f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}"


def _repeated_pull_quotes(page: Sequence[Block], chosen: list[int]) -> set[int]:
    """Pull quotes, whose words stand in the article as well."""
    pull_quotes = [index for index in chosen if _is_pull_quote(page[index].element)][
        :_MOST_PULL_QUOTES
    ]
    if not pull_quotes:
        return set()
    prose = "\n".join(
        letters_of(page[index].text) for index in chosen if index not in set(pull_quotes)
    )
    return {index for index in pull_quotes if letters_of(page[index].text) in prose}


def _is_pull_quote(element: HtmlElement) -> bool:
    return any(
        above.tag == "aside" or _PULL_QUOTE.search(_names(above)) for above in _upwards(element)
    )
