"""onrecord, one process. How to run it: see measure.py."""

from collections.abc import Iterator, Sequence

from measure import Read, main


def load(processes: int = 1) -> Read:
    from onrecord.reader import Reader
    from onrecord.types import Document

    reader = Reader()

    def read(texts: Sequence[str]) -> Iterator[int | str]:
        documents = (Document(id=str(number), text=text) for number, text in enumerate(texts))
        for reading in reader.pipe(documents, processes):
            yield len(reading.quotations)

    return read


if __name__ == "__main__":
    main(load, ["onrecord"])
