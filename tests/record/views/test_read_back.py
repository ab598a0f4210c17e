"""What the record answers is read back from its JSON as it was."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import FormError
from onrecord.forms import Form
from onrecord.record import Hit, Query, Record
from tests.record.ferry import ferry


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    path: Path = tmp_path_factory.mktemp("answers") / "a.db"
    with Record.open(path) as record:
        list(record.add_all(ferry()))
        yield record


def answers(record: Record) -> Iterator[Form | None]:
    hits = record.search(Query("ferry"))
    assert hits
    yield from hits
    yield record.facets(Query("ferry"))
    for hit in hits:
        yield record.article(hit.article)
        yield record.statement(hit.number)
        if hit.speaker:
            yield record.speaker(f"#{hit.speaker}")
            yield record.portrait(hit.speaker)
        checked = record.check(hit.content, hit.quotation.speaker_name)
        yield checked
        yield record.saved(record.save(checked).key)
        yield from record.bearers(hit.quotation.speaker_name or "")


def test_every_answer_is_read_back(record: Record) -> None:
    kinds = set()
    for answer in answers(record):
        assert answer is not None
        written = answer.to_json()
        back = type(answer).from_json(json.loads(json.dumps(written)))
        assert back == answer and back.to_json() == written
        kinds.add(type(answer).__name__)
    assert len(kinds) >= 8


def test_what_is_no_answer_is_refused_by_its_member(record: Record) -> None:
    [hit, *_] = record.search(Query("ferry"))
    with pytest.raises(FormError, match=r"quotation\.type: got 'slogan'"):
        Hit.from_json(hit.to_json() | {"quotation": hit.quotation.to_json() | {"type": "slogan"}})
