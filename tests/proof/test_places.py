from hypothesis import given
from hypothesis import strategies as st

from onrecord.proof.places import Lines, stretches
from onrecord.types import Span


def test_lines_are_counted_as_editors_do() -> None:
    lines = Lines("ab\ncd\r\nef\rg")
    assert [lines.place(at) for at in (0, 1, 3, 7, 8, 10)] == [
        (1, 1),
        (1, 2),
        (2, 1),
        (3, 1),
        (3, 2),
        (4, 1),
    ]


@given(
    st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6)
)
def test_stretches_are_the_text(text: str, ends: list[tuple[int, int]]) -> None:
    spans = [Span(min(a, b, len(text)), min(max(a, b), len(text))) for a, b in ends]
    found = stretches(text, [(span, number) for number, span in enumerate(spans)])
    assert "".join(one.words for one in found) == text
    at = 0
    for one in found:
        assert set(one.marks) == {n for n, span in enumerate(spans) if span.start <= at < span.end}
        at += len(one.words)
