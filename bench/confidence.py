"""Draws how far confidence can be trusted and what a threshold on it gives:
bench/results/confidence.svg.

    python bench/confidence.py [--results bench/results/polnear-dev.json] [--picture
    bench/results/confidence.svg]

The results file is one that `onrecord evaluate GOLD --save` wrote. Needs matplotlib.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import matplotlib
from matplotlib import pyplot
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from plots import INK, LINE, OURS, PALE, STYLE, write

ROOT = Path(__file__).parents[1]
LAYOUT = [
    ["right", "thresholds"],
    ["right", "thresholds"],
    ["right", "thresholds"],
    ["counts", "thresholds"],
]
TENTHS = [tenth / 10 for tenth in range(11)]
COLOURS = {"precision": OURS, "recall": INK, "f1": PALE}
NAMES = {"precision": "precision", "recall": "recall", "f1": "F1"}


def confidence(measured: dict[str, Any]) -> Figure:
    """`measured`: the block `confidence` of a results file."""
    figure, axes = pyplot.subplot_mosaic(LAYOUT, figsize=(9.5, 5), layout="constrained")
    reliability(axes["right"], measured)
    histogram(axes["counts"], measured)
    thresholds(axes["thresholds"], measured["thresholds"])
    axes["right"].tick_params(labelbottom=False)
    return figure


def reliability(axes: Axes, measured: dict[str, Any]) -> None:
    """The share of right ones against confidence; on the dashed line confidence keeps its
    promise."""
    axes.plot([0, 1], [0, 1], "--", color=PALE, linewidth=1)
    kinds = (
        ("all", f"all from {measured['all']['least']} on", PALE),
        ("kept", "kept by default", OURS),
    )
    for name, label, colour in kinds:
        bins = [found for found in measured[name]["bins"] if found["count"]]
        places, shares = [found["confidence"] for found in bins], [found["right"] for found in bins]
        label += f": error {measured[name]['error']:.3f}"
        axes.plot(
            places,
            shares,
            "o-",
            color=colour,
            markersize=5,
            linewidth=1.5,
            label=label,
            clip_on=False,
        )
    axes.set(xlim=(0, 1), ylim=(0, 1), ylabel="share of right ones")
    axes.grid(color=LINE, linewidth=0.6)
    axes.legend(loc="lower right", frameon=False, fontsize=10)
    axes.set_title("Is what is 70 % sure right in 70 %?", loc="left", fontsize=12)


def histogram(axes: Axes, measured: dict[str, Any]) -> None:
    """How many quotations there are of each confidence."""
    for name, colour in (("all", PALE), ("kept", OURS)):
        counts = [found["count"] for found in measured[name]["bins"]]
        axes.bar(TENTHS[:-1], counts, width=0.094, align="edge", color=colour)
    axes.set(xlim=(0, 1), xlabel="confidence", ylabel="quotations")
    axes.spines["left"].set_visible(False)
    axes.locator_params(axis="y", nbins=3)


def thresholds(axes: Axes, rows: dict[str, Any]) -> None:
    """Precision, recall and F1 of the quotations with the right source, each curve named at its
    end."""
    places = [float(least) for least in rows]
    for figure, colour in COLOURS.items():
        values = [row[figure] for row in rows.values()]
        axes.plot(places, values, "o-", color=colour, markersize=4, linewidth=2)
        axes.annotate(
            NAMES[figure], (places[-1], values[-1]), (7, 0), textcoords="offset points", va="center"
        )
    axes.set(
        xlim=(0, 1.12), ylim=(0, 100), xticks=places, xlabel="--min-confidence", ylabel="per cent"
    )
    axes.grid(color=LINE, linewidth=0.6)
    axes.set_title("Found, with the right source", loc="left", fontsize=12)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--results", type=Path, default=ROOT / "bench/results/polnear-dev.json")
    parser.add_argument("--picture", type=Path, default=ROOT / "bench/results/confidence.svg")
    chosen = parser.parse_args()
    measured = json.loads(chosen.results.read_text(encoding="utf8")).get("confidence")
    if not measured:
        sys.exit(
            f"{chosen.results}: no confidence in it: write it with onrecord evaluate GOLD --save {chosen.results}"
        )
    with matplotlib.rc_context(STYLE):
        write(confidence(measured), chosen.picture)


if __name__ == "__main__":
    main()
