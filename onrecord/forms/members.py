"""What a type hint says of a member, and what stands beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin


@dataclass(frozen=True, slots=True)
class Member:
    """What a type hint does not say of a member.

    `about`, `examples`: for people; `least`, `most`: the bounds of a number; `digits`: the decimals
    it is rounded to. `left_out`: it is not there where there is nothing to tell. `alone_in`: it
    stands alone in an object, as the member of this name; `alone_as`: what such an object is
    called. `key`: its name in JSON, if not its own. `hidden`: it is in no JSON; `merged`: its
    members are the object's own; `rest`: it has the members that nobody knows.
    """

    about: str = ""
    least: float | None = None
    most: float | None = None
    digits: int | None = None
    examples: tuple[Any, ...] = ()
    left_out: bool = False
    alone_in: str = ""
    alone_as: str = ""
    key: str = ""
    hidden: bool = False
    merged: bool = False
    rest: bool = False


PLAIN = Member()
HIDDEN, MERGED, REST = Member(hidden=True), Member(merged=True), Member(rest=True)


def annotated(hint: Any) -> tuple[Any, Member]:
    """A type, and the member that stands beside it."""
    if get_origin(hint) is not Annotated:
        return hint, PLAIN
    type, *beside = get_args(hint)
    return type, next((mark for mark in reversed(beside) if isinstance(mark, Member)), PLAIN)


def options(hint: Any) -> tuple[Any, ...]:
    """The types of which a value has one, None among them."""
    return get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)


def is_form(hint: Any) -> bool:
    """Whether a type is a class that has a JSON form."""
    return isinstance(hint, type) and hasattr(hint, "from_json")


def is_named_tuple(hint: Any) -> bool:
    """Whether a type is a named tuple, which is a list in JSON."""
    return isinstance(hint, type) and issubclass(hint, tuple) and hasattr(hint, "_fields")


def kind_of(value: Any) -> str:
    """What a value of JSON is, for a message."""
    if isinstance(value, str):
        return f"{value[:60]!a}"
    kinds: dict[type, str] = {
        dict: "an object",
        list: "a list",
        bool: str(value).lower(),
        NoneType: "null",
    }
    return kinds.get(type(value), str(value)[:60])


MAPPINGS = (dict, Mapping)


def without_none(hint: Any) -> Any:
    """A type without None."""
    kinds = tuple(one for one in options(hint) if one is not NoneType)
    return kinds[0] if len(kinds) == 1 else Union[kinds]  # noqa: UP007  # of kinds that are known when it runs
