"""A speaker at a glance: how often quoted, when and by whom; of what they talk; what others say of them, and deny."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from onrecord.match.wording import Wording
from onrecord.record.identity.people import heads, whole_persons
from onrecord.record.search.hits import Hit, hits
from onrecord.record.store.rows import folded_outlet
from onrecord.record.store.schema import QUOTATION, SPEAKER
from onrecord.record.store.session import Session
from onrecord.record.store.terms import MOST_DIGITS
from onrecord.record.views.facets import Count
from onrecord.record.views.speaker.mentions import mentions
from onrecord.record.views.speaker.spoken import InArticle, Spoken
from onrecord.record.views.speaker.subjects import subjects

MOST_READ = 1_000
"""Quotations of one speaker, the latest, that are read for what they are about."""
SHOWN = 20
"""Outlets, and quotations of each kind, that are told."""
MONTH = len("2026-03")


@dataclass(frozen=True, slots=True)
class Month:
    """A month of publication ("2026-03"), and how many quotations are from it: in the speaker's own words, in whole or
    in part, and paraphrased."""

    month: str
    own: int
    paraphrased: int

    def to_json(self) -> dict[str, Any]:
        """The month as a JSON object."""
        return {"month": self.month, "own": self.own, "paraphrased": self.paraphrased}


@dataclass(frozen=True, slots=True)
class Denied:
    """A denial by somebody else, and the quotation of the speaker's that it denies."""

    denial: Hit
    said: Hit

    def to_json(self) -> dict[str, Any]:
        """Both as a JSON object."""
        return {"denial": self.denial.to_json(), "said": self.said.to_json()}


@dataclass(frozen=True, slots=True)
class Portrait:
    """One speaker, who is meant by `number` and those merged into it, by their latest quotations.

    `quotations`: how many; `at_least`: there are more. `types`: how many are direct, mixed and indirect; `modes`: said,
    written or thought, where that is told; `denying`: how many deny something. `months`: those that have any, in their
    order; `undated`: how many are of articles that tell no month. `outlets`: who has most, what versions of one article
    repeat counted once. `subjects`: the words that tell most about what is talked of, with how many quotations they
    stand in, copies and versions counted once; of the latest `read`. `mentions`: what others say in which the speaker
    is named; `denials`: the speaker's; `denied`: what others deny of it. Of these three the newest.
    """

    number: int
    name: str
    kind: str
    quotations: int
    at_least: bool
    types: tuple[Count, ...]
    modes: tuple[Count, ...]
    denying: int
    months: tuple[Month, ...]
    undated: int
    outlets: tuple[Count, ...]
    subjects: tuple[Count, ...]
    read: int
    mentions: tuple[Hit, ...]
    denials: tuple[Hit, ...]
    denied: tuple[Denied, ...]

    @property
    def own(self) -> int:
        """How many quotations are in the speaker's own words, in whole or in part."""
        return sum(one.count for one in self.types if one.value != "indirect")

    def to_json(self) -> dict[str, Any]:
        """The portrait as a JSON object."""
        plain = ("number", "name", "kind", "quotations", "at_least", "denying", "undated", "read")
        counted = ("types", "modes", "outlets", "subjects")
        objects = ("months", "mentions", "denials", "denied")
        return {
            **{name: getattr(self, name) for name in plain},
            **{name: [{"value": one.value, "count": one.count} for one in getattr(self, name)] for name in counted},
            **{name: [one.to_json() for one in getattr(self, name)] for name in objects},
        }


def portrait(session: Session, number: int) -> Portrait | None:
    """The speaker of a number; None if there is none, or nothing that they said."""
    if len(str(number)) > MOST_DIGITS or number not in (head := heads(session, [number])):
        return None
    spoken = Spoken(session, whole_persons(session, [number]), of_all=True)
    if not spoken.attributed:
        return None
    who = select(SPEAKER.c.id, SPEAKER.c.name, SPEAKER.c.kind).where(SPEAKER.c.id == head[number])
    one = session.execute(who).one()
    figures, articles = spoken.figures(), spoken.by_article()
    months = tuple(_months(articles))
    return Portrait(
        number=one.id,
        name=one.name,
        kind=one.kind,
        quotations=figures.quotations,
        at_least=spoken.more,
        types=_counts(figures.types),
        modes=_counts(figures.modes),
        denying=figures.denying,
        months=months,
        undated=figures.quotations - sum(one.own + one.paraphrased for one in months),
        outlets=_outlets(spoken, articles),
        subjects=subjects(_contents(spoken), Wording(one.name).words),
        read=min(figures.quotations, MOST_READ),
        mentions=mentions(session, spoken.persons, SHOWN),
        denials=hits(session, spoken.denying(SHOWN)),
        denied=tuple(_denied(spoken)),
    )


def _counts(counts: Mapping[str, int]) -> tuple[Count, ...]:
    ranked = sorted(((value, count) for value, count in counts.items() if count), key=lambda one: (-one[1], one[0]))
    return tuple(Count(value, count) for value, count in ranked[:SHOWN])


def _months(articles: Iterable[InArticle]) -> Iterator[Month]:
    """The months of which there is any, in their order."""
    own, paraphrased = Counter[str](), Counter[str]()
    for one in articles:
        if one.published and len(one.published) >= MONTH:
            own[one.published[:MONTH]] += one.quotations - one.indirect
            paraphrased[one.published[:MONTH]] += one.indirect
    return (Month(month, own[month], paraphrased[month]) for month in sorted(own))


def _outlets(spoken: Spoken, articles: Iterable[InArticle]) -> tuple[Count, ...]:
    """The outlets that have most, each as it is spelt most often; of versions of one article each statement once."""
    of_outlets = [(one.outlet, one) for one in articles if one.outlet]
    spelt, names = Counter[str](), dict[str, str]()
    for outlet, one in of_outlets:
        spelt[outlet] += one.quotations
    for outlet, _ in spelt.most_common():
        names.setdefault(folded_outlet(outlet), outlet)
    known = {outlet: names[folded_outlet(outlet)] for outlet in spelt}
    versions = defaultdict[tuple[str, int], list[InArticle]](list)
    for outlet, one in of_outlets:
        versions[known[outlet], one.original].append(one)
    several = [one.article for each in versions.values() if len(each) > 1 for one in each]
    statements, found = spoken.statements_in(several), Counter[str]()
    for (outlet, _), each in versions.items():
        once = set().union(*(statements[one.article] for one in each)) if len(each) > 1 else ()
        found[outlet] += len(once) or each[0].statements
    return _counts(found)


def _contents(spoken: Spoken) -> list[str]:
    """The words of the latest quotations, of copies and versions of one article those of the latest."""
    latest = reversed(spoken.latest(MOST_READ))
    once = {(original, statement): number for number, statement, original in latest}
    numbers = spoken.session.sql.each_of(list(once.values()))
    wanted = select(QUOTATION.c.content_words).where(QUOTATION.c.id.in_(numbers))
    return [words for (words,) in spoken.session.tuples(wanted)]


def _denied(spoken: Spoken) -> Iterator[Denied]:
    """The newest denials by others of what the speaker said, each once, with the newest report of what it denies."""
    chosen = spoken.denied(SHOWN)
    found = {hit.number: hit for hit in hits(spoken.session, [number for pair in chosen for number in pair])}
    return (Denied(found[denial], found[said]) for denial, said in chosen)
