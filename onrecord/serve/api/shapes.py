"""What the API answers, described: each is what the `to_json` of the type of its name gives, member
for member.

These describe and do not convert: an answer is sent as the record tells it, and the tests hold the
two together.
"""

from typing import Annotated, Literal, NotRequired

from pydantic import ConfigDict, Field
from typing_extensions import (
    TypedDict,
)  # pydantic cannot describe that of `typing` before Python 3.12

from onrecord.types import Kind, Mode, QuotationType, State

Count = Annotated[int, Field(ge=0)]
Place = Annotated[
    tuple[Count, Count],
    Field(
        description="A span: from, up to but not including, in Unicode code points.",
        examples=[[120, 188]],
    ),
]
Day = Annotated[str, Field(description="ISO 8601, as far as it is known.", examples=["2026-03-04"])]


class Invalid(TypedDict):
    """What is wrong with one member or parameter."""

    where: Annotated[str, Field(examples=["limit"])]
    what: Annotated[str, Field(examples=["Input should be less than or equal to 200"])]


class Problem(TypedDict):
    """Why there is no other answer (RFC 9457)."""

    type: Annotated[str, Field(examples=["about:blank"])]
    title: Annotated[str, Field(examples=["Not Found"])]
    status: Annotated[int, Field(ge=400, le=599, examples=[404])]
    detail: Annotated[str, Field(description="What was got, what was expected and the remedy.")]
    errors: NotRequired[
        Annotated[
            list[Invalid], Field(description="Each thing that is wrong, where there may be many.")
        ]
    ]


class Failed(TypedDict):
    """Stands in the place of the answer to one of many."""

    error: Problem


class Candidate(TypedDict):
    """Somebody whom a source may stand for."""

    name: str
    confidence: Annotated[float, Field(ge=0, le=1)]


class Speaker(TypedDict):
    """Whom a source resolves to, within its article."""

    name: Annotated[
        str | None, Field(description="Or the description of somebody unnamed; null if open.")
    ]
    kind: Kind | None
    role: Annotated[str | None, Field(description="As the article gives it.")]
    on_behalf_of: Annotated[str | None, Field(description="Whom a spokesperson speaks for.")]
    issuer: Annotated[
        str | None, Field(description="Who published, filed, signed or made a document.")
    ]
    state: Annotated[
        State, Field(description="Named beside the words, inferred, or open who it is.")
    ]
    confidence: Annotated[
        float | None, Field(ge=0, le=1, description="How likely it is that this is the speaker.")
    ]
    candidates: Annotated[
        list[Candidate], Field(description="Who may be meant, the likeliest first.")
    ]


class Mention(TypedDict):
    """Somebody named beside the speaker, and where."""

    name: str
    span: Place


class Venue(TypedDict):
    """Where it was said."""

    span: Place


class Said(TypedDict):
    """When it was said."""

    edtf: Annotated[
        str, Field(description="Extended Date/Time Format (ISO 8601-2).", examples=["2026-03"])
    ]
    span: Place


class Quotation(TypedDict):
    """One report of something said, written or thought. Spans point into the article's text."""

    content: Annotated[list[Place], Field(description="What was said.")]
    cue: Annotated[
        list[Place], Field(description="The words that signal it; none if there are none.")
    ]
    source: Annotated[
        list[Place],
        Field(description="Whom it is attributed to, as written; none if nobody is named."),
    ]
    type: Annotated[
        QuotationType,
        Field(description="Whether it is inside quotation marks: all, none or some of it."),
    ]
    mode: Mode | None
    speaker: Speaker | None
    addressee: Mention | None
    venue: Venue | None
    said: Said | None
    asserted: Annotated[
        bool, Field(description="False if the article says that this was not said.")
    ]
    denies: bool
    denied: Annotated[Place | None, Field(description="The span of what is denied.")]
    relayed_by: list[Mention]
    within: Annotated[
        int | None,
        Field(ge=0, description="Which of its reading's quotations it is nested in, from 0."),
    ]
    confidence: Annotated[float, Field(ge=0, le=1)]


class Reading(TypedDict):
    """An article as it was given, and the quotations in it. Members that onrecord does not know
    come back unchanged."""

    __pydantic_config__ = ConfigDict(extra="allow")  # type: ignore[misc]  # pydantic reads it

    id: str
    text: str
    url: NotRequired[str]
    title: NotRequired[str]
    outlet: NotRequired[str]
    authors: NotRequired[list[str]]
    published: NotRequired[str]
    language: NotRequired[str]
    quotations: list[Quotation]


