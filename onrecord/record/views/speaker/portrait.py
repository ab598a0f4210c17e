"""A speaker at a glance: how often they are quoted, when and by whom; their topics; what others say
about them, and deny."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated

from sqlalchemy import select

from onrecord.forms import Form, Member
from onrecord.match.wording import Wording
from onrecord.record.identity.people import heads, whole_persons
from onrecord.record.search.hits import Hit, hits
from onrecord.record.store.rows import folded_outlet
from onrecord.record.store.schema import QUOTATION, SPEAKER
from onrecord.record.store.session import Session
from onrecord.record.store.terms import MOST_DIGITS
from onrecord.record.views.facets import Count
from onrecord.record.views.speaker.figures import InArticle
from onrecord.record.views.speaker.mentions import mentions
from onrecord.record.views.speaker.spoken import Spoken
from onrecord.record.views.speaker.subjects import subjects
from onrecord.types import Kind, Natural

MOST_READ = 1_000
"""Quotations of one speaker, the latest, that are read for what they are about."""
SHOWN = 20
"""Outlets, and quotations of each kind, that are told."""
MONTH = len("2026-03")


@dataclass(frozen=True, slots=True)
class Month(Form):
    """A month of publication ("2026-03"), and how many of its quotations are in the speaker's own
    words, in whole or in part, and how many are paraphrased."""

    month: Annotated[str, Member(examples=("2026-03",))]
    own: Annotated[int, Member("In the speaker's own words, in whole or in part.", least=0)]
    paraphrased: Natural


@dataclass(frozen=True, slots=True)
class Denied(Form):
    """A denial by somebody else, and the quotation of the speaker's that it denies."""

    denial: Hit
    said: Hit


@dataclass(frozen=True, slots=True)
class Portrait(Form):
    """One speaker at a glance, by the latest quotations; copies are told apart only where that is
    said.

    `quotations`: how many; `at_least`: there are more. `types`: how many are direct, mixed and
    indirect; `modes`: said, written or thought, where that is told; `denying`: how many deny
    something. `months`: those that have any, in their order; `undated`: how many are of articles
    that tell no month. `outlets`: who has most, what versions of one article repeat counted once.
    `subjects`: the words that tell most about what is talked of, with how many quotations they
    stand in, copies and versions counted once; of the latest `read`. `mentions`: what others say in
    which the speaker is named; `denials`: the speaker's; `denied`: what others deny of it. Of these
    three the newest.
    """

    MEMBERS = (
        *("number", "name", "kind", "quotations", "at_least", "denying", "undated", "read"),
        *("types", "modes", "outlets", "subjects", "months", "mentions", "denials", "denied"),
    )

    number: int
    name: str
    kind: Kind
    quotations: Natural
    at_least: Annotated[bool, Member("Whether there are more than were counted.")]
    types: tuple[Count, ...]
    modes: tuple[Count, ...]
    denying: Annotated[int, Member("How many deny something.", least=0)]
    months: tuple[Month, ...]
    undated: Annotated[int, Member("How many are of articles that give no month.", least=0)]
    outlets: tuple[Count, ...]
    subjects: Annotated[
        tuple[Count, ...],
        Member("Words that tell most about the speaker's topics; copies are counted once."),
    ]
    read: Annotated[int, Member("How many of them `subjects` goes by, the latest.", least=0)]
    mentions: Annotated[
        tuple[Hit, ...], Member("What others say in which the speaker is named, the newest.")
    ]
    denials: Annotated[tuple[Hit, ...], Member("The speaker's own, the newest.")]
    denied: Annotated[tuple[Denied, ...], Member("What others deny of it, the newest.")]

    @property
    def own(self) -> int:
        """How many quotations are in the speaker's own words, in whole or in part."""
        return sum(entry.count for entry in self.types if entry.value != "indirect")


