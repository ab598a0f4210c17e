"""Are real quotations found, however they are asked for, and made-up ones not? A record of
annotated articles is asked.

    python bench/asked.py ../shared/corpora/web-dev.jsonl.gz [--made-up FILE.jsonl] [--save
    bench/results/asked.json]

Each direct quotation that the gold gives to a named person is checked with the full name, with the
surname, and with the source as the article writes it. It passes if the verdict is verbatim, or
tells that the speaker is open; as written it passes if it is told to be on record. Words that
onrecord did not find in the article count as failures.

A line of `--made-up` is {"article": id, "quotation": number, "claim": words}: something that the
speaker of that gold quotation did not say. None may be called verbatim, shortened or a paraphrase.
"""

import argparse
import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.evaluate import Annotated, Annotation, read_corpus
from onrecord.evaluate.results import provenance, save
from onrecord.reader import Reader
from onrecord.record import Checked, Record
from onrecord.types import Document, words

ROOT = Path(__file__).parents[1]
QUOTED = re.compile(r"[“\"].*[”\"]\W*", re.DOTALL)
FEWEST = 3
"""Words that are a quotation worth asking for."""
AS_SAID = ("verbatim", "speaker open")
ON_RECORD = ("verbatim", "shortened", "speaker open")
BELIEVED = ("verbatim", "shortened", "paraphrase")
SUFFIX = re.compile(r"\s+(?:Jr|Sr|II|III|IV)\.?$")


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: in which way, of which gold quotation, and the answer."""

    way: str
    article: str
    claim: str
    speaker: str
    answer: Checked


def direct(article: Annotated) -> Iterator[Annotation]:
    """The direct quotations by named people."""
    for one in article.quotations:
        label = one.raw.get("label") or {}
        content = words(one.content, article.text)
        quoted = all(QUOTED.fullmatch(span.of(article.text)) for span in one.content)
        if (
            quoted
            and label.get("kind") == "person"
            and label.get("speaker")
            and len(content.split()) >= FEWEST
        ):
            yield one


def ways(one: Annotation, text: str) -> dict[str, str]:
    """Under which names a quotation is asked for."""
    name = one.raw["label"]["speaker"]
    found = {"full name": name, "surname": SUFFIX.sub("", name).split()[-1]}
    return found | ({"as written": words(one.source, text)} if one.source else {})


def asked(record: Record, articles: tuple[Annotated, ...]) -> Iterator[Asked]:
    for article in articles:
        for one in direct(article):
            claim = " ".join(span.of(article.text) for span in one.content)
            for way, speaker in ways(one, article.text).items():
                yield Asked(way, article.id, claim, speaker, record.check(claim, speaker))


def made_up(record: Record, articles: tuple[Annotated, ...], path: Path) -> Iterator[Asked]:
    by_id = {article.id: article for article in articles}
    for line in path.read_text(encoding="utf8").splitlines():
        row = json.loads(line)
        speaker = by_id[row["article"]].quotations[row["quotation"]].raw["label"]["speaker"]
        yield Asked(
            "made up", row["article"], row["claim"], speaker, record.check(row["claim"], speaker)
        )


def passes(one: Asked) -> bool:
    verdict = one.answer.verdict
    if one.way == "made up":
        return verdict not in BELIEVED
    return verdict in (ON_RECORD if one.way == "as written" else AS_SAID)


def counted(answers: list[Asked]) -> dict[str, Any]:
    """By way of asking: how many pass, and the verdicts."""
    told = {}
    for way in dict.fromkeys(one.way for one in answers):
        own = [one for one in answers if one.way == way]
        verdicts = Counter(one.answer.verdict for one in own)
        told[way] = {
            "asked": len(own),
            "passed": sum(map(passes, own)),
            "verdicts": dict(verdicts.most_common()),
        }
    return told


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--made-up", type=Path)
    parser.add_argument("--save", type=Path)
    parser.add_argument("--failures", action="store_true", help="print what does not pass")
    options = parser.parse_args()
    articles = read_corpus(options.gold)
    with tempfile.TemporaryDirectory() as folder, Record.open(Path(folder) / "asked.db") as record:
        documents = [
            Document(one.id, one.text, outlet=one.id, published=one.published) for one in articles
        ]
        for reading in Reader().pipe(documents):
            record.add(reading)
        answers = list(asked(record, articles))
        answers += made_up(record, articles, options.made_up) if options.made_up else []
    told = counted(answers)
    if options.failures:
        for one in answers:
            if not passes(one):
                print(
                    one.way, one.article, one.speaker, one.answer.verdict, one.claim[:90], sep=" | "
                )
    print(json.dumps(told, indent=2))
    if options.save:
        save({**provenance([options.gold]), **told}, options.save)


if __name__ == "__main__":
    main()
