"""What users complain of: cases as data, in `pains/`, a file per complaint; `pains/README.md` tells
the layout."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from onrecord.ingest.plain import plain_document
from onrecord.reader import Reader
from onrecord.types import Quotation, Span

PAINS = Path(__file__).with_name("pains")
FIELD = re.compile(r"(source|cue|content|none): +(.*\S)")
ODD = {
    "one mark": "“",
    "nothing but marks": '"“”‘’«»„' * 40,
    "marks and line breaks": '"\n' * 40,
    "dashes and colons": "- : — : -\n" * 40,
    "a name said by nobody": "Minister:\n\n- \n\nFrom :",
    "null characters": "\x00 no\x00thing \x00",
    "a lone surrogate": "\ud800 and \udfff",
    "characters without width": "\ufeff\u200b\u00ad\u2060",
    "Windows line ends": "One line.\r\n\r\nAnother line.\r",
    "emoji and flags": "👩‍🚒🔥 🇳🇴🇳🇴 !!! 🤷🏽",
    "another script": "«שלום» 你好。「再见」 مرحبا",
    "accents one by one": "e\u0301" * 200,
    "a word without end": "a" * 20_000,
    "an empty page": "\n \t\n" * 2_000,
}

NOT_YET = {
    "the person spoken to stands nearer to the next words",
    "where and how she spoke",
    "the speaker at the end",
}
"""Cases that the model does not read right yet."""

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """An article, the words of quotations that it must yield by their roles, and spans that are
    nobody's words."""

    article: str
    expected: tuple[dict[str, Words], ...]
    none: tuple[Span, ...]


def cases(pain: int) -> Iterable[object]:
    """The cases of the pain's file, by their names."""
    (path,) = PAINS.glob(f"{pain}-*.txt")
    _, *parts = re.split(r"^==== (.+)\n", path.read_text(encoding="utf8"), flags=re.MULTILINE)
    return [named(name, parse(text)) for name, text in zip(parts[::2], parts[1::2], strict=True)]


def named(name: str, case: object) -> object:
    """A test's parameter under its name; one of `NOT_YET` may fail."""
    marks = (
        [pytest.mark.xfail(reason="the model does not read this right yet")]
        if name in NOT_YET
        else []
    )
    return pytest.param(case, id=name, marks=marks)


def parse(text: str) -> Case:
    """The case that stands under its name. Raises ValueError for what does not follow the
    layout."""
    article, expectations = text.split("\n----\n")
    expected, none = [], []
    for block in re.split(r"\n\n+", expectations.strip()):
        roles: dict[str, Words] = {}
        for line in block.splitlines():
            field = FIELD.fullmatch(line)
            if not field or (field[2] != "-" and field[2] not in article):
                raise ValueError(f"expected a role and what the article says, got {line!r}")
            if field[1] == "none":
                none.append(Span(article.index(field[2]), article.index(field[2]) + len(field[2])))
            else:
                roles[field[1]] = roles.get(field[1], ()) + words(field[2])
        expected += [roles] if roles else []
    return Case(article, tuple(expected), tuple(none))


def words(text: str) -> Words:
    return tuple(re.findall(r"\w+", text))


def said(quotation: Quotation, role: str, text: str) -> str:
    return " ".join(span.of(text) for span in getattr(quotation, role))


def check(case: Case, reader: Reader) -> None:
    """That the reader finds what the case expects, reading the article as it reads a text file."""
    document = plain_document("pain.txt", case.article)
    quotations = reader.read(document).quotations
    found = [
        {role: said(one, role, document.text) for role in ("source", "cue", "content")}
        for one in quotations
    ]
    listed = (
        "".join(f"\n{number}. {one}" for number, one in enumerate(found, start=1)) or " nothing"
    )
    for expected in case.expected:
        same = [one for one in found if words(one["content"]) == expected["content"]]
        assert [{role: words(one[role]) for role in expected} for one in same] == [expected], (
            f"found:{listed}"
        )
    for none in case.none:
        touching = [
            span
            for one in quotations
            for span in one.content
            if span.start < none.end and none.start < span.end
        ]
        assert not touching, f"{none.of(document.text)} is nobody's words; found:{listed}"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize("case", cases(1))
def test_pain_1_every_plain_quotation_has_its_speaker(case: Case, reader: Reader) -> None:
    check(case, reader)


@pytest.mark.parametrize("case", cases(2))
def test_pain_2_each_of_several_people_gets_their_own_words(case: Case, reader: Reader) -> None:
    check(case, reader)


@pytest.mark.parametrize("case", cases(3))
def test_pain_3_a_quotation_over_paragraphs_is_one(case: Case, reader: Reader) -> None:
    check(case, reader)


@pytest.mark.parametrize("case", cases(4))
def test_pain_4_an_apposition_does_not_hide_the_speaker(case: Case, reader: Reader) -> None:
    check(case, reader)


@pytest.mark.parametrize("case", cases(5))
def test_pain_5_a_stray_mark_spoils_no_other_quotation(case: Case, reader: Reader) -> None:
    check(case, reader)


@pytest.mark.parametrize("case", cases(6))
def test_pain_6_nicknames_titles_and_scare_quotes_are_nobodys_words(
    case: Case, reader: Reader
) -> None:
    check(case, reader)


@pytest.mark.parametrize("case", cases(7))
def test_pain_7_odd_layouts_name_the_speaker(case: Case, reader: Reader) -> None:
    check(case, reader)


@pytest.mark.parametrize("odd", [named(name, odd) for name, odd in ODD.items()])
def test_pain_7_odd_input_is_read_and_what_is_sound_in_it_found(odd: str, reader: Reader) -> None:
    sound = "“The ferry will sail again at noon,” said Ulla Brandvik, the harbour master."
    expected = {
        "source": words("Ulla Brandvik, the harbour master"),
        "content": words("The ferry will sail again at noon"),
    }
    check(Case(odd, (), ()), reader)
    check(Case(f"{sound}\n\n{odd}", (expected,), ()), reader)
    check(Case(f"{odd}\n\n{sound}\n\n{odd}", (expected,), ()), reader)


@pytest.mark.parametrize("case", cases(8))
def test_pain_8_indirect_speech_has_its_source_and_content(case: Case, reader: Reader) -> None:
    check(case, reader)
