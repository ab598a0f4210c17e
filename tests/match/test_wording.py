"""What holds of a text as words, whatever the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.match.wording import LONGEST, Wording, folded
from tests.match.texts import TEXTS

CASES = {
    "nothing": ("", ()),
    "marks alone": ("… — “ ’ ʼ ... !", ()),
    "case": ("The BRIDGE", ("the", "bridge")),
    "accents": ("Café ŠKODA", ("cafe", "skoda")),
    "accents that stand alone": ("Cafe\u0301 S\u030ckoda", ("cafe", "skoda")),
    "sharp s": ("Straße STRASSE", ("strasse", "strasse")),
    "ligature": ("ﬁne", ("fine",)),
    "dotted capital": ("İlk", ("ilk",)),
    "apostrophes": ("don't don’t don‘t donʼt", ("don't",) * 4),
    "apostrophes outside": ("‘rock 'n' roll’", ("rock", "n", "roll")),
    "hyphen": ("well-known", ("well", "known")),
    "underscore": ("snake_case", ("snake", "case")),
    "figures": ("3.5 million", ("3", "5", "million")),
    "wide figures": ("１２", ("12",)),
    "soft hyphen": ("minis\u00adter", ("minister",)),
    "Cyrillic": ("Мост закрыт", ("мост", "закрыт")),
    "Devanagari": ("पुल बंद", ("पुल", "बंद")),
    "Thai": ("สะพาน", ("สะพาน",)),
    "Chinese": ("桥 关闭", ("桥", "关闭")),
    "surrogate": ("a\ud800b", ("a", "b")),
    "NUL": ("a\0b", ("a", "b")),
}


@pytest.mark.parametrize(("text", "words"), CASES.values(), ids=CASES)
def test_words_of(text: str, words: tuple[str, ...]) -> None:
    assert Wording(text).words == words


SENTENCES = {
    "nothing": ("", []),
    "one": ("We wait", ["We wait"]),
    "two": ("We wait. They go!", ["We wait", "They go"]),
    "mark behind the end": ("“We wait.” They go", ["We wait", "They go"]),
    "paragraph": ("We wait\n\nThey go", ["We wait", "They go"]),
    "left out": ("We wait … they go", ["We wait", "they go"]),
    "dots in a row": ("We wait... They go?!", ["We wait", "They go"]),
    "dot inside": ("At 3.5 per cent", ["At 3.5 per cent"]),
    "marks first": ("... We wait", ["We wait"]),
}


@pytest.mark.parametrize(("text", "sentences"), SENTENCES.values(), ids=SENTENCES)
def test_sentences_of(text: str, sentences: list[str]) -> None:
    wording = Wording(text)
    found = zip(wording.firsts, wording.firsts[1:], strict=False)
    assert [text[wording.spans[a].start : wording.spans[b - 1].end] for a, b in found] == sentences


@given(TEXTS)
def test_spans_point_at_the_words_in_order(text: str) -> None:
    wording = Wording(text)
    assert [folded(span.of(text)) for span in wording.spans] == list(wording.words)
    places = [place for span in wording.spans for place in span]
    assert places == sorted(places)
    assert all(0 <= span.start < span.end <= len(text) for span in wording.spans)


@given(TEXTS)
def test_firsts_rise_from_the_first_word_to_behind_the_last(text: str) -> None:
    wording = Wording(text)
    assert wording.firsts[0] == 0 and wording.firsts[-1] == len(wording.words)
    assert list(wording.firsts) == sorted(set(wording.firsts))


@given(st.text(st.sampled_from("aéÉzß’'ʼ \u0301"), max_size=20))
def test_folding_twice_changes_nothing(text: str) -> None:
    for word in Wording(text).words:
        assert folded(word) == word


MEGABYTE = 2**20


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "a ",
        ".",
        ". ",
        ".a",
        ".”",
        "…",
        "\n",
        "\n ",
        "\n a",
        "’",
        "a’",
        "\u0301",
        "a\u0301",
        "\ud800",
        "\0",
        "\u202e",
    ],
    ids=ascii,
)
def test_a_megabyte_of_anything_is_taken(piece: str) -> None:
    wording = Wording("x " + piece * (MEGABYTE // len(piece)) + "x")
    assert 1 <= len(wording.words) <= LONGEST
    assert wording.firsts[-1] == len(wording.words)
