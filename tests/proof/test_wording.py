import pytest
from record.said import quoted, with_speaker

from onrecord.proof import proof_of
from onrecord.proof.wording import differences, left_out, pieces, source
from onrecord.record import EXPLAINED, SIGNS, Record
from onrecord.types import Speaker

from .drafts import draft

TOLD = [
    (
        "“A mill without a roof is a shed,”",
        "A mill without a [-roof-] {+wheel+} is a shed",
        ["roof"],
    ),
    ("“A mill is a shed,”", "A mill {+without a wheel+} is a shed", ["left out"]),
    (
        "“A mill without a big wheel is a shed,”",
        "A mill without a [-big-] wheel is a shed",
        ["not in the report"],
    ),
]
SHOWN = {"same": "{}", "draft": "[-{}-]", "report": "{{+{}+}}"}


def test_every_verdict_has_a_sign_of_its_own() -> None:
    assert set(SIGNS) == set(EXPLAINED)
    assert len(set(SIGNS.values())) == len(SIGNS)


@pytest.mark.parametrize(("drafted", "shown", "told"), TOLD)
def test_words_are_told_beside_those_of_the_report(
    record: Record, drafted: str, shown: str, told: list[str]
) -> None:
    [found] = proof_of(draft(drafted), record).proofed
    first, asked = found.checked.evidence[0], found.checked.asked
    marked = "".join(
        SHOWN[piece.manner].format(piece.words.strip("“”") or " ") for piece in pieces(first, asked)
    )
    assert marked.strip("“”., ") == shown
    assert all(words in one for words, one in zip(told, differences(first, asked), strict=True))


@pytest.mark.parametrize(
    ("dropped", "words"),
    [
        (["condition"], "a condition was left out"),
        (["negation", "hedge"], "a negation and a hedge were left out"),
    ],
)
def test_what_was_left_out_in_words(dropped: list[str], words: str) -> None:
    assert left_out(dropped) == words


@pytest.mark.parametrize(
    ("written", "speaker", "shown"),
    [
        ("Ilse Marn, the mayor,", Speaker("Ilse Marn", "person"), "Ilse Marn, the mayor"),
        (
            "he",
            Speaker("Jon Bask", "person", state="inferred", confidence=0.998),
            "he (inferred 99 %: Jon Bask)",
        ),
    ],
)
def test_source_of_a_report_in_words(
    record: Record, written: str, speaker: Speaker, shown: str
) -> None:
    record.add(with_speaker(quoted("A mill without a wheel is a shed.", written), speaker))
    found = record.check("A mill without a wheel is a shed.").evidence
    assert shown in [source(one) for one in found]
