"""Gold of utterances that many articles report, and how good a clustering of the reports is.

The layout of the files is that of `bench/statements/README.md`.
"""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import CorpusError
from onrecord.evaluate.counts import Score
from onrecord.types import Document, Quotation, QuotationType, Span

DISTRACTORS = "distractors"
MANNERS = ("whole", "cut", "paraphrase", "translation", "misquoted", "ascribed", "distractor")
VERDICTS = (
    "verbatim",
    "shortened",
    "altered",
    "spliced",
    "made direct",
    "paraphrase",
    "other speaker",
    "speaker open",
    "denied",
    "reported as not said",
    "not on record",
)
NOTES = ("", "negation", "condition", "hedge", "lead", "arguable")
HEADING = re.compile(r"^==== (.+)\n", re.MULTILINE)
ARTICLE = re.compile(r"^---- (.+)\n", re.MULTILINE)
CHECK = re.compile(r"^check: (.+)$", re.MULTILINE)
MARK = re.compile(r"(\[\[|<<|\{\{)(.*?)(\]\]|>>|\}\})", re.DOTALL)
PARTS = {"[[": "content", "<<": "cue", "{{": "source"}
QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?")


@dataclass(frozen=True, slots=True)
class Report:
    """One article's report of an utterance. `utterance`: its name, unique over all files; None of a
    distractor."""

    document: Document
    quotation: Quotation
    utterance: str | None
    manner: str


@dataclass(frozen=True, slots=True)
class Check:
    """A question to the record, and the right answer. `note`: the weighty words that were left out,
    or "lead" if a report of the utterance has to be among the leads, "arguable" if a second reader
    may judge otherwise; or empty."""

    words: str
    speaker: str | None
    verdict: str
    note: str
    utterance: str | None


@dataclass(frozen=True, slots=True)
class Utterances:
    """All reports and checks of a folder."""

    reports: tuple[Report, ...]
    checks: tuple[Check, ...]


def read_utterances(folder: Path) -> Utterances:
    """The gold in the files of a folder.

    Raises:
        CorpusError: a file does not follow the layout.
    """
    reports: list[Report] = []
    checks: list[Check] = []
    for path in sorted(folder.glob("*.txt")):
        _, *parts = HEADING.split(path.read_text(encoding="utf8"))
        for name, text in zip(parts[::2], parts[1::2], strict=True):
            where = f"{path.name}: {name}"
            utterance = None if name == DISTRACTORS else f"{path.stem}: {name}"
            reports += _reports(text, utterance, where)
            checks += (_check(match[1], utterance, where) for match in CHECK.finditer(text))
    return Utterances(tuple(reports), tuple(checks))


def pairs(reports: Mapping[Hashable, str | None], statements: Mapping[Hashable, int]) -> Score:
    """Pairwise precision and recall of a clustering: of the pairs that it puts together, how many
    belong together.

    `reports`: the utterance of each report, under any key; None of a distractor, which belongs with
    nothing; `statements`: the statement that each report was put into.
    """
    together = Counter(statements[report] for report in reports)
    belonging = Counter(utterance for utterance in reports.values() if utterance)
    both = Counter(
        (statements[report], utterance) for report, utterance in reports.items() if utterance
    )
    return Score(*map(_pairs_within, (both.values(), together.values(), belonging.values())))


def _pairs_within(sizes: Iterable[int]) -> int:
    """How many pairs the members of each group make."""
    return sum(size * (size - 1) // 2 for size in sizes)


def _reports(text: str, utterance: str | None, where: str) -> Iterator[Report]:
    _, *parts = ARTICLE.split(text)
    for number, (heading, body) in enumerate(zip(parts[::2], parts[1::2], strict=True), 1):
        outlet, published, manner = fields(heading, 3, where)
        if manner not in MANNERS:
            raise CorpusError(f"{where}: got {manner!a}, expected one of {', '.join(MANNERS)}")
        name = f"{where} {number}"
        yield _report(name, outlet, published, CHECK.sub("", body).strip(), (utterance, manner))


def _report(
    name: str,
    outlet: str,
    published: str,
    marked: str,
    utterance_and_manner: tuple[str | None, str],
) -> Report:
    text, spans = "", {part: [] for part in PARTS.values()}  # type: tuple[str, dict[str, list[Span]]]
    offset = 0
    for match in MARK.finditer(marked):
        text += marked[offset : match.start()]
        spans[PARTS[match[1]]].append(Span(len(text), len(text) + len(match[2])))
        text += match[2]
        offset = match.end()
    text += marked[offset:]
    if not spans["content"] or re.search(r"\[\[|\]\]|<<|>>|\{\{|\}\}", text):
        raise CorpusError(f"{name}: got marks that do not pair or no [[content]], expected both")
    content, cue, source = (tuple(spans[part]) for part in ("content", "cue", "source"))
    quotation = Quotation(content, cue, source, type_of(text, content), 1.0)
    return Report(
        Document(name, text, outlet=outlet, published=published), quotation, *utterance_and_manner
    )


def type_of(text: str, content: tuple[Span, ...]) -> QuotationType:
    """The type of a quotation, by the quotation marks in and around its content."""
    quoted = [match.span() for match in QUOTED.finditer(text)]
    inside = [any(a <= span.start and span.end <= b for a, b in quoted) for span in content]
    if all(inside):
        return "direct"
    meets = any(a < span.end and span.start < b for a, b in quoted for span in content)
    return "mixed" if meets else "indirect"


def _check(line: str, utterance: str | None, where: str) -> Check:
    words, speaker, verdict, note = (
        (*fields(line, 3, where), "")[:4] if line.count("|") == 2 else fields(line, 4, where)
    )
    if verdict not in VERDICTS or note not in NOTES:
        raise CorpusError(
            f"{where}: got {verdict!a} {note!a}, expected one of {', '.join(VERDICTS)}; a note: {NOTES}"
        )
    return Check(words, None if speaker == "-" else speaker, verdict, note, utterance)


def fields(line: str, count: int, where: str) -> tuple[str, ...]:
    """The parts of a line with | between.

    Raises:
        CorpusError: there are more or fewer than `count`.
    """
    fields = tuple(field.strip() for field in line.split("|"))
    if len(fields) != count:
        raise CorpusError(f"{where}: got {line!a}, expected {count} fields with | between")
    return fields
