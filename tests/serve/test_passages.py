from hypothesis import given
from hypothesis import strategies as st

from onrecord.record import Query, Record
from onrecord.serve.passages import Piece, excerpt, pieces
from onrecord.types import Span

TEXT = "She said the bridge stays open."
SAID, MET = Span(9, 30), Span(13, 19)
SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda two: Span(*sorted(two))),
    max_size=4,
)


def test_pieces_tell_what_was_said_and_what_was_met() -> None:
    assert pieces(TEXT, 0, [SAID], [MET]) == (
        Piece("She said ", False, False),
        Piece("the ", True, False),
        Piece("bridge", True, True),
        Piece(" stays open", True, False),
        Piece(".", False, False),
    )


def test_pieces_go_by_offsets_into_the_document() -> None:
    moved = [Span(one.start + 500, one.end + 500) for one in (SAID, MET)]
    assert pieces(TEXT, 500, moved[:1], moved[1:]) == pieces(TEXT, 0, [SAID], [MET])


def test_pieces_count_of_a_span_what_is_inside() -> None:
    assert pieces("stays", 20, [Span(9, 30)]) == (Piece("stays", True, False),)
    assert pieces("stays", 20, [Span(0, 20), Span(25, 30)]) == (Piece("stays", False, False),)


def test_pieces_of_nothing_are_none() -> None:
    assert pieces("", 7, [Span(0, 20)]) == ()


@given(st.text(max_size=40), st.integers(0, 20), SPANS, SPANS)
def test_pieces_put_together_are_the_text(
    text: str, start: int, said: list[Span], met: list[Span]
) -> None:
    found = pieces(text, start, said, met)
    assert "".join(piece.words for piece in found) == text
    at = start
    for piece in found:
        inside = range(at, at + len(piece.words))
        assert piece.said == any(
            span.start <= place < span.end for span in said for place in inside
        )
        assert piece.met == all(
            any(span.start <= place < span.end for span in met) for place in inside
        )
        at += len(piece.words)


def test_excerpt_of_a_long_passage_is_its_beginning(record: Record) -> None:
    [hit] = record.search(Query("long words have no end"))
    whole, cut = excerpt(hit, 10_000), excerpt(hit, 40)
    assert whole.whole and "".join(piece.words for piece in whole.pieces) == hit.passage.text
    assert not cut.whole and "".join(piece.words for piece in cut.pieces) == hit.passage.text[:40]
    assert any(piece.met for piece in cut.pieces)
