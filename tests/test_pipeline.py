"""Documents onto the record: what becomes of each, in order, whatever is among them and whenever it
ends."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

import pytest

from onrecord import pipeline
from onrecord.errors import FaultError, InputError, ModelError, ReaderError
from onrecord.ingest import Known, Options, Raw
from onrecord.pipeline import Outcome, Tally, add, documents, read
from onrecord.reader import Reader
from onrecord.record import Record
from onrecord.types import Document, Reading

AT_HAND = 200
"""Articles that are in memory at most: a hundred before they are read, a hundred before they are
written."""


def fare(number: int, **fields: str) -> Document:
    return Document(
        f"fare {number}",
        f"“Fare {number} will rise,” said Odo Brandt, the mayor of Varn.",
        **fields,
    )


def fares(*numbers: int) -> list[Document]:
    return [fare(number) for number in numbers]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "onrecord.db") as record:
        yield record


def told(outcomes: list[Outcome]) -> list[tuple[str, str]]:
    return [(one.fate, one.document.id if one.document else str(one.failure)) for one in outcomes]


class Failing(Reader):
    """A reader that fails at some documents."""

    def __init__(self, error: Exception, *at: str) -> None:
        super().__init__()
        self.error, self.at = error, at

    def read(self, document: Document) -> Reading:
        if document.id in self.at:
            raise self.error
        return super().read(document)


def test_add_tells_what_became_of_each_in_order(record: Record, reader: Reader) -> None:
    list(add(fares(2), record, reader))
    bad = InputError("page.html", "no article text found in the page: copy the text")
    outcomes = list(add([fare(1), bad, fare(2), fare(3)], record, reader))
    assert told(outcomes) == [
        ("new", "fare 1"),
        ("failed", "page.html: no article text found in the page: copy the text"),
        ("known", "fare 2"),
        ("new", "fare 3"),
    ]
    assert [one.document.id for one in record.readings()] == ["fare 2", "fare 1", "fare 3"]
    assert outcomes[0].reading == record.reading(2) and outcomes[2].reading is None


def test_add_takes_the_same_article_twice_for_one(record: Record, reader: Reader) -> None:
    outcomes = list(add([fare(1), Document("copy", fare(1).text), fare(1)], record, reader))
    assert told(outcomes) == [("new", "fare 1"), ("known", "copy"), ("known", "fare 1")]
    assert record.counts().documents == 1


def test_add_tells_a_new_version_from_a_new_article(record: Record, reader: Reader) -> None:
    first, second, third = (fare(number, url="https://varn.example/fares") for number in (1, 2, 3))
    other = fare(4, url="https://varn.example/other")
    assert told(list(add([first], record, reader))) == [("new", "fare 1")]
    outcomes = list(add([second, first, other, third], record, reader))
    assert [one.fate for one in outcomes] == ["version", "known", "new", "version"]
    article = record.article("https://varn.example/fares")
    assert article and len(article.versions) == 3


def test_versions_within_one_batch_are_told(record: Record, reader: Reader) -> None:
    both = [fare(number, url="https://varn.example/fares") for number in (1, 2)]
    assert [one.fate for one in add(both, record, reader)] == ["new", "version"]


@pytest.mark.parametrize(
    "error",
    [
        ZeroDivisionError("secret"),
        RecursionError(),
        InputError("fare 2", "too strange: leave it out"),
    ],
)
def test_an_article_that_cannot_be_read_is_told_and_the_rest_goes_on(
    record: Record, error: Exception
) -> None:
    outcomes = list(add(fares(1, 2, 3), record, Failing(error, "fare 2")))
    assert [one.fate for one in outcomes] == ["new", "failed", "new"]
    failure = outcomes[1].failure
    assert (
        isinstance(failure, InputError)
        and "\n" not in str(failure)
        and "secret" not in str(failure)
    )
    assert str(failure).startswith("fare 2: ")
    assert isinstance(error, InputError) or (
        isinstance(failure, FaultError) and failure.__cause__ is error
    )


def test_an_article_that_cannot_be_stored_is_told_and_the_rest_goes_on(
    record: Record, reader: Reader
) -> None:
    outcomes = list(
        add([fare(1), fare(2, url="https://varn.example/\ud800"), fare(3)], record, reader)
    )
    assert [one.fate for one in outcomes] == ["new", "failed", "new"]
    assert "lone surrogate" in str(outcomes[1].failure)


@pytest.mark.parametrize(
    "error", [ModelError("model.bin: damaged: install onrecord again"), KeyboardInterrupt()]
)
def test_what_was_read_before_everything_ends_is_on_record(
    record: Record, error: BaseException
) -> None:
    outcomes = []
    with pytest.raises(type(error)):
        outcomes += add(fares(1, 2, 3), record, Failing(error, "fare 3"))  # type: ignore[arg-type]
    assert record.counts().documents == 2


def test_what_came_before_the_input_broke_off_is_on_record(record: Record, reader: Reader) -> None:
    def broken() -> Iterator[Document]:
        yield from fares(1, 2)
        raise ReaderError("the feed broke off")

    with pytest.raises(ReaderError):
        list(add(broken(), record, reader))
    assert record.counts().documents == 2


def test_add_goes_on_only_as_long_as_it_may(record: Record, reader: Reader) -> None:
    left = iter([True, True, False])
    outcomes = list(add(fares(1, 2, 3, 4), record, reader, goes_on=lambda: next(left)))
    assert told(outcomes) == [("new", "fare 1"), ("new", "fare 2")]


@pytest.mark.parametrize("on_record", [False, True])
def test_add_holds_a_bounded_number_of_an_endless_stream(
    record: Record, reader: Reader, on_record: bool
) -> None:
    taken = 0

    def endless() -> Iterator[Document]:
        nonlocal taken
        for number in count():
            taken += 1
            yield fare(number % 50 if on_record else number)

    most = 0
    for number, _ in enumerate(islice(add(endless(), record, reader), 450), 1):
        most = max(most, taken - number)
    assert 0 < most <= AT_HAND
    assert record.counts().documents >= (50 if on_record else 450)


def test_add_keeps_the_order_with_several_processes(record: Record, reader: Reader) -> None:
    list(add(fares(3, 4), record, reader))
    bad = InputError("a.txt", "empty: remove it")
    outcomes = list(add([*fares(1, 2, 3), bad, *fares(4, 5, 6)], record, reader, processes=2))
    assert [one.fate for one in outcomes] == [
        "new",
        "new",
        "known",
        "failed",
        "known",
        "new",
        "new",
    ]
    assert record.counts().documents == 6


KILLED = """
import sys
from itertools import count
from onrecord.pipeline import add
from onrecord.reader import Reader
from onrecord.record import Record
from tests.test_pipeline import fare
with Record.open(sys.argv[1]) as record:
    for outcome in add(map(fare, count()), record, Reader()):
        print(outcome.document.id, flush=True)
