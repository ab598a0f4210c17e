"""Writes the figures, tables and the screen of README.md, docs/measurements.md, the model card and
the log of experiments from results files and real runs.

    python bench/documents.py

A block of a document stands between `<!-- NAME -->` and `<!-- end -->`.
"""

import re
import subprocess
import sys
from collections.abc import Callable, Collection
from typing import Any

from speed_tables import RESULTS, ROOT, growth, limit, record, results, speed

MODEL = ROOT / "onrecord/extract/model"
EXPERIMENTS = ROOT / "onrecord/train/results"
DOCUMENTS = (
    ROOT / "README.md",
    ROOT / "docs/measurements.md",
    MODEL / "README.md",
    EXPERIMENTS / "README.md",
)
WEIGHTS = {".onnx", ".npy"}
BLOCK = re.compile(r"<!-- ([a-z ]+) -->\n.*?<!-- end -->", re.S)
ROWS = {
    "who_said_what": "quotations found, with the right source",
    "direct_who_said_what": "... of those in quotation marks",
    "content_tok": "words of what was said",
    "span_source": "sources, word for word",
    "span_cue": "cues, word for word",
    "span_content": "contents, word for word",
}
TODAY = {
    "who_said_what": "quotations found, with the right source",
    "outer_direct_who_said_what": "... of those in quotation marks",
    "nested_who_said_what": "... of those inside another",
}
WAYS = ("full name", "surname", "as written")
RESOLVED = {
    "speaker_if_found": "the speaker's name, where there is one",
    "kind": "what kind of speaker",
    "mode": "said, written, thought or other",
    "addressee": "to whom",
    "venue": "where",
    "said": "when",
    "denies": "whether it denies something",
}
LOGGED = ("who_said_what", "direct_who_said_what", "content_tok")
"""The rows of the table of experiments."""


def short() -> str:
    """The four figures of the README."""
    news = results("web-dev")["scores"]["outer_direct_who_said_what"]
    asked = results("asked")["made up"]
    words = results("speed")["systems"]["onrecord"]["words_per_second"]["best"]
    record = [row for row in results("record")["sizes"] if "search_ms" in row][-1]
    lines = [
        f"- **{news['f1']:.0f} of 100** quotations in quotation marks are found with the right source, in news of 2023",
        "  to 2026 that it was not trained on (F1); indirect speech is harder.",
        f"- **{asked['passed']} of {asked['asked']}** made-up quotations were not believed.",
        f"- **{round(words, -2):,.0f} words a second** are read on one processor core.",
        f"- **{record['search_ms']['median']:.0f} milliseconds** for a search of {record['quotations']:,} quotations.",
        "",
        "What was measured, on what, and where it is worse: [measurements](docs/measurements.md).",
    ]
    return "\n".join(lines)


def figures() -> str:
    """Our F1 beside that of two trained annotators, and on news of other kinds."""
    ours, human, world = (
        results(name)["scores"] for name in ("polnear-dev", "polnear-human", "world")
    )
    lines = [
        "| F1, per cent | onrecord | two trained annotators | onrecord, world news |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| {what} | {' | '.join(f1(scores.get(f'outer_{row}', scores[row])) for scores in (ours, human, world))} |"
        for row, what in ROWS.items()
    ]
    return "\n".join([*lines, *legend(ours)])


def resolved() -> str:
    """What quotations resolve to, over those of the labelled articles that were found."""
    found = results("polnear-dev")["scores"]
    lines = ["| of the quotations found, per cent | precision | recall | F1 |", "|---|---|---|---|"]
    for row, what in RESOLVED.items():
        s = found[row]
        lines.append(f"| {what} | {s['precision']:.1f} | {s['recall']:.1f} | {f1(s)} |")
    return "\n".join([*lines, *legend(found)])


def today() -> str:
    """How right it is on today's news, and what is asked of a record of it."""
    found = results("web-dev")["scores"]
    lines = ["| of the news of 2023-26, per cent | precision | recall | F1 |", "|---|---|---|---|"]
    for row, what in (TODAY | RESOLVED).items():
        s = found[row]
        lines.append(f"| {what} | {s['precision']:.1f} | {s['recall']:.1f} | {f1(s)} |")
    ways = results("asked")
    told = ", ".join(
        f"{way} {row['passed']} of {row['asked']}" for way, row in ways.items() if way in WAYS
    )
    lines += [
        *legend(found),
        "",
        "Of a record of these articles each direct quotation by a named person was asked for. Found verbatim, or by",
        f"somebody whom the article leaves open: {told}.",
    ]
    if invented := ways.get("made up"):
        lines += [
            f"Of {invented['asked']} quotations that were made up {invented['passed']} were not believed."
        ]
    return "\n".join(lines)


