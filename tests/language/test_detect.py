import re
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language import detect, name_of
from onrecord.language.detecting import SAMPLED

HERE = Path(__file__).parent
ARTICLES = {
    block.splitlines()[0]: block.splitlines()[1:]
    for block in (HERE / "paragraphs.txt").read_text(encoding="utf8").strip().split("\n\n== ")[1:]
}
UNTOLD = {"ha"}
"""There is no list of its words: it is not told, and not taken for another language."""
BAFFLING = re.findall(
    r"^([\w-]+(?: \w+)?): (.+)$", (HERE / "english.txt").read_text(encoding="utf8"), re.MULTILINE
)
PLAIN = (
    "The mayor said on Monday that the bridge would be closed for a year, and that nobody had asked the people who "
    "live beside it what they thought of that."
)


@pytest.mark.parametrize("tag", ARTICLES)
def test_detect_tells_articles(tag: str) -> None:
    assert detect("\n\n".join(ARTICLES[tag])) == (None if tag in UNTOLD else tag)


@pytest.mark.parametrize("tag", ARTICLES)
def test_detect_takes_no_sentence_for_english_or_another_language(tag: str) -> None:
    assert {detect(sentence) for sentence in ARTICLES[tag]} <= {tag, None}


@pytest.mark.parametrize("tag", sorted(set(ARTICLES) - UNTOLD))
def test_detect_tells_two_sentences_or_stays_silent(tag: str) -> None:
    told = [detect(" ".join(ARTICLES[tag][at : at + 2])) for at in range(4)]
    assert set(told) <= {tag, None}
    assert told.count(tag) >= 3


@pytest.mark.parametrize(("kind", "text"), BAFFLING)
def test_detect_takes_english_for_no_other_language(kind: str, text: str) -> None:
    assert detect(text) in ("en", None)


@pytest.mark.parametrize(
    "kind", ["quotes", "long-quotation", "place names", "names", "nigerian", "indian", "scottish"]
)
def test_detect_tells_english_with_much_that_is_foreign(kind: str) -> None:
    assert detect(dict(BAFFLING)[kind]) == "en"


@pytest.mark.parametrize("declared", ["de", "en", "x", "", None])
def test_detect_goes_by_the_words_whatever_is_declared(declared: str | None) -> None:
    assert detect(PLAIN, declared) == "en"
    assert detect(" ".join(ARTICLES["de"]), declared) == "de"


def test_detect_lets_what_is_declared_decide_between_languages_alike() -> None:
    danish = " ".join(ARTICLES["da"])
    assert (detect(danish, "nb-NO"), detect(danish, "da-DK")) in {("no", "da"), ("da", "da")}
    assert detect(" ".join(ARTICLES["no"]), "nn") == "no"


def test_detect_tells_what_most_of_a_text_is_in() -> None:
    german = " ".join(ARTICLES["de"])
    assert detect(f"{german}\n\n{PLAIN}") == "de"
    assert detect(f"{PLAIN} {PLAIN} {PLAIN} {PLAIN}\n\n{german}\n\n{PLAIN}") == "en"
    assert detect(f"{PLAIN}\n\n" + german * 40) == "de"


@pytest.mark.parametrize(
    "text", ["", " ", "No.", "1 2 3", "Pool vote delayed again", "Rat vertagt Votum über Bad", "…"]
)
def test_detect_tells_nothing_of_next_to_nothing(text: str) -> None:
    assert detect(text) is None


@given(st.text(max_size=300), st.none() | st.text(max_size=8))
def test_detect_takes_any_text(text: str, declared: str | None) -> None:
    detect(text, declared)


@pytest.mark.parametrize(
    "text", ["a", "ab ", "\n", "é́", "@", "https://", "क्", "中", "the ", "\0", "ab@"]
)
def test_detect_looks_at_no_more_than_a_sample(text: str) -> None:
    hostile = text * (2_000_000 // len(text))
    start = time.process_time()
    detect(hostile)
    assert time.process_time() - start < 1
    assert len(hostile) > 100 * SAMPLED


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("de", "German"),
        ("nb", "Norwegian"),
        ("zh-Hant", "Chinese (zh-Hant)"),
        ("qqq", "qqq"),
        ("", ""),
    ],
)
def test_name_of_language(tag: str, expected: str) -> None:
    assert name_of(tag) == expected


def test_detect_imports_no_parser_of_pages() -> None:
    import subprocess

    program = (
        f"import sys; from onrecord.language import detect; detect({PLAIN!r}); print(*sys.modules)"
    )
    loaded = set(
        subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True
        ).stdout.split()
    )
    assert "onrecord.language" in loaded
    assert loaded & {"babel", "justext", "lxml", "numpy"} == set()
