"""What holds of resolving, whatever the text."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.resolve import resolve
from onrecord.resolve.resolver import PART
from onrecord.types import Document, Quotation, Span

SPECIMENS = st.sampled_from(
    [
        "“We will rebuild the bridge,” ",
        "said Maria Lopez, the mayor of Ardell. ",
        "He told reporters on Thursday ",
        "who ",
        "the ministry’s spokesman, Ferenc Aldous, ",
        "\n\n",
        "MOSTAR, April 31. ",
        "quoted the king as saying ",
        "by ",
        "one of them ",
        "at a rally in May ",
        "\ud800",
        "\x00",
        "日本 ",
        "МИД ",
        "D. J. K. ",
        "’s ",
        "the Harbour Trust’s report ",
        "In a statement, published by Ines Roth and A/B, ",
        "its poll ",
        "The Trust published a report. The report said ",
    ]
)
TEXTS = st.text(st.characters(), max_size=60) | st.lists(SPECIMENS, max_size=25).map("".join)
DATES = st.none() | st.sampled_from(
    ["2026-03-14", "9999-12-31", "0001-01-01", "2026-02-30", "soon", "", "2026-03-14T08:00Z"]
)


def quotation(content: Span, cue: Span | None = None, source: Span | None = None) -> Quotation:
    return Quotation((content,), (cue,) if cue else (), (source,) if source else (), "direct", 1.0)


@st.composite
def documents(draw: st.DrawFn) -> tuple[Document, tuple[Quotation, ...]]:
    text = draw(TEXTS.filter(bool))
    place = st.integers(0, len(text) - 1)

    def span() -> Span:
        start, end = sorted((draw(place), draw(place)))
        return Span(start, end + 1)

    found = [
        quotation(span(), *(span() if draw(st.booleans()) else None for _ in "ab"))
        for _ in range(draw(st.integers(0, 4)))
    ]
    return Document("any", text, published=draw(DATES)), tuple(
        sorted(found, key=lambda one: one.content)
    )


@settings(max_examples=150)
@given(documents())
def test_resolve_takes_any_text_and_shows_only_its_words(
    given: tuple[Document, tuple[Quotation, ...]],
) -> None:
    document, quotations = given
    resolved = resolve(document, quotations)
    assert [replace(one, content=(), cue=(), source=()).type for one in resolved] == [
        one.type for one in quotations
    ]
    for before, one in zip(quotations, resolved, strict=True):
        assert (one.content, one.cue, one.source) == (before.content, before.cue, before.source)
        spans = [
            one.venue,
            one.denied,
            *(told.span for told in (one.addressee, one.said, *one.relayed_by) if told),
        ]
        assert all(0 <= span.start < span.end <= len(document.text) for span in spans if span)
        assert one.speaker_name is None or one.speaker_name in document.text
        assert one.speaker is None or (one.speaker.issuer or "") in document.text
        assert one.within is None or 0 <= one.within < len(quotations)


def test_resolving_nothing_gives_nothing() -> None:
    assert resolve(Document("a", "Nobody said a word."), ()) == ()


@pytest.mark.parametrize("published", ["2999-01-01", "not a date", "2026-02-30", ""])
def test_an_impossible_publication_date_dates_nothing_wrongly(published: str) -> None:
    text = "“It is late,” Ines Roth said on Thursday."
    found = resolve(
        Document("a", text, published=published),
        [quotation(Span(0, 13), Span(24, 28), Span(14, 23))],
    )
    assert found[0].said is None or found[0].said.edtf.startswith("2998-12")


@pytest.mark.parametrize(
    "told", ["on Thursday", "yesterday", "last week", "last month", "last year", "on January 3"]
)
def test_the_first_day_of_all_is_no_day_of_publication(told: str) -> None:
    text = f"“It is late,” Ines Roth said {told}."
    found = resolve(
        Document("a", text, published="0001-01-01"),
        [quotation(Span(0, 13), Span(24, 28), Span(14, 23))],
    )
    assert found[0].said is None or found[0].said.edtf == "XXXX-01-03"


def test_of_two_who_are_as_likely_neither_is_told_but_both_are_candidates() -> None:
    text = "Rolf Ysart and Felix Toblach met at the bend. “I did not see him,” he told the police."
    content = Span(text.index("“"), text.index(" he "))
    found = resolve(
        Document("a", text), [quotation(content, None, Span(content.end + 1, content.end + 3))]
    )[0]
    assert found.speaker_name is None
    assert found.speaker_state == "open"
    assert {one.name for one in found.candidates} == {"Rolf Ysart", "Felix Toblach"}
    assert all(0.3 < one.confidence < 0.6 for one in found.candidates)


def test_who_is_meant_by_he_is_the_first_of_the_candidates() -> None:
    text = (
        "Rolf Ysart was angry. Ysart blamed Felix Toblach. “I did not see him,” he told the police."
    )
    content = Span(text.index("“"), text.index(" he "))
    found = resolve(
        Document("a", text), [quotation(content, None, Span(content.end + 1, content.end + 3))]
    )[0]
    assert found.speaker and found.speaker.name == found.candidates[0].name == "Rolf Ysart"
    assert found.candidates[0].confidence > found.candidates[1].confidence


def many(sentence: str, times: int) -> tuple[Document, list[Quotation]]:
    text, found = "", []
    for number in range(times):
        start = len(text)
        text += sentence.format(number=number, letter=chr(65 + number % 26))
        source = text.index("said", start) + 5
        content = Span(start, text.index("said", start) - 1)
        found.append(quotation(content, Span(source - 5, source - 1), Span(source, len(text) - 2)))
    return Document("many", text), found


@pytest.mark.parametrize(
    "sentence",
    [
        "“No,” said Ivo Name{number}x. ",
        "“No,” said Ivo Lund. ",
        "“No,” said he. ",
        "“No,” said the mayor, Ivo Lund{number}. ",
        "“No,” said {letter} {letter} {letter}\n\n",
        "“No,” said the minister of a thing{number}. ",
    ],
)
def test_a_thousand_speakers_are_told_apart_or_left_open(sentence: str) -> None:
    document, quotations = many(sentence, 1000)  # ten thousand take ten times as long
    found = resolve(document, quotations)
    assert len(found) == len(quotations)
    assert all(one.speaker_name is None or one.speaker_name in document.text for one in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "“No,” said Ivo “Bob” Lund{number} Jr. ",
        "“No,” said {letter}vo Finch. ",
        "Ada{number} Finch sat. “No,” said Finch. ",
        "“No,” said the 34-year-old. ",
        "Ivo Lund{number}, {number}, sat. “No,” said A. ",
        "“No,” said the company. ",
        "“No,” said Quill, Hadley{number} & Plumb. ",
        "“No,” said May. ",
        "“No,” said al-{letter}rash bin {letter}lik. ",
    ],
)
def test_a_thousand_names_of_every_make_are_told_apart_or_left_open(sentence: str) -> None:
    document, quotations = many(sentence, 1000)
    found = resolve(document, quotations)
    names = [one.speaker.name for one in found if one.speaker and one.speaker.name]
    assert len(found) == len(quotations)
    assert all(name in document.text for name in names)


def test_a_long_text_is_resolved_in_parts() -> None:
    document, quotations = many(
        f"It rained. {'It snowed. ' * 30}“No,” said Ivo Lund. ", PART // 350
    )
    assert len(document.text) > PART
    found = resolve(document, quotations)
    assert {one.speaker.name if one.speaker else None for one in found} == {"Ivo Lund"}


def test_names_in_other_scripts_are_left_as_they_stand() -> None:
    text = "“We agree,” said Анна Петрова. “So do we,” said 田中."
    found = resolve(
        Document("a", text),
        [
            quotation(Span(0, 11), Span(12, 16), Span(17, 29)),
            quotation(Span(31, 42), Span(43, 47), Span(48, 50)),
        ],
    )
    assert found[0].speaker and found[0].speaker.name == "Анна Петрова"


@pytest.mark.parametrize(
    ("source", "name", "role"),
    [
        ("Ines Roth's neighbour in both Varn and Ardell, Jon Bask,", "Jon Bask", "neighbour"),
        ("Minister of Natural Resources, Jon Bask,", "Jon Bask", None),
        ("the company’s chief executive, Jon Bask,", "Jon Bask", "company’s chief executive"),
        ("a spokesman for Varn Ferries, Jon Bask,", "Jon Bask", "spokesman for Varn Ferries"),
        ("Ines Roth, Ada Lund, and Jon Bask", "Ines Roth, Ada Lund, and Jon Bask", None),
    ],
)
def test_a_description_with_a_comma_leads_up_to_its_name(
    source: str, name: str, role: str | None
) -> None:
    text = f"“Ask them,” {source} said."
    place = text.index(source)
    cue = text.index("said")
    told = quotation(Span(0, 11), Span(cue, cue + 4), Span(place, place + len(source)))
    [found] = resolve(Document("a", text), [told])
    assert found.speaker and found.speaker.name == name
    assert role is None or role in (found.speaker.role or "")


def test_names_go_on_over_the_end_of_a_line_that_was_full() -> None:
    text = "“We shall buy one new boat and sell the old one,” added Henrietta Maria\nOduya, who runs the yard of Varn.\n"
    source = text.index("Henrietta")
    told = quotation(Span(0, 49), Span(50, 55), Span(source, text.index(",", source)))
    [found] = resolve(Document("a", text), [told])
    assert found.speaker_name == "Henrietta Maria Oduya"


def test_a_headline_is_no_line_that_was_full() -> None:
    text = (
        "Ferry company sells two of its five boats to Ardell\nJon Bask, the mayor, said “No” and went home.\n"
        + "x" * 101
    )
    source = text.index("Jon Bask")
    told = quotation(Span(text.index("“"), text.index("”") + 1), None, Span(source, source + 8))
    [found] = resolve(Document("a", text), [told])
    assert found.speaker_name == "Jon Bask"


@pytest.mark.parametrize(
    ("text", "turns", "expected"),
    [
        (
            'JUDE MARSH: The quay has stood for ages. "It grows," the engineer says.',
            [("JUDE MARSH", ":", 'The quay has stood for ages. "It grows," the engineer says.'), ("the engineer", "says", '"It grows,"')],
            ["JUDE MARSH", "engineer"],
        ),
        (
            "Mr. DeWOLFE. Madam Chair, I object.\n\nThe CHAIR. On what ground?",
            [("Mr. DeWOLFE", "", "Madam Chair, I object."), ("The CHAIR", "", "On what ground?")],
            ["DeWOLFE", "CHAIR"],
        ),
    ],
)  # fmt: skip
def test_resolve_takes_a_description_in_a_transcript_for_somebody_else(
    text: str, turns: list[tuple[str, str, str]], expected: list[str]
) -> None:
    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    given = [
        quotation(span(said), span(cue) if cue else None, span(source))
        for source, cue, said in turns
    ]
    assert [one.speaker_name for one in resolve(Document("any", text), given)] == expected


DIVIDED = """Ida and Marianne met at the airlines.
It was Mari-
anne who said that Ivo Lund wrote “no”.
A spokesman for Tellmar Air-
lines answered “yes” on Monday."""


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_no_name_keeps_the_line_end_that_divided_it(line_end: str) -> None:
    text = DIVIDED.replace("\n", line_end)

    def span(words: str) -> Span:
        words = words.replace("\n", line_end)
        return Span(text.index(words), text.index(words) + len(words))

    around = quotation(span("that Ivo Lund wrote “no”"), span("said"), span("Mari-\nanne"))
    within = quotation(span("“no”"), span("wrote"), span("Ivo Lund"))
    behalf = quotation(span("“yes”"), span("answered"), span("A spokesman for Tellmar Air-\nlines"))
    first, second, third = resolve(Document("a", text), (around, within, behalf))
    assert first.speaker_name == "Marianne"
    assert [relay.name for relay in second.relayed_by] == ["Marianne"]
    assert third.speaker and third.speaker.on_behalf_of == "Tellmar Airlines"