def portrait(session: Session, number: int) -> Portrait | None:
    """The speaker of a number; None if there is no such speaker, or if they are not quoted."""
    if len(str(number)) > MOST_DIGITS or number not in (head := heads(session, [number])):
        return None
    spoken = Spoken(session, whole_persons(session, [number]), of_all=True)
    if not spoken.attributed:
        return None
    who = select(SPEAKER.c.id, SPEAKER.c.name, SPEAKER.c.kind).where(SPEAKER.c.id == head[number])
    speaker = session.execute(who).one()
    figures, articles = spoken.figures(), spoken.by_article()
    months = tuple(_months(articles))
    denials, denied = _denials(spoken)
    return Portrait(
        number=speaker.id,
        name=speaker.name,
        kind=speaker.kind,
        quotations=figures.quotations,
        at_least=spoken.more,
        types=_counts(figures.types),
        modes=_counts(figures.modes),
        denying=figures.denying,
        months=months,
        undated=figures.quotations - sum(month.own + month.paraphrased for month in months),
        outlets=_outlets(spoken, articles),
        subjects=subjects(_contents(spoken), Wording(speaker.name).words),
        read=min(figures.quotations, MOST_READ),
        mentions=mentions(session, spoken.persons, SHOWN),
        denials=denials,
        denied=denied,
    )


def _counts(counts: Mapping[str, int]) -> tuple[Count, ...]:
    ranked = sorted(
        ((value, count) for value, count in counts.items() if count),
        key=lambda pair: (-pair[1], pair[0]),
    )
    return tuple(Count(value, count) for value, count in ranked[:SHOWN])


def _months(articles: Iterable[InArticle]) -> Iterator[Month]:
    """The months that have quotations, in order."""
    unparaphrased, paraphrased = Counter[str](), Counter[str]()
    for article in articles:
        if article.published and len(article.published) >= MONTH:
            unparaphrased[article.published[:MONTH]] += article.quotations - article.indirect
            paraphrased[article.published[:MONTH]] += article.indirect
    return (
        Month(month, unparaphrased[month], paraphrased[month]) for month in sorted(unparaphrased)
    )


def _outlets(spoken: Spoken, articles: Iterable[InArticle]) -> tuple[Count, ...]:
    """The outlets with most quotations, each in its most frequent spelling; of versions of one
    article each statement counts once."""
    of_outlets = [(article.outlet, article) for article in articles if article.outlet]
    spelt, names = Counter[str](), dict[str, str]()
    for outlet, article in of_outlets:
        spelt[outlet] += article.quotations
    for outlet, _ in spelt.most_common():
        names.setdefault(folded_outlet(outlet), outlet)
    usual_spelling = {outlet: names[folded_outlet(outlet)] for outlet in spelt}
    versions = defaultdict[tuple[str, int], list[InArticle]](list)
    for outlet, article in of_outlets:
        versions[usual_spelling[outlet], article.original].append(article)
    several = [
        article.article
        for editions in versions.values()
        if len(editions) > 1
        for article in editions
    ]
    statements, counts = spoken.statements_in(several), Counter[str]()
    for (outlet, _), editions in versions.items():
        once = (
            set().union(*(statements[article.article] for article in editions))
            if len(editions) > 1
            else ()
        )
        counts[outlet] += len(once) or editions[0].statements
    return _counts(counts)


def _contents(spoken: Spoken) -> list[str]:
    """The words of the latest quotations; of copies and versions of one article those of the
    latest."""
    latest = reversed(spoken.latest(MOST_READ))
    once = {(original, statement): number for number, statement, original in latest}
    numbers = spoken.session.sql.each_of(list(once.values()))
    query = select(QUOTATION.c.content_words).where(QUOTATION.c.id.in_(numbers))
    return [words for (words,) in spoken.session.tuples(query)]


def _denials(spoken: Spoken) -> tuple[tuple[Hit, ...], tuple[Denied, ...]]:
    """The speaker's newest denials; and the newest denials by others of what the speaker said, each
    with the newest report of what it denies."""
    denying, denied = spoken.denying(SHOWN), spoken.denied(SHOWN)
    numbers = {*denying, *(number for pair in denied for number in pair)}
    hit_of = {hit.number: hit for hit in hits(spoken.session, sorted(numbers))}
    return (
        tuple(hit_of[number] for number in denying),
        tuple(Denied(hit_of[denial], hit_of[said]) for denial, said in denied),
    )
