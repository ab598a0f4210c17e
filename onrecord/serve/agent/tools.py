"""What an agent can ask: each tool a question to the record, its answer bounded, every word of it
an article's own.

The docstring of a tool is what the agent is told of it.
"""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, cast

from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from onrecord.errors import LanguageError
from onrecord.ingest import furniture
from onrecord.language import in_language
from onrecord.proof import proof
from onrecord.reader import Reader
from onrecord.record import DEEPEST, EXPLAINED, LONGEST_CHECKED, Record, passage
from onrecord.serve.agent import shapes
from onrecord.serve.namesakes import whom
from onrecord.serve.parameters import LONGEST, Choice
from onrecord.serve.settings import MOST_DRAFT
from onrecord.types import Document, Quotation, words

MOST = 50
"""Of anything in one answer."""
FEW = 10


Limit = Annotated[int, Field(ge=1, le=MOST, description="How many at most.")]
Offset = Annotated[
    int,
    Field(ge=0, le=DEEPEST, description="How many to pass over: next_offset of the last answer."),
]
Words = Annotated[
    str, Field(max_length=LONGEST_CHECKED, description="The words, as they are being quoted.")
]
SaidBy = Annotated[
    str | None,
    Field(max_length=LONGEST, description="Who is said to have said them, by name or number: #12."),
]
Name = Annotated[
    str,
    Field(min_length=1, max_length=LONGEST, description="The speaker's name, or a number: #12."),
]
Fragments = Annotated[
    bool,
    Field(description="Also indirect quotations of three words or fewer, left out by default."),
]
About = Annotated[
    str, Field(max_length=LONGEST, description="Only what was said with these words, as in search.")
]
OfStatement = Annotated[
    int, Field(ge=1, description="The number of a statement, or of any quotation of it.")
]
OfArticle = Annotated[
    Annotated[int, Field(ge=1)] | Annotated[str, Field(max_length=LONGEST)],
    Field(description="The article's number, URL or id."),
]
Text = Annotated[str, Field(description="The text, as it is.")]
Published = Annotated[
    str | None,
    Field(
        max_length=LONGEST, description="The day it appeared, YYYY-MM-DD: it dates “on Thursday”."
    ),
]


@dataclass(frozen=True)
class Tools:
    """The tools. `max_chars`: of a text to read."""

    record: Record
    reader: Reader
    max_chars: int

    def all(self) -> tuple[Callable[..., Any], ...]:
        """The functions, by whose names and docstrings they are known."""
        return (
            _searching(self.record),
            self.check,
            self.speaker,
            self.statement,
            self.article,
            self.read,
            self.proof,
        )

    def check(self, quotation: Words, speaker: SaidBy = None) -> shapes.Checked:
        """Did they really say that? Gives the verdict on words as said by a speaker, or by anybody,
        with the reports as evidence: verbatim, shortened, altered, spliced (of several quotations),
        made direct (reported in the article's words, not the speaker's), paraphrase, other speaker,
        speaker open (the words are on record, but not who said them: `candidates` may), denied,
        reported as not said, or not on record.

        "not on record" says only that no article of those `searched` has it. It does not mean that
        it was not said: never call a quotation false or invented for that. `nearest` are leads
        then, no evidence. Of words that were made direct put none in quotation marks. What is
        inferred about a speaker is to be passed on as such.
        """
        checked = self.record.check(quotation, speaker)
        caveat = f"; {checked.caveat}" if checked.caveat else ""
        meaning = f"{EXPLAINED[checked.verdict]}{caveat}"
        return cast(shapes.Checked, {**checked.to_json(), "means": meaning})

    def speaker(
        self, name: Name, about: About = "", limit: Limit = FEW, fragments: Fragments = False
    ) -> shapes.Profile:
        """What has somebody said, over time? Their latest statements in the order of time, about
        some words or at all, with what articles call them and since when.

        A statement may be reported many times: `fullest` is the longest report, the tool statement
        gives all. If the name means several people, `several` tells who: choose none for the
        reader, ask, or go on with a number (#12). Where `surname_alone` is true, articles give no
        more than a last name: any bearer in `may_be` may have said it.
        """
        found = self.record.speaker(name, about, limit, fragments)
        if found is None:
            said = f" said with the words {about[:80]!a}" if about.strip() else ""
            nothing = f"nothing by {name[:80]!a}{said} is on this record; that does not mean they did not say it"
            like = " or ".join(
                f"{one.name} (#{one.number})" for one in self.record.did_you_mean(name)
            )
            raise ToolError(f"{nothing}; did you mean {like}?" if like else nothing)
        return _cut(found.to_json(), MOST, "names", "roles", "on_behalf_of", "several", "may_be")

    def statement(self, number: OfStatement, limit: Limit = FEW) -> shapes.Statement:
        """Who reported this, and how? All reports of one utterance, the earliest first: what each
        outlet cut or changed beside the fullest, which are copies of another, who denies it and
        what it denies.
        """
        found = self.record.statement(number)
        if found is None:
            raise ToolError(
                f"no quotation on this record has the number {number}: search gives numbers"
            )
        return _cut(found.to_json(), limit, "reports", "denials", "denied")

    def article(
        self,
        article: OfArticle,
        limit: Limit = FEW,
        offset: Offset = 0,
        fragments: Fragments = False,
    ) -> shapes.Article:
        """Who said what in one article? Its quotations in the order of the text, its copies on
        record, and what changed in its quotations from version to version. The article's whole text
        is not given: its URL leads there.
        """
        found = self.record.article(article)
        if found is None:
            raise ToolError(
                f"no article on this record has the number, URL or id {str(article)[:200]!a}"
            )
        told = _cut(_latest_changes(found.to_json(), limit), limit, "copies")
        shown = [hit.to_json() for hit in found.quotations if fragments or not hit.is_fragment]
        folded = len(found.quotations) - len(shown)
        told["left_out"] |= {"fragments": folded} if folded else {}
        return cast(shapes.Article, told | _page(shown, limit, offset))

    def read(
        self, text: Text, published: Published = None, limit: Limit = MOST, offset: Offset = 0
    ) -> shapes.Read:
        """Who said what in this text? Finds the quotations of a text that you give: content, cue,
        source, and whom the source resolves to. Nothing is kept, and nothing is looked up on
        record: that is what check is for.
        """
        document = _document(text, published, self.max_chars)
        found = [_quoted(quotation, text) for quotation in self.reader.read(document).quotations]
        return cast(shapes.Read, _page(found, limit, offset))

    def proof(
        self, text: Text, published: Published = None, limit: Limit = FEW, offset: Offset = 0
    ) -> shapes.Proof:
        """Are the quotations in this text right? Takes every quotation of a text that you give, an
        answer of your own for instance, with its speaker, and checks each against the record:
        verdict, what was cut or changed, evidence.

        Use it on what you have written before you hand it on. `standing` tells what to do: sound,
        open (say that it is not borne out), wrong (change it). `not_checked`: in quotation marks,
        but not checked. Nothing is kept.
        """
        draft = _document(text, published, min(self.max_chars, MOST_DRAFT))
        told = proof(draft, self.reader, self.record).to_json()
        page = _page([*told["quotations"], *told["indirect"]], limit, offset)
        kept = {name: told[name] for name in ("counts", "searched", "left_out")}
        return cast(shapes.Proof, {**kept, **page, "not_checked": told["not_checked"][:MOST]})


