"""The schema of an answer, from the type hints by which its class is written as JSON (`forms/`).
It describes and does not convert: an answer is sent as the record gives it."""

import inspect
from functools import lru_cache
from types import NoneType
from typing import Annotated, Any, NotRequired, Union, get_args, get_origin

from pydantic import ConfigDict, Field
from typing_extensions import TypedDict  # pydantic cannot describe that of `typing` before 3.12

from onrecord.forms import MAPPINGS, Form, Member, Part, annotated, is_form, options, parts
from onrecord.types import Span

Count = Annotated[int, Field(ge=0)]
Place = Annotated[
    tuple[Count, Count],
    Field(
        description="A span: from, up to but not including, in Unicode code points.",
        examples=[[120, 188]],
    ),
]


@lru_cache(None)
def described(kind: type[Form]) -> Any:
    """A class as a typed dictionary that pydantic describes: the members and what is said about
    them; its first paragraph; its name."""
    about = " ".join((inspect.getdoc(kind) or "").split("\n\n")[0].split())
    is_open = any(part.member.rest for part in _with_merged(kind))
    return _dictionary(kind.TITLE or kind.__name__, about, _members(kind), is_open)


def extended(base: Any, name: str, about: str, **members: Any) -> Any:
    """A described class under another name, with further members."""
    is_open = bool(base.__pydantic_config__)
    return _dictionary(name, about, {**base.__annotations__, **members}, is_open)


def _dictionary(name: str, about: str, members: dict[str, Any], is_open: bool = False) -> Any:
    """A typed dictionary; `is_open`: it may have other members, too."""
    make: Any = TypedDict
    dictionary = make(name, members)
    dictionary.__doc__ = about
    dictionary.__pydantic_config__ = ConfigDict(extra="allow") if is_open else ConfigDict()
    return dictionary


def _members(kind: type[Form]) -> dict[str, Any]:
    """The members of a class by their names, those of merged ones in their places."""
    members: dict[str, Any] = {}
    for part in parts(kind):
        if part.member.merged:
            members |= _members(part.hint)
        elif not part.member.rest:
            members[part.key] = _member(part)
    return members


def _with_merged(kind: type[Form]) -> tuple[Part, ...]:
    """The parts of a class, and those of the classes that are merged into it."""
    own = parts(kind)
    return own + tuple(
        inner for part in own if part.member.merged for inner in _with_merged(part.hint)
    )


def _member(part: Part) -> Any:
    """The type of a member with its description; one that may be left out is not required."""
    if not part.member.left_out:
        return _typed(part.hint, part.member)
    kinds = [kind for kind in options(part.hint) if kind is not NoneType]
    return NotRequired[_typed(Union[tuple(kinds)], part.member)]  # noqa: UP007


def _typed(hint: Any, member: Member) -> Any:
    said: dict[str, Any] = {
        "ge": member.least,
        "le": member.most,
        "description": member.about or None,
        "examples": list(member.examples) or None,
    }
    field = {name: value for name, value in said.items() if value is not None}
    typed = _type(hint, member)
    return Annotated[typed, Field(**field)] if field else typed


def _type(hint: Any, member: Member) -> Any:
    kinds = options(hint)
    if len(kinds) > 1:
        return Union[tuple(_type(kind, member) for kind in kinds)]  # noqa: UP007
    if member.alone_in and hint is not NoneType:
        return _dictionary(member.alone_as, member.about, {member.alone_in: _type(hint, Member())})
    if hint is Span:
        return Place
    if is_form(hint):
        return described(hint)
    arguments = [_typed(*annotated(each)) for each in get_args(hint) if each is not Ellipsis]
    if get_origin(hint) is tuple:
        return _of(list, arguments[0]) if Ellipsis in get_args(hint) else _of(tuple, *arguments)
    if get_origin(hint) in MAPPINGS:
        return _of(dict, *arguments)
    return hint


def _of(generic: Any, *arguments: Any) -> Any:
    """A generic type of types that are only known when it runs."""
    return generic[arguments]
