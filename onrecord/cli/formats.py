"""The formats that commands offer, as their options take them."""

from enum import StrEnum
from typing import TYPE_CHECKING

from onrecord.export import FORMATS, STREAMED

TEXT = "text"
"""Readings as people read them, in the terminal."""

if TYPE_CHECKING:
    ReadFormat = str
    ExportFormat = str
else:
    ReadFormat = StrEnum("ReadFormat", {name: name for name in (TEXT, *STREAMED)})
    ExportFormat = StrEnum("ExportFormat", {name: name for name in FORMATS})
