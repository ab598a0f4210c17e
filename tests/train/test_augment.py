import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluate import Annotated, Annotation
from onrecord.text.marks import quotation_marks, quoted_spans
from onrecord.train.augment import DASHES, Edit, augmented, credited, edited
from onrecord.train.names import COMMON_SURNAMES, SURNAMES
from onrecord.types import Span

TEXT = "“We will,” said Clinton.\n\n“And soon,” the mayor's spokeswoman, Ms Clinton, added."
WORDS = re.compile(r"\w+")


def annotated(text: str, *words: str) -> Annotated:
    """An article with one quotation, whose content is these words."""
    spans = tuple(Span(text.index(part), text.index(part) + len(part)) for part in words)
    return Annotated("a", text, (Annotation(spans, (), (), {}),))


def content(article: Annotated) -> list[str]:
    return [span.of(article.text) for span in article.quotations[0].content]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Clinton.", "Abiodun.", ["“We will,”", "said", "Abiodun."]),
        ("”", "''", ["“We will,''", "said", "Clinton."]),
        ("”", "", ["“We will,", "said", "Clinton."]),
        ("“", "", ["We will,”", "said", "Clinton."]),
        (",”", ",", ["“We will,", "said", "Clinton."]),
        ("said Clinton.", "so Clinton.", ["“We will,”", "so Clinton.", "so Clinton."]),
        (" ", "\n\n", ["“We\n\nwill,”", "said", "Clinton."]),
        (" said", ": said", ["“We will,”", ": said", "Clinton."]),
        ("", "Ardell - ", ["“We will,”", "said", "Clinton."]),
        ("said", "", ["“We will,”", "", "Clinton."]),
    ],
)  # fmt: skip
def test_edited_moves_annotations_with_the_text(old: str, new: str, expected: list[str]) -> None:
    text = TEXT.partition("\n")[0]
    start = text.index(old)
    found = edited(
        annotated(text, "“We will,”", "said", "Clinton."),
        [Edit(Span(start, start + len(old)), new)],
    )
    assert found.text == text.replace(old, new, 1)
    assert content(found) == expected


def edits_of(text: str) -> st.SearchStrategy[list[Edit]]:
    """Edits that do not overlap, in any order."""

    def paired(places: list[int]) -> st.SearchStrategy[list[Edit]]:
        spans = [
            Span(*ends) for ends in zip(sorted(places)[::2], sorted(places)[1::2], strict=False)
        ]
        words = st.lists(
            st.sampled_from(["", "”", "''", "Okafor", "\n"]),
            min_size=len(spans),
            max_size=len(spans),
        )
        return words.map(lambda new: [Edit(*pair) for pair in zip(spans, new, strict=True)][::-1])

    return st.lists(st.integers(0, len(text)), max_size=12, unique=True).flatmap(paired)


@given(
    edits=edits_of(TEXT),
    ends=st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted),
)
def test_edited_changes_a_span_by_the_edits_that_meet_it(
    edits: list[Edit], ends: list[int]
) -> None:
    span = Span(*ends)
    article = Annotated("a", TEXT, (Annotation((span,), (), (), {}),), discard=(span,))
    found = edited(article, edits)
    letters = list(TEXT)
    for edit in edits:
        letters[edit.span.start : edit.span.end] = [edit.words] + [""] * (
            edit.span.end - edit.span.start - 1
        )
    met = [
        edit.span
        for edit in edits
        if max(edit.span.start, span.start) < min(edit.span.end, span.end)
    ]
    start, end = min([span, *met]).start, max(part.end for part in (span, *met))
    assert found.text == "".join(letters)
    assert found.discard == found.quotations[0].content
    assert content(found) == (["".join(letters[start:end])] if span.start < span.end else [])


def article_of(chance: random.Random) -> Annotated:
    """An invented article of sentences with names and marks, its quotations annotated."""
    text, quotations = "", []
    for _ in range(chance.randrange(1, 12)):
        words = chance.choice(["We will", "It’s too late", "Not in our town"])
        source = chance.choice(COMMON_SURNAMES)
        parts = (f"“{words},”", "said", f"Ms {source}")
        starts = [len(text), len(text) + len(parts[0]) + 1, len(text) + len(parts[0]) + 6]
        spans = [
            (Span(start, start + len(part)),) for start, part in zip(starts, parts, strict=True)
        ]
        quotations.append(Annotation(*spans, {}))
        text += " ".join(parts) + chance.choice([". ", ", in Ardell.\n\n", "'s aide.\n\n"])
    return Annotated("a", text, tuple(quotations), discard=(Span(len(text) - 3, len(text)),))


