"""What resolving adds to the engine's time: seconds of processor time for both, one thread; prints
JSON.

PYTHON bench/workers/resolving_worker.py ARTICLES
"""

import json
import sys
import time
from pathlib import Path

from measure import WARMING, texts

from onrecord.extract.encoder import load
from onrecord.extract.extractor import Extractor
from onrecord.resolve import resolve
from onrecord.types import Document


def measured(articles: list[str]) -> dict[str, float]:
    extractor, extracting, resolving = Extractor(load(threads=1)), 0.0, 0.0
    extractor.extract(Document("warm", articles[0][:WARMING]), None)
    for number, text in enumerate(articles):
        document = Document(str(number), text, published="2026-01-01")
        began = time.process_time()
        found = extractor.extract(document, None)
        between = time.process_time()
        resolve(document, found)
        extracting = extracting + between - began
        resolving = resolving + time.process_time() - between
    return {"extracting": extracting, "resolving": resolving, "share": resolving / extracting}


if __name__ == "__main__":
    print(json.dumps(measured(texts(Path(sys.argv[1])))))
