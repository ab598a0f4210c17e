"""onrecord, two processes; starting them is part of the time. How to run it: see measure.py."""

from collections.abc import Iterator, Sequence

from measure import Read, main

PROCESSES = 2


def load() -> Read:
    from onrecord.reader import Reader
    from onrecord.types import Document

    reader = Reader()

    def read(texts: Sequence[str]) -> Iterator[int | str]:
        documents = (Document(id=str(number), text=text) for number, text in enumerate(texts))
        for reading in reader.pipe(documents, processes=PROCESSES):
            yield len(reading.quotations)

    return read


if __name__ == "__main__":
    main(load, ["onrecord"])
