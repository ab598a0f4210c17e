"""What an answer is based on: how many articles, of how many outlets, from when to when."""

from dataclasses import dataclass
from typing import Annotated

from sqlalchemy import func, select

from onrecord.forms import Form, Member
from onrecord.record.store.schema import DOCUMENT
from onrecord.record.store.session import Session
from onrecord.types import Day, Natural


@dataclass(frozen=True, slots=True)
class Searched(Form):
    """How many articles of how many outlets were searched, and the days of the first and the last
    that has one."""

    articles: Natural
    outlets: Natural
    first: Annotated[Day, Member("When the earliest of the articles was published.")]
    last: Annotated[Day, Member("When the latest was.")]


def searched(session: Session) -> Searched:
    """How much there is on record. Only indexes are read, which takes about a millisecond at
    100,000 articles."""
    dated = DOCUMENT.c.published_sortable
    first, last = (session.value(select(which(dated))) for which in (func.min, func.max))
    articles = session.execute(select(func.count()).select_from(DOCUMENT)).scalar_one()
    return Searched(articles, session.ask.outlets(), first and first[:10], last and last[:10])
