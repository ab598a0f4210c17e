import re
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

from onrecord.errors import CorpusError
from onrecord.evaluate.occasions import read_occasions
from onrecord.evaluate.statements import MANNERS, Report

SHIPPED = Path(__file__).parents[2] / "bench/occasions"
GOLD = """A line before the first heading belongs to nothing.
==== the budget of Varn
1: We will not close the bridge at Varn before the ferry runs again.
2: The bridge has cost us two million crowns since October.
3: I have asked the county twice and been told to wait twice.

---- Varn Courier | 2026-03-04
VARN -- [[1 whole|“We will not close the bridge at Varn before the ferry runs again,”]] {{1,3|Ilse Marn, the mayor,}}
<<1|said>> on Tuesday. She <<3|complained>> [[3 paraphrase|that the county had not answered her]].

---- Radio Tessel | 2026-03-05
The bridge has already cost [[2 cut|“two million crowns since October”]], {{2|Mayor Marn}} <<2|told>> the council.
[[1 translation|It stays open]] until the ferry is back, {{1|she}} <<1|promised>>, [[1 translation|whatever comes]].

---- Quay News | 2026-03-05
It rained in Varn, and nobody said anything.

==== the pilots of Oste
1: We strike on Monday.

---- Dike Post | 2026-04-01
[[1 misquoted|The pilots of Oste will “strike on Sunday”]]. So it was heard on the quay.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "town.txt").write_text(GOLD, encoding="utf8")
    (tmp_path / "README.md").write_text("---- no article", encoding="utf8")
    return tmp_path


def words(report: Report, part: str) -> list[str]:
    return [span.of(report.document.text) for span in getattr(report.quotation, part)]


def test_read_occasions_takes_articles_without_their_marks(folder: Path) -> None:
    first, *_ = read_occasions(folder)
    assert first.document.text == (
        "VARN -- “We will not close the bridge at Varn before the ferry runs again,” Ilse Marn, the mayor,\n"
        "said on Tuesday. She complained that the county had not answered her."
    )
    assert (first.document.outlet, first.document.published) == ("Varn Courier", "2026-03-04")
    assert first.document.id == "town.txt: the budget of Varn 1"


REPORTS: list[tuple[str, str, list[str], list[str], list[str], str]] = [
    (
        "the budget of Varn 1",
        "whole",
        ["“We will not close the bridge at Varn before the ferry runs again,”"],
        ["said"],
        ["Ilse Marn, the mayor,"],
        "direct",
    ),
    (
        "the budget of Varn 3",
        "paraphrase",
        ["that the county had not answered her"],
        ["complained"],
        ["Ilse Marn, the mayor,"],
        "indirect",
    ),
    (
        "the budget of Varn 2",
        "cut",
        ["“two million crowns since October”"],
        ["told"],
        ["Mayor Marn"],
        "direct",
    ),
    (
        "the budget of Varn 1",
        "translation",
        ["It stays open", "whatever comes"],
        ["promised"],
        ["she"],
        "indirect",
    ),
    (
        "the pilots of Oste 1",
        "misquoted",
        ["The pilots of Oste will “strike on Sunday”"],
        [],
        [],
        "mixed",
    ),
]


def test_read_occasions_takes_the_reports_in_the_order_of_the_texts(folder: Path) -> None:
    assert [(one.utterance, one.manner) for one in read_occasions(folder)] == [
        (f"town: {utterance}", manner) for utterance, manner, *_ in REPORTS
    ]


@pytest.mark.parametrize("number", range(len(REPORTS)))
def test_read_occasions_takes_the_marked_quotations(folder: Path, number: int) -> None:
    report = read_occasions(folder)[number]
    _, _, content, cue, source, type = REPORTS[number]
    assert [words(report, part) for part in ("content", "cue", "source")] == [content, cue, source]
    assert report.quotation.type == type


def test_reports_of_one_article_have_the_same_document(folder: Path) -> None:
    found = read_occasions(folder)
    assert Counter(report.document.id for report in found) == {
        "town.txt: the budget of Varn 1": 2,
        "town.txt: the budget of Varn 2": 2,
        "town.txt: the pilots of Oste 1": 1,
    }
    assert found[0].document == found[1].document


def test_one_mark_of_several_numbers_is_a_part_of_each(folder: Path) -> None:
    marked = "{{1,2,3|Marn}} <<2,3|said>> [[1 whole|a]], [[2 cut|b]] and [[3 whole|c]]."
    text = f"==== a speech\n1: a\n2: b\n3: c\n\n---- Echo | 2026-03-04\n{marked}\n"
    (folder / "town.txt").write_text(text, encoding="utf8")
    found = read_occasions(folder)
    assert [words(one, "source") for one in found] == [["Marn"]] * 3
    assert [words(one, "cue") for one in found] == [[], ["said"], ["said"]]
    assert [words(one, "content") for one in found] == [["a"], ["b"], ["c"]]


def test_read_occasions_names_each_article_and_utterance_once_over_all_files(folder: Path) -> None:
    (folder / "state.txt").write_text(GOLD, encoding="utf8")
    found = read_occasions(folder)
    assert len({report.document.id for report in found}) == 6
    assert len({report.utterance for report in found}) == 8


def test_a_folder_without_files_has_no_occasions(tmp_path: Path) -> None:
    assert read_occasions(tmp_path) == ()


WRONG = {
    "no number": ("[[1 whole|“We", "[[whole|“We", "marks that do not pair or are without a number"),
    "not opened": ("[[1 whole|“We", "“We", "marks that do not pair or are without a number"),
    "not closed": ("again,”]]", "again,”", "marks that do not pair or are without a number"),
    "a source not closed": (
        "the mayor,}}",
        "the mayor,",
        "marks that do not pair or are without a number",
    ),
    "a cue not opened": (
        "<<3|complained",
        "complained",
        "marks that do not pair or are without a number",
    ),
    "no manner": ("[[3 paraphrase|", "[[3|", "got no [[3 MANNER|...]]"),
    "another manner": (
        "[[3 paraphrase|",
        "[[3 entire|",
        "expected one with a manner of whole, cut, paraphrase",
    ),
    "several numbers in a content": ("[[3 paraphrase|", "[[3,2 paraphrase|", "MANNER|...]]"),
    "no content": (
        "[[3 paraphrase|that the county had not answered her]]",
        "something",
        "got no [[3 MANNER|...]]",
    ),
    "no day": ("Varn Courier | 2026-03-04", "Varn Courier", "expected 2 fields"),
    "too many fields": (
        "Varn Courier | 2026-03-04",
        "Varn Courier | 2026-03-04 | whole",
        "expected 2 fields",
    ),
}


@pytest.mark.parametrize(("right", "wrong", "expected"), WRONG.values(), ids=WRONG)
def test_read_occasions_names_file_and_occasion_of_an_error(
    folder: Path, right: str, wrong: str, expected: str
) -> None:
    assert right in GOLD
    (folder / "town.txt").write_text(GOLD.replace(right, wrong, 1), encoding="utf8")
    with pytest.raises(CorpusError) as raised:
        read_occasions(folder)
    message = str(raised.value)
    assert message.startswith("town.txt: the budget of Varn")
    assert expected in message
    assert "\n" not in message


@pytest.mark.parametrize(
    "broken",
    ["[[whole|It]] rained.", "{{Marn}} was there.", "It rained [[1 whole|all day.", "It]]"],
)
def test_read_occasions_finds_broken_marks_in_an_article_without_others(
    folder: Path, broken: str
) -> None:
    (folder / "town.txt").write_text(GOLD.replace("It rained in Varn", broken), encoding="utf8")
    with pytest.raises(
        CorpusError, match=r"^town\.txt: the budget of Varn 3: got marks that do not pair"
    ):
        read_occasions(folder)


def said() -> set[str]:
    """The names of all utterances that the shipped files list."""
    return {
        f"{path.stem}: {heading.splitlines()[0]} {number}"
        for path in SHIPPED.glob("*.txt")
        for heading in re.split(r"^==== ", path.read_text(encoding="utf8"), flags=re.MULTILINE)[1:]
        for number in re.findall(r"^(\d+): ", heading, flags=re.MULTILINE)
    }


def test_each_utterance_of_the_shipped_occasions_is_reported_and_no_other() -> None:
    assert {report.utterance for report in read_occasions(SHIPPED)} == said()
    assert len(said()) >= 100


def test_the_quotations_of_a_shipped_article_have_disjoint_content() -> None:
    documents: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for report in read_occasions(SHIPPED):
        documents[report.document.id] += report.quotation.content
    assert len(documents) >= 50
    for name, spans in documents.items():
        assert all(end <= start for (_, end), (start, _) in pairwise(sorted(spans))), name


def test_a_shipped_article_reports_an_utterance_once_at_most() -> None:
    found = read_occasions(SHIPPED)
    assert len({(report.document.id, report.utterance) for report in found}) == len(found)
    assert {report.manner for report in found} <= {*MANNERS} - {"distractor"}
