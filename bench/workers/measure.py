"""What every worker does: it reads articles through its system, timed, and prints JSON.

    PYTHON bench/workers/NAME_worker.py ARTICLES [--times N]    all of them, N times over, after a
    warm start PYTHON bench/workers/NAME_worker.py --first ARTICLE         one text from a cold
    start, timed by the caller

Standard library only, for it runs in the Python of every system. The caller chooses the cores.
Linux only.
"""

import argparse
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

WORD = re.compile(r"\w+(?:[’'\-]\w+)*")
"""A word, as in onrecord/text/tokens.py."""
WARMING = 2000
"""Characters of the first article that are read once before the clock starts."""

Read = Callable[[Sequence[str]], Iterator[int | str]]
"""Texts to the number of quotations in each, or the name of the error that it ended in."""


def texts(path: Path) -> list[str]:
    """The `text` fields of a JSON Lines file, plain or gzipped."""
    opener: Any = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf8") as lines:
        return [json.loads(line)["text"] for line in lines if line.strip()]


def words(articles: Sequence[str]) -> int:
    return sum(1 for text in articles for _ in WORD.finditer(text))


def reading(read: Read, articles: Sequence[str]) -> dict[str, Any]:
    """How long the articles take and what they give. Words of articles that failed count too: time
    went into them."""
    list(read([articles[0][:WARMING]]))
    began = time.perf_counter()
    outcomes = list(read(articles))
    seconds = time.perf_counter() - began
    return {
        "articles": len(articles),
        "words": words(articles),
        "seconds": seconds,
        "quotations": sum(found for found in outcomes if isinstance(found, int)),
        "failures": dict(Counter(found for found in outcomes if isinstance(found, str))),
        "peak_bytes": peak_bytes(),
    }


def peak_bytes() -> int:
    """The most memory this process held. Not `ru_maxrss`, which counts what the parent held at the
    fork as well."""
    status = Path("/proc/self/status").read_text(encoding="utf8")
    return 1024 * int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0])


def main(load: Callable[[], Read], packages: Sequence[str]) -> None:
    """Run a worker. `load` loads its system; `packages`: the distributions whose versions are
    told."""
    parser = argparse.ArgumentParser()
    parser.add_argument("articles", type=Path)
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--first", action="store_true")
    arguments = parser.parse_args()
    if arguments.first:
        found = list(load()([arguments.articles.read_text(encoding="utf8")]))
        print(json.dumps({"quotations": found[0]}), flush=True)
    else:
        measured = reading(load(), texts(arguments.articles) * arguments.times)
        print(json.dumps({**measured, "versions": {name: version(name) for name in packages}}))
