"""How right the record is about who said the same and what was really said; writes
bench/results/statements.json.

    python bench/statements.py [--corpus CORPUS] [--fit CORPUS] [--misses]

Over the invented articles of bench/statements and bench/occasions: the quotations are given, all
else is the record's own. `--fit` makes the weights of likeness anew, with pairs of quotations of
real articles that are not the same, and tells how right each file's statements are by weights
fitted to the others.
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

from fitting import REAL, Seen, fit, printed, watching
from sqlalchemy import func, select

from onrecord.evaluate import Annotated, read_corpus
from onrecord.evaluate.occasions import read_occasions
from onrecord.evaluate.results import provenance, save
from onrecord.evaluate.statements import Check, Report, pairs, read_utterances
from onrecord.extract.decoding import quotation_type
from onrecord.match.chances import Pair
from onrecord.record import Checked, Record
from onrecord.record.store.schema import DOCUMENT, QUOTATION
from onrecord.resolve import resolve
from onrecord.text.marks import quoted_spans
from onrecord.types import Document, Quotation, Reading

ROOT = Path(__file__).parents[1]
FOLDER, OCCASIONS = ROOT / "bench/statements", ROOT / "bench/occasions"
DEV_ARTICLES, FIT_ARTICLES = 40, 120
Place = tuple[str, int]
"""A report: the id of its document, and its place among this one's quotations."""


def readings(reports: Iterable[Report]) -> Iterator[Reading]:
    """The articles in the order of their days."""
    ordered = sorted(reports, key=lambda one: (one.document.published or "", one.document.id))
    for _, each in groupby(ordered, key=lambda one: one.document.id):
        own = list(each)
        yield Reading(
            own[0].document, resolve(own[0].document, [report.quotation for report in own])
        )


def in_place(reports: Iterable[Report]) -> dict[Place, Report]:
    """The reports by their places."""
    counts: Counter[str] = Counter()
    found = {}
    for one in reports:
        found[one.document.id, counts[one.document.id]] = one
        counts[one.document.id] += 1
    return found


@contextmanager
def recorded(articles: Iterable[Reading]) -> Iterator[Record]:
    """A record of these articles."""
    with tempfile.TemporaryDirectory() as folder, Record.open(Path(folder) / "record.db") as record:
        for reading in articles:
            record.add(reading)
        yield record


def rows(record: Record) -> dict[int, tuple[Place, int]]:
    """The place and the statement of each quotation."""
    columns = QUOTATION.c.id, QUOTATION.c.position, QUOTATION.c.statement_id, DOCUMENT.c.name
    with record._store.reading() as session:
        found = session.execute(select(*columns).join_from(QUOTATION, DOCUMENT)).all()
    return {row.id: ((row.name, row.position), row.statement_id) for row in found}


def clustering(reports: Sequence[Report], record: Record) -> dict[str, Any]:
    """Pairwise scores of the statements that these reports are in."""
    gold, statements = in_place(reports), dict(rows(record).values())
    found = pairs({place: one.utterance for place, one in gold.items()}, statements)
    shares = {name: round(100 * getattr(found, name), 1) for name in ("precision", "recall", "f1")}
    return {**shares, "right": found.right, "predicted": found.predicted, "gold": found.gold}


def checks(gold: Sequence[Check], record: Record, misses: bool) -> dict[str, Any]:
    """How many verdicts are right, and how many misquotations are called verbatim."""
    told = [(one, record.check(one.words, one.speaker)) for one in gold]
    right = [
        one.verdict == found.verdict and (one.note != "lead" or leads(one, found))
        for one, found in told
    ]
    for (one, found), is_right in zip(told, right, strict=True):
        if misses and not is_right:
            print(f"{one.verdict:14}| {found.verdict:14}| {one.speaker} | {one.words}")
    each = Counter(one.verdict for one, _ in told)
    noted = [
        (one.note, found.dropped)
        for one, found in told
        if one.verdict == found.verdict == "shortened"
    ]
    return {
        "checks": len(told),
        "right": sum(right),
        "share": round(100 * sum(right) / len(told), 1),
        "by_verdict": {
            name: [
                sum(ok for (one, _), ok in zip(told, right, strict=True) if one.verdict == name),
                count,
            ]
            for name, count in sorted(each.items())
        },
        "dropped": [
            sum((not note and not dropped) or note in dropped for note, dropped in noted),
            len(noted),
        ],
        "misquotations_called_verbatim": sum(
            one.verdict == "altered" and f.verdict == "verbatim" for one, f in told
        ),
        "verbatim_without_being": sum(
            one.verdict != "verbatim" and f.verdict == "verbatim" for one, f in told
        ),
    }


def leads(one: Check, found: Checked) -> bool:
    """Whether a report of the utterance is among the leads."""
    file, _, name = (one.utterance or "").partition(": ")
    return any(lead.hit.document.id.startswith(f"{file}.txt: {name} ") for lead in found.nearest)


