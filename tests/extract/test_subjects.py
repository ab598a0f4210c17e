import pytest

from onrecord.extract.subjects import (
    is_heading_over,
    is_nickname,
    of_its_subject,
    without_stray_marks,
)
from onrecord.text.marks import quoted_spans
from onrecord.types import Quotation, Span


def quotation(text: str, cue: str, source: str, *content: str) -> Quotation:
    def place(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    source_spans = (place(source),) if source else ()
    return Quotation(
        tuple(map(place, content)), (place(cue),), source_spans, type="indirect", confidence=0.9
    )


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Porters told to wait", "told", "to wait"),
        ("Porters told not to wait", "told", "not to wait"),
        ("Porters told they can leave", "told", "they can leave"),
        ("Porters urged to wait", "urged", "to wait"),
        ("Porters warned to wait", "warned", "to wait"),
        ("Porters reminded that it rains", "reminded", "that it rains"),
        ("Porters have been asked to wait.", "asked", "to wait"),
        ("Porters who were being quietly warned that it rains left.", "warned", "that it rains"),
        ("Porters will also be told that it rains.", "told", "that it rains"),
        ("Porters had not been told on Monday that it rains.", "told", "that it rains"),
        ("Porters, known as “moles” here, laughed.", "known", "as “moles”"),
    ],
)
def test_who_is_spoken_to_is_no_source(text: str, cue: str, content: str) -> None:
    assert (
        of_its_subject(quotation(text, cue, "Porters", content), quoted_spans(text), text).source
        == ()
    )


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Porters told guests to wait", "told", "to wait"),
        ("Porters told guests that they were warned.", "told", "that they were warned"),
        ("Porters warned that it rains", "warned", "that it rains"),
        ("Porters asked to wait", "asked", "to wait"),
        ("Porters are warning guests to wait.", "warning", "to wait"),
        ("Porters describe guests as moles.", "describe", "as moles"),
        ("In a note by the Porters, guests were told that it rains.", "told", "that it rains"),
        ("The guests were told by Porters to wait.", "told", "to wait"),
    ],
)
def test_who_speaks_stays_the_source(text: str, cue: str, content: str) -> None:
    given = quotation(text, cue, "Porters", content)
    assert of_its_subject(given, quoted_spans(text), text) == given


@pytest.mark.parametrize(
    ("text", "cue", "content", "source"),
    [
        ("Pool to close, says mayor\n\nIt is old.", "says", "Pool to close", "mayor"),
        (
            "Pool ‘will not last’, warns the city engineer",
            "warns",
            "Pool ‘will not last’",
            "the city engineer",
        ),
        ("Pool to close, says mayor after vote\n", "says", "Pool to close", "mayor"),
        ("Pool to close, says mayor. It is old.", "says", "Pool to close", ""),
        ("Pool to close mayor says\nIt is old", "says", "Pool to close", ""),
    ],
)
def test_a_name_at_the_end_of_a_headline_is_the_source(
    text: str, cue: str, content: str, source: str
) -> None:
    found = of_its_subject(quotation(text, cue, "", content), quoted_spans(text), text)
    assert "".join(part.of(text) for part in found.source) == source


def test_the_subject_before_a_cue_is_the_source() -> None:
    text = "Ada Lund, known as “Aunt Ada”, says it rains. The road, reportedly, is shut."
    before = "Ada Lund, known as “Aunt Ada”"
    found = of_its_subject(
        quotation(text, "says", "", before, "it rains"), quoted_spans(text), text
    )
    assert [part.of(text) for part in (*found.source, *found.content)] == [before, "it rains"]
    hearsay = quotation(text, "reportedly", "", "The road", "is shut")
    assert of_its_subject(hearsay, quoted_spans(text), text) == hearsay


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("“It leaks,” wailed one. It rained.", "wailed", "one"),
        ("“It leaks,” asked her brother on Monday.", "asked", "her brother"),
        ("“It leaks!” snapped Ida Lund, 34.", "snapped", "Ida Lund"),
        ("“It leaks,” reads the sign.", "reads", "the sign"),
        ("“It leaks,” saying the least, is true.", "saying", ""),
        ("“It leaks,” said on Monday.", "said", ""),
        ("“It leaks” again, said the mason.", "said", ""),
        ("“It leaks,” says the", "says", ""),
    ],
)
def test_the_subject_behind_a_cue_behind_the_words_is_the_source(
    text: str, cue: str, source: str
) -> None:
    content = text[: text.index("”") + 1]
    found = of_its_subject(quotation(text, cue, "", content), quoted_spans(text), text)
    assert "".join(part.of(text) for part in found.source) == source


def test_an_office_between_the_words_and_the_name_is_the_source() -> None:
    text = "“It leaks,” the mason, Ada Lund said. “It leaks” again, Ada said."
    found = of_its_subject(
        quotation(text, "said", "Ada Lund", "“It leaks,” the mason"), quoted_spans(text), text
    )
    assert [part.of(text) for part in (*found.source, *found.content)] == [
        "the mason, Ada Lund",
        "“It leaks,”",
    ]
    mixed = quotation(text, "said", "Ada Lund", "“It leaks” again")
    assert of_its_subject(mixed, quoted_spans(text), text) == mixed


def test_a_part_without_words_is_none() -> None:
    text = "‘we left’"
    assert without_stray_marks([Span(0, 1), Span(1, 8)], text) == (Span(1, 8),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fair opens\n\nBakers are proud of it.", True),
        ("Fair opens:\n\nBakers are proud of it.", False),
        ("Fair opens Bakers are proud of it.", False),
        ("Fair opens\n\n“Bakers are proud of it.”", False),
    ],
)
def test_a_heading_says_nothing_of_what_stands_below_it(text: str, expected: bool) -> None:
    given = quotation(text, "opens", "Fair", "Bakers are proud of it.")
    assert is_heading_over(given, quoted_spans(text), text) == expected


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("We see Ada “Long Meg” Lund run.", "Ada “Long Meg”", True),
        ("We see Ada “Meg” Lund run.", "“Meg”", True),
        ("We see Ada “run a mill” Lund had.", "Ada “run a mill”", False),
        ("We see Ada “Meg” run.", "Ada “Meg”", False),
        ("We see the “Meg” Lund run.", "the “Meg”", False),
        ("We see Ada “Meg” Lund run.", "Ada “Meg” Lund run", False),
    ],
)
def test_a_nickname_is_nobodys_words(text: str, content: str, expected: bool) -> None:
    assert is_nickname(quotation(text, "see", "We", content), quoted_spans(text), text) == expected
