"""The networks over named signs, and what they are asked: kinds, phrases, days."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolve import resolve
from onrecord.resolve.article import Article
from onrecord.resolve.learned import Network, network, stem
from onrecord.resolve.phrases import phrases, span
from onrecord.resolve.setting import Setting
from onrecord.types import Document, Quotation, Span

TOLD = Network(
    {"a": 0, "b": 1},
    np.array([[1, 0.5, 2], [-2, 1, 0]], np.float32),
    np.array([0.5], np.float32),
    np.array([[1, 3]], np.float32),
    ("x", "y"),
)


def by_hand(signs: dict[str, float]) -> list[float]:
    rows = {"a": (1, 0.5, 2), "b": (-2, 1, 0)}
    hidden, x, y = (
        sum(value * rows[sign][part] for sign, value in signs.items() if sign in rows)
        for part in range(3)
    )
    hidden = max(0, hidden + 0.5)
    return [x + hidden, y + 3 * hidden]


SIGNS = st.dictionaries(st.sampled_from(["a", "b", "unknown"]), st.floats(-3, 3, width=16))


@given(st.lists(SIGNS, min_size=1, max_size=6))
def test_scores_are_the_sums_of_the_rows_of_the_signs_that_are_there(
    given: list[dict[str, float]],
) -> None:
    assert TOLD.scores(given) == pytest.approx(np.array([by_hand(one) for one in given]), abs=1e-3)


def test_outputs_are_likely_together_and_what_is_compared_shares() -> None:
    [likely] = TOLD.likely([{"a": 1.0}])
    assert sum(likely.values()) == pytest.approx(1)
    assert likely["y"] > likely["x"]
    one = Network(TOLD.rows, TOLD.table[:, :2], TOLD.bias, TOLD.last[:, :1], ())
    shares = one.shares([{"a": 1.0}, {}, {"b": 1.0}])
    assert shares.sum() == pytest.approx(1)
    assert shares.argmax() == 0


@pytest.mark.parametrize("name", ["kind", "mode", "unnamed", "addressee", "day"])
def test_the_networks_that_ship_know_their_signs(name: str) -> None:
    learned = network(name)
    assert len(learned.rows) > 50
    assert learned.table.shape[0] == len(learned.rows)
    assert np.isfinite(learned.table).all()


@pytest.mark.parametrize(
    ("word", "same"), [("telling", "tell"), ("asked", "asks"), ("warns", "warned")]
)
def test_forms_of_one_verb_have_one_stem(word: str, same: str) -> None:
    assert stem(word) == stem(same)


def quotation(text: str, content: str, cue: str = "", source: str = "") -> Quotation:
    def spans(words: str) -> tuple[Span, ...]:
        return (Span(text.index(words), text.index(words) + len(words)),) if words else ()

    return Quotation(spans(content), spans(cue), spans(source), type="direct", confidence=1.0)


def told(
    text: str, given: Sequence[Quotation], published: str | None = None
) -> tuple[Quotation, ...]:
    return resolve(Document("a", text, published=published), given)


def test_phrases_have_a_short_and_a_long_form() -> None:
    text = "“No,” she told reporters of two papers in Varn on Monday."
    one = quotation(text, "“No,”", "told", "she")
    article = Article(text, (), Span(0, len(text)))
    setting = Setting(one, Span(0, len(text)), article, None, one.content)
    found = {
        span(setting.words, phrase).of(text) for phrase in phrases(setting, {"cue", "of", "in"})
    }
    assert {"reporters", "reporters of two papers", "Varn"} <= found
    assert not any("Monday" in words or "told" in words for words in found)


@pytest.mark.parametrize(
    ("text", "cue", "source", "expected"),
    [
        (
            "“The pier is safe,” Ines Roth told a crowd of sailors on Monday.",
            "told",
            "Ines Roth",
            "a crowd of sailors",
        ),
        (
            "“The pier is safe,” Ines Roth wrote in a letter to the port board.",
            "wrote",
            "Ines Roth",
            "the port board",
        ),
        (
            "Ines Roth urged Otto Lund to sell, saying: “The pier is safe,”",
            "urged",
            "Ines Roth",
            "Otto Lund",
        ),
        ("“The pier is safe,” Ines Roth said to cheers.", "said", "Ines Roth", None),
        (
            "“The pier is safe,” Ines Roth said in a speech about the harbour.",
            "said",
            "Ines Roth",
            None,
        ),
    ],
)
def test_the_addressee_is_who_it_is_said_to(
    text: str, cue: str, source: str, expected: str | None
) -> None:
    [found] = told(text, [quotation(text, "“The pier is safe,”", cue, source)])
    assert (found.addressee.name if found.addressee else None) == expected


def test_a_day_inside_the_words_is_never_the_day_they_were_said() -> None:
    text = "Ines Roth spoke on Tuesday at the pier. “We close on Monday last and open today,” she said."
    [found] = told(
        text,
        [quotation(text, "“We close on Monday last and open today,”", "said", "she")],
        "2026-03-12",
    )
    assert found.said is None or found.said.span.of(text) == "on Tuesday"


LATER = (
    "On 3 May 2026 the pier fell. On 4 May 2026 Ines Roth came. “It was old,” she said on Thursday."
)


@pytest.mark.parametrize(("published", "doubted"), [("2019-05-10", True), ("2026-05-08", False)])
def test_a_day_of_publication_long_before_the_texts_own_dates_is_doubted(
    published: str, doubted: bool
) -> None:
    [found] = told(LATER, [quotation(LATER, "“It was old,”", "said", "she")], published)
    assert doubted == (found.said is None or not found.said.edtf.startswith(("2019", "2026-05-07")))


def test_one_date_to_come_does_not_make_the_day_of_publication_doubtful() -> None:
    text = "The games of 26 July 2028 are far away. “We train,” Ines Roth said on Thursday."
    [found] = told(text, [quotation(text, "“We train,”", "said", "Ines Roth")], "2026-05-08")
    assert found.said and found.said.edtf == "2026-05-07"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "Shares of Torva fell. Torva's chief executive left. “We grow,” Torva said.",
            "Torva",
            "organization",
        ),
        (
            "The GHT, which runs the port, has 40 staff. “We grow,” the GHT said.",
            "GHT",
            "organization",
        ),
        (
            "Maren Tofte, who is 61, sold her boat. “We grow,” Tofte said. She is happy.",
            "Tofte",
            "person",
        ),
    ],
)
def test_names_are_of_the_kind_that_the_words_around_them_tell(
    text: str, name: str, kind: str
) -> None:
    article = Article(text, (), Span(0, len(text)))
    assert {article.entity[one].kind for one in article.names if name in one.untitled.of(text)} == {
        kind
    }
