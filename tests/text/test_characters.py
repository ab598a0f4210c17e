import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.characters import (
    BLANK,
    CONTROLS,
    JOINERS,
    LARGE,
    NO_WIDTH,
    NOT_XML,
    SMALL,
    SOFT_HYPHEN,
    TURNING,
    UNSEEN,
    encodable,
)


@pytest.mark.parametrize(
    ("small", "large"), [("a", "A"), ("ø", "Ø"), ("ж", "Ж"), ("ő", "Ő"), ("ω", "Ω")]
)
def test_letters_of_every_script_are_small_or_large(small: str, large: str) -> None:
    assert re.fullmatch(f"[{SMALL}]", small) and not re.fullmatch(f"[{LARGE}]", small)
    assert re.fullmatch(f"[{LARGE}]", large) and not re.fullmatch(f"[{SMALL}]", large)


def test_a_blank_is_white_space_that_ends_no_line() -> None:
    assert re.fullmatch(f"{BLANK}+", " \t\u00a0")
    assert not re.search(BLANK, "\n\r\v\f")


def test_what_is_unseen_is_no_letter_and_no_space() -> None:
    assert SOFT_HYPHEN in JOINERS and set(JOINERS) < set(UNSEEN)
    assert {unicodedata.category(character) for character in UNSEEN} == {"Cf"}
    assert not any(map(str.isspace, UNSEEN))


@pytest.mark.parametrize("kind", [CONTROLS, TURNING, NO_WIDTH])
def test_what_hides_or_harms_is_nothing_that_is_printed(kind: str) -> None:
    found = re.findall(f"[{kind}]", "".join(map(chr, (*range(0xD800), *range(0xE000, 0x110000)))))
    assert found and not any(character.isprintable() for character in found)
    assert not set(found) & {"\t", "\n", "\r", "\u200c", "\u200d"}


@given(st.text(st.characters(), max_size=20))
def test_encodable_words_keep_their_offsets_and_can_be_written(words: str) -> None:
    written = encodable(words)
    assert len(written) == len(words)
    assert written.encode("utf8").decode("utf8") == written
    assert [a for a, b in zip(words, written, strict=True) if a != b] == re.findall(
        "[\ud800-\udfff]", words
    )


def test_xml_holds_no_control_characters_and_no_halves_of_pairs() -> None:
    assert NOT_XML.findall("a\t\n\r\x0bé\x00\ud800\ufffe😀") == ["\x0b", "\x00", "\ud800", "\ufffe"]
