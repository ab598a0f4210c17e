import pytest

from onrecord.record.store.rows import folded_outlet, sortable_date

DATES = {
    "2020-04-12": "2020-04-12T00:00:00",
    "2020-04-12T10:00:00Z": "2020-04-12T10:00:00+00:00",
    "2020-04-12 10:00": "2020-04-12T10:00:00",
    "20200412": "2020-04-12T00:00:00",
    "2020-04": "2020-04",
    "2020": "2020",
    "2020-04-12 at noon": "2020-04-12",
    "20201": None,
    "12 April 2020": None,
    "": None,
}


@pytest.mark.parametrize(("published", "expected"), DATES.items())
def test_sortable_date_of(published: str, expected: str | None) -> None:
    assert sortable_date(published) == expected


def test_folded_outlet_disregards_case_and_spacing() -> None:
    assert folded_outlet(" L'ÉCHO  du Port ") == folded_outlet("l'écho du port")