def _searching(record: Record) -> Callable[..., shapes.Found]:
    """The tool that searches; it takes what a search takes anywhere."""

    def search(limit: Limit = FEW, offset: Offset = 0, **chosen: Any) -> shapes.Found:
        """Who said what? Quotations of news articles, with the words as the article has them, who
        said them, where and when they were reported. At least one of the parameters but limit,
        offset and sort has to be given.

        No answer means that no article on this record has it, not that nobody said it.
        """
        query = Choice(**chosen).query(limit=limit + 1, offset=offset)
        found = [hit.to_json() for hit in record.search(query)]
        more = offset + limit if len(found) > limit and offset + limit <= DEEPEST else None
        meant = {name: some[:MOST] for name, some in whom(record, query.speaker).items()}
        return cast(shapes.Found, {"hits": found[:limit], "next_offset": more, **meant})

    limit, offset, _ = inspect.signature(search).parameters.values()
    told = inspect.Signature([*_parameters(), limit, offset], return_annotation=shapes.Found)
    search.__signature__ = told  # type: ignore[attr-defined]
    return search


def _parameters() -> list[inspect.Parameter]:
    """What a search takes, a parameter each."""
    return [
        inspect.Parameter(
            name,
            inspect.Parameter.POSITIONAL_OR_KEYWORD,
            default=field.default,
            annotation=Annotated[
                (field.annotation, *field.metadata, Field(description=field.description))
            ],
        )
        for name, field in Choice.model_fields.items()
    ]


def _day(given: str | None) -> str | None:
    """A day as ISO 8601 has it."""
    try:
        return date.fromisoformat(given).isoformat() if given else None
    except ValueError as err:
        raise ToolError(
            f"published: got {given!a:.80}, expected a day of the calendar, such as 2026-03-14"
        ) from err


def _document(text: str, published: str | None, most: int) -> Document:
    """A text that was given."""
    if len(text) > most:
        raise ToolError(
            f"text: got {len(text):,} characters, expected {most:,} at most: give it in parts"
        )
    document = Document("text", text, published=_day(published), furniture=tuple(furniture(text)))
    try:
        return in_language("text", document, "give the English text, or leave it unread")
    except LanguageError as err:
        raise ToolError(str(err)) from err


def _quoted(quotation: Quotation, text: str) -> dict[str, Any]:
    """A quotation of a text, in the form that one on record has."""
    around = passage(quotation, text)
    return {
        "quotation": quotation.to_json(),
        "content": words(quotation.content, text),
        "cue": words(quotation.cue, text),
        "source": words(quotation.source, text),
        "passage": {"span": list(around.span), "text": around.text},
    }


def _page(quotations: list[Any], limit: int, offset: int) -> dict[str, Any]:
    """A page of quotations, and where the next begins."""
    end = offset + limit
    return {
        "quotations": quotations[offset:end],
        "next_offset": end if end < len(quotations) else None,
    }


def _cut(told: dict[str, Any], limit: int, *names: str) -> dict[str, Any]:
    """An answer with no more than so many in the lists of these names, and how many are left
    out."""
    more = {name: len(told[name]) - limit for name in names if len(told[name]) > limit}
    short = {name: told[name][:limit] for name in names}
    return {**told, **short, "left_out": {**told.get("left_out", {}), **more}}


def _latest_changes(told: dict[str, Any], limit: int) -> dict[str, Any]:
    """An article's answer with the latest of its versions, and so many of all their changes, the
    latest first."""
    versions, left = [], limit
    for version in told["versions"][-limit:][::-1]:
        versions.append({**version, "changes": version["changes"][:left]})
        left -= len(versions[-1]["changes"])
    changes = sum(len(version["changes"]) for version in told["versions"])
    more = {"versions": len(told["versions"]) - len(versions), "changes": changes - (limit - left)}
    return {
        **told,
        "versions": versions[::-1],
        "left_out": {name: count for name, count in more.items() if count},
    }
