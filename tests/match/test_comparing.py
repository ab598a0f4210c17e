"""What holds of two wordings beside each other, whatever the texts."""

from itertools import cycle, islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.match.comparing import Comparison, Manner, compare
from onrecord.match.weight import Weight
from onrecord.match.wording import Wording
from tests.match.texts import SENTENCES, TELLING, TEXTS

TOLD = "We will not close the old bridge unless the council finds more money. Perhaps we sell the ferry."


def differences(asked: str, told: str) -> list[tuple[str, str]]:
    found = compare(Wording(asked), Wording(told)).differences
    return [(one.asked.of(asked), one.told.of(told)) for one in found]


MANNERS: dict[str, tuple[str, Manner, tuple[Weight, ...], list[tuple[str, str]]]] = {
    "nothing": ("", "other", (), []),
    "marks alone": ("“…”", "other", (), []),
    "all": (TOLD, "verbatim", (), []),
    "one sentence": ("perhaps we sell the ferry", "verbatim", (), []),
    "begins later": ("sell the ferry", "shortened", ("hedge",), [("", "Perhaps we")]),
    "ends before the condition": (
        "We will not close the old bridge",
        "shortened",
        ("condition",),
        [("", "unless the council finds more money")],
    ),
    "without the negation": (
        "We will close the old bridge unless the council finds more money",
        "altered",
        ("negation",),
        [("", "not")],
    ),
    "without the hedge": ("we sell the ferry", "shortened", ("hedge",), [("", "Perhaps")]),
    "without weight": (
        "We will not close the bridge unless the council finds money",
        "shortened",
        (),
        [("", "old"), ("", "more")],
    ),
    "another word": (
        "We will not shut the old bridge unless the council finds more money",
        "altered",
        (),
        [("shut", "close")],
    ),
    "a word more": ("Perhaps we gladly sell the ferry", "altered", (), [("gladly", "")]),
    "another last word": ("Perhaps we sell the boat", "altered", (), [("boat", "ferry")]),
    "two words are too few": ("old bridge", "other", (), []),
    "something else": ("The orchard has borne no fruit this year", "other", (), []),
}


@pytest.mark.parametrize(("asked", "manner", "dropped", "places"), MANNERS.values(), ids=MANNERS)
def test_comparing_with_what_was_told(
    asked: str, manner: Manner, dropped: tuple[Weight, ...], places: list[tuple[str, str]]
) -> None:
    found = compare(Wording(asked), Wording(TOLD))
    assert (found.manner, found.dropped) == (manner, dropped)
    assert differences(asked, TOLD) == places


def test_a_short_answer_is_verbatim_where_it_is_a_whole_sentence() -> None:
    assert compare(Wording("No"), Wording("No. We shall wait.")).manner == "verbatim"
    assert compare(Wording("No"), Wording("No, we shall wait.")).manner == "other"


def test_of_two_places_the_one_that_drops_least_counts() -> None:
    told = Wording("We never sell the ferry. Today we sell the ferry.")
    assert compare(Wording("sell the ferry"), told).dropped == ()


@pytest.mark.parametrize("count", range(2, 13))
def test_only_what_the_sentences_asked_left_out_is_dropped(count: int) -> None:
    sentences = [f"Point n{n} has a{n} b{n}." for n in range(count)]
    told = " ".join(
        [*sentences[:-1], sentences[-1].replace("has", "has not"), "Unless we may think otherwise."]
    )
    found = compare(Wording(" ".join(sentences)), Wording(told))
    assert (found.manner, found.dropped) == ("altered", ("negation",))


@pytest.mark.parametrize("mark", ["…", "...", ". . ."])
def test_a_negation_that_is_marked_as_left_out_is_shortened(mark: str) -> None:
    told = Wording("We will not close the old bridge.")
    found = compare(Wording(f"We will {mark} close the old bridge"), told)
    assert (found.manner, found.dropped) == ("shortened", ("negation",))


LIKE = {
    "case": "WE WILL NOT CLOSE THE OLD BRIDGE",
    "accents": "We wíll nöt close the old bridge",
    "accents that stand alone": "We wi\u0301ll no\u0308t close the old bridge",
    "marks": "“We… will: not—close, the ‘old’ bridge!”",
    "lines": "We will\nnot close\tthe old  bridge",
    "soft hyphen": "We will not close the old brid\u00adge",
}


