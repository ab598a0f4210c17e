"""The reader: documents in, readings out, one by one as they are asked for."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.extract.encoder import SHIPPED, load
from onrecord.extract.extractor import Extractor
from onrecord.types import Document, Reading


class Reader:
    """Reads documents for quotations. Loading the model takes a moment: make one reader and keep it."""

    def __init__(self, model: Path = SHIPPED, min_confidence: float | None = None) -> None:
        """Load a model's folder; by default the one that ships.

        `min_confidence`, from 0 to 1: keep quotations at least this sure, instead of the model's own threshold.
        Raises ModelError if the model's files are missing or damaged.
        """
        self._extractor = Extractor(load(model))
        self._min_confidence = min_confidence

    def read(self, document: Document) -> Reading:
        """The quotations of one document."""
        return Reading(document, self._extractor.extract(document, self._min_confidence))

    def pipe(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """The readings of a stream of documents, in order; never more than one of them is held."""
        return map(self.read, documents)
