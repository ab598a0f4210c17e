"""What a document is in, of what it declares and what its words tell; and whether a model reads
that."""

import re
from dataclasses import replace
from functools import cache

from onrecord.errors import LanguageError
from onrecord.language.detecting import detect, primary
from onrecord.language.languages import LANGUAGES
from onrecord.types import Document

READ = frozenset(LANGUAGES)
"""The languages that a model reads."""
TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
"""A language as BCP 47 writes it: en, en-GB, zh-Hant."""


def settled(document: Document, language: str | None = None) -> Document:
    """The document with the language that it is in: the one given; or else the one that its words
    tell, as declared if that is a form of it (en-GB); or else, of a text that tells none, the one
    declared.
    """
    return _told(
        document, language or detect(document.text, document.language), is_given=bool(language)
    )


def _told(document: Document, language: str | None, is_given: bool) -> Document:
    as_declared = not is_given and primary(document.language or "") == language
    return document if language is None or as_declared else replace(document, language=language)


def in_language(
    where: str, document: Document, remedy: str, language: str | None = None
) -> Document:
    """The document, settled, unless it is surely in a language that no model reads. `remedy`: what
    to do about it then; `language`: what it is in, instead of finding it out.

    Raises:
        LanguageError: no model reads it.
    """
    # What a short text declares is no reason to refuse it: its words have to tell it, or somebody.
    surely = language or detect(document.text, document.language)
    if surely and primary(surely) not in READ:
        read = " and ".join(map(name_of, sorted(READ)))
        raise LanguageError(
            where,
            f"in {name_of(surely)}, which onrecord does not read; {read} was expected: {remedy}",
        )
    return _told(document, surely, is_given=bool(language))


@cache
def name_of(tag: str) -> str:
    """What a language is called in English, one of a country with its tag; the tag itself if nobody
    knows it."""
    from babel import Locale  # here, because its names take a moment to load

    name = Locale("en").languages.get(primary(tag))
    return tag if name is None else f"{name} ({tag})" if "-" in tag else name
