"""What other processes do to a record."""

from ctypes import c_int
from itertools import islice

from onrecord.record import Query, Record

from .invented import numbered


def open_and_add(path: str, first: int, step: int, last: int) -> int:
    """Opens the record, adds every `step`th article, one by one or in batches; how many were new."""
    with Record.open(path) as record:
        mine = list(islice(numbered(last), first, None, step))
        one_by_one = sum(record.add(reading) for reading in mine[:20])
        return one_by_one + sum(added.new for added in record.add_all(mine[20:]))


def read_until(path: str, count: int) -> int:
    """Reads and searches until that many documents are there; how many looks it took."""
    looks, there = 0, 0
    with Record.open(path, create=False) as record:
        while there < count:
            looks += 1
            there = record.counts().documents
            assert all(hit.content.startswith('"Item') for hit in record.search(Query("settled")))
            assert all(len(reading.quotations) == 2 for reading in record.readings())
    return looks


def add_and_report(path: str, articles: int, reported: c_int) -> None:
    """Adds that many articles; `reported` leaves -1 as it begins, then counts those said to be on record."""
    reported.value = 0
    with Record.open(path) as record:
        for _ in record.add_all(numbered(articles)):
            reported.value += 1
