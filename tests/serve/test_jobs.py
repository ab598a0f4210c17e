import gzip
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import ModelError
from onrecord.ingest import Known, Raw
from onrecord.reader import Reader
from onrecord.record import Record
from onrecord.serve import Settings, jobs
from onrecord.serve.jobs import Job, Jobs
from onrecord.serve.problems import Problem
from onrecord.serve.uploads import pasted, uploaded
from onrecord.types import Document, Reading
from tests.language.test_detect import ARTICLES as SENTENCES
from tests.serve.conftest import ARTICLES

TEXT = """Ferry fares to rise

The fares of the Varn ferry will rise in May, the harbour board said on Monday.

“We have no choice,” said Odo Brandt, its chairman.
"""


def finished(job: Job) -> Job:
    """The job, once it is over."""
    while job.ended is None:
        time.sleep(0.01)  # gives way to it
    return job


class Held(Reader):
    """A reader that reads one document, and the next once it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.reading, self.go = threading.Event(), threading.Event()

    def read(self, document: Document) -> Reading:
        self.reading.set()
        assert self.go.wait()
        return super().read(document)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """A record with nothing on it."""
    with Record.open(tmp_path / "empty.db") as record:
        yield record


@pytest.fixture
def working(record: Record, reader: Reader) -> Iterator[Jobs]:
    with Jobs(record, reader, Settings()) as working:
        yield working


@pytest.fixture
def held() -> Iterator[Held]:
    """A reader that is let go at the latest when its test ends."""
    held = Held()
    yield held
    held.go.set()


def test_jobs_put_articles_on_record(working: Jobs, record: Record) -> None:
    now = finished(working.submit([uploaded("articles.jsonl", ARTICLES.read_bytes())])).progress
    assert (now.state, now.given, now.done, now.new, now.known, now.failed) == (
        "done",
        11,
        11,
        11,
        0,
        0,
    )
    assert (
        now.quotations
        == record.counts().quotations
        == sum(article.quotations for article in now.entries)
    )
    for article in now.entries:
        there = record.article(article.number)
        assert there and there.document.title == article.title
        assert len(there.quotations) == article.quotations


def test_jobs_find_what_is_there_already(working: Jobs, record: Record) -> None:
    first = finished(working.submit([pasted(TEXT, Known(outlet="Varn Courier"))])).progress
    again = finished(working.submit([pasted(TEXT, Known(outlet="Varn Courier"))])).progress
    assert (first.new, first.known, again.new, again.known) == (1, 0, 0, 1)
    assert first.entries[0].number == again.entries[0].number
    assert first.entries[0].quotations == again.entries[0].quotations > 0
    assert (first.entries[0].is_new, again.entries[0].is_new) == (True, False)
    assert record.counts().documents == 1


def test_jobs_take_the_same_article_once_of_one_job(working: Jobs, record: Record) -> None:
    now = finished(
        working.submit([uploaded("a.txt", TEXT.encode()), uploaded("b.txt", TEXT.encode())])
    ).progress
    assert (now.given, now.new, now.known, record.counts().documents) == (2, 1, 1, 1)


def test_pasted_text_is_kept_word_for_word(working: Jobs, record: Record) -> None:
    told = {
        "title": "A title",
        "outlet": "Varn Courier",
        "published": "2026-04-01",
        "url": "https://courier.example/1",
    }
    now = finished(working.submit([pasted(TEXT.replace("\n", "\r\n"), Known(**told))])).progress
    there = record.reading(now.entries[0].number)
    assert there is not None
    document = there.document
    assert document.text == TEXT.strip("\r") and document.id.startswith("pasted-")
    assert (document.title, document.outlet, document.published, document.url) == tuple(
        told.values()
    )


def test_pasted_text_tells_what_nobody_said_of_it(working: Jobs) -> None:
    now = finished(working.submit([pasted(TEXT, Known())])).progress
    assert now.entries[0].title == "Ferry fares to rise"
    assert now.entries[0].outlet is None


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        (uploaded("empty.txt", b""), "empty.txt: empty"),
        (uploaded("picture.txt", b"\x89PNG and so on"), "PNG image"),
        (uploaded("bad.jsonl", b'{"text": 3}'), 'bad.jsonl, line 1: "text" is a number'),
        (uploaded("broken.gz", b"\x1f\x8bno gzip"), "damaged gzip data"),
        (uploaded("cut.txt.gz", gzip.compress(TEXT.encode())[:-9]), "damaged gzip data"),
        (uploaded("twice.gz", gzip.compress(gzip.compress(TEXT.encode()))), "doubly compressed"),
        (uploaded("long.txt", b"words " * 500), "longer than 2,000 characters"),
        (uploaded("/etc/../../up\n.txt", b""), "up\ufffd.txt: empty"),
        (uploaded("", b""), "unnamed: empty"),
    ],
)
def test_jobs_tell_why_something_cannot_be_read(
    record: Record, reader: Reader, sent: Raw, expected: str
) -> None:
    with Jobs(record, reader, Settings(max_chars=2000)) as working:
        now = finished(working.submit([sent, pasted(TEXT, Known())])).progress
    assert (now.state, now.new, now.failed) == ("done", 1, 1)
    assert expected in now.failures[0]


@pytest.mark.parametrize("name", ["bomb.gz", "bomb.jsonl.gz", "bomb.json.gz", "bomb.html.gz"])
def test_jobs_refuse_what_unzips_to_too_much(record: Record, reader: Reader, name: str) -> None:
    bomb = gzip.compress(b'{"text": "Nothing was said."}\n' * 20_000)
    assert len(bomb) < 10_000
    with Jobs(record, reader, Settings(max_bytes=100_000)) as working:
        now = finished(working.submit([uploaded(name, bomb)])).progress
    assert now.failures == (f"{name}: unzips to more than 400,000 bytes: send it in parts",)
    assert record.counts().documents == 0


def test_jobs_read_what_is_compressed(working: Jobs) -> None:
    now = finished(
        working.submit([uploaded("fares.txt.gz", gzip.compress(TEXT.encode()))])
    ).progress
    assert (now.new, now.failures) == (1, ())


def test_jobs_take_a_bounded_number_of_articles(
    working: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "MOST_DOCUMENTS", 3)
    monkeypatch.setattr(jobs, "LISTED", 2)
    lines = "".join(f'{{"text": "Fare {number} will rise."}}\n' for number in range(5))
    now = finished(working.submit([uploaded("five.jsonl", lines.encode())])).progress
    assert (now.given, now.new, len(now.entries), now.failed) == (3, 3, 2, 1)
    assert "more than 3 articles" in now.failures[0]


def test_jobs_come_one_after_the_other(record: Record, held: Held) -> None:
    with Jobs(record, held, Settings()) as working:
        first, second, third = (
            working.submit([pasted(f"{TEXT}{number}", Known())]) for number in range(3)
        )
        assert held.reading.wait()
        assert [first.progress.state, second.progress.state] == ["reading", "waiting"]
        assert [working.before(job) for job in (first, second, third)] == [0, 0, 1]
        assert (first.progress.given, first.progress.done) == (1, 0)
        held.go.set()
        ended = [finished(job).ended for job in (first, second, third)]
    assert ended == sorted(ended, key=lambda at: at or 0)
    assert record.counts().documents == 3


def test_jobs_refuse_more_than_may_wait(record: Record, held: Held) -> None:
    with Jobs(record, held, Settings()) as working:
        working.submit([pasted(TEXT, Known())])
        assert held.reading.wait()
        for number in range(jobs.MOST_WAITING):
            working.submit([pasted(f"{TEXT}{number}", Known())])
        with pytest.raises(Problem) as refused:
            working.submit([pasted("More", Known())])
        held.go.set()
    assert refused.value.status == 503
    assert refused.value.headers == {"retry-after": "10"}


def test_jobs_are_found_by_an_id_that_nobody_guesses(working: Jobs) -> None:
    ids = {working.submit([pasted(TEXT, Known())]).id for _ in range(5)}
    assert len(ids) == 5 and all(len(id) >= 22 for id in ids)
    for id in ids:
        job = working.get(id)
        assert job and job.id == id
    assert working.get("") is None and working.get("1") is None


def test_finished_jobs_are_kept_for_an_hour(record: Record, reader: Reader) -> None:
    now = 0.0
    with Jobs(record, reader, Settings(), clock=lambda: now) as working:
        job = finished(working.submit([pasted(TEXT, Known())]))
        now = jobs.KEPT_SECONDS
        assert working.get(job.id) is job
        now += 1
        assert working.get(job.id) is None


def test_a_bounded_number_of_finished_jobs_is_kept(
    working: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "KEPT", 2)
    done = [finished(working.submit([pasted(TEXT, Known())])) for _ in range(4)]
    assert [working.get(job.id) for job in done] == [None, None, *done[2:]]


def test_jobs_end_after_the_document_that_is_being_read(record: Record, held: Held) -> None:
    lines = "".join(
        f'{{"text": "“Fare {number} will rise,” said Odo Brandt."}}\n' for number in range(5)
    )
    with Jobs(record, held, Settings()) as working:
        job = working.submit([uploaded("five.jsonl", lines.encode())])
        waiting = working.submit([pasted(TEXT, Known())])
        assert held.reading.wait()
        threading.Thread(target=lambda: working._stopping.wait() and held.go.set()).start()
    assert (job.progress.state, job.progress.given, job.progress.new) == ("failed", 5, 1)
    assert waiting.progress.state == "waiting"
    assert record.counts().documents == 1
    assert not any(thread.name == "onrecord-add" for thread in threading.enumerate())


def test_jobs_wait_for_a_long_document_only_so_long(
    record: Record, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "STOP_SECONDS", 0.05)
    with Jobs(record, held, Settings()) as working:
        job = working.submit([pasted(TEXT, Known())])
        assert held.reading.wait()
    assert job.progress.state == "reading"
    held.go.set()
    assert finished(job).progress.state == "failed"


def test_jobs_work_again_after_they_ended(record: Record, reader: Reader) -> None:
    working = Jobs(record, reader, Settings())
    with working:
        pass
    with working:
        assert finished(working.submit([pasted(TEXT, Known())])).progress.new == 1


class Breaking(Reader):
    """A reader that fails at every second document."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error, self.count = error, 0

    def read(self, document: Document) -> Reading:
        self.count += 1
        if self.count % 2 == 0:
            raise self.error
        return super().read(document)


