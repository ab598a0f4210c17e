import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.bylines import byline_authors
from onrecord.ingest.dates import dateline_date, full_date, is_timestamp
from onrecord.ingest.plain import plain_document

PROSE = "The council met on Tuesday and approved the new ferry timetable for the winter."


def test_plain_document_reads_what_the_header_states() -> None:
    text = (
        f"The Northport Courier\n\nFerry will sail again\nBy Ada Marsh\n12 April 2020\n\n{PROSE}\n"
    )
    document = plain_document("a.txt", text)
    assert document.text == text
    assert document.title == "Ferry will sail again"
    assert document.outlet == "The Northport Courier"
    assert document.authors == ("Ada Marsh",)
    assert document.published == "2020-04-12"
    assert document.language is None


def test_plain_document_leaves_unknown_what_is_not_stated() -> None:
    document = plain_document("a.txt", f"{PROSE}\n\n{PROSE}\n")
    assert (document.title, document.outlet, document.authors, document.published) == (
        None,
        None,
        (),
        None,
    )


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"All news\n\nFerry will sail again\n\n{PROSE}", "Ferry will sail again"),
        (f'Mayor: "ferry will sail"\r\n\r\n{PROSE}', 'Mayor: "ferry will sail"'),
        (f"Will the ferry sail?\n\n{PROSE}", "Will the ferry sail?"),
        (f'"We will sail."\n\n{PROSE}', None),
        (f"Dear reader:\n\n{PROSE}", None),
        ("Ferry will sail again", None),
        ("", None),
        (f"{'Ferry ' * 50}\n\n{PROSE}", None),
    ],
)
def test_plain_document_takes_headline_as_title(text: str, title: str | None) -> None:
    assert plain_document("a.txt", text).title == title


@pytest.mark.parametrize(
    ("header", "published"),
    [
        ("Published 12 April 2020, updated 14 April 2020", "2020-04-12"),
        ("Updated 14 April 2020; published 12 April 2020", "2020-04-12"),
        ("Updated 14 April 2020", None),
        ("NORTHPORT, April 12, 2020 (Coastal) - The ferry sank.", "2020-04-12"),
        ("NORTHPORT, April 12. The ferry sank.", None),
        ("The ferry sank on April 12, 2020.", None),
        ("April 31, 2020", None),
        ("2020-04-12T10:00:00Z", "2020-04-12"),
        ("12.04.2020 10:15", "2020-04-12"),
        ("04/05/2020", None),
    ],
)
def test_plain_document_dates_itself_only_by_full_dates(header: str, published: str | None) -> None:
    assert (
        plain_document("a.txt", f"Ferry will sail again\n\n{header}\n\n{PROSE}").published
        == published
    )


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ada Marsh", ("Ada Marsh",)),
        ("By Ada Marsh and Tom van den Berg", ("Ada Marsh", "Tom van den Berg")),
        (
            "By Ada Marsh, Tom Berg & Jo O'Neill-Smith",
            ("Ada Marsh", "Tom Berg", "Jo O'Neill-Smith"),
        ),
        ("By Ada Marsh, Political Correspondent", ("Ada Marsh",)),
        ("By Ada Marsh in Northport", ("Ada Marsh",)),
        ("By ADA MARSH | Coastal News", ("Ada Marsh",)),
        ("by Ada Marsh", ("Ada Marsh",)),
        ("By Reuters", ()),
        ("By Coastal News Agency", ()),
        ("By Tuesday Morning", ()),
        ("By Ada Marsh the ferry was called a mistake", ()),
        ("By Ada Marsh.", ()),
        ("Bygone Days Return", ()),
    ],
)
def test_byline_authors_reads_names(line: str, authors: tuple[str, ...]) -> None:
    assert byline_authors(line) == authors


@pytest.mark.parametrize(
    "line", ["9:30 a.m.", "12 April 2020", "Mon 12 Apr 2020 14.05 BST", "Last updated 2 hours ago"]
)
def test_is_timestamp_accepts(line: str) -> None:
    assert is_timestamp(line)


@pytest.mark.parametrize(
    "line", ["April 12", "1984", "In April 2020", "12", "Ferry 12:30", "May 2020 be better", "2-1"]
)
def test_is_timestamp_rejects(line: str) -> None:
    assert not is_timestamp(line)


@given(st.text())
def test_plain_document_keeps_any_text(text: str) -> None:
    document = plain_document("a.txt", text)
    assert document.text == text
    assert full_date(text) is None or dateline_date(text) is None or document.text == text
