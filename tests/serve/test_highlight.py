from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.serve.highlight import Part, Segment, paragraphs, segments
from onrecord.serve.marking import Piece, Place, marked
from onrecord.types import Quotation, Span

WORDS = st.text(alphabet="ab “”\n\r\t\u202e<&", max_size=60)
SPANS = st.lists(
    st.tuples(st.integers(0, 70), st.integers(0, 70)).map(lambda ends: Span(*sorted(ends))),
    max_size=3,
)


def quotation(content: list[Span], cue: list[Span] = [], source: list[Span] = []) -> Quotation:  # noqa: B006
    return Quotation(tuple(content), tuple(cue), tuple(source), "direct", 0.9)


QUOTATIONS = st.lists(st.builds(quotation, SPANS, SPANS, SPANS), max_size=4)


@given(WORDS, QUOTATIONS, SPANS)
def test_segments_are_the_text_cut_where_something_begins_or_ends(
    text: str, quotations: list[Quotation], furniture: list[Span]
) -> None:
    found = list(segments(text, quotations, furniture))
    assert "".join(segment.words for segment in found) == text
    assert all(segment.words for segment in found)
    at = 0
    for segment in found:
        until = at + len(segment.words)
        covering = {
            (number, role)
            for number, one in enumerate(quotations)
            for role, spans in (("content", one.content), ("cue", one.cue), ("source", one.source))
            if any(span.start <= at and until <= span.end for span in spans)
        }
        assert {(part.quotation, part.role) for part in segment.parts} == covering
        assert segment.furniture == any(
            span.start <= at and until <= span.end for span in furniture
        )
        at = until


@given(WORDS, QUOTATIONS)
def test_segments_begin_and_end_each_part_once(text: str, quotations: list[Quotation]) -> None:
    found = list(segments(text, quotations))
    begun = [part for segment in found for part in segment.begins]
    assert sorted(map(repr, begun)) == sorted(
        repr(part) for segment in found for part in segment.ends
    )
    firsts = [part.quotation for part in begun if part.first]
    assert len(firsts) == len(set(firsts))
    shown = {
        number
        for number, one in enumerate(quotations)
        if any(span.start < min(span.end, len(text)) for span in one.content)
    }
    assert set(firsts) == shown


@given(WORDS)
def test_paragraphs_leave_out_only_what_parts_them(text: str) -> None:
    found = list(segments(text, []))
    kept = [segment for paragraph in paragraphs(found) for segment in paragraph]
    assert kept == [segment for segment in found if not segment.is_break]
    assert all(
        not segment.words.strip() and segment.words.count("\n") > 1
        for segment in found
        if segment.is_break
    )


def test_segments_tell_nested_quotations_apart() -> None:
    text = "He said she said yes."
    outer = quotation([Span(8, 20)], [Span(3, 7)], [Span(0, 2)])
    inner = quotation([Span(17, 20)], [Span(12, 16)], [Span(8, 11)])
    found = {segment.words: segment for segment in segments(text, [outer, inner])}
    assert found["yes"].nested
    assert found["yes"].parts == (Part(0, "content", True), Part(1, "content", True))
    assert found["she"].roles == ("content", "source")
    assert found["she"].begins == (Part(0, "content", True), Part(1, "source"))
    assert found["said"].roles == ("content", "cue")
    assert not found["She".lower()].nested
    assert found["."] == Segment(".")


def test_segments_of_spans_that_touch_stay_apart() -> None:
    found = list(segments("abcd", [quotation([Span(0, 2)]), quotation([Span(2, 4)])]))
    assert [(segment.words, segment.parts) for segment in found] == [
        ("ab", (Part(0, "content", True),)),
        ("cd", (Part(1, "content", True),)),
    ]


def places(now: str, before: str, cuts: list[int], other_cuts: list[int]) -> list[Place]:
    ends, others = (
        sorted({min(cut, len(text)) for cut in some})
        for text, some in ((now, cuts), (before, other_cuts))
    )
    stretches = [Span(*edges) for edges in pairwise(ends)][::2]
    theirs = [Span(*edges) for edges in pairwise(others)][::2]
    return [Place(one, other) for one, other in zip(stretches, theirs, strict=False)]


@given(WORDS, WORDS, st.lists(st.integers(0, 60)), st.lists(st.integers(0, 60)))
def test_marked_keeps_all_words_as_they_are_now(
    now: str, before: str, cuts: list[int], others: list[int]
) -> None:
    given_places = places(now, before, cuts, others)
    found = list(marked(now, before, given_places))
    assert "".join(piece.words for piece in found if piece.manner != "cut") == now
    assert [piece.words for piece in found if piece.manner == "cut"] == [
        place.before.of(before) for place in given_places if place.before.start < place.before.end
    ]


def test_marked_tells_changes_cuts_and_additions() -> None:
    found = marked("four new crowns", "five crowns today", [
        Place(Span(0, 4), Span(0, 4)), Place(Span(5, 8), Span(5, 5)), Place(Span(15, 15), Span(12, 17)),
    ])  # fmt: skip
    assert list(found) == [
        Piece("cut", "five"),
        Piece("added", "four"),
        Piece("same", " "),
        Piece("added", "new"),
        Piece("same", " crowns"),
        Piece("cut", "today"),
    ]
