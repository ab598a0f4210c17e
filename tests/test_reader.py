"""Reading a stream: in order, in one process or several, without holding it."""

import os
import signal
from collections.abc import Iterator
from itertools import count
from multiprocessing import active_children
from pathlib import Path

import pytest

from onrecord.errors import ModelError, ReaderError
from onrecord.reader import AHEAD, Reader
from onrecord.types import Document

TEXT = "“We will rebuild the bridge number {},” said Maria Lopez, the mayor of Ardell."


def endless(taken: list[int]) -> Iterator[Document]:
    for number in count():
        taken.append(number)
        yield Document(id=str(number), text=TEXT.format(number))


def test_pipe_reads_an_endless_stream_one_by_one() -> None:
    taken: list[int] = []
    readings = Reader().pipe(endless(taken))
    for number in range(3):
        assert next(readings).document.id == str(number)
        assert taken[-1] == number


def test_pipe_gives_the_same_with_several_processes_and_takes_few_ahead() -> None:
    taken: list[int] = []
    readings = Reader().pipe(endless(taken), processes=2)
    found = [next(readings) for _ in range(20)]
    assert len(taken) <= 20 + 2 * AHEAD
    readings.close()  # type: ignore[attr-defined]
    assert not active_children(), "its processes end with it"
    assert [reading.document.id for reading in found] == [str(number) for number in range(20)]
    alone = Reader(threads=1)
    assert found == [alone.read(reading.document) for reading in found]
    assert all(reading.quotations for reading in found)


def test_pipe_tells_of_a_process_that_was_killed() -> None:
    readings = Reader().pipe(endless([]), processes=2)
    next(readings)
    os.kill(active_children()[0].pid or 0, signal.SIGKILL)
    with pytest.raises(
        ReaderError, match="a reading process ended unexpectedly: use fewer processes"
    ):
        for _ in range(100):
            next(readings)


@pytest.mark.parametrize("processes", [1, 2])
def test_a_reader_of_no_model_raises_when_it_reads(tmp_path: Path, processes: int) -> None:
    with pytest.raises(ModelError, match="missing or damaged"):
        next(Reader(tmp_path).pipe(endless([]), processes))
