"""The JSON form of a dataclass: there and back, and an error that names the place."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import FormError
from onrecord.forms import HIDDEN, MERGED, REST, Form, Member
from onrecord.types import Span


@dataclass(frozen=True, slots=True)
class Boat(Form):
    """Made up: one member of every kind."""

    MEMBERS = (
        "name",
        "length",
        "masts",
        "is_large",
        "flag",
        "decks",
        "log",
        "port",
        "values",
        "cargo",
    )

    name: str
    length: Annotated[float, Member(least=0, most=500, digits=1)]
    masts: int = 0
    flag: Literal["red", "blue"] | None = None
    decks: tuple[Span, ...] = ()
    log: Annotated[tuple[str, ...], Member(left_out=True)] = ()
    port: Annotated[Span | None, Member(alone_in="span")] = None
    values: tuple[str | bool, ...] = ()
    secret: Annotated[str, HIDDEN] = ""
    cargo: Annotated[Mapping[str, Any], REST] = field(default_factory=dict)

    @property
    def is_large(self) -> bool:
        """Whether it is over 100 metres."""
        return self.length > 100


@dataclass(frozen=True, slots=True)
class Voyage(Form):
    """A boat, and where it goes."""

    boat: Annotated[Boat, MERGED]
    mates: tuple[Boat, ...] = ()
    depth: int | None = field(kw_only=True)


ADA = {"name": "Ada", "length": 12.3, "masts": 2, "is_large": False, "flag": "red", "decks": [[0, 2]],
       "port": {"span": [3, 4]}, "values": ["a", True], "coal": 3}  # fmt: skip


def test_members_are_written_in_their_order() -> None:
    boat = Boat(
        "Ada", 12.34, 2, "red", (Span(0, 2),), (), Span(3, 4), ("a", True), "hid", {"coal": 3}
    )
    assert json.dumps(boat.to_json()) == json.dumps(ADA)


def test_what_was_written_is_read() -> None:
    boat = Boat.from_json(ADA)
    assert boat.to_json() == ADA and boat.port == Span(3, 4) and boat.secret == ""
    assert Boat.from_json({"name": "Ada", "length": 3}).to_json()["length"] == 3, (
        "a whole number stays one"
    )
    voyage = Voyage(boat, (Boat("Bo", 1.0),), depth=None)
    assert Voyage.from_json(json.loads(json.dumps(voyage.to_json()))) == voyage


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"name": None}, "name: got nothing, expected it to be there"),
        ({"name": 3}, "name: got 3, expected a string"),
        ({"length": 501}, "length: got 501, expected a number from 0 to 500"),
        ({"length": True}, "length: got true, expected a number from 0 to 500"),
        ({"masts": 1.5}, "masts: got 1.5, expected a whole number"),
        ({"flag": "green"}, "flag: got 'green', expected one of red, blue"),
        ({"decks": [[0, 1], [2]]}, "decks[1]: got a list of 1, expected a list of 2"),
        ({"decks": [[0, 1], [2, "x"]]}, "decks[1][1]: got 'x', expected a whole number"),
        ({"decks": "x"}, "decks: got 'x', expected a list"),
        ({"port": [0, 1]}, "port: got a list, expected an object with the member span"),
        ({"values": [{}]}, "values[0]: got an object, expected a string"),
        ({"mates": [{"name": "Bo"}]}, "mates[0].length: got nothing, expected it to be there"),
        ({"mates": [7]}, "mates[0]: got 7, expected an object"),
    ],
)
def test_error_names_the_place(changed: dict[str, Any], problem: str) -> None:
    with pytest.raises(FormError) as caught:
        Voyage.from_json({**ADA, **changed})
    assert str(caught.value) == problem


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda some: (
        st.lists(some, max_size=3) | st.dictionaries(st.sampled_from(list(ADA)), some, max_size=4)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*ADA, "mates", "depth"]), json_values))
def test_whatever_is_read_is_refused_or_read(changed: dict[str, Any]) -> None:
    try:
        voyage = Voyage.from_json({**ADA, **changed})
    except FormError as error:
        assert "\n" not in str(error)
    else:
        assert Voyage.from_json(voyage.to_json()).boat.name == voyage.boat.name
