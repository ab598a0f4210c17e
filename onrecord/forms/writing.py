"""How a value of a type is written as JSON, worked out from its hint once."""

from collections.abc import Callable
from types import NoneType
from typing import Any, get_args, get_origin

from onrecord.forms.members import (
    MAPPINGS,
    PLAIN,
    Member,
    annotated,
    is_form,
    is_named_tuple,
    options,
    without_none,
)

Write = Callable[[Any], Any]


def writer(hint: Any, member: Member = PLAIN) -> Write | None:
    """How a value of a type is written; None: as it is."""
    if NoneType in options(hint):
        some = writer(without_none(hint), member)
        return (lambda value: None if value is None else some(value)) if some else None
    if member.alone_in:
        inside, name = writer(hint) or unchanged, member.alone_in
        return lambda value: {name: inside(value)}
    if member.digits is not None:
        digits = member.digits
        return lambda value: round(value, digits)
    if is_form(hint):
        return lambda value: value.to_json()
    if get_origin(hint) is tuple:
        return _writing_list(
            [writer(*annotated(one)) for one in get_args(hint) if one is not Ellipsis]
        )
    if get_origin(hint) in MAPPINGS:
        each = writer(*annotated(get_args(hint)[1])) or unchanged
        return lambda value: {name: each(one) for name, one in value.items()}
    return list if is_named_tuple(hint) else None


def _writing_list(of: list[Write | None]) -> Write:
    """How a tuple is written: of one way of writing, all of its items; else each in its own."""
    first = of[0]
    if len(of) == 1:
        return (lambda value: [first(one) for one in value]) if first else list
    return lambda value: [
        write(one) if write else one for write, one in zip(of, value, strict=True)
    ]


def unchanged(value: Any) -> Any:
    """The value as it is."""
    return value
