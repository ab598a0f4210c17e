"""The JSON form of a frozen dataclass, from its own type hints: written, read back and described by
one definition.

A field is a member of its name; what its type cannot say (bounds, rounding, what it is for) stands
beside it, as a `Member` in `Annotated`. What is read is checked against the same hints, and an
error names the place. `MEMBERS` of a class is its members in their order, properties among them,
which are written and not read.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from enum import Enum
from types import MappingProxyType, NoneType, UnionType
from typing import (
    Annotated,
    Any,
    ClassVar,
    Literal,
    NamedTuple,
    Self,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from onrecord.errors import FormError

Write = Callable[[Any], Any]
Read = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Member:
    """What a type hint does not say of a member.

    `about`, `examples`: for people; `least`, `most`: the bounds of a number; `digits`: the decimals
    it is rounded to. `left_out`: it is not there where there is nothing to tell. `alone_in`: it
    stands alone in an object, as the member of this name; `alone_as`: what such an object is
    called. `hidden`: it is in no JSON; `merged`: its members are the object's own; `rest`: it has
    the members that nobody knows.
    """

    about: str = ""
    least: float | None = None
    most: float | None = None
    digits: int | None = None
    examples: tuple[Any, ...] = ()
    left_out: bool = False
    alone_in: str = ""
    alone_as: str = ""
    hidden: bool = False
    merged: bool = False
    rest: bool = False


PLAIN = Member()
HIDDEN, MERGED, REST = Member(hidden=True), Member(merged=True), Member(rest=True)


class Form:
    """A frozen dataclass that has a JSON form."""

    __slots__ = ()
    MEMBERS: ClassVar[tuple[str, ...]] = ()

    def to_json(self) -> dict[str, Any]:
        """The object in the form of the JSON contract."""
        told: dict[str, Any] = {}
        for name, write, spread, left_out in _plan(type(self)).written:
            value = getattr(self, name)
            if spread:
                told.update(write(value) if write else value)
            elif not left_out or value not in (None, ()):
                told[name] = write(value) if write else value
        return told

    @classmethod
    def from_json(cls, given: Mapping[str, Any]) -> Self:
        """The object that `to_json` gave; what an older version did not tell has its default.

        Raises:
            FormError: a member is missing, or is not what it should be.
        """
        if not isinstance(given, Mapping):
            raise FormError("", f"got {kind_of(given)}, expected an object")
        plan, found, place = _plan(cls), dict[str, Any](), ""
        try:
            for place, read, otherwise in plan.read:
                value = given.get(place)
                if value is not None:
                    found[place] = read(value)
                elif otherwise is Otherwise.REFUSED:
                    raise FormError("", "got nothing, expected it to be there")
                elif otherwise is Otherwise.NONE:
                    found[place] = None
        except FormError as error:
            raise error.within(place) from None
        if plan.spread:
            rest = {name: value for name, value in given.items() if name not in plan.names}
            found.update({name: read(rest) for name, read in plan.spread})
        return cls(**found)


@dataclass(frozen=True, slots=True)
class Part:
    """A member of a class. `hint`: its type without what stands beside it; `is_field`: it is no
    property."""

    name: str
    hint: Any
    member: Member
    is_field: bool
    may_miss: bool

    @property
    def is_spread(self) -> bool:
        """Whether its members are the object's own."""
        return self.member.merged or self.member.rest


class Otherwise(Enum):
    """What a field is, of which nothing is told: its default, None, or a reason to refuse the
    whole."""

    DEFAULT, NONE, REFUSED = range(3)


class Plan(NamedTuple):
    """How a class is written and read, worked out once. `names`: its members; `spread`: those that
    have its own."""

    written: tuple[tuple[str, Write | None, bool, bool], ...]
    read: tuple[tuple[str, Read, Otherwise], ...]
    spread: tuple[tuple[str, Read], ...]
    names: frozenset[str]


def parts(kind: type[Form]) -> tuple[Part, ...]:
    """The members of a class, in their order; those that are in no JSON are left out."""
    return tuple(_parts(kind))


def _parts(kind: Any) -> Iterator[Part]:
    hints, defaults = (
        get_type_hints(kind, include_extras=True),
        {one.name: one for one in fields(kind)},
    )
    for name in kind.MEMBERS or tuple(defaults):
        field = defaults.get(name)
        type, member = told(hints[name] if field else _returned(kind, name))
        defaulted = field is not None and (
            field.default is not MISSING or field.default_factory is not MISSING
        )
        if not member.hidden:
            yield Part(name, type, member, field is not None, defaulted)