"""


@pytest.mark.parametrize("at", [1, 101, 230])
def test_what_was_told_before_a_kill_is_on_record_and_the_rest_is_added_later(
    tmp_path: Path, reader: Reader, at: int
) -> None:
    path = tmp_path / "killed.db"
    command = [sys.executable, "-c", KILLED, str(path)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[1]
    ) as adding:
        assert adding.stdout
        seen = [line.strip() for line in islice(adding.stdout, at)]
        os.kill(adding.pid, signal.SIGKILL)
    with Record.open(path) as record:
        there = record.counts().documents
        outcomes = list(add(map(fare, range(there + 20)), record, reader))
        assert record.counts().documents == there + 20
    assert [one.document.id for one in outcomes[:at] if one.document] == seen
    assert [one.fate for one in outcomes] == ["known"] * there + ["new"] * 20


def test_read_gives_readings_and_failures_in_order(reader: Reader) -> None:
    bad = InputError("a.txt", "empty: remove it")
    first, second, third = read([fare(1), bad, fare(2)], reader)
    assert second is bad
    assert [one.document.id for one in (first, third) if isinstance(one, Reading)] == [
        "fare 1",
        "fare 2",
    ]


def test_documents_tell_a_fault_of_a_parser_and_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    real = pipeline.parsed_articles

    def failing(raw: Raw, options: Options) -> Iterator[Document | Reading | InputError]:
        yield from real(raw, options)
        if raw.source.where == "a.txt":
            raise ZeroDivisionError("secret")

    monkeypatch.setattr(pipeline, "parsed_articles", failing)
    raws = [
        Raw.of_bytes(name, b"One.", Known(outlet="Varn Courier")) for name in ("a.txt", "b.txt")
    ]
    one, fault, two = documents(raws, Options())
    assert isinstance(one, Document) and isinstance(two, Document) and one.outlet == "Varn Courier"
    assert isinstance(fault, FaultError) and str(fault).startswith("a.txt: a fault of onrecord")


def test_tally_counts_what_became_of_each(record: Record, reader: Reader) -> None:
    tally = Tally()
    versions = [fare(number, url="https://varn.example/fares") for number in (1, 2)]
    for outcome in add([*versions, fare(3), fare(3), InputError("a", "b")], record, reader):
        tally = tally.after(outcome)
    assert (tally.new, tally.versions, tally.known, tally.failed, tally.told) == (3, 1, 1, 1, 5)
    assert tally.quotations == record.counts().quotations == 3
