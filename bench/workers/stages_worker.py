"""Where onrecord's time goes, by stage, from a run under cProfile; prints JSON.

    PYTHON bench/workers/stages_worker.py ARTICLES

A stage is a module of onrecord; resolving, which is many, is one. Time in other people's code is
charged to the stage that called it; the profiler's own cost falls on what is written in Python, so
the share of the encoder is, if anything, told too low.
"""

import cProfile
import json
import pstats
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from measure import WARMING, texts
from onrecord_worker import load

STAGES = {
    "encoder.encode": "encoder",
    "encoder.link": "linker",
    "encoder": "encoder",
    "linking": "linker",
    "pieces": "tokenizing",
    "marks": "quotation marks",
    "decoding": "decoding",
    "quoting": "rules",
    "layout": "rules",
    "windows": "windows",
    "extractor": "extractor",
}
"""Stages by `module.function` or by module; a module that is not listed is a stage under its own
name."""
OTHER = "other"
CALLERS_DEEP = 30

Function = tuple[str, int, str]


def stage(function: Function) -> str | None:
    """The stage a function belongs to; None where its callers decide: outside onrecord, or shared
    by two stages."""
    path, _, name = function
    parts = Path(path).parts
    if (
        "onrecord" not in parts[:-1]
        or "site-packages" in parts[parts.index("onrecord") :]
        or name == "__call__"
    ):
        return None
    if Path(path).parent.name == "resolve":
        return "resolving"
    module = Path(path).stem
    return STAGES.get(f"{module}.{name}") or STAGES.get(module, module)


def shares(
    function: Function, stats: dict[Function, Any], depth: int = CALLERS_DEEP
) -> Counter[str]:
    """How a function's time divides among stages, by what its callers spent in it; sums to 1."""
    own = stage(function)
    callers = {caller: edge[3] for caller, edge in stats[function][4].items() if caller != function}
    total = sum(callers.values())
    if own or not total or not depth:
        return Counter({own or OTHER: 1.0})
    divided: Counter[str] = Counter()
    for caller, spent in callers.items():
        for name, part in shares(caller, stats, depth - 1).items():
            divided[name] += part * spent / total
    return divided


def stages(stats: dict[Function, Any]) -> Counter[str]:
    """Seconds by stage."""
    seconds: Counter[str] = Counter()
    for function, (_, _, own_time, _, _) in stats.items():
        for name, part in shares(function, stats).items():
            seconds[name] += part * own_time
    return seconds


if __name__ == "__main__":
    articles = texts(Path(sys.argv[1]))
    read = load()
    list(read([articles[0][:WARMING]]))
    profile = cProfile.Profile()
    profile.runcall(lambda: list(read(articles)))
    taken: dict[Function, Any] = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    print(json.dumps({"seconds": dict(stages(taken).most_common())}))
