from dataclasses import replace

import pytest

from onrecord.export.citation import citation, day_for_people
from onrecord.types import Document, Quotation, QuotationType, Span, Speaker

from .test_attribution import INFERRED, OPEN

DOCUMENT = Document(
    "a",
    "",
    url="https://courier.example/bridge",
    outlet="Varn Courier",
    published="2026-03-04T09:30",
)
WHERE = "(Varn Courier, 4 March 2026, https://courier.example/bridge)"
QUOTATION = Quotation((Span(0, 5),), (), (), "direct", 0.9, speaker=Speaker("Ilse Marn", "person"))
WORDS = "“We will not close it,”"


@pytest.mark.parametrize(
    ("source", "speaker", "shown"),
    [
        ("Ilse Marn", Speaker("Ilse Marn", "person"), "Ilse Marn"),
        ("Mayor Ilse Marn,", Speaker("Ilse Marn", "person"), "Mayor Ilse Marn"),
        ("Marn", Speaker("Ilse Marn", "person"), "Marn [Ilse Marn]"),
        ("he", INFERRED, "he [Jon Bask, inferred, 72 %; or Hal Ostrom 30 %]"),
        ("he", OPEN, "he [perhaps Jon Bask 45 %, Hal Ostrom 30 %]"),
        ("the two", None, "the two [speaker open]"),
        ("", None, "no source given [speaker open]"),
    ],
)
def test_citation_has_the_speaker_as_the_article_does_and_ours_in_brackets(
    source: str, speaker: Speaker | None, shown: str
) -> None:
    assert (
        citation(replace(QUOTATION, speaker=speaker), WORDS, source, DOCUMENT)
        == f"{shown}: {WORDS} {WHERE}"
    )


@pytest.mark.parametrize(
    ("type", "asserted", "noted"),
    [
        ("mixed", True, ""),
        ("indirect", True, " [reported, not word for word]"),
        ("direct", False, " [the article says that this was not said]"),
        (
            "indirect",
            False,
            " [reported, not word for word; the article says that this was not said]",
        ),
    ],
)
def test_citation_says_what_is_no_quotation(
    type: QuotationType, asserted: bool, noted: str
) -> None:
    said = replace(QUOTATION, type=type, asserted=asserted)
    assert (
        citation(said, "it stays open", "Marn", DOCUMENT)
        == f"Marn [Ilse Marn]: it stays open{noted} {WHERE}"
    )


@pytest.mark.parametrize(
    ("document", "where"),
    [
        (Document("a", "", outlet="Radio Tessel"), " (Radio Tessel)"),
        (
            Document("a", "", title="Bridge stays", published="2026-03"),
            " (Bridge stays, March 2026)",
        ),
        (Document("/home/ida/a.txt", ""), ""),
        (Document("a", "", url="javascript:alert(1)", published="2026"), " (2026)"),
    ],
)
def test_citation_names_what_is_known_of_the_article(document: Document, where: str) -> None:
    assert (
        citation(QUOTATION, "“It\nholds.”", "Ilse Marn", document)
        == f"Ilse Marn: “It holds.”{where}"
    )


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        ("2024-09-16", "16 September 2024"),
        ("2024-09-16T08:00:00+02:00", "16 September 2024"),
        ("2024-12", "December 2024"),
        ("2024", "2024"),
        ("on Monday", "on Monday"),
        ("2024-13-01", "2024-13-01"),
        (None, None),
    ],
)
def test_day_for_people(published: str | None, shown: str | None) -> None:
    assert day_for_people(published) == shown
