"""Quoted words around their cue and source, and which words are the source."""

import pytest

from onrecord.extract.quoting import interrupted, one_source, quoted_aloud
from onrecord.text.marks import quoted_spans

from .quoted import parted


@pytest.mark.parametrize(
    ("text", "source", "content", "kept"),
    [
        (
            '"It was thick", said the pilot, Al Meer, "and the radio was dead".',
            'the pilot, Al Meer, "and the radio was dead"',
            ['"It was thick"', '"and the radio was dead"'],
            "the pilot, Al Meer",
        ),
        (
            "‘It was thick,’ said Mr. Meer, ‘and we slept’.",
            "Mr. Meer",
            ["‘It was thick,’", "‘and we slept’"],
            "Mr. Meer",
        ),
        (
            "“It was thick —” said Meer — “and dark.”",
            "Meer",
            ["“It was thick —”", "“and dark.”"],
            "Meer",
        ),
        ('"It was thick," said Meer. "and dark".', "Meer", ['"It was thick,"'], "Meer"),
        ('"It was thick," said Meer, "But dark".', "Meer", ['"It was thick,"'], "Meer"),
        ('"It was thick," said Meer and called it "dark".', "Meer", ['"It was thick,"'], "Meer"),
    ],
)
def test_interrupted_goes_on_behind_its_cue_and_source(
    text: str, source: str, content: list[str], kept: str
) -> None:
    quoted = quoted_spans(text)
    [found] = interrupted([parted(text, content[0], "said", source)], quoted, text)
    assert [span.of(text) for span in found.content] == content
    assert [span.of(text) for span in found.source] == [kept]


@pytest.mark.parametrize(
    "text", ["“It rained,” said Meer, “Élan sank.”", "“It rained,” said Meer, “Åsa left.”"]
)
def test_interrupted_knows_capitals_with_accents(text: str) -> None:
    first = text[: text.index(" said")]
    [found] = interrupted([parted(text, first, "said", "Meer")], quoted_spans(text), text)
    assert [span.of(text) for span in found.content] == [first]


@pytest.mark.parametrize(
    "text", ["“It rained,” said Ö. Meer, “écoutez bien.”", "“It rained,” said Fr. Meer, “ölig.”"]
)
def test_interrupted_knows_small_letters_with_accents_and_initials(text: str) -> None:
    first = text[: text.index(" said")]
    [found] = interrupted([parted(text, first, "said", "Meer")], quoted_spans(text), text)
    assert len(found.content) == 2


def test_interrupted_takes_the_words_from_others() -> None:
    text = "“It was thick,” said Meer, “and we slept.” Roe left."
    own = parted(text, "“It was thick,”", "said", "Meer")
    other = parted(text, "“and we slept.”", "", "Roe")
    assert len(interrupted([own, other], quoted_spans(text), text)) == 1


def test_one_source_is_the_one_beside_the_cue() -> None:
    text = "“Boats sink,” said Ana Tovar, a skipper. “People swim,” added Ben Roth, the mayor."
    wide = parted(text, "“People swim,”", "added", "Ana Tovar, a skipper | Ben Roth, the mayor")
    assert [span.of(text) for span in one_source(wide, text).source] == ["Ben Roth, the mayor"]
    near = parted(text, "“Boats sink,”", "said", "Ana Tovar | a skipper")
    assert one_source(near, text) == near


@pytest.mark.parametrize("lead", ["and I quote: ", "I quote, ", "and I quote him – "])
def test_quoted_aloud_are_only_the_words_in_marks(lead: str) -> None:
    text = f"The minister said, {lead}‘It is safe.’ It was not."
    found = quoted_aloud(
        parted(text, f"{lead}‘It is safe.’ It was not", "said", "The minister"),
        quoted_spans(text),
        text,
    )
    assert [span.of(text) for span in found.content] == ["‘It is safe.’"]
