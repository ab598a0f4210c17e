from dataclasses import replace

import pytest

from onrecord.proof import Proofed, proof_of, sources
from onrecord.proof.claims import TOO_SHORT
from onrecord.reader import Reader
from onrecord.record import Record
from onrecord.types import Document, Reading

from .drafts import LOCK, LOCK_QUOTES, draft, reading

WHOLE = "“We will not close the lock before the barges are home, and nobody will wait longer than a day,”"
VERDICTS = [
    (WHOLE, "Ruth Callowhill", "direct", "verbatim", "sound"),
    ("“A mill without a wheel is a shed,”", "Ruth Callowhill", "direct", "verbatim", "sound"),
    (
        "“We will close the lock before the barges are home,”",
        "Ruth Callowhill",
        "direct",
        "altered",
        "wrong",
    ),
    (
        "“We will not close the lock before the barges are home,”",
        "Ruth Callowhill",
        "direct",
        "shortened",
        "open",
    ),
    ("“A mill without a roof is a shed,”", "Ruth Callowhill", "direct", "altered", "wrong"),
    ("“A mill without a wheel is a shed,”", "Tobias Wend", "direct", "other speaker", "wrong"),
    (
        "“Every volcano is a sleeping dog in winter,”",
        "Ruth Callowhill",
        "direct",
        "not on record",
        "open",
    ),
    (
        "that the gates were older than the town hall",
        "Tobias Wend",
        "indirect",
        "paraphrase",
        "sound",
    ),
]


def one_of(record: Record, read: Reading) -> Proofed:
    [found] = proof_of(read, record).proofed
    return found


@pytest.mark.parametrize(("quoted", "speaker", "type", "verdict", "standing"), VERDICTS)
def test_a_quotation_has_its_verdict_and_its_standing(
    record: Record, quoted: str, speaker: str, type: str, verdict: str, standing: str
) -> None:
    found = one_of(record, draft(quoted, speaker, type))
    assert (found.verdict, found.standing) == (verdict, standing)
    assert found.claim.spans[0].of(draft(quoted, speaker, type).document.text) == quoted


def test_what_the_draft_says_was_not_said_is_wrong_only_if_it_was(record: Record) -> None:
    for quoted, standing in (
        (WHOLE, "wrong"),
        ("“Every volcano is a sleeping dog in winter,”", "sound"),
    ):
        read = draft(quoted)
        denied = Reading(
            read.document, tuple(replace(one, asserted=False) for one in read.quotations)
        )
        found = one_of(record, denied)
        assert found.standing == standing
        assert found.meaning.startswith("the draft says that this was not said; ")


def test_the_draft_does_not_prove_itself(record: Record) -> None:
    assert [one.verdict for one in proof_of(reading(MILLED, MILLED_QUOTES), record).direct] == [
        "verbatim"
    ]
    itself = proof_of(reading(LOCK, LOCK_QUOTES), record)
    assert [one.verdict for one in itself.direct] == ["not on record"] * 2
    assert itself.left_out == 1


MILLED = "The flats are off. “A mill without a wheel is a shed,” Ruth Callowhill said in May, and the council agreed."
MILLED_QUOTES = "source:  Ruth Callowhill\ncue:     said\ncontent: “A mill without a wheel is a shed,”\ntype:    direct\n"


def test_a_long_copy_of_the_draft_proves_nothing_either(tmp_path: object, record: Record) -> None:
    body = " ".join(
        f"The council heard report number {n} on the mill and put off its decision again."
        for n in range(12)
    )
    read = reading(f"{MILLED} {body}", MILLED_QUOTES)
    copied = replace(
        read.document, id="copy", outlet="Copy Post", text=f"{MILLED} {body} More follows."
    )
    with sources([], Reader()) as other:
        other.add(Reading(copied, read.quotations))
        found = proof_of(read, other)
        assert (found.left_out, [one.verdict for one in found.direct]) == (1, ["not on record"])


def test_so_few_words_that_are_not_found_are_listed_as_not_checked(record: Record) -> None:
    found = proof_of(draft("“Never ever,”"), record)
    assert found.proofed == ()
    assert [(one.words, one.why) for one in found.unchecked] == [("“Never ever,”", TOO_SHORT)]


def test_json_says_what_the_parts_say(record: Record) -> None:
    found = proof_of(draft(WHOLE), record)
    told = found.to_json()
    assert told["counts"] == {"verbatim": 1}
    assert told["quotations"][0]["answer"]["verdict"] == "verbatim"
    assert [told["text"][start:end] for start, end in told["quotations"][0]["spans"]] == [WHOLE]
    assert told["indirect"] == told["not_checked"] == []


def test_sources_are_read_and_gone(record: Record) -> None:
    release = Document(
        "release",
        "“The quay will be painted blue in spring,” Ada Merrow told reporters.",
        outlet="Quay",
    )
    with sources([release], Reader()) as named:
        assert named.counts().documents == 1
        assert named.check("The quay will be painted blue in spring").verdict == "verbatim"