def put_together(corpus: Path) -> dict[str, Any]:
    """How many real quotations are wrongly put together: of each article two are made that share
    out its quotations, so that nothing in one is said in the other. Some that are told twice, as in
    a headline, are rightly put together."""
    with recorded(halves(corpus, DEV_ARTICLES)) as record, record._store.reading() as session:
        counts = func.count(), func.count(QUOTATION.c.statement_id.distinct())
        quotations, statements = session.execute(select(*counts)).one()
    together = quotations - statements
    return {
        "quotations": quotations,
        "put_together": together,
        "share": round(100 * together / quotations, 1),
    }


def halves(corpus: Path, articles: int) -> Iterator[Reading]:
    """Of each real article two, which share out its quotations."""
    return (half for one in read_corpus(corpus)[:articles] for half in _halves(one))


def _halves(one: Annotated) -> Iterator[Reading]:
    quoted = quoted_spans(one.text)
    given = [
        Quotation(q.content, q.cue, q.source, quotation_type(q.content, one.text, quoted), 1.0)
        for q in one.quotations
    ]
    document = Document(one.id, one.text, published=one.published)
    return halves_of(
        Reading(document, tuple(resolve(document, sorted(given, key=lambda q: q.content))))
    )


def halves_of(one: Reading) -> Iterator[Reading]:
    """Of an article two, which share out its quotations."""
    document, apart = one.document, list[Quotation]()
    for quotation in sorted(one.quotations, key=lambda q: q.content):
        if not quotation.content:
            continue
        if not apart or quotation.content[0].start >= apart[-1].content[-1].end:
            apart.append(replace(quotation, within=None))
    for half in (0, 1):
        yield Reading(
            replace(document, id=f"{document.id} {half}", outlet=str(half)), tuple(apart[half::2])
        )


def seen_of(reports: Sequence[Report]) -> Iterator[Seen]:
    """The pairs that the record looks at among these reports."""
    gold = in_place(reports)
    with watching() as looked, recorded(readings(reports)) as record:
        by_number = {number: gold[place] for number, (place, _) in rows(record).items()}
    for each in filter(None, looked):
        both = [(by_number[pair.one], by_number[pair.other]) for pair in each]
        same = [
            one.utterance is not None and one.utterance == other.utterance for one, other in both
        ]
        yield Seen(each, same, [frozenset(map(file_of, two)) for two in both], 1.0)


def seen_apart(corpus: Path) -> Iterator[Seen]:
    """The pairs that the record looks at among the halves of real articles: hardly any of one
    utterance."""
    with watching() as looked, recorded(halves(corpus, FIT_ARTICLES)):
        pass
    own: list[list[Pair]] = [
        [pair for pair in each if pair.seen[1] == 0] for each in looked
    ]  # of one day
    return (
        Seen(each, [False] * len(each), [frozenset()] * len(each), REAL) for each in own if each
    )


def fitted(reports: Sequence[Report], corpus: Path) -> dict[str, Any]:
    """Each file by weights fitted to the others; then those of all are printed and used."""
    seen = [*seen_of(reports), *seen_apart(corpus)]
    held_out = {}
    for name in sorted(set(map(file_of, reports))):
        fit(seen, without=name)
        own = [one for one in reports if file_of(one) == name]
        with recorded(readings(own)) as record:
            held_out[name] = clustering(own, record)
    fit(seen)
    print(printed())
    return held_out


def file_of(report: Report) -> str:
    """The file that a report stands in."""
    return report.document.id.partition(":")[0]


def measured(chosen: argparse.Namespace) -> dict[str, Any]:
    gold, occasions = read_utterances(FOLDER), read_occasions(OCCASIONS)
    both = [*gold.reports, *occasions]
    result: dict[str, Any] = {"held_out": fitted(both, chosen.fit)} if chosen.fit else {}
    with recorded(readings(gold.reports)) as record:
        result |= {
            "utterances": len({one.utterance for one in gold.reports if one.utterance}),
            "reports": dict(Counter(one.manner for one in gold.reports)),
            "statements": clustering(gold.reports, record),
            "check": checks(gold.checks, record, chosen.misses),
        }
    with recorded(readings(occasions)) as record:
        result["occasions"] = {
            "articles": len({one.document.id for one in occasions}),
            "utterances": len({one.utterance for one in occasions}),
            "reports": dict(Counter(one.manner for one in occasions)),
            **clustering(occasions, record),
        }
    return result | ({"apart": put_together(chosen.corpus)} if chosen.corpus else {})


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--fit", type=Path, metavar="CORPUS", help="fit the weights, with real articles to train on"
    )
    parser.add_argument("--misses", action="store_true", help="show the checks that are not right")
    parser.add_argument(
        "--corpus", type=Path, help="real articles, of which none should be put together"
    )
    parser.add_argument("--out", type=Path, default=ROOT / "bench/results/statements.json")
    chosen = parser.parse_args()
    found = measured(chosen)
    print(*found.items(), sep="\n")
    save(
        {**provenance([*sorted(FOLDER.glob("*.txt")), *sorted(OCCASIONS.glob("*.txt"))]), **found},
        chosen.out,
    )
