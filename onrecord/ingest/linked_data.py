"""The JSON-LD of a page: what it declares of itself for search engines, as objects.

Pages hold several such scripts, lists of objects, objects within objects, and scripts that are no
JSON at all. Work and memory are in proportion to the scripts' length.
"""

import json
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

Object = dict[str, Any]


def scripts(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The scripts that are JSON-LD."""
    return (script for script in tree.iter("script") if script.get("type") == "application/ld+json")


def value(script: str) -> Any:
    """What a script holds; None if it is no JSON, or nested too deep."""
    try:
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return None


def objects(tree: HtmlElement) -> Iterator[Object]:
    """All objects of a page's JSON-LD, each before those within it."""
    for script in scripts(tree):
        yield from within(value(script.text or ""))


def within(data: Any) -> Iterator[Object]:
    """The objects in a value, itself among them, each before those within it."""
    waiting = [data]
    while waiting:
        inner = waiting.pop()
        if isinstance(inner, dict):
            yield inner
            waiting.extend(reversed(inner.values()))
        elif isinstance(inner, list):
            waiting.extend(reversed(inner))


def as_list(data: Any) -> list[Any]:
    """A value that may stand alone or in a list, as a list; nothing is an empty one."""
    if data is None:
        return []
    return data if isinstance(data, list) else [data]
