"""A language as a value: all that is known of its words, in parts that are loaded when they are
first asked for."""

from collections.abc import Callable, Set
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any

from onrecord.errors import LanguageError
from onrecord.language.detecting import primary

if TYPE_CHECKING:  # which importing onrecord need not load
    from onrecord.language.parts import Denial, Descriptions, Manner, Unsaid
    from onrecord.text.sentences import Abbreviations

PARTS: dict[str, tuple[str, ...]] = {
    "words": ("pronouns", "grammar", "verbs", "inflection", "spelling", "common", "abbreviations"),
    "people and bodies": (
        "names",
        "roles",
        "fields",
        "organizations",
        "kinds",
        "capitals",
        "naming",
        "identity",
    ),
    "times and places": ("calendar", "dates", "named_days", "when", "venues"),
    "who said it, and how": (
        "asking",
        "descriptions",
        "documents",
        "issuing",
        "manner",
        "relaying",
        "subjects",
    ),
    "what was not said": ("denial", "unsaid", "answers"),
    "pages": ("pages", "bylines", "stamps", "laid_out", "turns", "credits"),
    "comparing": (
        "weight",
        "clauses",
        "conditions",
        "asserting",
        "figures",
        "indirect",
        "editing",
        "pasted",
    ),
    "measuring": ("mistakes", "scoring"),
}
"""The parts of a language: the modules in its folder, by what they are for."""


@dataclass(frozen=True)
class Language:
    """A language that is read. `tag`: as BCP 47 calls it; `package`: where its parts lie, each a
    module."""

    tag: str
    package: str

    def part(self, name: str) -> Any:
        """One of `PARTS`, by its name: a module that holds words and patterns only.

        Raises:
            ModuleNotFoundError: the language has no such part.
        """
        return import_module(f"{self.package}.{name}")

    @cached_property
    def abbreviations(self) -> "Abbreviations":
        """The abbreviations behind which no sentence ends."""
        found: Abbreviations = self.part("abbreviations").ABBREVIATIONS
        return found

    @cached_property
    def common_words(self) -> Callable[[], Set[str]]:
        """Gives the common words of five letters and more, which are read when it is first
        called."""
        found: Callable[[], Set[str]] = self.part("common").common_words
        return found

    @cached_property
    def manner(self) -> "Manner":
        """The words by which something was thought, written or done rather than said."""
        found: Manner = self.part("manner")
        return found

    @cached_property
    def descriptions(self) -> "Descriptions":
        """How articles say who somebody is."""
        found: Descriptions = self.part("descriptions")
        return found

    @cached_property
    def denial(self) -> "Denial":
        """The signs of a denial, and how the claim is told that is denied."""
        found: Denial = self.part("denial")
        return found

    @cached_property
    def unsaid(self) -> "Unsaid":
        """How articles say that something was not said."""
        found: Unsaid = self.part("unsaid")
        return found


ENGLISH = Language("en", "onrecord.language.english")
LANGUAGES = {language.tag: language for language in (ENGLISH,)}
"""The languages that are read, by their tags."""


def of(tag: str) -> Language:
    """The language of a BCP 47 tag: of en and en-GB, English.

    Raises:
        LanguageError: it is none that is read.
    """
    if found := LANGUAGES.get(primary(tag)):
        return found
    raise LanguageError(
        tag,
        f"no language that onrecord reads; {' or '.join(LANGUAGES)} was expected: give one of these",
    )
