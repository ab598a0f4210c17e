"""Who wrote an article, as pages declare it."""

import json

import pytest

from onrecord.ingest.authors import MOST_AUTHORS, authors, names_in
from onrecord.ingest.markup import parsed

NAMES = {
    "Ada Marsh": ["Ada Marsh"],
    "By Ada Marsh": ["Ada Marsh"],
    "ADA MARSH": ["Ada Marsh"],
    "Ada Marsh, Tom Berg": ["Ada Marsh", "Tom Berg"],
    "Ada Marsh and Tom Berg": ["Ada Marsh", "Tom Berg"],
    "Ada Marsh, Tom Berg and Pia Lund": ["Ada Marsh", "Tom Berg", "Pia Lund"],
    "Marsh, Ada": ["Ada Marsh"],
    "Marsh, Ada; Berg, Tom": ["Ada Marsh", "Tom Berg"],
    "Marsh, Ada and Berg, Tom": ["Ada Marsh", "Tom Berg"],
    "van der Berg, Tom": ["Tom van der Berg"],
    "Marsh, Ada J.": ["Ada J. Marsh"],
    "Reuters, AFP": ["Reuters", "AFP"],
    "Ada Marsh, Reuters": ["Ada Marsh", "Reuters"],
    "O&#39;Dell, Ada": ["Ada O'Dell"],
    "https://courier.example/ada-marsh": [],
    "ada.marsh@courier.example": [],
    "": [],
}


@pytest.mark.parametrize(("declaration", "names"), NAMES.items())
def test_names_in_a_declaration(declaration: str, names: list[str]) -> None:
    assert names_in(declaration) == names


def data(*objects: object) -> str:
    return "".join(
        f'<script type="application/ld+json">{json.dumps(each)}</script>' for each in objects
    )


def article(author: object, headline: str = "Ferry sails", **more: object) -> dict[str, object]:
    return {"@type": "NewsArticle", "headline": headline, "author": author, **more}


def meta(*contents: str, name: str = "author") -> str:
    return "".join(f'<meta name="{name}" content="{content}">' for content in contents)


DECLARED = {
    "name": (data(article("Ada Marsh")), ("Ada Marsh",)),
    "person": (data(article({"@type": "Person", "name": "Ada Marsh"})), ("Ada Marsh",)),
    "people": (data(article([{"name": "Ada Marsh"}, "Berg, Tom"])), ("Ada Marsh", "Tom Berg")),
    "organization": (data(article({"@type": "Organization", "name": "The Courier"})), ()),
    "person elsewhere": (
        data({"@graph": [article({"@id": "#ada"}), {"@id": "#ada", "name": "Ada Marsh"}]}),
        ("Ada Marsh",),
    ),
    "other article first": (
        data(article("Pia Lund", "Tower falls"), article("Ada Marsh")),
        ("Ada Marsh",),
    ),
    "update of a live blog": (
        data(article("Ada Marsh", liveBlogUpdate=[article("Pia Lund", "Ferry late")])),
        ("Ada Marsh",),
    ),
    "metas": (meta("Ada Marsh", "Tom Berg"), ("Ada Marsh", "Tom Berg")),
    "both": (data(article("Ada Marsh")) + meta("Ada Marsh, Tom Berg"), ("Ada Marsh", "Tom Berg")),
    "job": (meta("Ada Marsh, Political Correspondent"), ("Ada Marsh",)),
    "job alone": (meta("Courier Staff"), ("Courier Staff",)),
    "user": (meta("admin"), ("Cy Marr",)),
    "byline": ("", ("Cy Marr",)),
    "longer name": (meta("Ada Marsh") + data(article("Ada Marsh-Hill")), ("Ada Marsh-Hill",)),
}


@pytest.mark.parametrize(("head", "names"), DECLARED.values(), ids=DECLARED)
def test_authors_are_those_that_the_page_declares(head: str, names: tuple[str, ...]) -> None:
    tree = parsed(f"<html><head>{head}</head><body><p>One pier.</p></body></html>")
    assert tree is not None
    byline = None if not names else "Cy Marr"
    assert authors(tree, "Ferry sails", byline) == names


def test_authors_of_a_long_list_are_the_first() -> None:
    names = [f"Ada {chr(65 + number // 26)}{chr(97 + number % 26)}rsh" for number in range(400)]
    tree = parsed(f"<html><head>{meta(*names)}{data(article(names))}</head><p>One pier.</html>")
    assert tree is not None
    assert authors(tree, None, None) == tuple(names[:MOST_AUTHORS])
