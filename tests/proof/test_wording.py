import pytest

from onrecord.proof import proof_of
from onrecord.proof.wording import SIGNS, day, differences, pieces
from onrecord.record import Record
from onrecord.record.verdicts import EXPLAINED

from .drafts import draft

TOLD = [
    ("“A mill without a roof is a shed,”", "A mill without a [-roof-] {+wheel+} is a shed", ["roof"]),
    ("“A mill is a shed,”", "A mill {+without a wheel+} is a shed", ["left out"]),
    ("“A mill without a big wheel is a shed,”", "A mill without a [-big-] wheel is a shed", ["not in the report"]),
]
SHOWN = {"same": "{}", "draft": "[-{}-]", "report": "{{+{}+}}"}


def test_every_verdict_has_a_sign_of_its_own() -> None:
    assert set(SIGNS) == set(EXPLAINED)
    assert len(set(SIGNS.values())) == len(SIGNS)


@pytest.mark.parametrize(("quoted", "shown", "told"), TOLD)
def test_words_are_told_beside_those_of_the_report(record: Record, quoted: str, shown: str, told: list[str]) -> None:
    [found] = proof_of(draft(quoted), record).proofed
    first, asked = found.checked.evidence[0], found.checked.asked
    marked = "".join(SHOWN[piece.manner].format(piece.words.strip("“”") or " ") for piece in pieces(first, asked))
    assert marked.strip("“”., ") == shown
    assert all(words in one for words, one in zip(told, differences(first, asked), strict=True))


@pytest.mark.parametrize(
    ("published", "told"),
    [("2024-09-16", "16 September 2024"), ("2024-09-16T10:00:00Z", "16 September 2024"), ("May", "May"), (None, None)],
)
def test_dates_are_for_people(published: str | None, told: str | None) -> None:
    assert day(published) == told
