"""The day that a heading prints, from which "on Monday" counts."""

import pytest

from onrecord.reader import Reader
from onrecord.resolve.when import printed
from onrecord.types import Document

REPORT = (
    "Denise Okoro, the leader of the council, told reporters {} that the bridge would close. "
    "“We will close the bridge,” she said."
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    """The reader that ships."""
    return Reader()


@pytest.mark.parametrize(
    "heading", ["The Vale Post, 4 March 2026", "Published 4 March 2026", "March 4, 2026"]
)
@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("on Monday", "2026-03-02"),
        ("on Tuesday", "2026-03-03"),
        ("yesterday", "2026-03-03"),
        ("on Wednesday", "2026-03-04"),
        ("on 2 March", "2026-03-02"),
    ],
)
def test_days_of_the_week_count_from_the_printed_day(
    reader: Reader, heading: str, words: str, day: str
) -> None:
    """It is not itself the day on which something was said on another."""
    text = f"Council to close bridge\n\n{heading}\n\n{REPORT.format(words)}\n"
    told = reader.read(Document("vale", text)).quotations[0].said
    assert told
    assert told.edtf == day


@pytest.mark.parametrize(
    "text",
    [
        "Council to close bridge\n\nThe bridge, opened on 4 March 2026, will close, the council said on Monday.",
        "“We opened on 4 March 2026.”\n\nThe bridge will close.",
        "Bridge\n\n4 March\n\nThe bridge will close.",
        "",
        "Bridge\n\n" + "The bridge will close. " * 40 + "\n\n4 March 2026",
    ],
)
def test_a_date_within_a_sentence_or_without_a_year_is_no_heading(text: str) -> None:
    """Nor one far down."""
    assert printed(text) is None
