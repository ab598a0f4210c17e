"""The facets of a search: how many results each speaker, outlet, date and so on has, as a table or
as data."""

import json
from typing import TYPE_CHECKING

import typer
from rich.table import Table
from rich.text import Text

from onrecord.cli.screen import QUIET, SOURCE, number_of, output, show_folded, visible

if TYPE_CHECKING:
    from onrecord.record import Count, Facets

VALUES = {"True": "a denial", "False": "no denial"}


def show_facets(facets: "Facets", as_json: bool) -> None:
    """The counts; on the screen nothing if there are none."""
    if as_json:
        typer.echo(json.dumps(facets.to_json(), ensure_ascii=False))
    elif facets.total:
        console = output()
        counted = number_of(facets.total, "quotation")
        console.print(
            f"More than {counted}; of the latest of them:" if facets.at_least else counted
        )
        show_folded(console, facets.folded)
        console.print(_table(facets))


def _table(facets: "Facets") -> Table:
    """A row for each value: the facet's name in its first row, the count, and the value, cut where
    the screen ends."""
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(no_wrap=True, min_width=max(map(len, (*facets.counts(), *facets.attributes))))
    table.add_column(no_wrap=True, justify="right", min_width=len(f"{facets.total:,}"))
    table.add_column(no_wrap=True, overflow="ellipsis")
    for name, counts in {**facets.counts(), **facets.attributes}.items():
        for rank, count in enumerate(counts):
            first = "" if rank else visible(name)
            table.add_row(Text(first, QUIET), Text(f"{count.count:,}", SOURCE), Text(_value(count)))
    return table


def _value(count: "Count") -> str:
    return VALUES[str(count.value)] if isinstance(count.value, bool) else visible(count.value)
