"""Numbers on this record, in addresses: none is too large for the record to look up."""

from typing import Annotated

from fastapi import Path

from onrecord.record.query import MOST_DIGITS

HIGHEST = 10**MOST_DIGITS - 1
"""The highest that is looked up; the record's own are far lower."""

Number = Annotated[int, Path(ge=1, le=HIGHEST, description="Its number on this record.", examples=[12])]
