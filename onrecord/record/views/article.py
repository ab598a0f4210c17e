"""One article on record: its quotations, its copies, and what changed under its URL."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, Literal

from sqlalchemy import ColumnElement, RowMapping, select

from onrecord.forms import Form, Member
from onrecord.match.changing import Pair, pairs
from onrecord.match.comparing import differences
from onrecord.match.wording import Wording
from onrecord.record.search.hits import Heading, Hit, heading, hits
from onrecord.record.store.schema import DOCUMENT, QUOTATION
from onrecord.record.store.session import Session
from onrecord.record.store.terms import MOST_DIGITS, plain
from onrecord.types import Span

Manner = Literal["removed", "changed", "added"]
MOST_VERSIONS = 100
"""Versions that are looked at, the latest."""
_NEEDED = tuple(
    DOCUMENT.c[name]
    for name in ("id", "name", "title", "outlet", "url", "published", "language", "added_at")
)


@dataclass(frozen=True, slots=True)
class Changed(Form):
    """One place where two versions have other words: spans of the content in each."""

    before: Span
    after: Span


@dataclass(frozen=True, slots=True)
class Change(Form):
    """What became of one quotation between two versions: gone, new, reworded, of another type, or
    attributed to somebody else. `speakers`: who said it before and after, if they differ."""

    manner: Manner
    before: Hit | None
    after: Hit | None
    differences: tuple[Changed, ...] = ()
    speakers: Annotated[
        tuple[str, str] | None, Member("Who said it before and after, if these are others.")
    ] = None


@dataclass(frozen=True, slots=True)
class Version(Form):
    """An article as it stood under a URL, and what changed in its quotations since the version
    before."""

    number: int
    document: Heading
    added: Annotated[str, Member(examples=("2026-03-04T09:30:00+00:00",))]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Copy(Form):
    """Another document that is the same report. `version`: it stood under the same URL."""

    MEMBERS = ("number", "version", "document")

    number: int
    document: Heading
    version: bool


@dataclass(frozen=True, slots=True)
class Article(Form):
    """One document. `number`: its own on this record; `original`: that of the first document that
    is one report with it; `versions`: what stood under its URL, in the order in which it was added,
    this document among them.
    """

    number: int
    original: Annotated[int, Member("The number of the first article that is one report with it.")]
    document: Heading
    quotations: tuple[Hit, ...]
    copies: tuple[Copy, ...]
    versions: tuple[Version, ...]


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
    unlike = differences(Wording(ours.content), Wording(theirs.content))
    apart = tuple(Changed(place.asked, place.told) for place in unlike)
    speakers = _others(ours, theirs)
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