def statements() -> str:
    """How right `check` is and which reports are put together, over the invented articles."""
    found = results("statements")
    checks, together, apart = found["check"], found["statements"], found.get("apart")
    reports = sum(count for manner, count in found["reports"].items() if manner != "distractor")
    lines = [
        f"Over {found['utterances']} invented utterances in {reports} reports, whole, cut, misquoted, paraphrased, "
        f"translated or ascribed to another, among {found['reports']['distractor']} articles that report something "
        f"else ([bench/statements](../bench/statements/README.md)):",
        "",
        f"| verdict | right, of {checks['checks']} |",
        "|---|---|",
        *(
            f"| {verdict} | {right} of {count} |"
            for verdict, (right, count) in checks["by_verdict"].items()
        ),
        f"| all | {checks['right']}: {checks['share']:.1f} per cent |",
        "",
        f"Words that are not a report's were called verbatim {checks['verbatim_without_being']} times. Of the pairs of "
        f"reports put together {together['precision']:.1f} per cent belong together, and of those that belong together "
        f"{together['recall']:.1f} per cent are (F1 {together['f1']:.1f}).",
    ]
    if held_out := found.get("held_out"):
        f1s = ", ".join(
            f"{name.removesuffix('.txt')} {told['f1']:.1f}" for name, told in held_out.items()
        )
        lines[-1] += f" By weights fitted to the other files the F1 of each file is: {f1s}."
    if occasions := found.get("occasions"):
        lines[-1] += (
            f" Where one person says much on one day it is harder: over {occasions['articles']} invented articles with "
            f"several quotations each ([bench/occasions](../bench/occasions/README.md)) the precision is "
            f"{occasions['precision']:.1f}, the recall {occasions['recall']:.1f}; paraphrases are mostly left apart."
        )
    if apart:
        lines[-1] += (
            f" Of {apart['quotations']:,} real quotations, no two of one utterance but for repetitions, "
            f"{apart['share']:.1f} per cent were put together with another."
        )
    return "\n".join(lines)


def serve() -> str:
    """How quick the pages are while many read."""
    measured = results("serve")
    paused, *_, busiest = measured["loads"]
    lines = ["| page | first byte, ms | whole, ms | largest, KB |", "|---" * 4 + "|"]
    for kind, row in paused["by_kind"].items():
        first, whole = (
            f"{row[name]['median']:g} ({row[name]['p95']:g})"
            for name in ("first_byte_ms", "whole_ms")
        )
        lines.append(f"| {kind} | {first} | {whole} | {row['largest_kb']:g} |")
    first, last = (measured["loads"][place]["memory_mb"] for place in (0, -1))
    many, pause, pages = measured["readers"], paused["pause_s"], paused["pages_a_second"]
    most, within = busiest["pages_a_second"], busiest["whole_ms"]["p95"]
    size, failed = measured["quotations"], paused["failed"]
    lines += [
        "",
        f"The median, in brackets what 95 of 100 stay below; {many} readers for {measured['seconds']:g} s, who look at",
        f"each page for about {pause:g} s ({pages:g} pages a second, {failed} failed), while articles are added;",
        f"on a generated record of {size:,} quotations. Without a pause one server gives {most:g} a second,",
        f"95 of 100 within {within:g} ms. It held {first['before']:g} MB at first, {last['after']:g} in the end. On",
        f"{measured['processor']}, which the readers, the server and the adding share.",
    ]
    return "\n".join(lines)


def scores() -> str:
    """Precision, recall and F1 of every row."""
    lines = ["| row | precision | recall | F1 |", "|---|---|---|---|"]
    for row, s in results("polnear-dev")["scores"].items():
        if row in RESOLVED or row == "speaker":
            continue
        lines.append(f"| {row} | {s['precision']:.1f} | {s['recall']:.1f} | {f1(s)} |")
    return "\n".join([*lines, *legend(results("polnear-dev")["scores"])])


def f1(row: dict[str, Any]) -> str:
    """A row's F1 and, where it was measured, its interval: 74.2 (72.1-76.0)."""
    interval = row.get("interval")
    return f"{row['f1']:.1f}" + (f" ({interval[0]:.1f}-{interval[1]:.1f})" if interval else "")


def legend(rows: dict[str, Any]) -> list[str]:
    """What the brackets mean, if there are any."""
    measured = any("interval" in row for row in rows.values())
    return (
        ["", "In brackets the 95 % interval of the F1, by bootstrap over articles."]
        if measured
        else []
    )


def confidence() -> str:
    """How far confidence can be trusted, and what each threshold gives; empty until it has been
    measured."""
    measured = results("polnear-dev").get("confidence")
    if not measured:
        return ""
    kept, everything = measured["kept"], measured["all"]
    lines = [
        f"The expected calibration error is {kept['error']:.3f} over what is kept by default, and",
        f"{everything['error']:.3f} over all from a confidence of {everything['least']} on.",
        "",
        "![Reliability, and precision and recall by threshold](../../../bench/results/confidence.svg)",
        "",
        "| `--min-confidence` | precision | recall | F1 |",
        "|---|---|---|---|",
    ]
    rows = measured["thresholds"].items()
    lines += [
        f"| {least} | {s['precision']:.1f} | {s['recall']:.1f} | {s['f1']:.1f} |"
        for least, s in rows
    ]
    return "\n".join(lines)


