"""One article on record: its quotations, copies and versions."""

import json
from collections.abc import Sequence

import pytest
from match.agency import AGENCY, COPIES, SPORT

from onrecord.record import Article, Record
from onrecord.record.views.article import Change
from onrecord.types import QuotationType, Reading, Speaker

from ..invented import article, harbour, quotation
from ..said import with_speaker

URL = "https://echo.example/gate"
Said = tuple[str, str] | tuple[str, str, QuotationType]


def version(*said: Said, title: str = "The gate", url: str | None = URL) -> Reading:
    """An article under one URL in which somebody says each of these."""
    text = " ".join([*(f"{content} {source} said." for content, source, *_ in said), title])
    quotations = [quotation(text, told[0], "said", told[1], *told[2:]) for told in said]
    return article(text, *quotations, id=f"{title}.txt", title=title, url=url)


def found(record: Record, asked: str | int) -> Article:
    one = record.article(asked)
    assert one
    return one


def told(changes: Sequence[Change]) -> list[tuple[str, str, str]]:
    return [
        (
            one.manner,
            one.before.content if one.before else "",
            one.after.content if one.after else "",
        )
        for one in changes
    ]


@pytest.mark.parametrize("asked", ["harbour.txt", "https://echo.example/harbour", "1", 1])
def test_an_article_is_found_by_its_name_url_or_number(record: Record, asked: str | int) -> None:
    record.add(harbour())
    one = found(record, asked)
    assert (one.number, one.original, one.document.title) == (1, 1, "Harbour to close")
    assert [hit.cue for hit in one.quotations] == ["said", "said", "warned"]
    assert one.copies == () and [version.changes for version in one.versions] == [()]


@pytest.mark.parametrize(
    "asked", ["", "nothing", "2", 2, 0, -1, 10**30, "9" * 30, "²", "\0", "\ud800", "harbour.tx_"]
)
def test_what_is_not_on_record_is_none(record: Record, asked: str | int) -> None:
    record.add(harbour())
    assert record.article(asked) is None


def test_a_name_goes_before_a_number(record: Record) -> None:
    record.add(article(SPORT, id="2"))
    record.add(article(AGENCY, id="1"))
    assert (found(record, "1").number, found(record, 1).number) == (2, 1)


def test_copies_are_told_with_where_they_stood(record: Record) -> None:
    for name, text, url in (
        ("agency", AGENCY, None),
        ("sport", SPORT, None),
        ("paper", COPIES["a new lead"], "https://paper.example/1"),
        ("paper later", COPIES["a local paragraph"], "https://paper.example/1"),
    ):
        record.add(article(text, id=name, url=url))
    one = found(record, "https://paper.example/1")
    assert (one.document.id, one.original) == ("paper later", 1)
    assert [(copy.number, copy.document.id, copy.version) for copy in one.copies] == [
        (1, "agency", False),
        (3, "paper", True),
    ]
    assert found(record, "sport").copies == ()


def test_versions_tell_what_changed_in_the_quotations(record: Record) -> None:
    record.add(
        version(("“We will close the gate at nine,”", "Lopez"), ("“Nobody asked me,”", "Brandt"))
    )
    record.add(
        version(
            ("“We will close the old gate at ten,”", "Lopez"),
            ("“The ferry costs more,”", "Maas"),
            title="B",
        )
    )
    record.add(
        version(
            ("“We will close the old gate at ten,”", "Lopez"),
            ("“The ferry costs more,”", "Maas"),
            title="C",
        )
    )
    one = found(record, URL)
    assert [version.document.title for version in one.versions] == ["The gate", "B", "C"]
    assert [version.added for version in one.versions] == sorted(
        version.added for version in one.versions
    )
    first, second, third = (version.changes for version in one.versions)
    assert (first, third) == ((), ())
    assert told(second) == [
        ("removed", "“Nobody asked me,”", ""),
        ("changed", "“We will close the gate at nine,”", "“We will close the old gate at ten,”"),
        ("added", "", "“The ferry costs more,”"),
    ]
    changed = second[1]
    assert changed.before and changed.after
    assert [
        (words.before.of(changed.before.content), words.after.of(changed.after.content))
        for words in changed.differences
    ] == [("", "old"), ("nine", "ten")]


def test_an_earlier_version_shows_them_all(record: Record) -> None:
    record.add(version(("“We will close the gate at nine,”", "Lopez")))
    record.add(version(("“Nobody asked me,”", "Brandt"), title="B"))
    assert len(found(record, "The gate.txt").versions) == 2


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (("“We close,”", "Lopez"), ("“WE CLOSE.”", "Lopez"), []),
        (("“We close at nine,”", "Lopez"), ("We close at nine", "Lopez", "indirect"), [None]),
        (
            ("“We close at nine,”", "Lopez"),
            ("“We close at nine,”", "Brandt"),
            [("Lopez", "Brandt")],
        ),
        (("“We close at nine,”", "Lopez"), ("“We close at nine,”", "Maria Lopez"), []),
    ],
)
def test_type_and_speaker_change_too(
    record: Record, before: Said, after: Said, expected: list[tuple[str, str] | None]
) -> None:
    record.add(version(before))
    record.add(version(after, title="B"))
    assert [change.speakers for change in found(record, URL).versions[1].changes] == expected


def test_a_speaker_that_is_known_of_one_version_alone_is_no_change(record: Record) -> None:
    record.add(version(("“We close at nine,”", "she")))
    later = version(("“We close at nine,”", "the mayor"), title="B")
    record.add(with_speaker(later, Speaker("Maria Lopez", "person")))
    assert found(record, URL).versions[1].changes == ()


def test_what_has_no_url_has_no_versions(record: Record) -> None:
    record.add(version(("“We close at nine,”", "Lopez"), url=None))
    record.add(version(("“Nobody asked me,”", "Brandt"), url=None))
    assert len(found(record, "The gate.txt").versions) == 1


def test_an_article_is_given_as_json(record: Record) -> None:
    record.add(version(("“We will close the gate at nine,”", "Lopez")))
    record.add(version(("“We will close the gate at ten,”", "Brandt"), title="B"))
    given = json.loads(json.dumps(found(record, URL).to_json()))
    assert given["document"] == {"id": "B.txt", "title": "B", "url": URL}
    assert given["copies"] == [
        {
            "number": 1,
            "version": True,
            "document": {"id": "The gate.txt", "title": "The gate", "url": URL},
        }
    ]
    [change] = given["versions"][1]["changes"]
    assert (change["manner"], change["speakers"]) == ("changed", ["Lopez", "Brandt"])
    [words] = change["differences"]
    assert change["before"]["content"][slice(*words["before"])] == "nine"
    assert change["after"]["content"][slice(*words["after"])] == "ten"
    assert given["quotations"][0]["content"] == "“We will close the gate at ten,”"
