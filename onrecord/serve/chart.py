"""Counts over time as a chart: a bar for each stretch of time, in SVG, and the same figures as a
table.

Horizontal positions are in per cent of the width and heights in pixels, so that the labels are as
large as all other words on a phone. Quotations in the speaker's own words are filled bars,
paraphrases are outlines: no colour is needed.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from onrecord.record import Month

MOST_BARS = 60
QUARTER, YEAR = 3, 12
"""In months."""
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
MOST_LABELS, MOST_NARROW = 12, 6
"""Years that have a label, on a desk and on a phone."""
ABOVE, PLOT, BELOW = 24, 130, 26
"""Heights in pixels: above the highest bar, of the bars, and below them."""
FLOOR = ABOVE + PLOT
LEAST = 2.0
"""The least height in pixels of a bar that is not zero."""
FILLED = 0.8
"""The share of its slot that a bar fills."""
TOPS = (10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100)
"""Round numbers for the end of an axis; ten times each is one, too, and so on."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time by its name, and the quotations published in it: in own words, and
    paraphrased."""

    name: str
    own: int
    paraphrased: int

    @property
    def count(self) -> int:
        """All quotations of the bar."""
        return self.own + self.paraphrased


def timeline(months: Sequence[Month]) -> Markup:
    """The months as a figure: the chart, its legend and the table. Empty if there are no months."""
    if not months:
        return Markup()
    return Markup('<figure class="timeline">{}{}{}</figure>').format(
        _chart(months), LEGEND, _table(bars(months))
    )


def shares(quoted: int, paraphrased: int) -> Markup:
    """The shares of direct and paraphrased quotations, as one bar with its numbers. Empty if there
    are none."""
    if not quoted + paraphrased:
        return Markup()
    share = 100 * quoted / (quoted + paraphrased)
    bar = Markup(
        '<svg class="shares" width="100%" height="20" aria-hidden="true" focusable="false">'
        '<rect class="own" x="0" y="1" width="{}%" height="18"/>'
        '<rect class="paraphrased" x="{}%" y="1" width="{}%" height="18"/></svg>'
    ).format(_round(share), _round(share), _round(100 - share))
    counts = (
        (OWN_SWATCH, quoted, "in their own words", share),
        (OTHER_SWATCH, paraphrased, "paraphrased", 100 - share),
    )
    entries = Markup().join(
        Markup('<li>{} <strong>{:,}</strong> {} <span class="quiet">({:.0f} %)</span></li>').format(
            *entry
        )
        for entry in counts
    )
    return Markup('{}<ul class="legend">{}</ul>').format(bar, entries)


def bars(months: Sequence[Month]) -> tuple[Bar, ...]:
    """A bar for each month of the years; where these would be too many, for each quarter, year or
    more years."""
    step, first, last = _step(months), _year(months[0]), _year(months[-1])
    counts = [[0, 0] for _ in range(0, YEAR * (last - first + 1), step)]
    for month in months:
        bar_counts = counts[(YEAR * (_year(month) - first) + _month_of_year(month)) // step]
        bar_counts[0] += month.own
        bar_counts[1] += month.paraphrased
    return tuple(
        Bar(_name(first, index * step, step, last), *count) for index, count in enumerate(counts)
    )


def _step(months: Sequence[Month]) -> int:
    """How many months a bar stands for."""
    years = _year(months[-1]) - _year(months[0]) + 1
    for step in (1, QUARTER):
        if years * YEAR <= MOST_BARS * step:
            return step
    return YEAR * math.ceil(years / MOST_BARS)


def _year(month: Month) -> int:
    return int(month.month[:4])


def _month_of_year(month: Month) -> int:
    """The month of the year from 0 to 11; a month outside the calendar counts as the nearest."""
    return min(max(int(month.month[5:7]), 1), YEAR) - 1


def _name(first: int, begin: int, step: int, last: int) -> str:
    """The name of the stretch that begins `begin` months after the start of the first year."""
    year, month = first + begin // YEAR, begin % YEAR
    if step == 1:
        return f"{MONTHS[month]} {year}"
    if step == QUARTER:
        return f"{MONTHS[month]} to {MONTHS[month + step - 1]} {year}"
    end = min(year + step // YEAR - 1, last)
    return f"{year}" if end == year else f"{year} to {end}"


def _chart(months: Sequence[Month]) -> Markup:
    drawn = bars(months)
    top = _top(max(bar.count for bar in drawn))
    parts = (
        '<svg class="chart" width="100%" height="{}" role="img" aria-labelledby="timeline-title timeline-desc">'
        '<title id="timeline-title">How often quoted over time</title><desc id="timeline-desc">{}</desc>{}{}{}</svg>'
    )
    height = ABOVE + PLOT + BELOW
    return Markup(parts).format(
        height, _described(drawn), _axis(top), _labels(months), _drawn(drawn, top)
    )


def _described(drawn: Sequence[Bar]) -> str:
    quoted, paraphrased = sum(bar.own for bar in drawn), sum(bar.paraphrased for bar in drawn)
    most, counted = max(drawn, key=lambda bar: bar.count), [bar for bar in drawn if bar.count]
    span = counted[0].name if len(counted) == 1 else f"{counted[0].name} to {counted[-1].name}"
    peak = "" if len(counted) == 1 else f" Most are of {most.name}: {most.count:,}."
    return f"{span}: {quoted:,} quotations in their own words, {paraphrased:,} paraphrased.{peak} The table has all."


def _axis(top: int) -> Markup:
    """The floor, and the line at the top of the axis with its number."""
    line = Markup('<line class="{}" x1="0" x2="100%" y1="{}" y2="{}"/>')
    label = Markup('<text x="0" y="{}">{:,} quotation{}</text>').format(
        ABOVE - 7, top, "" if top == 1 else "s"
    )
    return line.format("grid", ABOVE, ABOVE) + line.format("floor", FLOOR, FLOOR) + label


def _labels(months: Sequence[Month]) -> Markup:
    """The years below the bars, as many as there is room for; for a single year its quarters."""
    first, last = _year(months[0]), _year(months[-1])
    years = last - first + 1
    if years == 1:
        names = [f"Jan {first}", *(MONTHS[index][:3] for index in range(QUARTER, YEAR, QUARTER))]
        return Markup().join(_label(25 * index, name, "") for index, name in enumerate(names))
    every = math.ceil(years / MOST_LABELS)
    narrow = every * math.ceil(years / MOST_NARROW / every)
    labels = ((index, "" if index % narrow == 0 else "wide") for index in range(0, years, every))
    span = (
        len(bars(months)) * _step(months) / YEAR
    )  # the last bar may stand for years that are to come
    return Markup().join(
        _label(100 * index / span, f"{first + index}", kind) for index, kind in labels
    )


def _label(x: float, words: str, kind: str) -> Markup:
    """A label below the bars. `kind`: "wide" if only a wide screen has room for it."""
    line = Markup('<line class="floor" x1="{0}%" x2="{0}%" y1="{1}" y2="{2}"/>').format(
        _round(x), FLOOR, FLOOR + 6
    )
    text = Markup('<text x="{}%" y="{}">{}</text>').format(_round(x), FLOOR + 20, words)
    return Markup('<g class="label {}">{}{}</g>').format(kind, line, text)


def _drawn(drawn: Sequence[Bar], top: int) -> Markup:
    return Markup().join(
        rect for index, bar in enumerate(drawn) for rect in _rects(index, len(drawn), bar, top)
    )


def _rects(index: int, count: int, bar: Bar, top: int) -> Iterator[Markup]:
    """A bar's rectangles: own words stand on the floor, paraphrases on top of them."""
    width, floor = 100 / count, float(FLOOR)
    for kind, number in (("own", bar.own), ("paraphrased", bar.paraphrased)):
        if number:
            height = max(PLOT * number / top, LEAST)
            floor -= height
            yield Markup('<rect class="{}" x="{}%" y="{}" width="{}%" height="{}"/>').format(
                kind,
                _round(width * (index + (1 - FILLED) / 2)),
                _round(floor),
                _round(width * FILLED),
                _round(height),
            )


