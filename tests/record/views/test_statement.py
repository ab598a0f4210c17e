"""All reports of one statement: the fullest, the first, and what each made of it."""

import json
from dataclasses import replace

import pytest
from match.agency import AGENCY, COPIES, OWN

from onrecord.record import Record, Reports
from onrecord.types import QuotationType, Reading

from ..invented import article, quotation
from ..said import BRIDGE, DAY, denied, on_day, quoted, spoken, told, with_speaker

SALE = (
    "The council will sell the old mill to the county before winter, and nobody will lose a room."
)
FIRST = "The council will sell the old mill to the county before winter"
SECOND = "nobody will lose a room"
MISQUOTED = "The council will sell the old mill to the county before summer, and nobody at all will lose a room."


def of(record: Record, number: int = 1) -> Reports:
    found = record.statement(number)
    assert found
    return found


def told_of(record: Record, *readings: Reading) -> Reports:
    """The statement that the first of the readings is in, after all were added."""
    for reading in readings:
        record.add(reading)
    found = of(record)
    assert len(found.reports) == len(readings), "not all were put together"
    return found


def outlets(found: Reports) -> list[str | None]:
    return [one.hit.document.outlet for one in found.reports]


def manners(found: Reports) -> dict[str | None, str]:
    return {one.hit.document.outlet: one.manner for one in found.reports}


def differing(found: Reports) -> dict[str | None, list[tuple[str, str]]]:
    """For each outlet the words that it has and those that the fullest has instead."""
    fullest = found.fullest.content
    return {
        one.hit.document.outlet: [
            (words.here.of(one.hit.content), words.fullest.of(fullest)) for words in one.differences
        ]
        for one in found.reports
    }


def test_one_report_is_the_fullest_and_the_first(record: Record) -> None:
    found = told_of(record, quoted(SALE))
    [one] = found.reports
    assert (one.manner, one.differences, one.copy, one.day) == ("fullest", (), False, DAY)
    assert one.hit == found.fullest and one.hit.content == f"“{SALE}”"
    assert (found.number, found.speaker, found.independent) == (1, "Ilse Marn", 1)
    assert (found.outlets, found.denials, found.denied) == (("Varn Courier",), (), ())


FULLEST: dict[str, tuple[list[str], str]] = {
    "not a lone misquotation": ([MISQUOTED, SALE, SALE.upper()], SALE),
    "not a lone misquotation that others cut": ([MISQUOTED, SALE, FIRST, SECOND], SALE),
    "not the one that has a not": ([SALE.replace("will", "will not"), SALE, SALE], SALE),
    "not the one with a word more": ([SALE.replace("nobody", "nobody at all"), SALE, SALE], SALE),
    "the first of those with the same words": ([SALE, SALE.replace(",", " –")], SALE),
    "the whole before its cuts": ([FIRST, SALE, SECOND], SALE),
    "the longer of two that nobody bears out": ([SALE, MISQUOTED], MISQUOTED),
    "not the one that most have, but the one that has it all": ([FIRST, FIRST, FIRST, SALE], SALE),
    "the first on record of the same": ([SALE, SALE], SALE),
}


@pytest.mark.parametrize(("said", "expected"), FULLEST.values(), ids=FULLEST)
def test_the_fullest_is_the_longest_that_others_bear_out(
    record: Record, said: list[str], expected: str
) -> None:
    readings = (quoted(words, outlet=f"Outlet {number}") for number, words in enumerate(said))
    found = told_of(record, *readings)
    assert found.fullest.content == f"“{expected}”"
    assert found.fullest.number == said.index(expected) + 1


def test_the_fullest_is_in_the_own_words_of_who_said_it_if_any_report_has_these(
    record: Record,
) -> None:
    longer = "that the council would sell the old mill to the county before winter, and nobody would lose a room there"
    found = told_of(record, told(longer, type="indirect"), quoted(FIRST, outlet="Tessel Post"))
    assert (found.fullest.content, found.fullest.quotation.type) == (f"“{FIRST}”", "direct")


