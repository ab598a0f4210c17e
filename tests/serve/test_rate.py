"""How often a client may ask."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.serve import safety
from onrecord.serve.safety import Rate


def test_rate_counts_each_client_by_itself() -> None:
    rate = Rate(per_second=1, burst=1)
    assert [rate.wait("one", 0), rate.wait("one", 0), rate.wait("other", 0)] == [0, 1, 0]
    assert rate.wait("one", 0.5) == 0.5
    assert rate.wait("one", 1) == 0


def test_rate_remembers_a_bounded_number_of_clients() -> None:
    rate = Rate(per_second=1, burst=1)
    for number in range(safety.MOST_CLIENTS + 50):
        assert rate.wait(f"client {number}", 0) == 0
    assert len(rate.clients) == safety.MOST_CLIENTS
    assert rate.wait(f"client {safety.MOST_CLIENTS + 49}", 0) > 0


@given(
    st.floats(0.1, 100),
    st.integers(1, 20),
    st.lists(st.floats(0, 5), min_size=1, max_size=60),
)
def test_rate_allows_no_more_than_it_says(per_second: float, burst: int, gaps: list[float]) -> None:
    rate, now, allowed = Rate(per_second, burst), 0.0, []
    for gap in gaps:
        now += gap
        wait = rate.wait("one", now)
        assert wait >= 0
        if not wait:
            allowed.append(now)
    for first in range(len(allowed)):
        for last in range(first, len(allowed)):
            assert last - first + 1 <= burst + per_second * (allowed[last] - allowed[first]) + 1e-6


@given(st.floats(0.1, 100), st.integers(1, 5), st.integers(1, 20))
def test_rate_lets_in_who_waited(per_second: float, burst: int, times: int) -> None:
    rate, now = Rate(per_second, burst), 0.0
    for _ in range(times):
        if wait := rate.wait("one", now):
            now += wait + 1e-6
            assert rate.wait("one", now) == 0
