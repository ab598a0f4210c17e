"""The tables of speed, size and growth that bench/documents.py writes, from results files."""

import json
import statistics
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]


RESULTS = ROOT / "bench/results"


LAST = 10
"""How many of the last ten thousands are held against the first."""


def results(name: str, folder: Path = RESULTS) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((folder / f"{name}.json").read_text(encoding="utf8"))
    return loaded


def record() -> str:
    """How the record grows, and that it survives being killed."""
    measured = results("record")
    lines = [
        "| quotations on record | ms to add one | search, ms | check, ms | bytes on disk each |",
        "|---" * 5 + "|",
    ]
    for row in measured["sizes"]:
        if "check_ms" in row:
            search, check = (
                f"{row[name]['median']:g} ({row[name]['p95']:g})"
                for name in ("search_ms", "check_ms")
            )
            added, size = row["seconds_per_10000"] / 10, row["bytes_per_quotation"]
            lines.append(f"| {row['quotations']:,} | {added:.1f} | {search} | {check} | {size:,} |")
    begun = results("kills")["begun_from"].values()
    kills, lost, unlike = (
        sum(one[name] for one in begun) for name in ("kills", "lost", "unlike_undisturbed")
    )
    lines += [
        "",
        "The median, in brackets what 95 of 100 stay below. The articles are generated from templates, which have",
        f"more in common than news; on {measured['processor']}, one of them at work.",
        slowing(measured),
        f"Killed at {kills} random moments of adding, it lost {lost} articles that it had reported as on record;",
        f"{unlike} of the records that were gone on with differed from an undisturbed one.",
    ]
    return "\n".join(lines)


def slowing(measured: dict[str, Any]) -> str:
    """How much longer the last quotations take than the first, in one run and in turns."""
    taken = [row["seconds_per_10000"] for row in measured["sizes"]]
    times, ends = statistics.median(taken[-LAST:]) / taken[0], measured["ends"]
    return (
        f"The last {LAST * 10_000:,} took {times:.1f} times as long to add as the first 10,000 (the median);\n"
        f"10,000 after {ends['after']:,}, added in turns with the first of a new record, {ends['times']:.1f} times."
    )


def speed() -> str:
    """Onrecord beside its peers, what of them was run, and what a second core brings."""
    measured = results("speed")
    systems = measured["systems"]
    titles = [f"{name} {system['versions'][name]}" for name, system in systems.items()]
    lines = [f"| one core, one process | {' | '.join(titles)} |", f"|---|{'---|' * len(titles)}"]
    for what, figure in SPEED_ROWS.items():
        lines.append(f"| {what} | {' | '.join(figure(system) for system in systems.values())} |")
    return "\n".join([*lines, "", *notes(measured)])


def notes(measured: dict[str, Any]) -> list[str]:
    """What the table of speeds was measured on, and what it does not show."""
    command, two = measured["command_first_result_seconds"]["median"], measured["two_processes"]
    lines = [
        f"Over {measured['articles']} articles of {measured['words']:,} words, the best of {measured['rounds']} rounds "
        f"that the systems took by turns, on {measured['processor']}; first results are the median of cold starts, "
        f"`onrecord read` itself taking {command:.1f} seconds."
    ]
    if two:
        lines[0] += (
            f" Two onrecord processes on two cores read {two['ratio']['best']:.1f} times as much as one."
        )
    return [
        *lines,
        "",
        *(f"- {name}: {system['ran']}" for name, system in measured["systems"].items()),
    ]


SPEED_ROWS: dict[str, Callable[[dict[str, Any]], str]] = {
    "finds quotations": lambda system: system["finds"],
    "words a second": lambda system: f"{system['words_per_second']['best']:,.0f}",
    "first result of a one-page article, seconds": lambda system: (
        f"{system['first_result_seconds']['median']:.1f}"
    ),
    "peak memory, MB": lambda system: f"{system['peak_mb']:.0f}",
    "installed with all it needs, MB": lambda system: f"{system['installed_mb']:.0f}",
    "model, MB": lambda system: f"{system['weights_mb']:.0f}",
    "quotations found": lambda system: f"{system['quotations']:,}",
    "articles it failed on": lambda system: str(sum(system["failures"].values())),
}


def growth() -> str:
    """What ever longer texts take: the longest of each kind, and how much longer ten times the text
    took at worst."""
    lines = [
        "| one text | characters | seconds | peak memory, MB | 10 times the text: times as long |",
        "|---|---|---|---|---|",
    ]
    for name, kind in results("growth")["kinds"].items():
        longest = kind["points"][-1]
        cells = (
            name,
            f"{longest['characters']:,}",
            f"{longest['seconds']:,.1f}",
            f"{longest['peak_mb']:.0f}",
            worst(kind),
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def worst(kind: dict[str, Any]) -> str:
    return f"{max(kind['ratios']):.1f}" if kind["ratios"] else "-"


def limit() -> str:
    """How near the machine's limit onrecord comes, and where its time goes."""
    measured = results("limit")
    reached = measured["reached"]
    rate = measured["onnxruntime"]["best"]["operations_per_second"]
    lines = [
        f"One core ({measured['processor']}) was seen to do {rate / 1e9:,.0f} billion int8 operations a second in",
        f"matrix products. A word costs the encoder {reached['operations_per_word'] / 1e6:.0f} million, so that",
        f"{reached['limit_words_per_second']:,.0f} words a second are the most it could read; onrecord reads",
        f"{reached['words_per_second']:,.0f}, {100 * reached['share']:.0f} per cent of that. Telling what quotations",
        f"resolve to adds {100 * measured['resolving']['share']:.0f} per cent to finding them. Where its time goes:",
        "",
        "| | per cent |",
        "|---|---|",
    ]
    small = sum(share for share in measured["time"].values() if abs(share) < SMALL)
    shown = {name: share for name, share in measured["time"].items() if abs(share) >= SMALL} | {
        "all else": small
    }
    return "\n".join(
        [*lines, *(f"| {name} | {100 * share:.1f} |" for name, share in shown.items())]
    )


SMALL = 0.005
"""A share of the time that gets no row of its own."""
