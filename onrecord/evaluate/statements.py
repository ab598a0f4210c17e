"""Gold of what was said once and reported by many, and how right a clustering of the reports is.

The layout of the files is that of `bench/statements/README.md`.
"""

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
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
    """One article's report of an utterance. `utterance`: its name, unique over all files; None of a distractor."""

    document: Document
    quotation: Quotation
    utterance: str | None
    manner: str


@dataclass(frozen=True, slots=True)
class Check:
    """What somebody asks of the record, and the right answer. `note`: what of weight was left out, or "lead" if a
    report of the utterance has to be among the leads, "arguable" if a second reader may say otherwise; or empty."""

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
            checks += (_check(found[1], utterance, where) for found in CHECK.finditer(text))
    return Utterances(tuple(reports), tuple(checks))


def pairs(reports: Mapping[Hashable, str | None], statements: Mapping[Hashable, int]) -> Score:
    """Pairwise precision and recall of a clustering (of the pairs put together, how many belong together).

    `reports`: the utterance of each report, by whatever names it, None of a distractor, which belongs with nothing;
    `statements`: the statement that each was put into.
    """
    together = Counter(statements[one] for one in reports)
    belonging = Counter(utterance for utterance in reports.values() if utterance)
    both = Counter((statements[one], utterance) for one, utterance in reports.items() if utterance)
    return Score(*(sum(n * (n - 1) // 2 for n in counts.values()) for counts in (both, together, belonging)))


def _reports(text: str, utterance: str | None, where: str) -> Iterator[Report]:
    _, *parts = ARTICLE.split(text)
    for number, (heading, body) in enumerate(zip(parts[::2], parts[1::2], strict=True), 1):
        outlet, published, manner = fields(heading, 3, where)
        if manner not in MANNERS:
            raise CorpusError(f"{where}: got {manner!a}, expected one of {', '.join(MANNERS)}")
        name = f"{where} {number}"
        yield _report(name, outlet, published, CHECK.sub("", body).strip(), (utterance, manner))


def _report(name: str, outlet: str, published: str, marked: str, told: tuple[str | None, str]) -> Report:
    text, spans = "", {part: [] for part in PARTS.values()}  # type: tuple[str, dict[str, list[Span]]]
    at = 0
    for found in MARK.finditer(marked):
        text += marked[at : found.start()]
        spans[PARTS[found[1]]].append(Span(len(text), len(text) + len(found[2])))
        text += found[2]
        at = found.end()
    text += marked[at:]
    if not spans["content"] or re.search(r"\[\[|\]\]|<<|>>|\{\{|\}\}", text):
        raise CorpusError(f"{name}: got marks that do not pair or no [[content]], expected both")
    content, cue, source = (tuple(spans[part]) for part in ("content", "cue", "source"))
    quotation = Quotation(content, cue, source, type_of(text, content), 1.0)
    return Report(Document(name, text, outlet=outlet, published=published), quotation, *told)


def type_of(text: str, content: tuple[Span, ...]) -> QuotationType:
    """The type of a quotation, by the quotation marks in and around its content."""
    quoted = [found.span() for found in QUOTED.finditer(text)]
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
        raise CorpusError(f"{where}: got {verdict!a} {note!a}, expected one of {', '.join(VERDICTS)}; a note: {NOTES}")
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
