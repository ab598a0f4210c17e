"""Named sources, read into a temporary record."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.reader import Reader
from onrecord.record import Record
from onrecord.types import Document


@contextmanager
def sources(documents: Iterable[Document], reader: Reader) -> Iterator[Record]:
    """A record of these documents alone; nothing of them is kept.

    Raises:
        RecordError: one of them cannot be stored as it is.
    """
    with (
        tempfile.TemporaryDirectory(prefix="onrecord-") as folder,
        Record.open(Path(folder) / "sources.db") as record,
    ):
        for added in record.add_all(reader.pipe(documents)):
            if added.failure:
                raise added.failure
        yield record
