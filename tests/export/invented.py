"""Readings for the exports: one as in a newspaper, and hostile ones without end."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import get_args

from hypothesis import strategies as st

from onrecord.export import FORMATS
from onrecord.types import (
    Candidate,
    Document,
    Kind,
    Mention,
    Mode,
    Quotation,
    QuotationType,
    Reading,
    Said,
    Span,
    Speaker,
)

TEXT = "“We will rebuild,” Maria Lopez, the mayor, told the Crier, “and soon.” Its report said\nnobody had asked."
"""The mayor's words are interrupted; the report's go over a line break."""


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


MAYOR = Quotation(
    content=(span("“We will rebuild,”"), span("“and soon.”")),
    cue=(span("told"),),
    source=(span("Maria Lopez, the mayor,"),),
    type="direct",
    confidence=0.98765,
    mode="speech",
    speaker=Speaker("Maria Lopez", "person", "mayor", "Ardell"),
    addressee=Mention("the Crier", span("the Crier")),
)
BASK_OR_OSTROM = (Candidate("Jon Bask", 0.45), Candidate("Hal Ostrom", 0.3))
REPORT = Quotation(
    content=(span("nobody had asked"),),
    cue=(span("said"),),
    source=(span("Its report"),),
    type="indirect",
    confidence=0.5,
    mode="writing",
    speaker=Speaker("Its report", "document", issuer="Harbour Trust"),
    denies=True,
)
HE = replace(
    REPORT,
    speaker=Speaker(
        "Jon Bask", "person", state="inferred", confidence=0.72, candidates=BASK_OR_OSTROM
    ),
)
"""The report's words, said by somebody who is inferred."""
WHO = replace(
    REPORT,
    speaker=Speaker(None, "person", state="open", confidence=0.45, candidates=BASK_OR_OSTROM),
)
"""The same, said by somebody who stays open."""
READING = Reading(
    Document(
        "bridge.txt",
        TEXT,
        url="https://ardell.example/bridge?page=1&all",
        title="Bridge <to> reopen",
        outlet="The Ardell Post",
        authors=("Ida Berg",),
        published="2026-03-02",
        language="en-GB",
    ),
    (MAYOR, REPORT),
)

HOSTILE = (
    *(
        "\n",
        "\r",
        "\r\n",
        "\t",
        "\v",
        "\x00",
        "\x1b",
        "\x7f",
        "\x85",
        "\u2028",
        "\ufffe",
        "\uffff",
        "\ud800",
    ),
    *("\u200b", "\u200f", "\u202e", "\u2066", "\ufeff", "e\u0301", "😀", "\U0001ffff", " ", " … "),
    *(
        "<",
        ">",
        "&",
        '"',
        "'",
        "]]>",
        "-->",
        "<b>",
        "</said>",
        "</script>",
        "<![CDATA[",
        "&amp;",
        "&#0;",
        "<?x",
        "%",
    ),
)
PIECES = st.sampled_from((*HOSTILE, "we said ")) | st.characters(exclude_categories=["Cs"])
TEXTS = st.just("") | st.lists(PIECES, min_size=1, max_size=16).map("".join)
NAMES = st.sampled_from(["", "Maria Lopez", *(f"A{hostile}b" for hostile in HOSTILE)])
URLS = st.sampled_from(
    [
        *(
            "https://ardell.example/a",
            "http://ardell.example:8080/?q=%20#x",
            "https://bücher.example/ü&",
        ),
        *(
            "javascript:alert(1)",
            "https://a b.example",
            "https://a.example/\u202e",
            "https://\ud800",
            "//x",
            "",
        ),
    ]
)
DATES = st.sampled_from(
    [
        *(
            "2026-03-02",
            "2026-03-02T09:30:00+01:00",
            "2026-03",
            "2026",
            "20260302",
            "0001-01-01T00:00:00+14:00",
        ),
        *(
            "yesterday",
            "",
            "2026-02-30",
            "٢٠٢٦-03-02",
            "9999-12-31T23:59:59-12:00",
            "<i>",
            "\ud800",
        ),
    ]
)
LANGUAGES = st.sampled_from(["en", "en-GB", "", "en_GB", '"', "\ud800", "x" * 9])


