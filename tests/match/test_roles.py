import pytest
from hypothesis import given

from onrecord.language.english.fields import FIELDS
from onrecord.match.roles import field_of
from onrecord.match.wording import Wording
from tests.match.texts import TEXTS

CASES = {
    "none": (None, None),
    "nothing": ("", None),
    "no field": ("a neighbour", None),
    "noun": ("goalkeeper", "sport"),
    "case": ("Prime Minister", "politics"),
    "its last noun": ("the coach driver", "trade"),
    "before of": ("mayor of Baker", "politics"),
    "minister of justice": ("Minister of Justice", "politics"),
    "justice minister": ("justice minister", "politics"),
    "behind of, for want of another": ("head of a firm and farmer of note, priest", "church"),
    "hyphen": ("vice-president", "politics"),
    "general": ("a retired general", "forces"),
    "major general": ("Major General", "forces"),
    "secretary general": ("secretary-general", "politics"),
    "attorney general": ("Attorney General", "law"),
    "surgeon general": ("surgeon general of Ardell", "medicine"),
}


@pytest.mark.parametrize(("role", "field"), CASES.values(), ids=CASES)
def test_field_of(role: str | None, field: str | None) -> None:
    assert field_of(role) == field


def test_nouns_and_fields_are_as_a_wording_has_them() -> None:
    assert {word for word in FIELDS if Wording(word).words != (word,)} <= {"vice-president"}
    assert all(field.isalpha() for field in FIELDS.values())


@given(TEXTS)
def test_any_role_has_a_field_or_none(role: str) -> None:
    assert field_of(role) in {None, *FIELDS.values()}
