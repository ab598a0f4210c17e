"""Draws the results files: bench/results/speed.svg, growth.svg and record.svg. Needs matplotlib.

    python bench/plots.py [--results bench/results] [--format svg]

A results file that is missing is passed over.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("Agg")
from matplotlib import pyplot
from matplotlib.axes import Axes
from matplotlib.figure import Figure

ROOT = Path(__file__).parents[1]
OURS, INK, PALE = "#1f5fa8", "#404040", "#b8b8b8"
LINE = "#d9d9d9"
BEFORE = {"only quotation marks", "nested quotation marks"}
"""Curves above the others, named to the left of their ends so that no name crosses a curve."""
STYLE = {
    "font.size": 11,
    "font.family": "sans-serif",
    "text.color": INK,
    "axes.edgecolor": LINE,
    "axes.labelcolor": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "svg.hashsalt": "onrecord",
}


def speed(results: dict[str, Any]) -> Figure:
    """Words a second by system, as bars."""
    systems = results["systems"]
    rates = [system["words_per_second"]["best"] for system in systems.values()]
    names = [
        f"{name} {system['versions'][name]}\n{system['finds']}" for name, system in systems.items()
    ]
    figure, axes = pyplot.subplots(figsize=(7, 0.7 * len(names) + 0.6), layout="constrained")
    bars = axes.barh(names, rates, color=[OURS, *[PALE] * (len(names) - 1)], height=0.6)
    axes.bar_label(bars, [f"{rate:,.0f}" for rate in rates], padding=5)
    axes.invert_yaxis()
    axes.set_xlim(0, 1.15 * max(rates))
    axes.set_xticks([])
    axes.spines[["bottom", "left"]].set_visible(False)
    axes.tick_params(axis="y", length=0)
    axes.set_title("Words read a second, one core", loc="left", fontsize=12)
    return figure


def growth(results: dict[str, Any]) -> Figure:
    """Seconds against characters, both on logarithmic scales, each curve named at its end."""
    figure, axes = pyplot.subplots(figsize=(8, 5), layout="constrained")
    for name, kind in results["kinds"].items():
        curve(axes, name, kind["points"])
    linear(axes, results["kinds"]["prose"]["points"])
    axes.set(xscale="log", yscale="log", xlabel="characters in the text", ylabel="seconds")
    axes.set_xlim(right=axes.get_xlim()[1] * 6)
    name_ends(axes, results["kinds"])
    axes.xaxis.set_major_formatter(
        lambda size, _: f"{size / 1e6:g} million" if size >= 1e6 else f"{size:,.0f}"
    )
    axes.yaxis.set_major_formatter(lambda seconds, _: f"{seconds:g}")
    axes.minorticks_off()
    axes.grid(color=LINE, linewidth=0.6)
    axes.set_title("Time to read one text", loc="left", fontsize=12)
    return figure


def curve(axes: Axes, name: str, points: list[dict[str, Any]]) -> None:
    """One kind of text; prose stands out."""
    prose = name == "prose"
    sizes = [point["characters"] for point in points]
    seconds = [point["seconds"] for point in points]
    axes.plot(
        sizes,
        seconds,
        "o-",
        color=OURS if prose else INK,
        linewidth=2.2 if prose else 1,
        markersize=4,
    )


def linear(axes: Axes, points: list[dict[str, Any]]) -> None:
    """What exactly linear growth from the second point of prose would be, for the eye."""
    start = points[min(1, len(points) - 1)]
    sizes = [points[0]["characters"], points[-1]["characters"]]
    seconds = [start["seconds"] * size / start["characters"] for size in sizes]
    axes.plot(sizes, seconds, "--", color=PALE, linewidth=1, zorder=0)


def name_ends(axes: Axes, kinds: dict[str, Any]) -> None:
    """Each curve's name a little below its end, under the names above it; those of BEFORE to the
    left of the end."""
    axes.figure.canvas.draw()
    dot, free = 72 / axes.figure.dpi, float("inf")
    for name, kind in sorted(kinds.items(), key=lambda item: -item[1]["points"][-1]["seconds"]):
        place = (kind["points"][-1]["characters"], kind["points"][-1]["seconds"])
        style = {
            "color": OURS if name == "prose" else INK,
            "fontsize": 10,
            "textcoords": "offset points",
        }
        if name in BEFORE and len(kind["points"]) > 1:
            axes.annotate(name, place, (-8, 3), ha="right", **style)
        else:
            height = axes.transData.transform(place)[1] * dot
            lowered = min(height - 9, free)
            free = lowered - 13
            axes.annotate(name, place, (8, lowered - height), va="center", **style)


def record(results: dict[str, Any]) -> Figure:
    """How adding, searching, checking and the size on disk go with the size of the record."""
    sizes = results["sizes"]
    asked = [row for row in sizes if "check_ms" in row]
    panels = {
        "ms to add a quotation": [("", sizes, lambda row: row["seconds_per_10000"] / 10)],
        "ms to search, to check (95 of 100)": [
            ("search", asked, lambda row: row["search_ms"]["p95"]),
            ("check", asked, lambda row: row["check_ms"]["p95"]),
        ],
        "bytes on disk a quotation": [("", sizes, lambda row: row["bytes_per_quotation"])],
    }
    figure, row = pyplot.subplots(1, len(panels), figsize=(11, 3.2), layout="constrained")
    for axes, (title, lines) in zip(row, panels.items(), strict=True):
        for colour, (name, points, value) in zip((OURS, INK), lines, strict=False):
            heights = [value(point) for point in points]
            axes.plot(
                [point["quotations"] for point in points], heights, color=colour, linewidth=1.6
            )
            end = points[-1]["quotations"], heights[-1]
            axes.annotate(
                name, end, (5, 0), textcoords="offset points", va="center", annotation_clip=False
            )
        axes.set_ylim(bottom=0)
        axes.set_xlabel("quotations on record")
        axes.xaxis.set_major_formatter(
            lambda size, _: f"{size / 1e6:g} million" if size >= 1e6 else f"{size:,.0f}"
        )
        axes.xaxis.set_major_locator(pyplot.MaxNLocator(3))
        axes.grid(color=LINE, linewidth=0.6)
        axes.set_title(title, loc="left", fontsize=11)
    return figure


def write(figure: Figure, picture: Path) -> None:
    """Write a figure, the same one each time."""
    undated = {"Date": None} if picture.suffix == ".svg" else None
    figure.savefig(picture, metadata=undated, facecolor="white", dpi=100)


PLOTS = {"speed": speed, "growth": growth, "record": record}

if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--results", type=Path, default=ROOT / "bench/results")
    parser.add_argument(
        "--out", type=Path, help="the folder for the pictures; by default that of the results"
    )
    parser.add_argument("--format", default="svg")
    chosen = parser.parse_args()
    with matplotlib.rc_context(STYLE):
        for plot, draw in PLOTS.items():
            path = chosen.results / f"{plot}.json"
            if path.exists():
                picture = (chosen.out or chosen.results) / f"{plot}.{chosen.format}"
                write(draw(json.loads(path.read_text(encoding="utf8"))), picture)
