import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.match.pasted import unframed

FRAMED = {
    "said after": (
        "“We will not close it,” Ilse Marn said on Tuesday.",
        "We will not close it,",
        "Ilse Marn",
    ),
    "said before the name": (
        '"We will not close it," said Ilse Marn, the mayor.',
        "We will not close it,",
        "Ilse Marn",
    ),
    "colon": ("Ilse Marn: “We will not close it”", "We will not close it", "Ilse Marn"),
    "said and colon": (
        'Ilse Marn said: "We will not close it."',
        "We will not close it.",
        "Ilse Marn",
    ),
    "dash": ("“We will not close it.” — Ilse Marn", "We will not close it.", "Ilse Marn"),
    "brackets": ("“We will not close it.” (Ilse Marn)", "We will not close it.", "Ilse Marn"),
    "said that": (
        "Ilse Marn, the mayor, said that the bridge was safe",
        "the bridge was safe",
        "Ilse Marn",
    ),
    "according to": (
        "According to Ilse Marn, the bridge is safe",
        "the bridge is safe",
        "Ilse Marn",
    ),
    "bare colon": ("Ilse Marn: We will not close it", "We will not close it", "Ilse Marn"),
    "said without that": ("Ilse Marn said the bridge was safe", "the bridge was safe", "Ilse Marn"),
    "told the council that": (
        "Marn told the council that the bridge was safe",
        "the bridge was safe",
        "Marn",
    ),
    "did she say": (
        "Did Ilse Marn really say “We will not close it”?",
        "We will not close it",
        "Ilse Marn",
    ),
    "as she put it": (
        "As Ilse Marn put it, “We will not close it.”",
        "We will not close it.",
        "Ilse Marn",
    ),
    "when asked": (
        "When asked, Ilse Marn replied “We will not close it”.",
        "We will not close it",
        "Ilse Marn",
    ),
    "bar": ("“We will not close it.” ― Ilse Marn", "We will not close it.", "Ilse Marn"),
    "full stop behind": (
        "Ilse Marn said “We will not close it”.",
        "We will not close it",
        "Ilse Marn",
    ),
    "interrupted": ("“We will not,” Marn said, “close it.”", "We will not close it.", "Marn"),
    "role before": (
        "“It is safe,” the mayor, Ilse Marn, told reporters.",
        "It is safe,",
        "Ilse Marn",
    ),
    "role glued": ("“It is safe,” said housing officer Jon Bask.", "It is safe,", "Jon Bask"),
    "pronoun": ("“It is safe,” she said.", "It is safe,", None),
    "unnamed": (
        "“It is safe,” a spokesman for the port said.",
        "It is safe,",
        "a spokesman for the port",
    ),
    "single marks": ("'It is safe,' Marn said", "It is safe,", "Marn"),
    "particle": (
        "“Never,” said Dr. Anna von Berg of the Port of Marl.",
        "Never,",
        "Dr. Anna von Berg",
    ),
}
BARE = [
    "We will not close it",
    "“We will not close it”",
    "We saw the “wall” fall in the old harbour, and nobody cared",
    "He said the “wall” fell",
    "Listen: we will not close it",
    "The truth is simple: we lost",
    "He said that we would go",
    "",
    "“”",
    "“a",
]


@pytest.mark.parametrize(("text", "words", "speaker"), FRAMED.values(), ids=FRAMED)
def test_a_frame_is_taken_off(text: str, words: str, speaker: str | None) -> None:
    found = unframed(text)
    assert found is not None
    assert (found.words, found.speaker) == (words, speaker)


@pytest.mark.parametrize("text", BARE)
def test_what_has_no_frame_stays(text: str) -> None:
    assert unframed(text) is None


@given(st.text(alphabet="Aa said:,.“”\"'—() that\n", max_size=200))
def test_any_text_is_taken(text: str) -> None:
    found = unframed(text)
    assert found is None or found.words