def test_of_paraphrases_alone_the_longest_is_the_fullest(record: Record) -> None:
    short = told("that the council would sell the old mill to the county", type="indirect")
    long = "that the council would sell the old mill to the county before winter, and that nobody would lose a room"
    found = told_of(record, short, told(long, outlet="Tessel Post", type="indirect"))
    assert found.fullest.content == long
    assert manners(found) == {"Varn Courier": "paraphrase", "Tessel Post": "fullest"}


def test_a_misquotation_that_was_copied_often_does_not_outvote_two_who_were_there(
    record: Record,
) -> None:
    said = "“I will not name a price before I know what is under the mud,”"
    wrong = said.replace("a price", "any price of it")
    for name in ("a new lead", "a footer", "a local paragraph"):
        copy = COPIES[name].replace(said, wrong)
        assert wrong in copy
        record.add(marn(copy, wrong, name))
    for outlet, text in (
        ("Echo", OWN),
        ("Herald", f"{said} Ilse Marn said on the quay. It rained all day in Varn."),
    ):
        record.add(marn(text, said, outlet))
    found = of(record)
    assert (len(found.reports), found.independent) == (5, 3)
    assert found.fullest.content == said


def marn(text: str, said: str, outlet: str) -> Reading:
    reading = article(
        text, quotation(text, said, "said", "Marn"), id=outlet, outlet=outlet, published=DAY
    )
    return with_speaker(reading, spoken("Ilse Marn"))


MANNERS: dict[str, tuple[str, QuotationType, str, list[tuple[str, str]]]] = {
    "the same": (SALE, "direct", "whole", []),
    "otherwise written": (SALE.upper().replace(",", " –"), "direct", "whole", []),
    "the end cut": (FIRST, "direct", "shortened", [("", "and nobody will lose a room")]),
    "the beginning cut": (SECOND, "direct", "shortened", [("", f"{FIRST}, and")]),
    "cut in the middle": (
        "The council will sell the old mill before winter, and nobody will lose a room.",
        "direct",
        "shortened",
        [("", "to the county")],
    ),
    "a word for another": (
        SALE.replace("winter", "summer"),
        "direct",
        "altered",
        [("summer", "winter")],
    ),
    "words added": (SALE.replace("nobody", "nobody at all"), "direct", "altered", [("at all", "")]),
    "a word for another and a cut": (
        "The council will sell the new mill to the county before winter.",
        "direct",
        "altered",
        [("new", "old"), ("", "and nobody will lose a room")],
    ),
    "in other words": (
        "that the council would sell the old mill to the county before winter and no one would lose a room",
        "indirect",
        "paraphrase",
        [],
    ),
}


@pytest.mark.parametrize(("words", "type", "manner", "expected"), MANNERS.values(), ids=MANNERS)
def test_a_report_is_told_by_how_it_stands_to_the_fullest(
    record: Record, words: str, type: QuotationType, manner: str, expected: list[tuple[str, str]]
) -> None:
    content = f"“{words}”" if type == "direct" else words
    first = [quoted(SALE), quoted(SALE, outlet="Tessel Post")]
    found = told_of(record, *first, told(content, outlet="Dike Post", type=type))
    assert manners(found) == {
        "Varn Courier": "fullest",
        "Tessel Post": "whole",
        "Dike Post": manner,
    }
    assert differing(found) == {"Varn Courier": [], "Tessel Post": [], "Dike Post": expected}


def test_whole_sentences_left_out_are_a_cut(record: Record) -> None:
    strike = (
        "The pilots strike on Monday.",
        "Nobody asked them before the vote.",
        "They will be back on Friday.",
    )
    readings = [
        quoted(" ".join(strike)),
        quoted(f"{strike[0]} {strike[2]}", outlet="Echo"),
        quoted(strike[1], outlet="Post"),
    ]
    found = told_of(record, *readings)
    assert manners(found) == {"Varn Courier": "fullest", "Echo": "shortened", "Post": "shortened"}
    assert differing(found)["Echo"] == [("", strike[1].rstrip("."))]
    assert differing(found)["Post"] == [("", strike[0].rstrip(".")), ("", strike[2].rstrip("."))]


