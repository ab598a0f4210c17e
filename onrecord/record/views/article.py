"""One article on record: its quotations, its copies, and what changed under its URL."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from sqlalchemy import ColumnElement, RowMapping, select

from onrecord.match.changing import Pair, pairs
from onrecord.match.comparing import Difference, differences
from onrecord.match.wording import Wording
from onrecord.record.search.hits import Heading, Hit, heading, hits
from onrecord.record.store.schema import DOCUMENT, QUOTATION
from onrecord.record.store.session import Session
from onrecord.record.store.terms import MOST_DIGITS, plain

Manner = Literal["removed", "changed", "added"]
MOST_VERSIONS = 100
"""Versions that are looked at, the latest."""
_NEEDED = tuple(
    DOCUMENT.c[name] for name in ("id", "name", "title", "outlet", "url", "published", "added_at")
)


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one quotation between two versions: gone, new, reworded, of another type, or
    attributed to somebody else. `differences`: `asked` are spans of the content before, `told` of
    the content after; `speakers`: who said it before and after, if they differ."""

    manner: Manner
    before: Hit | None
    after: Hit | None
    differences: tuple[Difference, ...] = ()
    speakers: tuple[str, str] | None = None

    def to_json(self) -> dict[str, Any]:
        """The change as a JSON object."""
        return {
            "manner": self.manner,
            "before": self.before.to_json() if self.before else None,
            "after": self.after.to_json() if self.after else None,
            "differences": [
                {"before": list(difference.asked), "after": list(difference.told)}
                for difference in self.differences
            ],
            "speakers": list(self.speakers) if self.speakers else None,
        }


@dataclass(frozen=True, slots=True)
class Version:
    """An article as it stood under a URL, and what changed in its quotations since the version
    before."""

    number: int
    document: Heading
    added: str
    changes: tuple[Change, ...]

    def to_json(self) -> dict[str, Any]:
        """The version as a JSON object."""
        return {
            "number": self.number,
            "document": self.document.to_json(),
            "added": self.added,
            "changes": [change.to_json() for change in self.changes],
        }


@dataclass(frozen=True, slots=True)
class Copy:
    """Another document that is the same report. `version`: it stood under the same URL."""

    number: int
    document: Heading
    version: bool

    def to_json(self) -> dict[str, Any]:
        """The copy as a JSON object."""
        return {"number": self.number, "version": self.version, "document": self.document.to_json()}


@dataclass(frozen=True, slots=True)
class Article:
    """One document. `number`: its own on this record; `original`: that of the first document that
    is one report with it; `versions`: what stood under its URL, in the order in which it was added,
    this document among them.
    """

    number: int
    original: int
    document: Heading
    quotations: tuple[Hit, ...]
    copies: tuple[Copy, ...]
    versions: tuple[Version, ...]

    def to_json(self) -> dict[str, Any]:
        """The article as a JSON object."""
        return {
            "number": self.number,
            "original": self.original,
            "document": self.document.to_json(),
            "quotations": [hit.to_json() for hit in self.quotations],
            "copies": [copy.to_json() for copy in self.copies],
            "versions": [version.to_json() for version in self.versions],
        }


def article(session: Session, reference: str | int) -> Article | None:
    """The article of a URL, name or number; the latest of several. None if there is none."""
    query = select(*_NEEDED, DOCUMENT.c.original_id)
    rows = (
        session.row(query.where(which).order_by(DOCUMENT.c.id.desc()).limit(1))
        for which in _meant(reference)
    )
    row = next(filter(None, rows), None)
    if row is None:
        return None
    return Article(
        number=row["id"],
        original=row["original_id"],
        document=heading(row),
        quotations=_quotations(session, row["id"]),
        copies=tuple(_copies(session, row)),
        versions=tuple(_versions(session, row)),
    )


def changes(before: Sequence[Hit], after: Sequence[Hit]) -> Iterator[Change]:
    """What became of the quotations of one version in the next."""
    wordings_before = [Wording(hit.content) for hit in before]
    wordings_after = [Wording(hit.content) for hit in after]
    for pair in pairs(wordings_before, wordings_after):
        yield from _change(pair, before, after)


def _meant(reference: str | int) -> Iterator[ColumnElement[bool]]:
    """The documents that a reference may mean: URLs before names before numbers."""
    if isinstance(reference, str):
        yield DOCUMENT.c.url == plain(reference)
        yield DOCUMENT.c.name == plain(reference)
    number = str(reference)
    if number.isascii() and number.isdigit() and len(number) <= MOST_DIGITS:
        yield DOCUMENT.c.id == int(number)


def _quotations(session: Session, document: int) -> tuple[Hit, ...]:
    query = (
        select(QUOTATION.c.id)
        .where(QUOTATION.c.document_id == document)
        .order_by(QUOTATION.c.position)
    )
    return hits(session, session.values(query))


def _copies(session: Session, row: RowMapping) -> Iterator[Copy]:
    same = (DOCUMENT.c.original_id == row["original_id"]) & (DOCUMENT.c.id != row["id"])
    for copy in session.rows(select(*_NEEDED).where(same).order_by(DOCUMENT.c.id)):
        yield Copy(copy["id"], heading(copy), bool(row["url"]) and copy["url"] == row["url"])


def _versions(session: Session, row: RowMapping) -> Iterator[Version]:
    rows: Sequence[RowMapping] = [row]
    if row["url"]:
        query = select(*_NEEDED).where(DOCUMENT.c.url == row["url"]).order_by(DOCUMENT.c.id.desc())
        rows = session.rows(query.limit(MOST_VERSIONS))[::-1]
    yield _version(rows[0], ())
    if len(rows) > 1:
        versions = ((version_row, _quotations(session, version_row["id"])) for version_row in rows)
        for (_, before), (version_row, after) in pairwise(versions):
            yield _version(version_row, changes(before, after))


def _version(row: RowMapping, changed: Iterable[Change]) -> Version:
    return Version(row["id"], heading(row), row["added_at"], tuple(changed))


def _change(pair: Pair, before: Sequence[Hit], after: Sequence[Hit]) -> Iterator[Change]:
    ours = None if pair.before is None else before[pair.before]
    theirs = None if pair.after is None else after[pair.after]
    if ours is None or theirs is None:
        yield Change("removed" if ours else "added", ours, theirs)
        return
    apart, speakers = (
        differences(Wording(ours.content), Wording(theirs.content)),
        _others(ours, theirs),
    )
    if apart or ours.quotation.type != theirs.quotation.type or speakers:
        yield Change("changed", ours, theirs, apart, speakers)


def _others(hit_before: Hit, hit_after: Hit) -> tuple[str, str] | None:
    """The sources before and after, if they differ. "Lopez" and "Maria Lopez" may be one person,
    and so may two sources of which only one is known to stand for somebody."""
    if bool(hit_before.quotation.speaker_name) != bool(hit_after.quotation.speaker_name):
        return None
    before, after = (hit.quotation.speaker_name or hit.source for hit in (hit_before, hit_after))
    ours, theirs = set(Wording(before).words), set(Wording(after).words)
    return None if ours <= theirs or theirs <= ours else (before, after)
