"""The language of what a person sends by a page: two fields of a form, the same on every page that
takes articles."""

from dataclasses import dataclass

from starlette.datastructures import FormData

from onrecord.ingest import Options
from onrecord.language import READ, TAG, name_of
from onrecord.serve.settings import Settings
from onrecord.serve.uploads import BY_PAGE, options

FIELDS = ("language", "any_language")
CHOICES = tuple((tag, name_of(tag)) for tag in sorted(READ))
"""The languages that a form offers: those that a model reads."""


@dataclass(frozen=True, slots=True)
class LanguageGiven:
    """The language fields of a form. `language`: a BCP 47 tag; empty to detect it. `any_language`:
    read articles in any language."""

    language: str = ""
    any_language: bool = False

    @classmethod
    def of(cls, form: FormData) -> "LanguageGiven":
        """The language fields that a form sends."""
        tag = form.get("language")
        return cls(tag.strip() if isinstance(tag, str) else "", bool(form.get("any_language")))

    @property
    def wrong(self) -> str:
        """What is wrong with the language, in words; empty if nothing is."""
        is_valid = not self.language or TAG.fullmatch(self.language)
        return "" if is_valid else "no language: choose one of the list, or have it found out"

    def options(self, settings: Settings) -> Options:
        """How the form's articles are read."""
        return options(settings, BY_PAGE, self.language or None, self.any_language)


UNSAID = LanguageGiven()