def test_reports_come_by_the_day_of_publication_then_as_they_were_added(record: Record) -> None:
    days = (
        "2026-03-09",
        None,
        "2026-03-02",
        "2026-03-05T08:00:00",
        "2026-03-05T07:00:00",
        "2026-03-09",
        "last week",
    )
    readings = (on_day(quoted(SALE, outlet=f"{at}"), day) for at, day in enumerate(days))
    found = told_of(record, *readings)
    assert outlets(found) == list(found.outlets) == ["2", "4", "3", "0", "5", "1", "6"]
    assert [one.day for one in found.reports] == [
        *("2026-03-02", "2026-03-05", "2026-03-05", "2026-03-09", "2026-03-09", None, None)
    ]


def test_outlets_are_told_once_each_and_those_without_a_name_not_at_all(record: Record) -> None:
    readings = [on_day(quoted(SALE), day) for day in ("2026-03-05", "2026-03-04")]
    nameless = on_day(quoted(FIRST), "2026-03-03")
    readings.append(Reading(replace(nameless.document, outlet=None), nameless.quotations))
    assert told_of(record, *readings, quoted(SECOND, outlet="Echo")).outlets == (
        "Varn Courier",
        "Echo",
    )


def test_the_speaker_is_called_what_most_reports_resolve_to(record: Record) -> None:
    names = ("Marn", "Ilse Marn", "Ilse Marn", None)
    readings = (quoted(SALE, name, f"Outlet {at}") for at, name in enumerate(names))
    assert told_of(record, *readings).speaker == "Ilse Marn"


def test_of_nobody_named_there_is_no_speaker(record: Record) -> None:
    assert told_of(record, quoted(SALE, None)).speaker is None


def test_copies_are_told_and_counted_once(record: Record) -> None:
    said = "“I will not name a price before I know what is under the mud,”"
    texts = {"Tessel News": AGENCY, "Oste Herald": COPIES["a new lead before it all"], "Echo": OWN}
    found = told_of(record, *(marn(text, said, outlet) for outlet, text in texts.items()))
    assert [(one.hit.document.outlet, one.copy) for one in found.reports] == [
        ("Tessel News", False),
        ("Oste Herald", True),
        ("Echo", False),
    ]
    assert (len(found.reports), found.independent) == (3, 2)


def test_an_article_that_reports_it_twice_is_no_copy_of_itself(record: Record) -> None:
    text = f"“{SALE}” It rained, and the mayor said it again: “{SALE.upper()}”"
    twice = (quotation(text, f"“{SALE}”"), quotation(text, f"“{SALE.upper()}”"))
    record.add(with_speaker(article(text, *twice, published=DAY), spoken("Ilse Marn")))
    found = of(record)
    assert [(one.manner, one.copy) for one in found.reports] == [
        ("fullest", False),
        ("whole", False),
    ]
    assert found.independent == 1


def test_a_later_version_of_an_article_is_a_copy(record: Record) -> None:
    for words in (SALE, FIRST):
        reading = quoted(words, outlet=words[:20])
        url = "https://echo.example/mill"
        record.add(Reading(replace(reading.document, url=url), reading.quotations))
    found = of(record)
    assert [one.copy for one in found.reports] == [False, True] and found.independent == 1


def test_denials_and_what_they_deny_lead_to_each_other(record: Record) -> None:
    asserted = "that Marn took money from the gravel company"
    for outlet in ("Varn Courier", "Tessel Post"):
        record.add(told(asserted, "Ottokar Plume", outlet=outlet, type="indirect"))
    record.add(denied("that she took money from the gravel company"))
    record.add(quoted(SALE, "Piet Maas", "Echo"))
    first, denial, other = of(record, 1), of(record, 3), of(record, 4)
    assert [one.hit.number for one in first.reports] == [1, 2]
    assert ([hit.number for hit in first.denials], first.denied) == ([3], ())
    assert first.denials[0].document.outlet == "Radio Tessel" and first.denials[0].quotation.denies
    assert (denial.denials, [hit.number for hit in denial.denied]) == ((), [1, 2])
    assert (other.denials, other.denied) == ((), ())