@pytest.mark.parametrize("written", LIKE.values(), ids=LIKE)
def test_how_it_is_written_does_not_count(written: str) -> None:
    plain = "We will not close the old bridge."
    assert compare(Wording(plain), Wording("He is late. " + written)).manner == "verbatim"
    assert compare(Wording(written.replace("… ", " ")), Wording(plain)).manner == "verbatim"


@pytest.mark.parametrize("apostrophe", "’'‘ʼ")
def test_the_kind_of_apostrophe_does_not_count(apostrophe: str) -> None:
    assert (
        compare(Wording("We don't know it"), Wording(f"We don{apostrophe}t know it.")).manner
        == "verbatim"
    )


@settings(max_examples=300)
@given(TEXTS, TEXTS)
def test_any_two_texts_compare_and_differ_within_themselves(asked: str, told: str) -> None:
    found = compare(Wording(asked), Wording(told))
    assert 0 <= found.share <= 1
    for one in found.differences:
        for span, text in ((one.asked, asked), (one.told, told)):
            assert 0 <= span.start <= span.end <= len(text)
        assert one.asked.start < one.asked.end or one.told.start < one.told.end


@given(TEXTS)
def test_a_text_compared_with_itself_is_verbatim(text: str) -> None:
    wording = Wording(text)
    same = Comparison("verbatim", 1.0, tier="exact")
    assert compare(wording, wording) == (same if wording.words else Comparison("other", 0.0))


@given(SENTENCES, SENTENCES, st.data())
def test_a_cut_of_three_words_or_more_is_shortened(
    before: tuple[str, ...], told: tuple[str, ...], data: st.DataObject
) -> None:
    size = data.draw(st.integers(3, len(told) - 1))
    first = data.draw(st.integers(0, len(told) - size))
    asked, text = " ".join(told[first : first + size]), f"{' '.join(told).capitalize()}."
    found = compare(Wording(asked), Wording(text))
    assert (found.manner, found.share) == ("shortened", 1.0)
    kept = Wording(" ".join(one for _, one in differences(asked, text))).words
    assert kept == told[:first] + told[first + size :]
    assert compare(Wording(asked), Wording(f"{' '.join(before)}. {text}")).manner in (
        "shortened",
        "verbatim",
    )


@given(
    SENTENCES,
    st.sampled_from(["not", "never", "unless", "until", "perhaps", "probably"]),
    st.data(),
)
def test_a_weighty_word_left_out_is_told(
    words: tuple[str, ...], weighty: str, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(words)))
    told = " ".join((*words[:place], weighty, *words[place:]))
    kinds: dict[str, Weight] = {
        "not": "negation",
        "never": "negation",
        "unless": "condition",
        "until": "condition",
    }
    for text in (told, f"It is late. {told}. He may not go if it rains."):
        found = compare(Wording(" ".join(words)), Wording(text))
        kind = kinds.get(weighty, "hedge")
        assert (found.manner, found.dropped) == (
            "altered" if kind == "negation" else "shortened",
            (kind,),
        )
        assert differences(" ".join(words), text) == [("", weighty)]


@given(st.permutations(TELLING), st.integers(0, 7))
def test_one_word_of_eight_in_the_place_of_another_is_altered(words: list[str], place: int) -> None:
    told, asked = words[:8], [*words[:place], words[8], *words[place + 1 : 8]]
    found = compare(Wording(" ".join(asked)), Wording(" ".join(told)))
    assert (found.manner, found.share) == ("altered", 7 / 8)
    assert differences(" ".join(asked), " ".join(told)) == [(words[8], words[place])]


@pytest.mark.parametrize("end", ["", ".", "\n\n"])
def test_twenty_thousand_words_compare(end: str) -> None:
    words = [f"{word}{number % 977}" for number, word in enumerate(islice(cycle(TELLING), 20_000))]
    told = Wording(f"{end} ".join(words))
    assert compare(told, told).manner == "verbatim"
    assert compare(Wording(" ".join(words[100:140])), told).manner in ("verbatim", "shortened")
    assert compare(Wording(" ".join(reversed(words))), told).manner == "other"