class Heading(TypedDict):
    """What names an article; what is not known is left out."""

    id: str
    title: NotRequired[str]
    outlet: NotRequired[str]
    url: NotRequired[str]
    published: NotRequired[str]


class Passage(TypedDict):
    """What stands around a quotation."""

    span: Place
    text: str


class Hit(TypedDict):
    """A quotation with its words, and its numbers on this record."""

    number: int
    statement: Annotated[int | None, Field(description="That of the utterance it reports.")]
    article: int
    speaker: Annotated[
        int | None, Field(description="That of whom it is known to be by, over all articles.")
    ]
    known_as: Annotated[str | None, Field(description="The name of this one on the record.")]
    by_surname: Annotated[
        bool,
        Field(
            description="Whether the article gives the last name alone, and the record infers whose it is."
        ),
    ]
    document: Heading
    quotation: Quotation
    content: Annotated[
        str, Field(description="The words of its spans, “ … ” where these leave something out.")
    ]
    cue: str
    source: str
    passage: Passage
    matched: Annotated[
        list[Place], Field(description="The spans of the content that the words asked for met.")
    ]


class Identity(TypedDict):
    """One of those whom a name may mean."""

    number: int
    name: str
    kind: Kind
    roles: list[str]
    quotations: Count
    surname_alone: Annotated[
        bool,
        Field(
            description="Whether articles give no more than a last name: any bearer may have said it."
        ),
    ]


class Hits(TypedDict):
    """A page of what answers."""

    hits: list[Hit]
    next: Annotated[str | None, Field(description="The cursor of the next page; null on the last.")]
    speakers: NotRequired[
        Annotated[
            list[Identity],
            Field(description="Whom `speaker` means, if it is asked for; the most quoted first."),
        ]
    ]
    did_you_mean: NotRequired[
        Annotated[
            list[Identity], Field(description="Whose names are like `speaker`, if it means nobody.")
        ]
    ]


class Counted(TypedDict):
    """A value, and how many have it."""

    value: str | bool
    count: Count


class Spread(TypedDict):
    """The values that most have, by facet."""

    speaker: list[Counted]
    outlet: list[Counted]
    kind: list[Counted]
    type: list[Counted]
    mode: list[Counted]
    year: list[Counted]
    denies: list[Counted]
    state: list[Counted]
    language: list[Counted]


class Facets(TypedDict):
    """How the quotations that answer are spread."""

    total: Annotated[Count, Field(description="How many were counted.")]
    at_least: Annotated[bool, Field(description="Whether more answer than were counted.")]
    folded: Annotated[
        int, Field(ge=0, description="How many more are fragments, and were left out.")
    ]
    facets: Spread
    attributes: Annotated[
        dict[str, list[Counted]],
        Field(description="The same by what was imported of speakers, such as the party."),
    ]


class Changed(TypedDict):
    """One place where two versions have other words: spans of the content in each."""

    before: Place
    after: Place


class Change(TypedDict):
    """What became of one quotation from one version to the next."""

    manner: Literal["removed", "changed", "added"]
    before: Hit | None
    after: Hit | None
    differences: list[Changed]
    speakers: Annotated[
        tuple[str, str] | None,
        Field(description="Who said it before and after, if these are others."),
    ]


class Version(TypedDict):
    """What stood under the article's URL when it was added, and what changed since the version
    before."""

    number: int
    document: Heading
    added: Annotated[str, Field(examples=["2026-03-04T09:30:00+00:00"])]
    changes: list[Change]


class Copy(TypedDict):
    """Another article that is the same report; `version`: it stood under the same URL."""

    number: int
    version: bool
    document: Heading


class Article(TypedDict):
    """An article on record: who said what in it, its copies and its versions."""

    number: int
    original: Annotated[
        int, Field(description="The number of the first article that is one report with it.")
    ]
    document: Heading
    quotations: list[Hit]
    copies: list[Copy]
    versions: list[Version]


class Unlike(TypedDict):
    """One place where a report and the fullest have other words: spans of the content of each."""

    here: Place
    fullest: Place


class Report(Hit):
    """A quotation that reports the utterance, and how it stands to the fullest report of it."""

    day: Day | None
    manner: Literal["fullest", "whole", "shortened", "altered", "paraphrase"]
    copy: Annotated[
        bool,
        Field(description="Whether its article is a copy or another version of an earlier one."),
    ]
    differences: list[Unlike]


