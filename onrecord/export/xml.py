"""Words as XML 1.0: markup escaped, and what XML cannot hold replaced one for one, so that offsets
hold.

XML has no way to write most control characters, half of a surrogate pair, U+FFFE and U+FFFF, not
even as references.
"""

import re

from onrecord.text.characters import NOT_XML

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"})
"""A bare carriage return would be read as a newline."""
SPACES = str.maketrans({"\t": "&#9;", "\n": "&#10;"})
"""In an attribute these, too, would be read as something else: a space."""
LANGUAGE = re.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")


def text(words: str) -> str:
    """The words as character data, fit for HTML, too."""
    return NOT_XML.sub("\ufffd", words).translate(ESCAPES)


def opening(name: str, **attributes: str | None) -> str:
    """The start tag of an element; attributes without a value are left out."""
    present = {
        key: text(value).translate(SPACES) for key, value in attributes.items() if value is not None
    }
    return " ".join([f"<{name}", *(f'{key}="{value}"' for key, value in present.items())]) + ">"


def element(name: str, words: str | None, **attributes: str | None) -> str:
    """An element with these words in it; no element if they are None."""
    return "" if words is None else f"{opening(name, **attributes)}{text(words)}</{name}>"


def empty(name: str, **attributes: str | None) -> str:
    """An element with nothing in it."""
    return f"{opening(name, **attributes)[:-1]}/>"


def language(tag: str | None) -> str | None:
    """The language if it is a tag that xml:lang can hold (BCP 47)."""
    return tag if tag and LANGUAGE.fullmatch(tag) else None
