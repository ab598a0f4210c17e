"""Denials, and what an article says was not said, case by case."""

from pathlib import Path

import pytest

from onrecord.resolve import resolve

from .marked import Marked, read_marked

HERE = Path(__file__).parent
DENIALS = tuple(read_marked(HERE / "denials.txt"))
ASSERTED = tuple(read_marked(HERE / "asserted.txt"))


def named(cases: tuple[Marked, ...]) -> list[object]:
    return [pytest.param(case, id=case.document.text[:70]) for case in cases]


@pytest.mark.parametrize("case", named(DENIALS))
def test_quotation_denies_only_where_it_answers_a_claim(case: Marked) -> None:
    [found] = resolve(case.document, [case.quotation])

    assert found.denies == (case.answer == "yes")


@pytest.mark.parametrize("case", named(ASSERTED))
def test_quotation_counts_as_said_unless_the_article_says_otherwise(case: Marked) -> None:
    [found] = resolve(case.document, [case.quotation])

    assert found.asserted == (case.answer == "said")