TWO = '{"text": "“One,” said Odo Brandt."}\n{"text": "“Two,” said Odo Brandt."}\n'


def test_a_job_that_breaks_off_keeps_what_it_added_and_the_next_goes_on(record: Record) -> None:
    damaged = Breaking(ModelError("model.bin: the network is damaged: install onrecord again"))
    with Jobs(record, damaged, Settings()) as working:
        broken = finished(working.submit([uploaded("two.jsonl", TWO.encode())])).progress
        after = finished(working.submit([pasted(TEXT, Known())])).progress
    assert (broken.state, broken.new, broken.failed) == ("failed", 1, 1)
    assert "install onrecord again" in broken.failures[0]
    assert (after.state, after.new) == ("done", 1)


def test_a_fault_at_one_article_is_told_without_its_cause_and_the_job_goes_on(
    record: Record, caplog: pytest.LogCaptureFixture
) -> None:
    three = TWO + '{"text": "“Three,” said Odo Brandt."}\n'
    with Jobs(record, Breaking(ZeroDivisionError("secret")), Settings()) as working:
        now = finished(working.submit([uploaded("three.jsonl", three.encode())])).progress
    assert (now.state, now.new, now.failed, now.done) == ("done", 2, 1, 3)
    assert (
        "three.jsonl:2: a fault of onrecord" in now.failures[0] and "secret" not in now.failures[0]
    )
    assert "ZeroDivisionError" in caplog.text


def test_jobs_tell_a_new_version_of_what_is_there(working: Jobs) -> None:
    address = Known(url="https://courier.example/fares")
    first = finished(working.submit([pasted(TEXT, address)])).progress
    again = finished(working.submit([pasted(TEXT.replace("May", "June"), address)])).progress
    assert (first.new, first.versions, again.new, again.versions) == (1, 0, 1, 1)
    assert [one.is_version for one in (*first.entries, *again.entries)] == [False, True]


def test_a_document_that_cannot_be_stored_is_a_failure_of_its_own(working: Jobs) -> None:
    bad = Raw.of_bytes("bad.txt", TEXT.encode(), Known(url="https://courier.example/\ud800"))
    now = finished(working.submit([bad, pasted(TEXT, Known())])).progress
    assert (now.state, now.new, now.failed) == ("done", 1, 1)
    assert "lone surrogate" in now.failures[0]


def test_job_passes_over_what_no_model_reads(working: Jobs) -> None:
    german = " ".join(SENTENCES["de"])
    job = finished(working.submit([pasted(german, Known()), pasted(TEXT, Known())]))
    assert (job.progress.failed, len(job.progress.entries)) == (1, 1)
    assert "in German" in job.progress.failures[0] and "\n" not in job.progress.failures[0]