_PLANS: dict[type, Plan] = {}


def _plan(kind: type[Form]) -> Plan:
    found = _PLANS.get(kind)
    if found is None:
        found = _PLANS[kind] = _planned(parts(kind))
    return found


def _planned(own: tuple[Part, ...]) -> Plan:
    alone = [part for part in own if part.is_field and not part.is_spread]
    return Plan(
        tuple(
            (part.name, _writer(part.hint, part.member), part.is_spread, part.member.left_out)
            for part in own
        ),
        tuple((part.name, _reader(part.hint, part.member), _otherwise(part)) for part in alone),
        tuple((part.name, _reader(part.hint, part.member)) for part in own if part.is_spread),
        frozenset(part.name for part in own),
    )


def _otherwise(part: Part) -> Otherwise:
    if part.may_miss:
        return Otherwise.DEFAULT
    return Otherwise.NONE if NoneType in options(part.hint) else Otherwise.REFUSED


def told(hint: Any) -> tuple[Any, Member]:
    """A type, and what stands beside it."""
    if get_origin(hint) is not Annotated:
        return hint, PLAIN
    type, *beside = get_args(hint)
    return type, next((one for one in beside if isinstance(one, Member)), PLAIN)


def options(hint: Any) -> tuple[Any, ...]:
    """The types of which a value has one, None among them."""
    return get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)


def is_form(hint: Any) -> bool:
    """Whether a type is a class that has a JSON form."""
    return isinstance(hint, type) and issubclass(hint, Form)


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


def _returned(kind: type, name: str) -> Any:
    return get_type_hints(getattr(kind, name).fget, include_extras=True)["return"]


def _at(place: str, read: Read, value: Any) -> Any:
    try:
        return read(value)
    except FormError as error:
        raise error.within(place) from None


def _writer(hint: Any, member: Member = PLAIN) -> Write | None:
    """How a value of a type is written; None: as it is."""
    if NoneType in options(hint):
        some = _writer(_without_none(hint), member)
        return (lambda value: None if value is None else some(value)) if some else None
    if member.alone_in:
        inside, name = _writer(hint) or _same, member.alone_in
        return lambda value: {name: inside(value)}
    if member.digits is not None:
        digits = member.digits
        return lambda value: round(value, digits)
    if is_form(hint):
        return lambda value: value.to_json()
    if get_origin(hint) is tuple:
        return _writing_list([_writer(*told(one)) for one in get_args(hint) if one is not Ellipsis])
    if get_origin(hint) in MAPPINGS:
        each = _writer(*told(get_args(hint)[1])) or _same
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


def _same(value: Any) -> Any:
    return value


MOST = sys.float_info.max
MAPPINGS = (dict, Mapping, get_origin(Mapping[str, str]))


def _reader(hint: Any, member: Member = PLAIN) -> Read:
    """How a value of a type is read; null is read by nobody."""
    hint = _without_none(hint)
    if member.alone_in:
        return _reading_alone(_reader(hint), member.alone_in)
    if len(options(hint)) > 1:
        return _reading_one_of(options(hint))
    if is_form(hint):
        read: Read = hint.from_json
        return read
    if hint is Any or member.rest:
        return MappingProxyType if member.rest else _same
    if is_named_tuple(hint):
        return _reading_named(hint)
    if get_origin(hint) is tuple:
        of = get_args(hint)
        repeated = of[-1] is Ellipsis
        return _reading_list(
            [_reader(*told(one)) for one in of if one is not Ellipsis], tuple, repeated
        )
    if get_origin(hint) in MAPPINGS:
        return _reading_mapping(_reader(*told(get_args(hint)[1])))
    return _reading_plain(hint, member)


def _without_none(hint: Any) -> Any:
    kinds = tuple(one for one in options(hint) if one is not NoneType)
    return kinds[0] if len(kinds) == 1 else Union[kinds]  # noqa: UP007  # of kinds that are known when it runs


def _reading_alone(read: Read, name: str) -> Read:
    def alone(value: Any) -> Any:
        if not isinstance(value, Mapping) or name not in value:
            raise FormError("", f"got {kind_of(value)}, expected an object with the member {name}")
        return _at(name, read, value[name])

    return alone


def _reading_one_of(kinds: tuple[Any, ...]) -> Read:
    readers = [_reader(one) for one in kinds]

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
    slowly = _reading_list([_reader(one) for one in kinds], hint._make)

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
