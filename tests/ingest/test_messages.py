"""What agencies, press offices and broadcasters send: ninjs, messages, subtitles."""

import json
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.ingest import Raw, documents, parsed
from onrecord.types import Document

TEXT = "“We will mend the quay,” said Ada Merrow, the mayor, to the council of Varn on Monday."
NINJS = sorted((Path(__file__).parents[3] / "shared" / "inputs" / "ninjs").glob("*.json"))


def read(name: str, data: bytes | str) -> Document:
    """The one document of an input."""
    [article] = parsed(Raw.of_bytes(name, data.encode() if isinstance(data, str) else data))
    assert isinstance(article, Document), article
    return article


@pytest.mark.parametrize(
    "item",
    [
        {
            "headline": "Quay",
            "body_text": TEXT,
            "byline": "Liv Dahl",
            "versioncreated": "2026-03-04T08:00:00Z",
        },
        {
            "headlines": [{"role": "main", "value": "Quay"}],
            "bodies": [
                {"role": "caption", "value": "A picture."},
                {"role": "main", "contenttype": "text/html", "value": f"<p>{TEXT}</p>"},
            ],
            "by": "Liv Dahl",
            "versioncreated": "2026-03-04T08:00:00Z",
        },
        {
            "headlines": [{"value": "Quay"}],
            "bodies": [
                {"role": "html", "contentType": "text/html", "value": f"<p>{TEXT}</p>"},
                {"role": "text", "contentType": "text/plain", "value": TEXT},
            ],
            "by": "Liv Dahl",
            "versionCreated": "2026-03-04T08:00:00Z",
        },
    ],
    ids=["version 1", "version 2", "version 3"],
)
def test_an_agencys_item_is_an_article(item: dict[str, object]) -> None:
    """Its headline, its body (not a caption), its byline and its date."""
    value = {
        "uri": "https://agency.example/7",
        "copyrightHolder": "Agency",
        "language": "en",
        **item,
    }
    for name, data in (("a.json", json.dumps(value)), ("a.jsonl", json.dumps(value) + "\n")):
        article = read(name, data)
        assert article.text == f"Quay\n\n{TEXT}"
        assert (article.title, article.outlet) == ("Quay", "Agency")
        assert (article.id, article.url) == ("https://agency.example/7",) * 2
        assert article.authors == ("Liv Dahl",)
        assert article.published == "2026-03-04T08:00:00Z"


@pytest.mark.parametrize("path", NINJS, ids=lambda path: path.name)
def test_public_examples_of_ninjs_are_read_or_told(path: Path) -> None:
    """An event is no article; a German one is in another language."""
    [entry] = documents([str(path)])
    is_article = "event" not in path.name and "dpa" not in path.name
    assert isinstance(entry, Document if is_article else InputError), entry


def message(plain: str | None = TEXT, html: str | None = None) -> bytes:
    """A press release."""
    made = EmailMessage()
    made["Subject"] = "The quay is mended — at last"
    made["From"] = "City of Varn <press@varn.example>"
    made["Date"] = "Wed, 04 Mar 2026 08:30:00 +0100"
    if plain is not None:
        made.set_content(plain)
    if html is not None:
        (made.add_alternative if plain is not None else made.set_content)(html, subtype="html")
    made.add_attachment(b"\xff\xd8", maintype="image", subtype="jpeg", filename="quay.jpg")
    return made.as_bytes()


@pytest.mark.parametrize(
    "data", [message(), message(None, f"<p>{TEXT}</p>"), message(TEXT, "<p>Other words</p>")]
)
def test_a_message_is_an_article_under_its_subject(data: bytes) -> None:
    """Its sender is the outlet, its date the day; what is attached is left out."""
    article = read("release.eml", data)
    assert article.text == f"The quay is mended — at last\n\n{TEXT}"
    assert (article.title, article.outlet) == ("The quay is mended — at last", "City of Varn")
    assert article.published == "2026-03-04T08:30:00+01:00"


@given(st.binary(max_size=300))
def test_any_message_is_read_or_told(data: bytes) -> None:
    """Nothing else is raised."""
    for entry in parsed(
        Raw.of_bytes("a.eml", b"Subject: x\nContent-Type: multipart/mixed\n" + data)
    ):
        assert isinstance(entry, (Document, InputError))


VTT = """WEBVTT

STYLE
::cue { color: white }

NOTE made by hand

1
00:00:01.000 --> 00:00:03.000 align:start
<v Ada Merrow>We will mend
the <i>quay</i>,

00:00:03.100 --> 00:00:05.000
<v Ada Merrow>and we will do it by spring.

00:00:05.500 --> 00:00:07.000
<v Liv Dahl>Who pays?

00:00:20.000 --> 00:00:22.000
That was the news.
"""
SRT = """1
00:00:01,000 --> 00:00:03,000
We will mend the {\\an8}quay,

2
00:00:03,100 --> 00:00:05,000
and we will do it by spring.

3
00:00:05,500 --> 00:00:07,000
- Who pays?
"""


def test_subtitles_are_a_text_with_its_voices() -> None:
    """Cues are put together; a voice or a pause begins a paragraph; styles and notes go."""
    assert read("news.vtt", VTT).text == (
        "Ada Merrow: We will mend the quay, and we will do it by spring.\n\n"
        "Liv Dahl: Who pays?\n\nThat was the news."
    )
    assert read("news", VTT).text == read("news.vtt", VTT.replace("\n", "\r\n")).text
    assert (
        read("news.srt", SRT).text
        == "We will mend the quay, and we will do it by spring.\n\nWho pays?"
    )


def test_subtitles_without_words_are_told() -> None:
    """In a line."""
    [problem] = parsed(Raw.of_bytes("a.vtt", b"WEBVTT\n\nNOTE nothing\n"))
    assert isinstance(problem, InputError)
