"""How near onrecord comes to what one core can do, and where the rest goes; writes
bench/results/limit.json.

    python bench/limit.py ARTICLES.jsonl.gz [--rounds 3]

The limit is the most int8 operations a second that one core was seen to do in a matrix product by
ONNX Runtime, over the operations that the encoder spends on a word. Run it with the Python that has
onrecord and its extra `bench`. Linux only (processor affinity).
"""

import argparse
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from operations import Work, work
from processes import cores, processor, report, significant
from workers.measure import texts, words

from onrecord.evaluate.results import provenance, save

ROOT = Path(__file__).parents[1]
WORKERS = ROOT / "bench/workers"


def run(worker: str, *arguments: str | Path) -> dict[str, Any]:
    """A worker's report, from one core."""
    print(worker, flush=True)
    return report([sys.executable, WORKERS / worker, *arguments], cores()[:1])


def quickest(reports: list[dict[str, Any]]) -> dict[str, Any]:
    """The product with the most operations a second of all rounds."""
    products: list[dict[str, Any]] = [product for each in reports for product in each["products"]]
    return max(products, key=lambda product: product["operations_per_second"])


def share_of_limit(work: Work, words: int, fastest: float, limit: float) -> dict[str, float]:
    """What the limit allows, in words a second, and how much of that is reached."""
    per_word = work.operations / words
    return {
        "pieces_per_word": round(work.pieces / words, 3),
        "read_per_piece": round(work.read / work.pieces, 3),
        "operations_per_word": significant(per_word),
        "attention_share": round(work.attention / work.operations, 3),
        "limit_words_per_second": significant(limit / per_word),
        "words_per_second": significant(fastest),
        "share": round(fastest * per_word / limit, 4),
    }


def where_time_goes(stages: dict[str, float], share: float) -> dict[str, float]:
    """Shares of the time: what the encoder would take at the limit, what it takes beyond that, and
    the other stages."""
    total = sum(stages.values())
    parts = {name: seconds / total for name, seconds in stages.items()}
    beyond = parts.pop("encoder") - share
    parts = {"encoder, at the limit": share, "encoder, beyond it": beyond, **parts}
    return {name: round(part, 4) for name, part in parts.items()}


def measured(articles: Path, rounds: int) -> dict[str, Any]:
    rate_reports, passes = [], []
    for _ in range(rounds):
        rate_reports.append(run("onnxruntime_rate.py"))
        passes.append(run("onrecord_worker.py", articles))
    best = quickest(rate_reports)
    read = texts(articles)
    fastest = max(each["words"] / each["seconds"] for each in passes)
    done = work(read)
    reached = share_of_limit(done, words(read), fastest, best["operations_per_second"])
    stages = run("stages_worker.py", articles)["seconds"]
    return {
        **provenance([articles]),
        "processor": processor(),
        "rounds": rounds,
        "onnxruntime": {"version": rate_reports[0]["version"], "best": best},
        "products": rate_reports[-1]["products"],
        "encoder": asdict(done),
        "reached": reached,
        "resolving": {
            name: round(value, 3) for name, value in run("resolving_worker.py", articles).items()
        },
        "stages": {name: round(seconds, 3) for name, seconds in stages.items()},
        "time": where_time_goes(stages, reached["share"]),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path, help="JSON Lines with id and text, also gzipped")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--out", type=Path, default=ROOT / "bench/results/limit.json")
    chosen = parser.parse_args()
    save(measured(chosen.articles, chosen.rounds), chosen.out)
