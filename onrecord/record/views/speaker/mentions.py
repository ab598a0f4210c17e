"""What others say about somebody: quotations by others that contain the name, found by the index.

A last name alone may be another person's: it counts only if nobody else on record has it, and the
article names the speaker in full or quotes them.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, literal, or_, select

from onrecord.language.english.naming import LEADERS, QUALIFIERS, TITLES
from onrecord.match.naming import fullness, last_key, parsed
from onrecord.match.wording import WORD, folded
from onrecord.record.identity.people import heads
from onrecord.record.search.hits import Hit, hits
from onrecord.record.store.schema import DOCUMENT, QUOTATION, SPEAKER, SPEAKER_KEY
from onrecord.record.store.session import Session, Words
from onrecord.record.store.terms import Term, Terms

LOOKED_AT = 400
"""Quotations with the name that are looked at, the last put on record."""
MOST_NAMES = 20
"""Names of one speaker that are looked for."""
LOOKED_BACK = 80
"""Characters before a last name among which its given name stands."""
LEADING = TITLES | LEADERS | QUALIFIERS
"""Words before a last name that are no given name."""
_BEFORE = re.compile(r"(?:^|(?P<before>[^\s])\s+)(?P<word>\w+)\s$")


@dataclass(frozen=True, slots=True)
class Names:
    """What somebody is called: names that nobody else has, and last names."""

    full: tuple[str, ...]
    last: tuple[str, ...]

    def expression(self, words: Words) -> str:
        """The expression of the index for contents in which one of them stands; empty without
        any."""
        terms = tuple(Term(name) for name in (*self.full, *self.last))
        return words.required(Terms((), ()), {"content": Terms((terms,), ())}) if terms else ""


def mentions(session: Session, persons: Set[int], most: int) -> tuple[Hit, ...]:
    """The newest quotations by others that name the speaker of these numbers, one of each
    statement."""
    names = _names(session, persons)
    expression = names.expression(session.words)
    if not expression:
        return ()
    rows = session.execute(_naming(session, names, expression, persons)).all()
    newest: dict[int, int] = {}
    for row in sorted(rows, key=lambda row: (row.published_sortable or "", row.id), reverse=True):
        if len(newest) < most and _is_named(names, row.content_words, bool(row.told)):
            newest.setdefault(row.statement_id or row.id, row.id)
    return hits(session, list(newest.values()), expression)


def _names(session: Session, persons: Set[int]) -> Names:
    """The names of the speaker, as articles write them."""
    speaker_names = select(SPEAKER.c.name, SPEAKER.c.kind).where(SPEAKER.c.id.in_(persons))
    keyed = (
        select(SPEAKER_KEY.c.name, SPEAKER.c.kind)
        .join_from(SPEAKER_KEY, SPEAKER)
        .where(SPEAKER.c.id.in_(persons))
    )
    name_kinds = dict.fromkeys(
        (row.name, row.kind) for query in (speaker_names, keyed) for row in session.execute(query)
    )
    full = [name for name, kind in name_kinds if kind != "person" or fullness(name)]
    last = {last_key(name): _last_name(name) for name, kind in name_kinds if kind == "person"}
    alone = [name for key, name in last.items() if name and not _is_shared(session, key, persons)]
    return Names(tuple(full[:MOST_NAMES]), tuple(dict.fromkeys(alone[:MOST_NAMES])))


def _last_name(name: str) -> str:
    """A person's last name with its particles, as written; empty if its words stand in another
    order."""
    parts = parsed(name)
    parts_of_last = (*parts.particles, *parts.last)
    matches = list(WORD.finditer(name))
    for first in range(len(matches) - len(parts_of_last), -1, -1):
        run = matches[first : first + len(parts_of_last)]
        if (
            parts_of_last
            and tuple(folded(word.group()).replace("'", "") for word in run) == parts_of_last
        ):
            return name[run[0].start() : run[-1].end()]
    return ""


def _is_shared(session: Session, key: str, persons: Set[int]) -> bool:
    """Whether somebody else on record has the last name."""
    having = select(SPEAKER_KEY.c.speaker_id).where(SPEAKER_KEY.c.key == key).limit(LOOKED_AT)
    return not set(heads(session, session.values(having))).issubset(persons)


def _naming(session: Session, names: Names, expression: str, persons: Set[int]) -> Select[Any]:
    """The quotations by others that match, and whether the article shows elsewhere that the speaker
    is meant."""
    words, beside = session.words, QUOTATION.alias("beside")
    naming: list[ColumnElement[bool]] = [
        session.sql.has(DOCUMENT.c.text, name) for name in names.full
    ]
    quoted = exists().where(beside.c.document_id == DOCUMENT.c.id, beside.c.speaker_id.in_(persons))
    columns = (
        QUOTATION.c.id,
        QUOTATION.c.statement_id,
        QUOTATION.c.content_words,
        DOCUMENT.c.published_sortable,
    )
    return (
        select(*columns, or_(literal(False), *naming, quoted).label("told"))
        .join_from(words.table, QUOTATION, QUOTATION.c.id == words.id)
        .join(DOCUMENT, DOCUMENT.c.id == QUOTATION.c.document_id)
        .where(words.matching(expression), QUOTATION.c.asserted == 1)
        .where(or_(QUOTATION.c.speaker_id.is_(None), QUOTATION.c.speaker_id.not_in(persons)))
        .order_by(words.id.desc())
        .limit(LOOKED_AT)
    )


def _is_named(names: Names, content: str, is_meant: bool) -> bool:
    """Whether a content names the speaker. The index does not see capitals, nor a given name before
    the last name."""
    if any(_places(names.full, content)):
        return True
    return is_meant and any(
        not _has_given_name(content[: match.start()]) for match in _places(names.last, content)
    )


def _places(names: Sequence[str], content: str) -> Iterator[re.Match[str]]:
    for name in names:
        spelt = (name, name.upper(), name.title()) if name.isupper() else (name, name.upper())
        either = "|".join(r"\s+".join(map(re.escape, variant.split())) for variant in spelt)
        yield from re.finditer(rf"(?<!\w)(?:{either})(?!\w)", content)


def _has_given_name(before: str) -> bool:
    """Whether the words before a last name end with a given name. Of the first word of a sentence
    nobody can tell."""
    match = _BEFORE.search(before[-LOOKED_BACK:])
    if not match or not match["before"] or match["before"] in '.!?…:“"‘':
        return False
    return match["word"][0].isupper() and folded(match["word"]) not in LEADING