@pytest.mark.parametrize("number", [1, 2, 4])
def test_the_number_of_any_of_its_quotations_leads_to_a_statement(
    record: Record, number: int
) -> None:
    others = (
        quoted(words, outlet=outlet)
        for words, outlet in ((SALE, "A"), (FIRST, "B"), (BRIDGE, "C"), (SALE, "D"))
    )
    for reading in others:
        record.add(reading)
    found = of(record, number)
    assert (found.number, [one.hit.number for one in found.reports]) == (1, [1, 2, 4])
    assert all(one.hit.statement == 1 for one in found.reports)


@pytest.mark.parametrize(
    "number", [0, 2, -1, 10**17, 10**18, 2**63, -(2**63) - 1, 10**30, -(10**30)]
)
def test_of_any_other_number_there_is_no_statement(record: Record, number: int) -> None:
    record.add(quoted(SALE))
    assert record.statement(number) is None


def test_of_an_empty_record_there_is_no_statement(record: Record) -> None:
    assert record.statement(1) is None


def test_more_reports_than_are_shown_are_the_earliest(record: Record) -> None:
    for at, day in enumerate(("2026-03-06", "2026-03-04", "2026-03-05")):
        record.add(on_day(quoted(SALE, outlet=f"{at}"), day))
    found = record.statement(1, 2)
    assert found
    assert (outlets(found), found.total) == (["1", "2"], 3)


@pytest.mark.parametrize("content", ["", "…", "“”"])
def test_content_without_words_is_a_statement_of_its_own(record: Record, content: str) -> None:
    found = told_of(record, told(content))
    assert (found.fullest.content, [one.manner for one in found.reports]) == (content, ["fullest"])


def test_a_statement_is_given_as_json(record: Record) -> None:
    record.add(quoted(SALE))
    record.add(quoted(MISQUOTED, outlet="Dike Post"))
    record.add(quoted(FIRST, outlet="Tessel Post"))
    record.add(
        told(
            "that the council sold the old mill to the county",
            "Piet Maas",
            outlet="Echo",
            type="indirect",
        )
    )
    record.add(denied("that the council sold the old mill to the county", "Berit Sallow"))
    given = json.loads(json.dumps(of(record, 3).to_json()))
    assert (given["statement"], given["speaker"], given["independent"]) == (1, "Ilse Marn", 3)
    assert given["outlets"] == ["Varn Courier", "Dike Post", "Tessel Post"]
    assert [one["manner"] for one in given["reports"]] == ["fullest", "altered", "shortened"]
    fullest, altered, _ = given["reports"]
    assert fullest["content"] == given["fullest"]["content"] == f"“{SALE}”"
    assert (fullest["number"], fullest["day"], fullest["copy"], fullest["differences"]) == (
        1,
        DAY,
        False,
        [],
    )
    told_apart = [
        (altered["content"][slice(*one["here"])], fullest["content"][slice(*one["fullest"])])
        for one in altered["differences"]
    ]
    assert told_apart == [("summer", "winter"), ("at all", "")]
    assert (given["denials"], given["denied"]) == ([], [])
    assert of(record, 4).to_json()["denials"][0]["document"]["outlet"] == "Radio Tessel"
    assert json.loads(json.dumps(of(record, 5).to_json()))["denied"][0]["number"] == 4


def test_similar_wording_stands_beside_a_statement(record: Record) -> None:
    record.add(quoted(SALE))
    later = on_day(
        quoted("The council will sell the old mill to the county, as I said", outlet="Echo"),
        "2026-06-04",
    )
    record.add(later)
    record.add(quoted("Nobody asked the orchestra.", outlet="Dike Post"))
    found = of(record)
    assert len(found.reports) == 1
    assert [hit.document.outlet for hit in found.similar] == ["Echo"]
    assert found.to_json()["similar"] == [hit.to_json() for hit in found.similar]


def test_what_has_nothing_alike_has_no_similar_wording(record: Record) -> None:
    assert told_of(record, quoted(SALE)).similar == ()
