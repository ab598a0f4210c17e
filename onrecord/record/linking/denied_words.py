"""The words of a document that a quotation of it denies, and what stands before these, cut from the
document's text."""

from sqlalchemy import ColumnElement, Text, case, func

from onrecord.record.store.schema import DOCUMENT, QUOTATION

BEFORE = 400
"""Characters before the words denied that are cut out with them."""
_FIRST, _LAST = (QUOTATION.c.resolved[("denied", index)].as_integer() for index in (0, 1))
_FROM = case((_FIRST > BEFORE, _FIRST - BEFORE), else_=0)


def _cut(start: ColumnElement[int], end: ColumnElement[int]) -> ColumnElement[str | None]:
    """A stretch of the text; None of the many that deny no words, whose document is then not
    read."""
    return case(
        (_FIRST.is_not(None), func.substr(DOCUMENT.c.text, start + 1, end - start, type_=Text))
    )


DENIED_WORDS = _cut(_FIRST, _LAST)
BEFORE_DENIED = _cut(_FROM, _FIRST)
