"""How what was searched for is spread, as a table on the screen or as data."""

import json
from typing import TYPE_CHECKING

import typer
from rich.table import Table
from rich.text import Text

from onrecord.cli.screen import QUIET, SOURCE, number_of, output, show_folded, visible

if TYPE_CHECKING:
    from onrecord.record import Count, Facets

VALUES = {"True": "a denial", "False": "no denial"}


def show_facets(found: "Facets", as_json: bool) -> None:
    """The counts; on the screen nothing if there are none."""
    if as_json:
        typer.echo(json.dumps(found.to_json(), ensure_ascii=False))
    elif found.total:
        console = output()
        counted = number_of(found.total, "quotation")
        console.print(f"More than {counted}; of the latest of them:" if found.at_least else counted)
        show_folded(console, found.folded)
        console.print(_table(found))


def _table(found: "Facets") -> Table:
    """A row for each value: its facet before the first, how many have it, and the value, cut where the screen ends."""
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(no_wrap=True, min_width=max(map(len, (*found.counts(), *found.attributes))))
    table.add_column(no_wrap=True, justify="right", min_width=len(f"{found.total:,}"))
    table.add_column(no_wrap=True, overflow="ellipsis")
    for name, counts in {**found.counts(), **found.attributes}.items():
        for place, one in enumerate(counts):
            first = "" if place else visible(name)
            table.add_row(Text(first, QUIET), Text(f"{one.count:,}", SOURCE), Text(_value(one)))
    return table


def _value(one: "Count") -> str:
    return VALUES[str(one.value)] if isinstance(one.value, bool) else visible(one.value)
