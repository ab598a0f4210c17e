from collections.abc import Iterable, Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.encoder import Model
from onrecord.extract.extractor import Extractor, Found
from onrecord.extract.windows import WINDOW
from onrecord.types import Document, Quotation, Span

ODD = ["\ud800", "\x00", "\u200b", "日本"]
PHRASES = ["“We will rebuild", "the bridge,”", "“we said that the mayor said we will”"]
SPECIMENS = st.sampled_from(
    [
        *ODD,
        "“We will rebuild",
        "“we said that the mayor said we will”",
        "the bridge,”",
        " said ",
        "Lopez",
        "that ",
        "\n\n",
        "\n",
        " ",
    ]
)
TEXTS = st.text(st.characters(), max_size=80) | st.lists(SPECIMENS, max_size=40).map("".join)
SPANS = st.tuples(st.integers(0, 120), st.integers(0, 120)).map(lambda ends: Span(*sorted(ends)))


def spans(quotation: Quotation) -> tuple[Span, ...]:
    return (*quotation.content, *quotation.cue, *quotation.source)


def check(quotations: Iterable[Quotation], document: Document) -> None:
    """What holds of the quotations of every document."""
    for quotation in quotations:
        assert quotation.content
        assert 0 <= quotation.confidence <= 1
        for span in spans(quotation):
            assert 0 <= span.start < span.end <= len(document.text)
            assert span.of(document.text).strip() == span.of(document.text)
            assert all(
                max(span.start, cut.start) >= min(span.end, cut.end) for cut in document.furniture
            )
        for role in (quotation.content, quotation.cue, quotation.source):
            assert all(one.end <= other.start for one, other in pairwise(role))


@given(text=TEXTS, furniture=st.lists(SPANS, max_size=4))
def test_extract_points_into_any_text_and_around_its_furniture(
    text: str, furniture: list[Span], untrained: Model
) -> None:
    document = Document(id="any", text=text, furniture=tuple(furniture))
    quotations = Extractor(untrained).extract(document)
    check(quotations, document)
    starts = [min(spans(quotation)).start for quotation in quotations]
    assert starts == sorted(starts)


@given(text=TEXTS)
def test_extract_finds_nothing_where_all_is_furniture(text: str, untrained: Model) -> None:
    assert (
        Extractor(untrained).extract(Document(id="any", text=text, furniture=(Span(0, len(text)),)))
        == ()
    )


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\x00", "\u200b"])
def test_extract_finds_nothing_in_a_text_without_words(text: str, untrained: Model) -> None:
    assert Extractor(untrained).extract(Document(id="any", text=text)) == ()