class Statement(TypedDict):
    """One utterance, and all who report it, the first first."""

    statement: int
    speaker: str | None
    speaker_state: Annotated[State, Field(description="Named if any report names the speaker.")]
    total: Annotated[
        int, Field(ge=1, description="Reports on record; of more than 500 the earliest are told.")
    ]
    independent: Annotated[
        int, Field(ge=0, description="Reports told, copies and versions of one not counted.")
    ]
    outlets: list[str]
    fullest: Hit
    reports: list[Report]
    denials: Annotated[list[Hit], Field(description="What denies it.")]
    denied: Annotated[list[Hit], Field(description="What it denies.")]
    similar: Annotated[
        list[Hit], Field(description="What has similar wording, perhaps of another occasion.")
    ]


class Role(TypedDict):
    """What articles call a speaker, in how many quotations, from when to when."""

    words: str
    count: Count
    first: Day | None
    last: Day | None


class Uttered(TypedDict):
    """One of a speaker's statements."""

    statement: int
    day: Day | None
    reports: Count
    independent: Count
    outlets: list[str]
    compare: Annotated[
        list[int],
        Field(
            description="Others that say much the same, but one negates or has another figure; nothing is judged."
        ),
    ]
    fullest: Hit


class Profile(TypedDict):
    """One speaker; or, in `several`, those whom the name may mean, and then the rest is empty."""

    name: str
    kind: Kind | Literal[""]
    numbers: list[int]
    names: list[str]
    ids: Annotated[
        dict[str, str], Field(description="Numbers in catalogues.", examples=[{"wikidata": "Q42"}])
    ]
    roles: list[Role]
    on_behalf_of: list[Role]
    quotations: Count
    total: Annotated[int, Field(ge=0, description="How many statements there are.")]
    folded: Annotated[
        int, Field(ge=0, description="How many more are but fragments, and were left out.")
    ]
    statements: Annotated[
        list[Uttered], Field(description="The latest of them, in the order of time.")
    ]
    several: list[Identity]
    attributes: Annotated[
        dict[str, str], Field(description="What else was imported.", examples=[{"party": "Green"}])
    ]
    surname_alone: bool
    may_be: Annotated[
        list[Identity],
        Field(
            description="Of a last name alone, who bears it; else what may be theirs, or somebody else's, too."
        ),
    ]
    unlike: Annotated[
        list[str],
        Field(
            description="Roles that hardly one person has, if there are: they may be several people."
        ),
    ]


class Month(TypedDict):
    """A month of publication, and how many quotations are from it."""

    month: Annotated[str, Field(examples=["2026-03"])]
    own: Annotated[int, Field(ge=0, description="In the speaker's own words, in whole or in part.")]
    paraphrased: Count


class Denied(TypedDict):
    """A denial by somebody else, and the quotation of the speaker's that it denies."""

    denial: Hit
    said: Hit


class Portrait(TypedDict):
    """One speaker at a glance, by the latest quotations; copies are told apart only where that is
    said."""

    number: int
    name: str
    kind: Kind
    quotations: Count
    at_least: Annotated[bool, Field(description="Whether there are more than were counted.")]
    denying: Annotated[int, Field(ge=0, description="How many deny something.")]
    undated: Annotated[int, Field(ge=0, description="How many are of articles that tell no month.")]
    read: Annotated[
        int, Field(ge=0, description="How many of them `subjects` goes by, the latest.")
    ]
    types: list[Counted]
    modes: list[Counted]
    outlets: list[Counted]
    subjects: Annotated[
        list[Counted],
        Field(description="Words that tell most about what is talked of; copies are counted once."),
    ]
    months: list[Month]
    mentions: Annotated[
        list[Hit], Field(description="What others say in which the speaker is named, the newest.")
    ]
    denials: Annotated[list[Hit], Field(description="The speaker's own, the newest.")]
    denied: Annotated[list[Denied], Field(description="What others deny of it, the newest.")]


class Added(TypedDict):
    """What became of an article that was to be added."""

    id: str
    article: Annotated[int, Field(description="Its number on the record.")]
    new: Annotated[bool, Field(description="False if it was on record already.")]
    version: Annotated[
        bool, Field(description="It is new, and another wording of what stands under its URL.")
    ]
    quotations: Count
