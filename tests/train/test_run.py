from collections.abc import Iterator
from threading import Event
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="PyTorch, of the extra `train`, is not installed")

from onrecord.train.run import ahead  # noqa: E402


def test_ahead_gives_the_same_items_in_order() -> None:
    items: list[Any] = [(number, None) for number in range(20)]
    assert list(ahead(iter(items))) == items
    assert list(ahead(iter([]))) == []


def test_ahead_makes_the_next_item_while_one_is_in_use() -> None:
    second = Event()

    def items() -> Iterator[Any]:
        yield 1, None
        second.set()
        yield 2, None

    assert next(ahead(items())) == (1, None)
    assert second.wait()


def test_ahead_passes_errors_on() -> None:
    def items() -> Iterator[Any]:
        yield 1, None
        raise ValueError("no more articles")

    coming = ahead(items())
    assert next(coming) == (1, None)
    with pytest.raises(ValueError, match="no more articles"):
        next(coming)
