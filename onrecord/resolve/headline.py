"""The people named in a headline that is not part of the text, where the text names nobody or
only gives a last name."""

from onrecord.resolve.article import Article
from onrecord.resolve.entities import Entity
from onrecord.resolve.names import Name
from onrecord.types import Document, Span

LOOKED_AT = 500
"""Characters of a headline that are looked at."""


class Headline:
    """The people named in a document's title."""

    def __init__(self, document: Document) -> None:
        """Read the title, unless the text contains it as well."""
        self.title = (
            ""
            if document.title is None or document.title in document.text
            else document.title[:LOOKED_AT]
        )
        article = Article(self.title, (), Span(0, len(self.title)))
        self.people = [
            entity
            for entity in article.everyone()
            if entity.kind == "person" and len(entity.fullest.words) > 1
        ]

    def only_one(self, gender: str) -> str | None:
        """The full name of the only person in the title, if the gender may be right; None
        otherwise."""
        named = self.people if len(self.people) == 1 else []
        return next(
            (self._words(person) for person in named if person.gender in ("", gender)), None
        )

    def in_full(self, name: Name) -> str | None:
        """The full name in the title for a last name that stands alone in the text."""
        named = [
            person
            for person in self.people
            if len(name.words) == 1 and person.fullest.last == name.last
        ]
        return self._words(named[0]) if len(named) == 1 else None

    def _words(self, entity: Entity) -> str:
        return entity.fullest.untitled.of(self.title)
