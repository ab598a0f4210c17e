"""What is counted of a speaker: articles, names and roles they are called by, and the figures."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Called:
    """A name or role that articles give a speaker, in how many quotations, and the first and the
    last day of these."""

    words: str
    count: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """Quotations in which articles call the speaker the same; `called` is the record's JSON of
    that."""

    called: str
    count: int
    first: str | None
    last: str | None

    def parts(self) -> tuple[str | None, str | None, str | None]:
        """The name, the role, and the body that the speaker speaks for."""
        name, role, behalf = json.loads(self.called)
        return name, role, behalf


@dataclass(frozen=True, slots=True)
class Figures:
    """How many quotations there are in all, of each type, of each mode, and that deny something."""

    quotations: int
    types: Mapping[str, int]
    modes: Mapping[str, int]
    denying: int


class InArticle(NamedTuple):
    """How many quotations, of these indirect ones, and statements, one article has."""

    article: int
    original: int
    outlet: str | None
    published: str | None
    quotations: int
    indirect: int
    statements: int


def called_together(words: str, groups: Sequence[Group]) -> Called:
    """What the groups of one phrase have together."""
    firsts = [group.first for group in groups if group.first]
    lasts = [group.last for group in groups if group.last]
    return Called(
        words,
        sum(group.count for group in groups),
        min(firsts, default=None),
        max(lasts, default=None),
    )
