"""What two articles have in common, besides what is quoted."""

from datetime import date

import numpy as np
from hypothesis import given

from onrecord.match.chances import NO_OCCASION, OCCASION, Pair, chances
from onrecord.match.likeness import Rendering, features
from onrecord.match.occasion import ARTICLE, Article, Place, occasion
from onrecord.match.wording import Wording

from .texts import TEXTS

SAID = "We will not close the bridge at Varn before the ferry runs again."
OTHERWISE = "that the crossing stays open until the boats are back"
FIRE = "Three hundred fishermen marched through Varn on Tuesday behind a burnt lighthouse lamp. {} Then it rained."
MARCH = "The march of the fishermen of Varn, with a lamp from the burnt lighthouse, ended in rain. {} Nobody was hurt."
OPERA = "The opera house has a new conductor, who brings three symphonies and a violin concerto. {} Tickets are dear."


def said(words: str, name: str = "Ilse Marn", quoted: bool = True) -> Rendering:
    return Rendering(Wording(words), 1, date(2026, 3, 4), quoted, False, name=name)


def place(frame: str, words: str) -> Place:
    text = frame.format(words)
    first = text.index(words) if words else 0
    article = Article("", text)
    return Place(article, article.around(first, first + len(words)))


def of(frame: str, other: str) -> dict[str, float]:
    found = occasion(said(SAID), said(OTHERWISE), place(frame, SAID), place(other, OTHERWISE))
    return dict(zip(OCCASION, found.tolist(), strict=True))


def test_articles_about_one_event_have_more_in_common() -> None:
    same, other = of(FIRE, MARCH), of(FIRE, OPERA)
    assert all(same[name] > other[name] for name in OCCASION[:5])


def test_what_one_quotes_and_the_other_tells_beside_its_quotation_counts() -> None:
    told = of(
        FIRE, "The ferry of Varn has been in dock since the bridge was built. {} That was all."
    )
    name = "words quoted in one that stand around the other"
    assert told[name] > of(FIRE, OPERA)[name]


def test_the_speakers_name_tells_nothing() -> None:
    one, other = place("Ilse Marn spoke. {}", SAID), place("So said Ilse Marn: {}", OTHERWISE)
    assert occasion(said(SAID), said(OTHERWISE), one, other)[3] == 0


def test_the_occasion_makes_reports_likelier_to_be_one() -> None:
    one, other = said(SAID), said(OTHERWISE, quoted=False)
    own = features(one, other)
    both = [
        occasion(one, other, place(FIRE, SAID), place(frame, OTHERWISE)) for frame in (MARCH, OPERA)
    ]
    [near], [far] = (chances([Pair(1, 2, 2, own, each)]) for each in both)
    assert near > far


def test_where_it_is_not_looked_up_articles_have_in_common_what_they_mostly_have() -> None:
    own = features(said(SAID), said(OTHERWISE))
    assert chances([Pair(1, 2, 2, own)]) == chances(
        [Pair(1, 2, 2, own, np.array(NO_OCCASION, np.float32))]
    )


def test_no_more_of_an_article_is_looked_at_than_so_much() -> None:
    assert "lighthouse" not in Article("", "the bridge. " * ARTICLE + "lighthouse").stems


@given(TEXTS, TEXTS)
def test_any_text_has_an_occasion(one: str, other: str) -> None:
    places = [
        Place(article, article.around(0, 1)) for article in (Article("", one), Article(other, ""))
    ]
    found = occasion(said(one, other or "A"), said(other, one or "B"), *places)
    back = occasion(said(other, one or "B"), said(one, other or "A"), *reversed(places))
    assert np.isfinite(found).all() and np.allclose(found, back, atol=1e-5)
