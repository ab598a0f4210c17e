"""How well names resolve where the quotations are given: the gold's spans, so that nothing of the
extractor counts.

    python bench/resolving.py CORPORA [--wrong] [--web | --polnear]

CORPORA holds `web-train.jsonl.gz`, `polnear-train.jsonl.gz` and `polnear-train-labels.jsonl.gz`.
Prints for each corpus the share of right speakers among those with a name, and of right kinds; with
`--wrong` every wrong one. Without `--wrong` writes `bench/results/resolving.json`.
"""

import gzip
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from onrecord.evaluate.resolution import same_name
from onrecord.evaluate.results import provenance, save
from onrecord.extract.decoding import quotation_type
from onrecord.resolve import resolve
from onrecord.text.marks import quoted_spans
from onrecord.types import Document, Quotation, Span

RESULTS = Path(__file__).parent / "results/resolving.json"
NAMED = ("person", "organization")
AROUND = 250
"""Characters of the article that are shown before a wrong one."""

Labelled = tuple[Quotation, Mapping[str, Any]]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf8") as lines:
        yield from map(json.loads, lines)


def web(folder: Path) -> Iterator[tuple[Document, list[Labelled]]]:
    for row in rows(folder / "web-train.jsonl.gz"):
        yield document(row), in_order(row, [one["label"] for one in row["quotations"]])


def polnear(folder: Path) -> Iterator[tuple[Document, list[Labelled]]]:
    labels = {row["id"]: row["labels"] for row in rows(folder / "polnear-train-labels.jsonl.gz")}
    for row in rows(folder / "polnear-train.jsonl.gz"):
        if row["id"] in labels:
            yield document(row), in_order(row, labels[row["id"]])


def document(row: Mapping[str, Any]) -> Document:
    return Document(row["id"], row["text"], title=row.get("title"), published=row.get("published"))


def in_order(row: Mapping[str, Any], labels: Sequence[Mapping[str, Any]]) -> list[Labelled]:
    quoted = quoted_spans(row["text"])
    found = []
    for one, label in zip(row["quotations"], labels, strict=True):
        if one["content"]:
            content, cue, source = (
                tuple(Span(*span) for span in one[part]) for part in ("content", "cue", "source")
            )
            found.append(
                (
                    Quotation(
                        content, cue, source, quotation_type(content, row["text"], quoted), 1.0
                    ),
                    label,
                )
            )
    return sorted(found, key=lambda pair: pair[0].content)


def measure(
    corpus: Iterator[tuple[Document, list[Labelled]]], wrong: bool
) -> dict[str, float | int]:
    asked = right = kinds = every = said = 0
    for article, labelled in corpus:
        for one, (_, label) in zip(
            resolve(article, [q for q, _ in labelled]), labelled, strict=True
        ):
            name, kind = (one.speaker.name, one.speaker.kind) if one.speaker else (None, None)
            every += 1
            kinds += label["kind"] == (kind or "none")
            if label["speaker"] and label["kind"] in NAMED:
                asked += 1
                said += bool(name)
                same = same_name(label["speaker"], name or "", label["kind"])
                right += same
                if wrong and not same:
                    show(article, one, label)
            elif wrong and label["kind"] != (kind or "none"):
                show(article, one, label)
    return {
        "speaker_if_found": round(right / asked, 4),
        "right_of_given": round(right / said, 4),
        "kind": round(kinds / every, 4),
        "named": asked,
        "quotations": every,
    }


def show(article: Document, one: Quotation, label: Mapping[str, Any]) -> None:
    speaker = one.speaker
    place = min([one.content[0], *one.source, *one.cue]).start
    end = max([*one.content, *one.source, *one.cue]).end
    source = " | ".join(span.of(article.text) for span in one.source)
    told = speaker and f"{speaker.name} ({speaker.kind}, {speaker.state})"
    print(
        f"#### {article.id}  source [{source}]  gold: {label['speaker']} ({label['kind']})  told: {told}"
    )
    print(f"     …{article.text[max(0, place - AROUND) : min(end, place + AROUND)]!r}")


def main() -> None:
    folder, flags = Path(sys.argv[1]), sys.argv[2:]
    corpora = {"web-train": web, "polnear-train": polnear}
    chosen = {
        name: read
        for name, read in corpora.items()
        if not {"--web", "--polnear"} - {f"--{name[:-6]}"} & {*flags}
    }
    told = {name: measure(read(folder), "--wrong" in flags) for name, read in chosen.items()}
    print(json.dumps(told, indent=1))
    if "--wrong" not in flags and len(told) == len(corpora):
        data = [folder / f"{name}.jsonl.gz" for name in (*corpora, "polnear-train-labels")]
        save({**provenance(data), "corpora": told}, RESULTS)


if __name__ == "__main__":
    main()
