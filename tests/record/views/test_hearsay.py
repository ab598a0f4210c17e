"""Words that somebody else passes on are told as passed on, wherever a verdict is shown."""

from pathlib import Path

import pytest

from onrecord.export.attribution import attributed
from onrecord.export.citation import citation
from onrecord.proof import proof
from onrecord.proof.wording import verdict
from onrecord.reader import Reader
from onrecord.record import Record
from onrecord.types import Document

WORDS = "We will cut it by five pence in the spring"
HEARSAY = f"""Tax row

VALE, 4 March 2026 - Ruth Adeyemi, the mayor of Vale, told reporters that Alan Frobisher had told her: “{WORDS}.”

Mr Frobisher said: “I made no such promise.”
"""
FIRST_HAND = f"""Tax plan

VALE, 5 March 2026 - “{WORDS},” Alan Frobisher, the finance minister, told reporters.
"""


@pytest.fixture(scope="module")
def reader() -> Reader:
    """The reader that ships."""
    return Reader()


def test_a_verdict_tells_that_there_is_only_hearsay(reader: Reader, tmp_path: Path) -> None:
    """Until a report has the words at first hand."""
    with Record.open(tmp_path / "onrecord.db") as record:
        record.add(reader.read(Document("hearsay", HEARSAY)))
        checked = record.check(WORDS, "Alan Frobisher")
        assert checked.verdict == "verbatim"
        assert checked.caveat.startswith("only as told by Ruth Adeyemi")
        draft = Document("draft", f"Alan Frobisher said: “{WORDS}.”")
        [proofed] = proof(draft, reader, record).proofed
        assert proofed.standing == "open"
        assert "only as told by Ruth Adeyemi" in verdict(proofed)
        record.add(reader.read(Document("first hand", FIRST_HAND)))
        checked = record.check(WORDS, "Alan Frobisher")
        assert (checked.verdict, checked.caveat) == ("verbatim", "")


def test_a_citation_tells_who_passes_the_words_on(reader: Reader) -> None:
    """Within square brackets, as all that onrecord adds."""
    reading = reader.read(Document("hearsay", HEARSAY))
    [told] = [quotation for quotation in reading.quotations if quotation.relayed_by]
    cited = citation(told, f"“{WORDS}.”", "Alan Frobisher", reading.document)
    assert "[as told by Ruth Adeyemi" in cited
    assert ", as told by Ruth Adeyemi" in attributed("Alan Frobisher", told)