DOCUMENTS = {
    "id": NAMES,
    "text": TEXTS,
    "url": st.none() | URLS,
    "title": st.none() | NAMES,
    "outlet": st.none() | NAMES,
    "authors": st.just(()) | st.tuples(NAMES, NAMES),
    "published": st.none() | DATES,
    "language": st.none() | LANGUAGES,
}
LIKELIHOODS = st.none() | st.floats(0, 1)
CANDIDATES = st.lists(st.builds(Candidate, NAMES, st.floats(0, 1)), max_size=2).map(tuple)
KINDS = st.sampled_from(get_args(Kind))
PARTS = (st.none() | NAMES, st.sampled_from([None, "<Ardell>"]))
KNOWN = st.builds(Speaker, NAMES, KINDS, *PARTS)
INFERRED = st.builds(Speaker, NAMES, KINDS, *PARTS, st.just("inferred"), LIKELIHOODS, CANDIDATES)
OPEN = st.builds(
    Speaker,
    st.none(),
    st.none() | KINDS,
    st.none(),
    st.none(),
    st.just("open"),
    LIKELIHOODS,
    CANDIDATES,
)
SPEAKERS = KNOWN | INFERRED | OPEN
MENTIONS = st.builds(Mention, NAMES, st.just(Span(0, 1)))
RESOLVED = st.fixed_dictionaries(
    {
        "type": st.sampled_from(get_args(QuotationType)),
        "confidence": st.floats(0, 1),
        "mode": st.sampled_from([None, *get_args(Mode)]),
        "speaker": st.none() | SPEAKERS,
        "addressee": st.none() | MENTIONS,
        "venue": st.sampled_from([None, Span(0, 1)]),
        "said": st.sampled_from([None, Said("XXXX-04-12", Span(0, 1))]),
        "denies": st.booleans(),
        "relayed_by": st.just(()) | st.tuples(MENTIONS),
        "within": st.sampled_from([None, 0, 2]),
    }
)


def spans(length: int, least: int) -> st.SearchStrategy[tuple[Span, ...]]:
    """Spans of a text of some length, none empty, in order and apart."""
    ends = st.lists(
        st.integers(0, length), unique=True, min_size=2 * least, max_size=min(6, length + 1)
    ).map(sorted)
    return ends.map(
        lambda ends: tuple(
            Span(start, end) for start, end in zip(ends[::2], ends[1::2], strict=False)
        )
    )


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """A reading of a hostile article with quotations that may overlap in every way."""
    document = draw(st.builds(Document, **DOCUMENTS))
    length = len(document.text)
    said, told = spans(length, 1), spans(length, 0)
    quotations = st.tuples(said, told, told, RESOLVED).map(
        lambda drawn: Quotation(*drawn[:3], **drawn[3])
    )
    return Reading(document, tuple(draw(st.lists(quotations, max_size=3))) if length else ())


STREAMS = st.lists(readings(), max_size=2)


def exported(name: str, readings: Iterable[Reading]) -> bytes:
    """What a format writes to a file in UTF-8, which has no place for half of a surrogate pair."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf8", newline="")
    FORMATS[name].write(iter(readings), out)
    out.flush()
    return out.buffer.getvalue()  # type: ignore[attr-defined]


def writes_as_it_reads(name: str) -> bool:
    """Whether a format has written a reading before it asks for the next."""
    out = io.StringIO()
    seen: list[bool] = []

    def stream() -> Iterator[Reading]:
        yield READING
        seen.append("nobody had asked" in out.getvalue())
        yield READING

    FORMATS[name].write(stream(), out)
    return seen == [True]
