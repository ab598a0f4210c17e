"""The header under which a download is saved."""

import re

from onrecord.export import FORMATS

UNSAFE = re.compile("[^A-Za-z0-9]+")


def attached(name: str, format: str) -> dict[str, str]:
    """The header with the name under which an answer may be saved (RFC 6266), in plain letters."""
    row = FORMATS[format]
    manner = "inline" if row.is_shown else "attachment"
    plain = UNSAFE.sub("-", name).strip("-")[:80] or "onrecord"
    return {"content-disposition": f'{manner}; filename="{plain}.{row.suffix or row.name}"'}