def _table(drawn: Sequence[Bar]) -> Markup:
    row = Markup('<tr><th scope="row">{}</th><td>{:,}</td><td>{:,}</td></tr>')
    rows = Markup().join(
        row.format(bar.name, bar.own, bar.paraphrased) for bar in drawn if bar.count
    )
    return Markup(
        "<details><summary>The figures</summary><table>"
        '<caption class="visually-hidden">Quotations by when they were published</caption>'
        '<thead><tr><th scope="col">Published</th><th scope="col">In their own words</th>'
        '<th scope="col">Paraphrased</th></tr></thead><tbody>{}</tbody></table></details>'
    ).format(rows)


def _top(most: int) -> int:
    """The end of the axis: the least round number that is not below `most`."""
    if most < TOPS[0]:
        return most
    scale = int(f"1{'0' * (len(str(most)) - 2)}")
    return next(top * scale for top in TOPS if top * scale >= most)


def _round(number: float) -> str:
    """A number for an attribute: two places are finer than any screen."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _swatch(kind: str) -> Markup:
    return Markup(
        '<svg class="swatch" width="14" height="14" aria-hidden="true" focusable="false">'
        '<rect class="{}" x="1" y="1" width="12" height="12"/></svg>'
    ).format(kind)


OWN_SWATCH, OTHER_SWATCH = _swatch("own"), _swatch("paraphrased")
LEGEND = Markup(
    '<figcaption><ul class="legend"><li>{} in their own words, in whole or in part</li><li>{} paraphrased</li></ul>'
    "</figcaption>"
).format(OWN_SWATCH, OTHER_SWATCH)
"""The legend of the chart."""
