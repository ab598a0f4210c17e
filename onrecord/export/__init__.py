"""Writes readings in other formats, a module for each; each writes as it reads, so that a stream
stays a stream. `formats` is the table of them all.

Only a feed has to read everything before it begins, because its newest entry comes first; it keeps
no more than its entries.
"""

from onrecord.export.formats import FORMATS, STREAMED, Format, Write, explained

__all__ = ["FORMATS", "STREAMED", "Format", "Write", "explained"]