@given(st.integers(0, 2**32).map(random.Random))
def test_augmented_keeps_annotations_on_their_words(chance: random.Random) -> None:
    article = article_of(chance)
    varied = augmented(article, chance)
    assert len(varied.quotations) == len(article.quotations)
    for before, after in zip(article.quotations, varied.quotations, strict=True):
        (old,), (new,), (cue,), (source,) = before.content, after.content, after.cue, after.source
        assert WORDS.findall(new.of(varied.text)) == WORDS.findall(old.of(article.text))
        assert cue.of(varied.text) in {"said", *map(str.strip, DASHES)}
        assert source.of(varied.text) in {f"Ms {name}" for name in (*SURNAMES, *COMMON_SURNAMES)}
        assert varied.text[new.end : source.start].split() == [cue.of(varied.text)]


@given(st.integers(0, 2**32).map(random.Random))
def test_augmented_keeps_content_in_its_marks_unless_one_is_lost(chance: random.Random) -> None:
    article = article_of(chance)
    varied = augmented(article, chance)
    if len(quotation_marks(varied.text)) == len(quotation_marks(article.text)):
        assert [one.content[0] for one in varied.quotations] == quoted_spans(varied.text)


@pytest.mark.parametrize(("order", "dash"), [("said Ada Obi", " — "), ("Ada Obi said", "\n- ")])
def test_credited_puts_the_speaker_behind_a_dash(order: str, dash: str) -> None:
    text = f"A town waits.\n\n“We will,” {order}.\n\n“No,” said Ben Ito, who left."
    spans = {
        words: (Span(text.index(words), text.index(words) + len(words)),)
        for words in ("said", "Ada Obi")
    }
    asked = Annotation((Span(15, 25),), spans["said"], spans["Ada Obi"], {})
    seeds = (random.Random(seed) for seed in range(50))
    found = next(
        a for a in (credited(Annotated("a", text, (asked,)), s) for s in seeds) if dash in a.text
    )
    assert (
        found.text == f"A town waits.\n\n“We will.”{dash}Ada Obi.\n\n“No,” said Ben Ito, who left."
    )
    (moved,) = found.quotations
    assert [spans[0].of(found.text) for spans in (moved.content, moved.cue, moved.source)] == [
        "“We will.”",
        dash.strip(),
        "Ada Obi",
    ]


def test_credited_leaves_alone_what_is_no_credit_line() -> None:
    text = "“We will,” he said.\n\n“No,” said Ms Obi, leaving.\n\n“Go,” said Ms Ito, adding: “Now.”"
    said = [match.span() for match in re.finditer("said", text)]
    parts = [
        ((0, 10), (11, 13), said[0]),
        ((21, 26), (32, 38), said[1]),
        ((49, 54), (60, 66), said[2]),
    ]
    quotations = [
        Annotation((Span(*c),), (Span(*cue),), (Span(*source),), {}) for c, source, cue in parts
    ]
    article = Annotated("a", text, tuple(quotations))
    assert all(credited(article, random.Random(seed)) == article for seed in range(20))


def test_augmented_gives_the_same_for_the_same_seed_and_others_for_others() -> None:
    article = article_of(random.Random(3))
    variants = [augmented(article, random.Random(seed)) for seed in range(30)]
    assert variants == [augmented(article, random.Random(seed)) for seed in range(30)]
    assert article in variants and len({variant.text for variant in variants}) > 5


def test_augmented_renames_a_person_alike_throughout() -> None:
    renamed = [
        augmented(annotated(TEXT, "Clinton"), random.Random(seed)).text for seed in range(30)
    ]
    names = [re.findall(r"said (\S+)\.|Ms (\S+),", text) for text in renamed]
    assert all(one[0] == other[1] for one, other in names)
    assert {one[0] for one, _ in names} > {"Clinton"}


def test_names_to_put_in_are_none_that_are_taken_out() -> None:
    assert set(SURNAMES).isdisjoint(COMMON_SURNAMES)
    assert len(set(SURNAMES)) == len(SURNAMES) >= len(COMMON_SURNAMES)