@settings(max_examples=5)
@given(
    words=st.lists(st.sampled_from(["the", "bridge", "“we", "will”", "said", "\n\n"]), min_size=10)
)
def test_extract_reads_an_article_longer_than_a_window(words: list[str], untrained: Model) -> None:
    document = Document(id="long", text=" ".join(words * (2 * WINDOW // len(words))))
    check(Extractor(untrained).extract(document), document)


def test_extract_finds_what_every_window_holds(greedy: Model) -> None:
    text = "\n\n".join(
        ["the bridge will " * 40 + "spring", *["the bridge said that " * 60 + "spring"] * 5]
    )
    found = Extractor(greedy).extract(Document(id="long", text=text))
    places = [start for start in range(len(text)) if text.startswith("spring", start)]
    assert [quotation.content[0].start for quotation in found] == places


def test_extract_finds_the_same_each_time(untrained: Model) -> None:
    document = Document(
        id="same", text="“We will rebuild,” said Lopez, the mayor.\n\nThat spring, we will." * 9
    )
    first = Extractor(untrained).extract(document)
    assert first and Extractor(untrained).extract(document) == first


def test_extract_keeps_what_is_sure_enough(untrained: Model) -> None:
    document = Document(
        id="sure", text="“We will rebuild,” said Lopez, the mayor.\n\nThat spring, we will." * 9
    )
    extractor = Extractor(untrained)
    everything, sure = extractor.extract(document, 0.0), extractor.extract(document, 0.9)
    assert everything == extractor.extract(document), "the model's own threshold is 0 here"
    assert sure and len(sure) < len(everything)
    assert all(quotation.confidence >= 0.9 for quotation in sure)


@pytest.mark.parametrize(
    ("text", "furniture", "expected"),
    [
        ("The spring we will.", [], ["spring we will."]),
        ("The spring we\n\nShare this\n\nwill.", ["Share this"], ["spring we", "will."]),
        ("The spring we\n\nShare this\n\nwill.", ["\n\nShare this\n\n"], ["spring we", "will."]),
        ("The spring we [advertisement] will.", ["[advertisement]"], ["spring we", "will."]),
        ("Share this\n\nThe spring we will.", ["Share this"], ["spring we will."]),
        ("The spring we will.\n\nShare this", ["Share this"], ["spring we will."]),
        ("The spring we wi\u200bll.", ["\u200b"], ["spring we", "."]),
        ("The spring we   will.", ["  "], ["spring we", "will."]),
        ("The spring wxyz.", ["xy"], ["spring w", "z."]),
        ("The spring we will.", ["spring"], []),
        ("The spring we will.", ["prin"], []),
        ("The spring we will.", ["will"], ["spring we", "."]),
        (
            "The spring “we will rebuild, [advert] that Lopez said” now",
            ["[advert]"],
            ["spring “we will rebuild,", "that Lopez said” now"],
        ),
    ],
)
def test_extract_never_reads_across_furniture(
    text: str, furniture: list[str], expected: list[str], greedy: Model
) -> None:
    spans = tuple(Span(text.index(words), text.index(words) + len(words)) for words in furniture)
    found = Extractor(greedy).extract(Document(id="share", text=text, furniture=spans))
    assert [span.of(text) for quotation in found for span in quotation.content] == expected


def test_extract_takes_furniture_in_any_order(greedy: Model) -> None:
    text = "The spring we [one] will [two] rebuild."
    spans = [
        Span(text.index(words), text.index(words) + 5) for words in ("[two]", "[one]", "[one]")
    ]
    document = Document(
        id="order", text=text, furniture=(*spans, Span(0, 0), Span(len(text), len(text)))
    )
    (quotation,) = Extractor(greedy).extract(document)
    assert [span.of(text) for span in quotation.content] == ["spring we", "will", "rebuild."]


def test_extract_reads_furniture_as_a_paragraph_break(untrained: Model) -> None:
    before = "“We will rebuild,” said Lopez, the mayor."
    after = "That spring, we will see the bridge."
    share = Span(len(before) + 2, len(before) + 2 + len("Share this"))
    plain = Document(id="a", text=f"{before}\n\n{after}")
    marked = Document(id="a", text=f"{before}\n\nShare this\n\n{after}", furniture=(share,))
    expected, found = (
        [
            (
                " ".join(span.of(document.text) for span in spans(quotation)).split(),
                quotation.confidence,
            )
            for quotation in Extractor(untrained).extract(document)
        ]
        for document in (plain, marked)
    )
    assert found == expected != []


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_extract_reads_line_ends_of_windows_and_turns_behind_tabs(
    line_end: str, greedy: Model
) -> None:
    lines = ["Q.\tWhere were you?", "A.\tIn bed.", "Q.\tAlone?", "A.\tYes."]
    text = line_end.join(lines)
    found = Extractor(greedy).extract(Document(id="court", text=text))
    assert [(one.source[0].of(text), one.content[0].of(text)) for one in found] == [
        (line[0], line.partition("\t")[2]) for line in lines
    ]


def test_extract_finds_in_what_was_unwrapped_once(greedy: Model) -> None:
    """The lines of the text that unwrapping makes may look wrapped themselves."""
    text = "The old bridge of the town was\nshut in a cold, wet autumn,\nso in spring we will build\nit.\n\nSo it is."
    seen: list[str] = []

    class Watched(Extractor):
        def found(self, document: Document) -> Iterator[Found]:
            seen.append(document.text)
            return super().found(document)

    Watched(greedy).extract(Document(id="once", text=text))
    assert seen == [text]
