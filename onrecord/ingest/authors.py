"""Who wrote an article, as its page declares it: in JSON-LD, in `<meta>`, or in a byline that
trafilatura found.

A declaration is a name, a list of names, or a name with the surname first: "Marsh, Ada". At most
100 authors count, of each declaration the first 2,000 characters.
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import islice
from typing import Any

from lxml.html import HtmlElement

from onrecord.ingest.article import letters_of
from onrecord.ingest.linked_data import Object, as_list, objects
from onrecord.ingest.markup import words
from onrecord.language.english.bylines import BETWEEN_AUTHORS, LOWER_ALLOWED, NOT_NAMES, PREFIX
from onrecord.language.english.names import GIVEN

DECLARING = ("author", "creator")
"""The names under which JSON-LD has the authors of an article."""
MOST_AUTHORS = 100
_LONGEST_DECLARATION = 2_000
_LONGEST_NAME = 100
_METAS = words(
    "article:author atc-metaauthor author authors byl citation_author creator dc.creator dc.creator.aut dc:creator "
    "dcterms.creator dcterms.creator.aut dcsext.author parsely-author rbauthors sailthru.author "
    "shareaholic:article_author_name"
)
_ADDRESS = re.compile(r"https?://|www\.|\S@\S", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_BETWEEN_PEOPLE = re.compile(r"\s*(?:[;|/&]|\band\b)\s*", re.IGNORECASE)


def authors(tree: HtmlElement, title: str | None, byline: str | None) -> tuple[str, ...]:
    """The authors that a page declares; else the names in the byline that trafilatura found.

    `title`: the article's, because a page may declare several articles.
    """
    declared = islice(_declared(tree, title), MOST_AUTHORS)
    names = _distinct(name for entry in declared for name in names_in(entry))
    return names or _distinct(names_in(byline or ""))


def author_metas(tree: HtmlElement) -> list[HtmlElement]:
    """The elements that declare authors in a page's head."""
    return [meta for meta in tree.iter("meta") if _declares_author(meta)]


def _declares_author(meta: HtmlElement) -> bool:
    name = str(meta.get("name") or meta.get("property") or meta.get("itemprop") or "")
    return name.strip().lower() in _METAS


def names_in(declaration: str) -> list[str]:
    """The names in a declaration; "Marsh, Ada" is one."""
    text = _TAG.sub("", unescape(declaration[:_LONGEST_DECLARATION])).strip()
    if _ADDRESS.match(text):
        return []
    text = PREFIX.sub("", text, count=1)
    people = _BETWEEN_PEOPLE.split(text)
    turned = [_surname_last(person) for person in people]
    if not any(turned):
        return [name for name in map(_name, BETWEEN_AUTHORS.split(text)) if name]
    return [
        _name(name or person) for name, person in zip(turned, people, strict=True) if name or person
    ]


def _surname_last(person: str) -> str | None:
    """ "Ada Marsh" of "Marsh, Ada"; None of what is no surname and given name."""
    surname, _, given = (part.strip() for part in person.partition(","))
    before = surname.split()[:-1]
    if not given or "," in given or not surname or not all(map(LOWER_ALLOWED.fullmatch, before)):
        return None
    first = given.split()[0].casefold()
    return f"{given} {surname}" if first in GIVEN and len(given.split()) <= 3 else None


def _name(text: str) -> str:
    """A name in ordinary capitals; "" for an address or what is too long for a name."""
    name = " ".join(text.split())
    if len(name) > _LONGEST_NAME or _ADDRESS.search(name):
        return ""
    return name.title() if " " in name and name.isupper() else name


def _declared(tree: HtmlElement, title: str | None) -> Iterator[str]:
    yield from _in_data(tree, title)
    for meta in author_metas(tree):
        content = str(meta.get("content") or "").strip()
        if " " in content:  # not "admin"
            yield content


def _in_data(tree: HtmlElement, title: str | None) -> Iterator[str]:
    """The authors of the article of that title in the JSON-LD, or of the first article in it."""
    articles: list[Object] = []
    by_id: dict[str, Object] = {}
    for each in objects(tree):
        if "headline" in each and any(name in each for name in DECLARING):
            articles.append(each)
        if isinstance(each.get("@id"), str) and "name" in each:
            by_id[each["@id"]] = each
    same = (
        each for each in articles if letters_of(str(each["headline"])) == letters_of(title or "")
    )
    article = next(same, articles[0] if articles else {})
    for person in (person for name in DECLARING for person in as_list(article.get(name))):
        yield from _person(person, by_id)


def _person(person: Any, by_id: dict[str, Object]) -> Iterator[str]:
    if isinstance(person, dict):
        person = person if "name" in person else by_id.get(str(person.get("@id")), {})
        if person.get("@type", "Person") == "Person":
            yield from (name for name in as_list(person.get("name")) if isinstance(name, str))
    elif isinstance(person, str):
        yield person


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    """The names, each once, without those that are part of another and those of no person."""
    distinct = list(dict.fromkeys(filter(None, islice(names, MOST_AUTHORS))))
    people = [name for name in distinct if not _is_job(name)] or distinct
    return tuple(
        name for name in people if not any(name != longer and name in longer for longer in people)
    )


def _is_job(name: str) -> bool:
    return any(word.casefold().strip(".") in NOT_NAMES for word in name.split())
