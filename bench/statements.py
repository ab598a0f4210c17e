"""How right the record is about who said the same and what was really said; writes bench/results/statements.json.

    python bench/statements.py [--corpus CORPUS] [--fit CORPUS] [--misses]

Over the invented articles of bench/statements: the quotations are given, all else is the record's own. `--fit` makes
the weights of likeness anew, with pairs of quotations of real articles that are not the same, and tells how right each
file's statements are by weights fitted to the others.
"""

import argparse
import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import func, select

from onrecord.evaluate import Annotated, read_corpus
from onrecord.evaluate.results import provenance, save
from onrecord.evaluate.statements import Report, Utterances, pairs, read_utterances
from onrecord.extract.decoding import quotation_type
from onrecord.extract.marks import quoted_spans
from onrecord.match import likeness
from onrecord.match.likeness import Rendering
from onrecord.match.meaning import meanings
from onrecord.match.wording import Wording
from onrecord.record import Record
from onrecord.record.schema import DOCUMENT, QUOTATION
from onrecord.record.statements import COLUMNS, rendering
from onrecord.resolve import resolve
from onrecord.types import Document, Quotation, Reading

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "bench/statements"
Example = tuple[NDArray[np.float32], bool, set[str]]
"""What likeness goes by, whether both report the same, and the files they stand in."""


def recorded(gold: Utterances, path: Path) -> Record:
    """A record of all the reports, added in the order of their days."""
    record = Record.open(path)
    for report in sorted(gold.reports, key=lambda one: (one.document.published or "", one.document.id)):
        record.add(Reading(report.document, resolve(report.document, [report.quotation])))
    return record


def statements(record: Record) -> dict[str, int]:
    """The statement of each document's quotation."""
    wanted = select(DOCUMENT.c.name, QUOTATION.c.statement_id).join_from(QUOTATION, DOCUMENT)
    with record._reading() as connection:
        return {row.name: row.statement_id for row in connection.execute(wanted)}


def clustering(gold: Utterances, record: Record) -> dict[str, Any]:
    """Pairwise scores of the statements."""
    found = pairs({one.document.id: one.utterance for one in gold.reports}, statements(record))
    shares = {name: round(100 * getattr(found, name), 1) for name in ("precision", "recall", "f1")}
    return {**shares, "right": found.right, "predicted": found.predicted, "gold": found.gold}


def checks(gold: Utterances, record: Record, misses: bool) -> dict[str, Any]:
    """How many verdicts are right, and how many misquotations are called verbatim."""
    told = [(one, record.check(one.words, one.speaker)) for one in gold.checks]
    right = [one.verdict == found.verdict for one, found in told]
    for (one, found), is_right in zip(told, right, strict=True):
        if misses and not is_right:
            print(f"{one.verdict:14}| {found.verdict:14}| {one.speaker} | {one.words}")
    each = Counter(one.verdict for one, _ in told)
    noted = [(one.note, found.dropped) for one, found in told if one.verdict == found.verdict == "shortened"]
    return {
        "checks": len(told),
        "right": sum(right),
        "share": round(100 * sum(right) / len(told), 1),
        "by_verdict": {
            name: [sum(ok for (one, _), ok in zip(told, right, strict=True) if one.verdict == name), count]
            for name, count in sorted(each.items())
        },
        "dropped": [sum((not note and not dropped) or note in dropped for note, dropped in noted), len(noted)],
        "misquotations_called_verbatim": sum(one.verdict == "altered" and f.verdict == "verbatim" for one, f in told),
        "verbatim_without_being": sum(one.verdict != "verbatim" and f.verdict == "verbatim" for one, f in told),
    }


def put_together(corpus: Path, articles: int = 40) -> dict[str, Any]:
    """How many real quotations are wrongly put together: of each article two are made that share out its quotations, so
    that nothing in one is said in the other. Some that are told twice, as in a headline, are rightly put together."""
    readings = [half for one in read_corpus(corpus)[:articles] for half in _halves(one)]
    count = sum(len(reading.quotations) for reading in readings)
    with tempfile.TemporaryDirectory() as folder, Record.open(Path(folder) / "record.db") as record:
        for reading in readings:
            record.add(reading)
        with record._reading() as connection:
            found = connection.execute(select(func.count(QUOTATION.c.statement_id.distinct()))).scalar_one()
    return {"quotations": count, "put_together": count - found, "share": round(100 * (count - found) / count, 1)}


def _halves(one: Annotated) -> Iterator[Reading]:
    quoted = quoted_spans(one.text)
    given = [
        Quotation(q.content, q.cue, q.source, quotation_type(q.content, one.text, quoted), 1.0) for q in one.quotations
    ]
    document = Document(one.id, one.text, published=one.published)
    apart: list[Quotation] = []
    for quotation in resolve(document, sorted(given, key=lambda q: q.content)):
        if not apart or quotation.content[0].start >= apart[-1].content[-1].end:
            apart.append(replace(quotation, within=None))
    for half in (0, 1):
        yield Reading(replace(document, id=f"{one.id} {half}", outlet=str(half)), tuple(apart[half::2]))


