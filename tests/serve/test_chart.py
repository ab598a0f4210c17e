"""The chart, read as the SVG and the table that it is."""

import pytest
from lxml import html

from onrecord.record import Month
from onrecord.serve.chart import MOST_BARS, bars, shares, timeline


def months(*told: tuple[str, int, int]) -> list[Month]:
    return [Month(*one) for one in told]


def span(first: int, last: int) -> list[Month]:
    """Two quotations a year."""
    return months(*((f"{year:04}-03", 1, 1) for year in range(first, last + 1)))


def test_bars_of_few_years_are_months_with_those_that_have_none() -> None:
    found = bars(months(("2025-12", 2, 1), ("2026-02", 0, 4)))
    assert len(found) == 24
    assert [(bar.name, bar.own, bar.paraphrased) for bar in found if bar.count] == [
        ("December 2025", 2, 1),
        ("February 2026", 0, 4),
    ]


@pytest.mark.parametrize(
    ("first", "last", "count", "name"),
    [
        (2022, 2026, 60, "March 2022"),
        (2021, 2026, 24, "January to March 2021"),
        (2012, 2026, 60, "January to March 2012"),
        (2006, 2026, 21, "2006"),
        (1960, 2026, 34, "1960 to 1961"),
        (1, 9999, 60, "1 to 167"),
    ],
)
def test_bars_of_long_spans_are_quarters_or_years(
    first: int, last: int, count: int, name: str
) -> None:
    found = bars(span(first, last))
    assert len(found) == count <= MOST_BARS
    assert next(bar.name for bar in found if bar.count) == name
    assert sum(bar.count for bar in found) == 2 * (last - first + 1)


def test_last_bar_of_several_years_ends_with_the_last_year() -> None:
    assert bars(span(1960, 2026))[-1].name == "2026"


def test_bars_take_a_month_that_there_is_not() -> None:
    assert [bar.name for bar in bars(months(("2026-99", 1, 0))) if bar.count] == ["December 2026"]


def test_timeline_is_an_image_with_name_and_description() -> None:
    figure = html.fromstring(timeline(months(("2026-03", 3, 2), ("2026-05", 0, 1))))
    [svg] = figure.xpath("./svg")
    named = [figure.get_element_by_id(one) for one in svg.get("aria-labelledby").split()]
    assert svg.get("role") == "img" and [one.tag for one in named] == ["title", "desc"]
    told = named[1].text_content()
    assert told.startswith(
        "March 2026 to May 2026: 3 quotations in their own words, 3 paraphrased."
    )
    assert "Most are of March 2026: 5." in told
    assert not figure.xpath("//@style") and len(figure.xpath("//svg[@role]//title")) == 1


def test_timeline_stacks_what_is_paraphrased_on_own_words() -> None:
    figure = html.fromstring(timeline(months(("2026-03", 3, 2))))
    own, paraphrased = figure.xpath("./svg/rect")
    assert (own.get("class"), paraphrased.get("class")) == ("own", "paraphrased")
    assert own.get("x") == paraphrased.get("x") and own.get("width") == paraphrased.get("width")
    assert float(paraphrased.get("y")) + float(paraphrased.get("height")) == pytest.approx(
        float(own.get("y"))
    )
    assert float(own.get("height")) == pytest.approx(1.5 * float(paraphrased.get("height")))


def test_timeline_tells_the_same_figures_as_a_table() -> None:
    figure = html.fromstring(timeline(months(("2026-03", 1200, 2), ("2026-05", 0, 1))))
    rows = [[cell.text_content() for cell in row] for row in figure.xpath(".//details//tbody/tr")]
    assert rows == [["March 2026", "1,200", "2"], ["May 2026", "0", "1"]]
    assert figure.xpath(".//th/@scope") == ["col", "col", "col", "row", "row"]


@pytest.mark.parametrize(
    ("first", "last"), [(2026, 2026), (2025, 2026), (2018, 2026), (1990, 2026), (1900, 2026)]
)
def test_labels_are_as_many_as_there_is_room_for(first: int, last: int) -> None:
    figure = html.fromstring(timeline(span(first, last)))
    every = figure.xpath("//g[contains(@class, 'label')]")
    narrow = [one for one in every if "wide" not in one.get("class")]
    assert str(first) in every[0].text_content()
    assert 1 <= len(narrow) <= 6 and len(every) <= 12
    assert all(0 <= float(one.find("text").get("x").rstrip("%")) < 100 for one in every)


def test_timeline_of_nothing_is_empty() -> None:
    assert timeline([]) == ""
    assert shares(0, 0) == ""


@pytest.mark.parametrize(
    ("own", "other", "told"), [(1, 3, ["(25 %)", "(75 %)"]), (4, 0, ["(100 %)", "(0 %)"])]
)
def test_shares_tell_their_numbers_beside_the_bar(own: int, other: int, told: list[str]) -> None:
    shown = html.fromstring(f"<div>{shares(own, other)}</div>")
    assert shown.xpath(".//svg[@class='shares']/@aria-hidden") == ["true"]
    assert [item.text_content().split(maxsplit=1)[0] for item in shown.xpath(".//li")] == [
        str(own),
        str(other),
    ]
    assert [item.xpath("./span")[0].text for item in shown.xpath(".//li")] == told
