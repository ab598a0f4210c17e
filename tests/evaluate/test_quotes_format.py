import re
from itertools import combinations
from pathlib import Path

import pytest

from onrecord.evaluate.quotes_format import format_quotes, parse_quotes
from onrecord.text.marks import quoted_spans
from onrecord.types import Quotation, QuotationType, Span

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.quotes.txt"))
INVENTED = sorted((ROOT / "onrecord/train/invented").glob("*.quotes.txt"))
WORLD = sorted((ROOT / "bench/world").glob("*.quotes.txt"))

ARTICLE = """Bridge - mayor

“We will rebuild the bridge,” said Maria Lopez, the mayor of Ardell, “and
we will do it by spring.” She then said that he had said so.

“They all said it.”
"""
QUOTES = """\
source:  mayor
cue:     - @1
content: Bridge
type:    indirect

# One comment, and a line break within a span.
source:  Maria Lopez, the mayor of Ardell,
cue:     said
content: “We will rebuild the bridge,”
content: “and\\nwe will do it by spring.”
type:    direct

source:  She
cue:     said @2
content: that he had said so
type:    indirect

source:  he
cue:     had said
content: so
type:    indirect

source:  -
cue:     -
content: “They all said it.”
type:    direct
"""


def words_of(quotation: Quotation, role: str) -> list[str]:
    return [span.of(ARTICLE) for span in getattr(quotation, role)]


def test_parse_finds_discontinuous_content_and_line_breaks() -> None:
    quotation = parse_quotes(QUOTES, ARTICLE)[1]
    assert words_of(quotation, "content") == [
        "“We will rebuild the bridge,”",
        "“and\nwe will do it by spring.”",
    ]
    assert words_of(quotation, "source") == ["Maria Lopez, the mayor of Ardell,"]
    assert (quotation.type, quotation.confidence) == ("direct", 1.0)


def test_parse_takes_the_numbered_occurrence_of_whole_words() -> None:
    quotations = parse_quotes(QUOTES, ARTICLE)
    assert quotations[2].cue[0].start == ARTICLE.index("said that")
    assert quotations[3].source[0].start == ARTICLE.index("he had"), "not the `he` of `the bridge`"


def test_parse_reads_a_dash_as_none_and_a_numbered_dash_as_itself() -> None:
    quotations = parse_quotes(QUOTES, ARTICLE)
    assert words_of(quotations[0], "cue") == ["-"]
    assert quotations[4].cue == quotations[4].source == ()


def test_format_writes_what_parse_reads() -> None:
    quotations = parse_quotes(QUOTES, ARTICLE)
    assert format_quotes(quotations, ARTICLE) == re.sub("(?m)^#.*\n", "", QUOTES)
    assert format_quotes((), ARTICLE) == "" and parse_quotes("# nothing\n", ARTICLE) == ()


def test_format_refuses_a_span_that_cuts_a_word() -> None:
    cut = Quotation(
        (Span(ARTICLE.index("ridge"), ARTICLE.index("ridge") + 5),), (), (), "indirect", 1.0
    )
    with pytest.raises(ValueError, match=r"'ridge'.*whole words"):
        format_quotes([cut], ARTICLE)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("She", "Sheila", "line 13: 'Sheila' occurs 0 times"),
        ("said @2", "said @9", "line 14: 'said' occurs 4 times in the article, number 9"),
        ("cue:     had said", "cue:     ad said", "line 19: 'ad said' occurs 0 times"),
        ("cue:     said\n", "verb:    said\n", "line 8: expected `source:`"),
        ("type:    indirect", "type:    oblique", "line 4: type is 'oblique'"),
        ("cue:     had said\n", "", r"line 18: .*missing: \['cue'\]"),
        ("content: so\n", "content: -\n", "line 18: a quotation needs"),
    ],
)
def test_parse_names_the_line_that_is_wrong(old: str, new: str, complaint: str) -> None:
    assert old in QUOTES
    with pytest.raises(ValueError, match=complaint):
        parse_quotes(QUOTES.replace(old, new), ARTICLE)


def type_by_marks(quotation: Quotation, article: str) -> QuotationType:
    """The type that the marks inside the content give it, each span read by itself."""
    inside: list[bool] = []
    for span in quotation.content:
        words = span.of(article)
        quoted = quoted_spans(words)
        if not quoted and words.endswith(("”", '"')):  # only the closing mark is there
            quoted = [Span(0, len(words))]
        inside += [
            any(s.start <= word.start() < s.end for s in quoted)
            for word in re.finditer(r"\w+", words)
        ]
    return "direct" if all(inside) else "mixed" if any(inside) else "indirect"


@pytest.mark.parametrize("path", [*EXAMPLES, *INVENTED, *WORLD], ids=lambda path: path.stem)
def test_an_invented_article_is_annotated_soundly(path: Path) -> None:
    article = path.with_name(path.name.replace(".quotes.txt", ".txt")).read_text(encoding="utf-8")
    quotations = parse_quotes(path.read_text(encoding="utf-8"), article)
    starts = [min(q.content + q.cue + q.source) for q in quotations]
    assert starts == sorted(starts), "not in the order of the text"
    assert len(set(quotations)) == len(quotations), "the same quotation twice"
    assert parse_quotes(format_quotes(quotations, article), article) == quotations
    for quotation in quotations:
        words = [span.of(article) for span in quotation.content]
        assert quotation.type == type_by_marks(quotation, article), words
        spans = quotation.content + quotation.cue + quotation.source
        assert all(a.end <= b.start or b.end <= a.start for a, b in combinations(spans, 2)), words


def test_every_invented_article_has_its_expected_quotations() -> None:
    for folder, least in (
        (ROOT / "examples", 15),
        (ROOT / "onrecord/train/invented", 150),
        (ROOT / "bench/world", 20),
    ):
        files = {path.name for path in folder.glob("*.txt")}
        articles = {name for name in files if not name.endswith(".quotes.txt")}
        assert len(articles) >= least
        assert files - articles == {name.replace(".txt", ".quotes.txt") for name in articles}


def test_what_is_measured_on_shares_no_sentence_with_the_training_articles() -> None:
    def sentences(paths: list[Path]) -> set[str]:
        texts = (
            path.with_name(path.name.replace(".quotes.txt", ".txt")).read_text(encoding="utf-8")
            for path in paths
        )
        return {
            part
            for text in texts
            for part in re.split(r"(?<=[.!?”\"])\s+|\n+", text)
            if len(part.split()) > 4
        }

    assert not sentences([*EXAMPLES, *WORLD]) & sentences(INVENTED)