def examples(gold: Utterances, record: Record) -> list[Example]:
    """Pairs of reports: what likeness goes by, whether they report the same, and the files they stand in."""
    known = meanings()
    wanted = select(*COLUMNS, DOCUMENT.c.name).join_from(QUOTATION, DOCUMENT)
    with record._reading() as connection:
        rows = {row["name"]: rendering(row) for row in connection.execute(wanted).mappings()}
    found = []
    for one, other in combinations(gold.reports, 2):
        a, b = rows[one.document.id], rows[other.document.id]
        seen = likeness.features(a, b, known)
        if seen[0] or seen[2] > 0.3 or seen[4] > 0.3:  # the others are no candidates
            same = one.utterance is not None and one.utterance == other.utterance
            found.append((seen, same, {_file(one), _file(other)}))
    return found


def in_one_article(corpus: Path, count: int = 400, each: int = 12) -> list[Example]:
    """Pairs of quotations of one speaker in one real article, as of one day: not the same utterance, but for a few."""
    known, chance = meanings(), random.Random(1)
    articles = [one for one in read_corpus(corpus) if len(one.quotations) > 1]
    found: list[Example] = []
    for one in chance.sample(articles, len(articles)):
        quoted = [_rendering(quotation, one.text) for half in _halves(one) for quotation in half.quotations]
        pairs = [(a, b) for a, b in combinations(quoted, 2) if a.speaker is not None and a.speaker == b.speaker]
        for a, b in chance.sample(pairs, min(each, len(pairs))):
            found.append((likeness.features(a, b, known), False, set()))
        if len(found) >= count:
            break
    return found[:count]


def _rendering(quotation: Quotation, text: str) -> Rendering:
    wording = Wording(" … ".join(span.of(text) for span in quotation.content))
    speaker = quotation.speaker.name if quotation.speaker else None
    denied = quotation.denied == (quotation.content[0].start, quotation.content[-1].end)
    day = date(2026, 1, 1)
    return Rendering(wording, speaker, day, quotation.type == "direct", denied)


def _file(report: Report) -> str:
    return report.document.id.partition(":")[0]


def fitted(pairs: list[Example]) -> NDArray[np.float64]:
    """Weights and bias of the logistic regression (ridge, Newton's method)."""
    x = np.array([[*seen, 1.0] for seen, _, _ in pairs], np.float64)
    y = np.array([same for _, same, _ in pairs], np.float64)
    w = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        slope = x.T @ (p - y) + 0.5 * w
        curve = (x * (p * (1 - p))[:, None]).T @ x + 0.5 * np.eye(len(w))
        w -= np.linalg.solve(curve, slope)
    return w


def use(w: NDArray[np.float64]) -> None:
    """Let likeness go by these weights."""
    likeness.WEIGHTS, likeness.BIAS = tuple(w[:-1].tolist()), float(w[-1])


def measured(gold: Utterances, misses: bool) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder, recorded(gold, Path(folder) / "record.db") as record:
        return {"statements": clustering(gold, record), "check": checks(gold, record, misses)}


def fit(gold: Utterances, corpus: Path) -> dict[str, Any]:
    """Each file by weights fitted to the others; then those of all are printed and used."""
    apart = in_one_article(corpus)
    with tempfile.TemporaryDirectory() as folder, recorded(gold, Path(folder) / "record.db") as record:
        seen = examples(gold, record)
    held_out = {}
    for name in sorted({_file(one) for one in gold.reports}):
        use(fitted([*apart, *(pair for pair in seen if name not in pair[2])]))
        own = Utterances(
            tuple(one for one in gold.reports if _file(one) == name),
            tuple(one for one in gold.checks if one.utterance and one.utterance.startswith(name.removesuffix(".txt"))),
        )
        held_out[name] = measured(own, misses=False)
    w = fitted([*apart, *seen])
    use(w)
    print("WEIGHTS =", tuple(round(float(value), 3) for value in w[:-1]), "BIAS =", round(float(w[-1]), 3))
    return held_out


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fit", type=Path, metavar="CORPUS", help="fit the weights, with real articles to train on")
    parser.add_argument("--misses", action="store_true", help="show the checks that are not right")
    parser.add_argument("--corpus", type=Path, help="real articles, of which none should be put together")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--out", type=Path, default=ROOT / "bench/results/statements.json")
    chosen = parser.parse_args()
    gold = read_utterances(chosen.folder)
    held_out = fit(gold, chosen.fit) if chosen.fit else None
    found = measured(gold, chosen.misses)
    counts = Counter(report.manner for report in gold.reports)
    utterances = len({report.utterance for report in gold.reports if report.utterance})
    result = {"utterances": utterances, "reports": dict(counts), **found}
    if chosen.corpus:
        result["apart"] = put_together(chosen.corpus)
    print(result, held_out, sep="\n")
    files = sorted(chosen.folder.glob("*.txt"))
    save({**provenance(files), **result, **({"held_out": held_out} if held_out else {})}, chosen.out)
