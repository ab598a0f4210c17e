from dataclasses import replace
from urllib.parse import parse_qsl

import pytest

from onrecord.record import Count, Facets, Record, Spread
from onrecord.serve.filters import FACETS, Group, chosen, groups
from onrecord.serve.parameters import Choice


def counted(total: int, **spread: tuple[Count, ...]) -> Facets:
    return Facets(total, at_least=False, facets=Spread(**spread))


def found(record: Record, choice: Choice) -> dict[str, Group]:
    return {group.name: group for group in groups(choice, record.facets(choice.query()))}


def test_narrowers_lead_to_as_many_as_they_count(record: Record) -> None:
    choice = Choice(words="bridge")
    narrowers = [one for group in found(record, choice).values() for one in group.narrowers]
    assert len(narrowers) > 10
    for one in narrowers:
        narrowed = Choice.model_validate(dict(parse_qsl(one.address)))
        assert narrowed.words == "bridge"
        assert record.facets(narrowed.query()).total == one.count, one


def test_groups_offer_nothing_that_is_chosen_already(record: Record) -> None:
    assert set(found(record, Choice(words="bridge"))) == set(FACETS.values()) - {
        "Year published",
        "Language of the article",
    }
    assert "Type" not in found(record, Choice(words="bridge", type="direct"))
    assert "Denials" not in found(record, Choice(words="bridge", denies=False))
    several = counted(9, speaker=(Count("Petra Novak", 5), Count("Petra Novakova", 4)))
    [group] = groups(Choice(speaker='"Petra Novak"'), several)
    assert [one.value for one in group.narrowers] == ["Petra Novakova"]


def test_groups_offer_nothing_that_all_have() -> None:
    types = (Count("direct", 8), Count("mixed", 1))
    counts = counted(9, outlet=(Count("Varn Courier", 9),), type=types)
    assert [group.name for group in groups(Choice(words="bridge"), counts)] == ["Type"]
    assert [
        group.name for group in groups(Choice(words="bridge"), replace(counts, at_least=True))
    ] == [
        "Outlet",
        "Type",
    ]


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (None, None, ("2026", "2026")),
        ("2025", None, ("2026", "2026")),
        ("2026-03-05", None, ("2026-03-05", "2026")),
        (None, "2026-03", ("2026", "2026-03")),
    ],
)
def test_year_narrows_what_is_within_it(
    since: str | None, until: str | None, expected: object
) -> None:
    counts = counted(9, year=(Count("2026", 4),))
    [group] = groups(Choice(words="bridge", since=since, until=until), counts)
    [year] = group.narrowers
    narrowed = dict(parse_qsl(year.address))
    assert (narrowed["since"], narrowed["until"]) == expected


def test_chosen_are_told_in_words_each_with_the_search_without_it() -> None:
    choice = Choice(
        words="a b", speaker="Marn", kind="unnamed_person", denies=True, meaning=True, sort="newest"
    )
    told = {one.name: one for one in chosen(choice)}
    assert [(one.name, one.value) for one in told.values()] == [
        ("Who said it", "Marn"),
        ("Kind of speaker", "unnamed person"),
        ("Denials", "only denials"),
        ("Also found", "similar wording"),
    ]
    assert (
        told["Who said it"].address
        == "words=a+b&kind=unnamed_person&denies=true&sort=newest&meaning=true"
    )


def test_speaker_with_quotation_marks_in_the_name_is_asked_for_without_them() -> None:
    facets = counted(3, speaker=(Count('Jon "Ice" Pike', 2),))
    [group] = groups(Choice(words="bridge"), facets)
    assert dict(parse_qsl(group.narrowers[0].address))["speaker"] == '"Jon  Ice  Pike"'
