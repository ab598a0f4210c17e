"""How a value of a type is read from JSON and checked, worked out from its hint once."""

import sys
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import (
    Any,
    Literal,
    get_args,
    get_origin,
    get_type_hints,
)

from onrecord.errors import FormError
from onrecord.forms.members import (
    MAPPINGS,
    PLAIN,
    Member,
    annotated,
    is_form,
    is_named_tuple,
    kind_of,
    options,
    without_none,
)
from onrecord.forms.writing import unchanged

Read = Callable[[Any], Any]


def _at(place: str, read: Read, value: Any) -> Any:
    try:
        return read(value)
    except FormError as error:
        raise error.within(place) from None


MOST = sys.float_info.max


def reader(hint: Any, member: Member = PLAIN) -> Read:
    """How a value of a type is read; null is read by nobody."""
    hint = without_none(hint)
    if member.alone_in:
        return _reading_alone(reader(hint), member.alone_in)
    if len(options(hint)) > 1:
        return _reading_one_of(options(hint))
    if is_form(hint):
        read: Read = hint.from_json
        return read
    if hint is Any or member.rest:
        return MappingProxyType if member.rest else unchanged
    if is_named_tuple(hint):
        return _reading_named(hint)
    if get_origin(hint) is tuple:
        of = get_args(hint)
        repeated = of[-1] is Ellipsis
        return _reading_list(
            [reader(*annotated(one)) for one in of if one is not Ellipsis], tuple, repeated
        )
    if get_origin(hint) in MAPPINGS:
        return _reading_mapping(reader(*annotated(get_args(hint)[1])))
    return _reading_plain(hint, member)


def _reading_alone(read: Read, name: str) -> Read:
    def alone(value: Any) -> Any:
        if not isinstance(value, Mapping) or name not in value:
            raise FormError("", f"got {kind_of(value)}, expected an object with the member {name}")
        return _at(name, read, value[name])

    return alone


def _reading_one_of(kinds: tuple[Any, ...]) -> Read:
    readers = [reader(one) for one in kinds]

    def one_of(value: Any) -> Any:
        failures = []
        for read in readers:
            try:
                return read(value)
            except FormError as error:
                failures.append(error)
        raise failures[0]

    return one_of


def _reading_list(of: list[Read], made: Callable[[list[Any]], Any], repeated: bool = False) -> Read:
    first, length = of[0], len(of)

    def several(value: Any) -> Any:
        if not isinstance(value, list | tuple) or not (repeated or len(value) == length):
            raise FormError(
                "", f"got {_shown(value)}, expected a list{'' if repeated else f' of {length}'}"
            )
        reads = [first] * len(value) if repeated else of
        try:
            return made([read(one) for read, one in zip(reads, value, strict=True)])
        except FormError:
            for place, (read, one) in enumerate(zip(reads, value, strict=True)):
                _at(f"[{place}]", read, one)
            raise

    return several


def _reading_named(hint: Any) -> Read:
    """How a named tuple is read; one that is as it should be at a glance."""
    kinds = list(get_type_hints(hint).values())
    slowly = _reading_list([reader(one) for one in kinds], hint._make)

    def named(value: Any) -> Any:
        is_such = isinstance(value, list | tuple) and [*map(type, value)] == kinds
        return hint._make(value) if is_such else slowly(value)

    return named


def _reading_mapping(read: Read) -> Read:
    def mapping(value: Any) -> Any:
        if not isinstance(value, Mapping):
            raise FormError("", f"got {kind_of(value)}, expected an object")
        return {name: _at(str(name), read, one) for name, one in value.items()}

    return mapping


def _reading_plain(hint: Any, member: Member) -> Read:
    """A string, a number, true or false, or one of some values."""
    expected, fits = _expected(hint, member)

    def plain(value: Any) -> Any:
        if not fits(value):
            raise FormError("", f"got {kind_of(value)}, expected {expected}")
        return value

    return plain


def _expected(hint: Any, member: Member) -> tuple[str, Callable[[Any], bool]]:
    """What is expected, in words, and whether a value is it."""
    if get_origin(hint) is Literal:
        values = get_args(hint)
        return (
            f"one of {', '.join(map(str, values))}",
            lambda value: isinstance(value, str) and value in values,
        )
    if hint is int or hint is float:
        return _number(hint, member.least, member.most)
    return {str: "a string", bool: "true or false"}[hint], lambda value: isinstance(value, hint)


def _number(
    hint: type, least: float | None, most: float | None
) -> tuple[str, Callable[[Any], bool]]:
    kinds = (int,) if hint is int else (float, int)
    low, high = -MOST if least is None else least, MOST if most is None else most
    bounds = (
        ""
        if least is None
        else f" of {least:g} or more"
        if most is None
        else f" from {least:g} to {most:g}"
    )
    words = ("a whole number" if hint is int else "a number") + bounds
    return words, lambda value: type(value) in kinds and low <= value <= high


def _shown(value: Any) -> str:
    return f"a list of {len(value)}" if isinstance(value, list | tuple) else kind_of(value)
