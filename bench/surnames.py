"""Would a surname alone have meant whom the outlet named in full about that time? A corpus of
articles answers.

    python bench/surnames.py ../shared/corpora/polnear-train.jsonl.gz [--save
    bench/results/surnames.json]

Every person whom an article names in full is looked for by the surname alone, in the record without
this article, by the rules of `onrecord/record/identity/surnames.py`: counted is how often they find
this person.
"""

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from onrecord.evaluate.results import provenance, save
from onrecord.match.naming import full_key, fullness, last_key
from onrecord.reader import Reader
from onrecord.record.identity.surnames import AROUND, BETTER_KNOWN, PLAIN
from onrecord.types import Document, Reading

Place = tuple[str | None, str]


def named_in_full(reading: Reading) -> Counter[str]:
    """How often an article quotes each person whom it names in full."""
    people = (
        one.speaker for one in reading.quotations if one.speaker and one.speaker.kind == "person"
    )
    return Counter(one.name for one in people if one.name and fullness(one.name) > 1)


def counted(readings: Iterable[Reading]) -> dict[str, int]:
    """How many were asked for, how many were found, and of how many of these it was right."""
    places: dict[Place, list[tuple[date, str, int, int]]] = defaultdict(list)
    everywhere: Counter[str] = Counter()
    bearers: dict[str, set[str]] = defaultdict(set)
    for article, reading in enumerate(readings):
        day = date.fromisoformat((reading.document.published or "")[:10])
        for name, times in named_in_full(reading).items():
            key, last = full_key(name), last_key(name)
            places[reading.document.outlet, last].append((day, key, times, article))
            everywhere[key] += times
            bearers[last].add(key)
    told: Counter[str] = Counter()
    for (_, last), each in places.items():
        for day, key, times, article in each:
            told["asked"] += 1
            near = Counter[str]()
            for other_day, other, count, other_article in each:
                near[other] += count * (other_article != article and abs(other_day - day) <= AROUND)
            [(found, most)] = near.most_common(1)
            of_all = {one: everywhere[one] - times * (one == key) for one in bearers[last]}
            is_plain = most and most >= PLAIN * near.total()
            if is_plain and max(of_all.values()) <= BETTER_KNOWN * of_all[found]:
                told["found"] += 1
                told["right"] += found == key
    return dict(told)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--save", type=Path)
    options = parser.parse_args()
    rows = map(json.loads, gzip.decompress(options.corpus.read_bytes()).decode().splitlines())
    documents = (
        Document(row["id"], row["text"], outlet=row["publisher"], published=row["published"])
        for row in rows
    )
    told = counted(Reader().pipe(documents))
    print(json.dumps(told))
    if options.save:
        save({**provenance([options.corpus]), **told}, options.save)


if __name__ == "__main__":
    main()
