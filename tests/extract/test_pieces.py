from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from onrecord.errors import ModelError
from onrecord.extract.encoder import SHIPPED
from onrecord.extract.pieces import Case, Gap, Pieces, Quoted, overlapping, pieces
from onrecord.extract.pieces import tokenizer as load_tokenizer
from onrecord.types import Span

SPECIMENS = st.sampled_from(
    [
        "the bridge",
        "REBUILD",
        "Élan",
        "ǆ",
        "한국",
        "日本",
        "\ud800",
        "\x00",
        "\u200b",
        "“",
        "'",
        "\n",
        "\n\n",
        " ",
        "\t",
        ".",
    ]
)
TEXTS = st.text(st.characters()) | st.lists(SPECIMENS, max_size=40).map("".join)


def words(split: Pieces, text: str) -> list[str]:
    """The words of a text as its pieces make them up."""
    found: dict[int, Span] = {}
    for word, start, end in zip(
        split.word.tolist(), split.starts.tolist(), split.ends.tolist(), strict=True
    ):
        found[word] = Span(found.get(word, Span(start, end)).start, end)
    return [span.of(text) for span in found.values()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We rebuild bridges.", ["We", "rebuild", "bridges", "."]),
        ("“We’ll see,” he said", ["“", "We", "’", "ll", "see", ",", "”", "he", "said"]),
        ("Élan São", ["Élan", "São"]),
        ("re-build", ["re", "-", "build"]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_pieces_belong_to_words(text: str, expected: list[str], tokenizer: Tokenizer) -> None:
    assert words(pieces(text, tokenizer), text) == expected


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("bridge", Case.LOWER),
        ("Bridge", Case.TITLE),
        ("I", Case.TITLE),
        ("BBC", Case.UPPER),
        ("McBride", Case.MIXED),
        ("2020", Case.NONE),
        (",", Case.NONE),
        ("日本", Case.MIXED),
    ],
)
def test_pieces_know_the_case_of_their_word(word: str, case: Case, tokenizer: Tokenizer) -> None:
    assert set(pieces(f"the {word}", tokenizer).case[1:].tolist()) == {case}


def test_pieces_know_the_gap_before_them(tokenizer: Tokenizer) -> None:
    split = pieces("the bridge.\nwe\n\nwill\n \nthe", tokenizer)
    expected = [Gap.PARAGRAPH, Gap.SPACE, Gap.NOTHING, Gap.LINE, Gap.PARAGRAPH, Gap.PARAGRAPH]
    assert split.gap.tolist() == expected
    assert split.paragraph.tolist() == [1, 1, 1, 1, 2, 3]


def test_pieces_know_where_they_stand_with_regard_to_marks(tokenizer: Tokenizer) -> None:
    split = pieces("said “the bridge” that", tokenizer)
    assert split.quoted.tolist() == [
        Quoted.OUTSIDE, Quoted.OPEN, Quoted.INSIDE, Quoted.INSIDE, Quoted.CLOSE, Quoted.OUTSIDE
    ]  # fmt: skip


@given(text=TEXTS)
def test_pieces_lie_in_any_text_in_order(text: str, tokenizer: Tokenizer) -> None:
    split = pieces(text, tokenizer)
    starts, ends = split.starts.tolist(), split.ends.tolist()
    assert all(0 <= start < end <= len(text) for start, end in zip(starts, ends, strict=True))
    assert starts == sorted(starts) and ends == sorted(ends)
    assert split.word.tolist() == sorted(split.word.tolist())
    assert split.paragraph.tolist() == sorted(split.paragraph.tolist())
    columns = (
        split.ids,
        split.ends,
        split.word,
        split.paragraph,
        split.case,
        split.gap,
        split.quoted,
    )
    assert {len(column) for column in columns} == {len(split)}


@given(text=TEXTS)
def test_pieces_of_the_shipped_tokenizer_lie_in_any_text(text: str) -> None:
    split = pieces(text, load_tokenizer(SHIPPED / "tokenizer.json"))
    assert all(
        0 <= s < e <= len(text)
        for s, e in zip(split.starts.tolist(), split.ends.tolist(), strict=True)
    )
    assert split.ends.tolist() == sorted(split.ends.tolist())


@pytest.mark.parametrize(
    "text", ["we will " * 10_000, "a" * 50_000, "we\n\n" * 20_000, "\n" * 50_000, "我" * 30_000]
)
def test_pieces_tokenizes_a_long_text_in_blocks(text: str, tokenizer: Tokenizer) -> None:
    split = pieces(text, tokenizer)
    assert all(
        0 <= s < e <= len(text)
        for s, e in zip(split.starts.tolist(), split.ends.tolist(), strict=True)
    )
    covered = set().union(
        *(range(s, e) for s, e in zip(split.starts.tolist(), split.ends.tolist(), strict=True))
    )
    assert covered == {place for place, letter in enumerate(text) if not letter.isspace()}


@given(text=TEXTS, ends=st.tuples(st.integers(0, 200), st.integers(0, 200)))
def test_overlapping_finds_the_pieces_that_share_a_character(
    text: str, ends: tuple[int, int], tokenizer: Tokenizer
) -> None:
    split, span = pieces(text, tokenizer), Span(*sorted(ends))
    shared = [
        index
        for index, (start, end) in enumerate(zip(split.starts, split.ends, strict=True))
        if max(start, span.start) < min(end, span.end)
    ]
    assert list(range(len(split)))[overlapping(split, span)] == shared


@pytest.mark.parametrize("content", [None, b"{", b"\xff\xfe", b'{"model": "unknown"}', b""])
def test_tokenizer_names_the_file_it_cannot_load(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "tokenizer.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ModelError, match=r"tokenizer\.json.*missing or damaged"):
        load_tokenizer(path)
