"""A frozen dataclass that has a JSON form, and the members of which it is made."""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from enum import Enum
from types import NoneType
from typing import Any, ClassVar, NamedTuple, Self, get_type_hints

from onrecord.errors import FormError
from onrecord.forms.members import Member, annotated, kind_of, options
from onrecord.forms.reading import Read, reader
from onrecord.forms.writing import Write, writer


class Form:
    """A frozen dataclass that has a JSON form."""

    __slots__ = ()
    MEMBERS: ClassVar[tuple[str, ...]] = ()
    TITLE: ClassVar[str] = ""
    """What a schema calls it, if not by the name of the class."""

    def to_json(self) -> dict[str, Any]:
        """The object in the form of the JSON contract."""
        members: dict[str, Any] = {}
        for name, key, write, spread, left_out in _plan(type(self)).written:
            value = getattr(self, name)
            if spread:
                members.update(write(value) if write else value)
            elif not left_out or value not in (None, ()):
                members[key] = write(value) if write else value
        return members

    @classmethod
    def from_json(cls, given: Mapping[str, Any]) -> Self:
        """The object that `to_json` gave; what an older version did not tell has its default.

        Raises:
            FormError: a member is missing, or is not what it should be.
        """
        if not isinstance(given, Mapping):
            raise FormError("", f"got {kind_of(given)}, expected an object")
        plan, values, key = _plan(cls), dict[str, Any](), ""
        try:
            for name, key, read, otherwise in plan.read:
                value = given.get(key)
                if value is not None:
                    values[name] = read(value)
                elif otherwise is Otherwise.REFUSED:
                    raise FormError("", "got nothing, expected it to be there")
                elif otherwise is Otherwise.NONE:
                    values[name] = None
        except FormError as error:
            raise error.within(key) from None
        if plan.spread:
            others = {key: value for key, value in given.items() if key not in plan.keys}
            values.update({name: read(others) for name, read in plan.spread})
        return cls(**values)


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
    def key(self) -> str:
        """Its name in JSON."""
        return self.member.key or self.name

    @property
    def is_spread(self) -> bool:
        """Whether its members are the object's own."""
        return self.member.merged or self.member.rest


class Otherwise(Enum):
    """What a field is, of which nothing is told: its default, None, or a reason to refuse the
    whole."""

    DEFAULT, NONE, REFUSED = range(3)


class Plan(NamedTuple):
    """How a class is written and read, worked out once. `keys`: its members in JSON; `spread`:
    those whose members are its own."""

    written: tuple[tuple[str, str, Write | None, bool, bool], ...]
    read: tuple[tuple[str, str, Read, Otherwise], ...]
    spread: tuple[tuple[str, Read], ...]
    keys: frozenset[str]


def parts(kind: type[Form]) -> tuple[Part, ...]:
    """The members of a class, in their order; those that are in no JSON are left out."""
    return tuple(_parts(kind))


def _parts(kind: Any) -> Iterator[Part]:
    hints = get_type_hints(kind, include_extras=True)
    defaults = {field.name: field for field in fields(kind)}
    for name in kind.MEMBERS or tuple(defaults):
        field = defaults.get(name)
        type, member = annotated(hints[name] if field else _returned(kind, name))
        defaulted = field is not None and (
            field.default is not MISSING or field.default_factory is not MISSING
        )
        if not member.hidden:
            yield Part(name, type, member, field is not None, defaulted)


_PLANS: dict[type[Form], Plan] = {}


def _plan(kind: type[Form]) -> Plan:
    if kind not in _PLANS:
        _PLANS[kind] = _planned(parts(kind))
    return _PLANS[kind]


def _planned(members: tuple[Part, ...]) -> Plan:
    alone = [part for part in members if part.is_field and not part.is_spread]
    return Plan(
        tuple(
            (
                part.name,
                part.key,
                writer(part.hint, part.member),
                part.is_spread,
                part.member.left_out,
            )
            for part in members
        ),
        tuple(
            (part.name, part.key, reader(part.hint, part.member), _otherwise(part))
            for part in alone
        ),
        tuple((part.name, reader(part.hint, part.member)) for part in members if part.is_spread),
        frozenset(part.key for part in members),
    )


def _otherwise(part: Part) -> Otherwise:
    if part.may_miss:
        return Otherwise.DEFAULT
    return Otherwise.NONE if NoneType in options(part.hint) else Otherwise.REFUSED


def _returned(kind: type, name: str) -> Any:
    return get_type_hints(getattr(kind, name).fget, include_extras=True)["return"]
