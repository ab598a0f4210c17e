"""Measures onrecord and its peers side by side over the same articles, one core each:
bench/results/speed.json.

    python bench/peers.py
    python bench/speed.py ARTICLES.jsonl.gz [--article examples/briefing.txt] [--rounds 3]

The systems take turns (A, B, C, A, B, C ...), so that whatever else the machine does falls on all
of them alike; best and median of the rounds are kept. Words of articles that a peer fails on count
for it. Linux only (processor affinity).
"""

import argparse
from collections import defaultdict
from pathlib import Path
from typing import Any

from peers import PEERS
from processes import cores, durations, first_line_seconds, processor, rates, report
from sizes import folder_bytes, installed_bytes, megabytes
from systems import ROOT, SYSTEMS, System

from onrecord.evaluate.results import provenance, save

COLD_STARTS = 5
POOL_TIMES = 4
"""How often the pool reads the articles over: starting the processes should not be most of what is
measured."""

Reports = dict[str, list[dict[str, Any]]]


def passes(articles: Path, peers: Path, rounds: int) -> Reports:
    """What each system's worker reports in each round; `pool` is onrecord with two processes on two
    cores."""
    taken: Reports = defaultdict(list)
    pool = [
        SYSTEMS[0].python(peers),
        ROOT / "bench/workers/onrecord_pool_worker.py",
        articles,
        "--times",
        str(POOL_TIMES),
    ]
    for number in range(rounds):
        for system in SYSTEMS:
            taken[system.name].append(
                report([system.python(peers), system.worker, articles], cores()[:1])
            )
            print(
                f"round {number + 1}: {system.name} {taken[system.name][-1]['seconds']:.1f} s",
                flush=True,
            )
        if len(cores()) > 1:
            taken["pool"].append(report(pool, cores()[:2]))
    return taken


def cold_starts(article: Path, peers: Path) -> dict[str, list[float]]:
    """Seconds from the start of a process to the first result, by system; `command` is `onrecord
    read`."""
    commands = {
        system.name: [system.python(peers), system.worker, article, "--first"] for system in SYSTEMS
    }
    program = SYSTEMS[0].python(peers).with_name("onrecord")
    commands["command"] = [program, "read", article, "--format", "jsonl"]
    taken: dict[str, list[float]] = defaultdict(list)
    for _ in range(COLD_STARTS):
        for name, command in commands.items():
            taken[name].append(first_line_seconds(command, cores()[:1]))
    return taken


def words_per_second(reports: list[dict[str, Any]]) -> dict[str, float]:
    return rates([each["words"] / each["seconds"] for each in reports])


def of_system(
    system: System, peers: Path, reports: list[dict[str, Any]], starts: list[float]
) -> dict[str, Any]:
    """Everything that is told of one system."""
    last = reports[-1]
    return {
        "finds": system.finds,
        "ran": system.ran,
        "versions": last["versions"],
        "words_per_second": words_per_second(reports),
        "first_result_seconds": durations(starts),
        "peak_mb": megabytes(max(each["peak_bytes"] for each in reports)),
        "installed_mb": megabytes(installed_bytes(system.packages(peers))),
        "weights_mb": megabytes(folder_bytes(system.packages(peers) / system.weights)),
        "quotations": last["quotations"],
        "failures": last["failures"],
    }


def two_processes(taken: Reports) -> dict[str, Any] | None:
    """How much quicker two processes on two cores are; None where there is but one core."""
    if not taken["pool"]:
        return None
    two, one = words_per_second(taken["pool"]), words_per_second(taken["onrecord"])
    return {
        "words_per_second": two,
        "ratio": {name: round(two[name] / one[name], 2) for name in two},
    }


def measured(arguments: argparse.Namespace) -> dict[str, Any]:
    taken = passes(arguments.articles, arguments.peers, arguments.rounds)
    starts = cold_starts(arguments.article, arguments.peers)
    return {
        **provenance([arguments.articles, arguments.article]),
        "processor": processor(),
        "articles": taken["onrecord"][0]["articles"],
        "words": taken["onrecord"][0]["words"],
        "rounds": arguments.rounds,
        "systems": {
            system.name: of_system(system, arguments.peers, taken[system.name], starts[system.name])
            for system in SYSTEMS
        },
        "command_first_result_seconds": durations(starts["command"]),
        "two_processes": two_processes(taken),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path, help="JSON Lines with id and text, also gzipped")
    parser.add_argument(
        "--article", type=Path, default=ROOT / "examples/briefing.txt", help="a one-page text"
    )
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--peers", type=Path, default=PEERS, help="the environments that bench/peers.py made"
    )
    parser.add_argument("--out", type=Path, default=ROOT / "bench/results/speed.json")
    chosen = parser.parse_args()
    save(measured(chosen), chosen.out)
