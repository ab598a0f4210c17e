"""The record: who said what, kept in one SQLite file; added to, searched and read back.

What it is asked is told without loading the database: the command line shows it before it opens a
record.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from onrecord.record.search.filters import Field, Filter
from onrecord.record.search.query import DEEPEST, FILTERS, Query, Sort

if TYPE_CHECKING:
    from onrecord.record.public import *  # noqa: F403

__all__ = ["DEEPEST", "FILTERS", "Field", "Filter", "Query", "Sort"]


def __getattr__(name: str) -> Any:
    """All else that `public.py` has."""
    public = import_module("onrecord.record.public")
    if name not in public.__all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(public, name)
