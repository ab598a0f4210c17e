import pytest

from onrecord.match.binding import bound
from onrecord.match.units import units_of

BOUND: dict[
    str, tuple[str, list[tuple[str, str, bool]] | None]
] = {  # a sentence, its clauses: how bound, words, turned
    "none": ("The mill closes", [("", "the mill closes", False)]),
    "behind": (
        "The mill closes if it rains",
        [("", "the mill closes", False), ("if", "it rains", False)],
    ),
    "before": (
        "If it rains, the mill closes",
        [("", "the mill closes", False), ("if", "it rains", False)],
    ),
    "within": (
        "The mill, if it rains, closes",
        [("", "the mill closes", False), ("if", "it rains", False)],
    ),
    "unless": (
        "The mill closes unless it rains",
        [("", "the mill closes", False), ("if", "it rains", True)],
    ),
    "two": (
        "The mill closes if it rains because the river rises",
        [
            ("", "the mill closes", False),
            ("if", "it rains", False),
            ("because", "the river rises", False),
        ],
    ),
    "to the end of a sentence": (
        "The mill closes if it rains. The river rises",
        [("", "the mill closes the river rises", False), ("if", "it rains", False)],
    ),
    "not certain": ("If it rains the mill closes", None),
}


@pytest.mark.parametrize(("text", "expected"), BOUND.values(), ids=BOUND)
def test_what_is_bound_is_parted_from_the_main_clause(
    text: str, expected: list[tuple[str, str, bool]] | None
) -> None:
    units = units_of(text)
    found = bound(units, 0, len(units.units))
    if expected is None:
        assert found is None
        return
    assert found is not None
    words = [
        " ".join(key for piece in one.pieces for key in units.keys[slice(*piece)]) for one in found
    ]
    assert [
        (one.role, said, one.negates) for one, said in zip(found, words, strict=True)
    ] == expected