def experiments() -> str:
    """The runs of training by day, with their F1: who_said_what / direct_who_said_what /
    content_tok."""
    lines = [
        "| run | what changed | held out | development | minutes | kept |",
        "|---|---|---|---|---|---|",
    ]
    for path in sorted(EXPERIMENTS.glob("*.json")):
        run = results(path.stem, EXPERIMENTS)
        cells = (
            run["name"],
            run["changed"],
            logged(run["held_out"]),
            logged(run["dev"]),
            minutes(run["minutes"]),
        )
        lines.append(f"| {' | '.join(cells)} | {'yes' if run['kept'] else 'no'} |")
    return "\n".join(lines)


def logged(scores: dict[str, Any] | None) -> str:
    return " / ".join(f"{scores[row]['f1']:.1f}" for row in LOGGED) if scores else "-"


def minutes(taken: float | None) -> str:
    return "-" if taken is None else f"{taken:.0f}"


def training() -> str:
    """How the shipped weights were made."""
    made = results("results", MODEL)
    articles, weights, calibration = made["articles"], made["weights"], made["calibration"]
    lines = [
        f"{', then '.join(map(stage, made['stages'])).capitalize()}; in all {made['minutes']:.0f} minutes on two",
        f"processor cores. The teacher learned from {articles['read']} articles that were read by the guidelines and",
        f"{articles['invented']} invented ones; the student from these, from {articles['taught']} that the teacher",
        f"read, and {weights['read']} times a pass from those of the corpora's own readers, {weights['invented']}",
        f"times from the invented ones. {articles['held_out']} further articles read by the guidelines were kept",
        f"from training; on the {articles['measured']} of the corpora's own readers among them confidence was",
        f"calibrated: the default threshold is {calibration['threshold']}, and the expected calibration error there is",
        f"{calibration['error']:.3f}.",
    ]
    return "\n".join([*lines, *([made["note"]] if "note" in made else [])])


def stage(settings: dict[str, Any]) -> str:
    """A stage of training: its passes, or its steps if it ends before them, and its rate."""
    length = (
        f"{settings['stop']} steps"
        if settings.get("stop")
        else f"{settings['epochs']} pass{'es' if settings['epochs'] > 1 else ''}"
    )
    return f"{settings['network']}, {length} at a rate of {settings['rate']:g}"


def model() -> str:
    """The sizes of what ships, and of what taught it if anything did."""
    made = results("results", MODEL)
    networks = {"the network that ships": made["layout"], "its teacher": made.get("teacher")}
    size = sum(path.stat().st_size for path in MODEL.iterdir() if path.suffix in WEIGHTS) / 1e6
    lines = ["| | layers | attention heads | inner units |", "|---|---|---|---|"]
    lines += [
        f"| {name} | {n['layers']} | {n['heads']} | {n['inner']} |"
        for name, n in networks.items()
        if n
    ]
    return "\n".join(
        [*lines, "", f"It has {made['parameters'] / 1e6:.1f} million parameters, in {size:.0f} MB."]
    )


def screen() -> str:
    """What `onrecord read` prints."""
    command = ["onrecord", "read", "examples/denied-rumour.txt"]
    program = [sys.executable, "-c", "from onrecord.cli import main; main()", *command[1:]]
    environment = {"COLUMNS": "80", "NO_COLOR": "1", "PATH": ""}
    done = subprocess.run(
        program, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return f"```console\n$ {' '.join(command)}\n{done.stdout.rstrip()}\n```"


BLOCKS: dict[str, Callable[[], str]] = {
    "short": short,
    "figures": figures,
    "resolved": resolved,
    "today": today,
    "statements": statements,
    "record": record,
    "serve": serve,
    "scores": scores,
    "confidence": confidence,
    "training": training,
    "model": model,
    "experiments": experiments,
    "screen": screen,
    "speed": speed,
    "growth": growth,
    "limit": limit,
}
UNTIL_MEASURED = {"speed", "growth", "limit", "serve", "today"}
"""Blocks that stay as they are while there is no results file of their name."""
FILES = {"today": "asked"}


def renewed(text: str, names: Collection[str] = BLOCKS) -> str:
    """A document with its blocks of these names made anew."""

    def block(found: re.Match[str]) -> str:
        name = found[1]
        if name not in names or (
            name in UNTIL_MEASURED and not (RESULTS / f"{FILES.get(name, name)}.json").exists()
        ):
            return found[0]
        return f"<!-- {name} -->\n{BLOCKS[name]()}\n<!-- end -->"

    return BLOCK.sub(block, text)


if __name__ == "__main__":
    for document in DOCUMENTS:
        document.write_text(renewed(document.read_text(encoding="utf8")), encoding="utf8")
