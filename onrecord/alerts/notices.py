"""What an alert says, in words for people and as data for programs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.export.attribution import attributed
from onrecord.export.citation import day_for_people
from onrecord.record import Alert, Hit, Item, News

EVENTS = {
    "said": "new",
    "first": "quoted for the first time",
    "denied": "denied",
    "changed": "changed after publication",
}
"""What each event is called."""
LONGEST_WORDS = 600
"""Characters of a quotation that a message has; the article has the rest."""
LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True)
class Notice:
    """What is sent: the news for an alert."""

    alert: Alert
    news: News

    @property
    def id(self) -> str:
        """The same for the same news, so that who gets it twice can tell."""
        return f"onrecord-{self.alert.number}-{self.alert.last}-{self.news.last}"

    @property
    def count(self) -> int:
        """How many items there are."""
        return len(self.news.items) + self.news.more

    @property
    def subject(self) -> str:
        """In one line: what, and of whom or what."""
        quotations = "1 quotation" if self.count == 1 else f"{self.count:,} quotations"
        asked = described(self.alert)
        return f"onrecord: {quotations} {EVENTS[self.alert.event]}{f' · {asked}' if asked else ''}"

    @property
    def text(self) -> str:
        """All of it, for people."""
        more = (
            [f"And {self.news.more:,} more: search the record for them."] if self.news.more else []
        )
        return "\n\n".join([self.subject, *map(_item, self.news.items), *more]) + "\n"

    def to_json(self) -> dict[str, Any]:
        """All of it, for programs."""
        return {
            "id": self.id,
            "alert": self.alert.to_json(),
            "items": [
                {
                    "hit": item.hit.to_json(),
                    "before": item.before.to_json() if item.before else None,
                }
                for item in self.news.items
            ],
            "more": self.news.more,
        }


def described(alert: Alert) -> str:
    """What an alert asks for, in words."""
    parts = [
        f"“{value}”" if name == "words" else f"{name.replace('_', ' ')}: {_value(value)}"
        for name, value in alert.query.items()
    ]
    return " · ".join(parts)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def _item(item: Item) -> str:
    return "\n".join(_lines(item))


def _lines(item: Item) -> Iterator[str]:
    hit, before = item.hit, item.before
    yield f"{attributed(hit.source, hit.quotation)}: {_said(hit)}"
    if before:
        yield f"Before: {attributed(before.source, before.quotation)}: {_said(before)}"
    document = hit.document
    parts = (document.outlet, day_for_people(document.published), _short(document.title or ""))
    yield " · ".join(filter(None, parts))
    if document.url:
        yield document.url


def _said(hit: Hit) -> str:
    words = " ".join(hit.content.split())
    words = words if len(words) <= LONGEST_WORDS else f"{words[:LONGEST_WORDS]} …"
    return words if hit.quotation.asserted else f"{words} [reported as not said]"


def _short(title: str) -> str:
    title = " ".join(title.split())
    return title if len(title) <= LONGEST_TITLE else f"{title[:LONGEST_TITLE]} …"
