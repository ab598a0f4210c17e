"""What a search finds however it is written, and that what is shown as found is the article's own
words."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record import Query, Record
from onrecord.record.store.indexing import in_place, indexed, search_words
from onrecord.types import Span

from ..invented import article, quotation

SAID = {
    "soft hyphen": "The foot\u00adbridge is shut",
    "zero-width space": "The aque\u200bduct is shut",
    "zero-width joiner": "The via\u200dduct is shut",
    "ligatures": "The ﬁnance ofﬁce is aﬄicted",
    "line end": "The light-\nhouse is dark",
    "line end, Windows": "The ware-\r\n   house is full",
    "line end before a name": "The Anglo-\nVarnish bank is broke",
    "decomposed": "The cafe\u0301 is shut",
    "strokes": "The øl of Łukasz at the Straße, an œuvre for Ægir",
    "plurals": "The mills and the factories, the knives and the children",
    "verbs": "We stopped planning and hurried to the ditches",
    "percent": "Wages rose 5% in May",
    "per cent": "Rents fell by 7.5 per cent",
    "figures": "It cost $1.5 million and £2,300, or 12,345.67",
    "narrow spaces": "It cost 45\u202f000 crowns",
    "abbreviation": "The U.S. and the U.N. closed it at 5 p.m.",
    "compound": "The well-being of a co-operative, by the B-52 road",
    "apostrophes": "We don’t close O’Brien’s bakery, he’ll see",
    "news": "The newest is new",
}
FOUND = {
    "footbridge": ["soft hyphen"],
    '"the footbridge is"': ["soft hyphen"],
    "foot\u00adbridge": ["soft hyphen"],
    "aqueduct": ["zero-width space"],
    "viaduct": ["zero-width joiner"],
    "finance office": ["ligatures"],
    "afflicted": ["ligatures"],
    "lighthouse": ["line end"],
    "warehouse": ["line end, Windows"],
    "Anglo-Varnish": ["line end before a name"],
    "café": ["decomposed"],
    "cafe": ["decomposed"],
    "ol lukasz strasse": ["strokes"],
    "ØL Łukasz STRASSE": ["strokes"],
    "oeuvre aegir": ["strokes"],
    "mill": ["plurals"],
    "Mills": ["plurals"],
    "factory": ["plurals"],
    "knife": ["plurals"],
    "child": ["plurals"],
    '"mill"': [],
    "stop": ["verbs"],
    "stopping": ["verbs"],
    "plan": ["verbs"],
    "hurry": ["verbs"],
    "ditch": ["verbs"],
    "5%": ["percent"],
    "5 %": ["percent"],
    "5 per cent": ["percent"],
    "5 percent": ["percent"],
    '"5 per cent"': ["percent"],
    "7.5%": ["per cent"],
    "1.5%": [],
    "2300": ["figures"],
    "2,300": ["figures"],
    "£2,300": ["figures"],
    "1.5": ["figures"],
    "12345.67": ["figures"],
    "45,000": ["narrow spaces"],
    "US": ["abbreviation"],
    "U.S.": ["abbreviation"],
    "u.n": ["abbreviation"],
    "5 pm": ["abbreviation"],
    "wellbeing": ["compound"],
    "well-being": ["compound"],
    "well being": ["compound"],
    "cooperative": ["compound"],
    "B52": ["compound"],
    "don't": ["apostrophes"],
    "OBrien": ["apostrophes"],
    "hell": [],
    "news": [],
    "mills AND children": ["plurals"],
    "mill NOT child*": [],
}


@pytest.fixture(scope="module")
def shelf() -> Iterator[Record]:
    with (
        tempfile.TemporaryDirectory() as folder,
        Record.open(Path(folder, "onrecord.db")) as record,
    ):
        for name, said in SAID.items():
            text = f"“{said},” said Pia Lund."
            record.add(article(text, quotation(text, f"“{said},”", "said", "Pia Lund"), id=name))
        yield record


@pytest.mark.parametrize(("words", "expected"), FOUND.items())
def test_search_finds_words_however_they_are_written(
    shelf: Record, words: str, expected: list[str]
) -> None:
    assert [hit.document.id for hit in shelf.search(Query(words))] == expected


MARKED = {
    "footbridge": ["foot\u00adbridge"],
    "lighthouse": ["light-\nhouse"],
    "office finance": ["ﬁnance", "ofﬁce"],
    "5%": ["5%"],
    "7.5%": ["7.5 per cent"],
    "2300": ["2,300"],
    "12345.67 1.5": ["1.5", "12,345.67"],
    "US": ["U.S."],
    "U.S.": ["U.S."],
    "well-being": ["well-being"],
    "wellbeing cooperative": ["well-being", "co-operative"],
    "Straße": ["Straße"],
    "mill knife": ["mills", "knives"],
}


@pytest.mark.parametrize(("words", "expected"), MARKED.items())
def test_search_marks_the_words_of_the_article(
    shelf: Record, words: str, expected: list[str]
) -> None:
    [hit] = shelf.search(Query(words))
    text = f"“{SAID[hit.document.id]},” said Pia Lund."
    assert [span.of(text).removesuffix(",") for span in hit.matched] == expected


def test_search_finds_a_name_without_its_stroke(record: Record) -> None:
    text = "“No,” said Łukasz Ødegård."
    record.add(article(text, quotation(text, "“No,”", "said", "Łukasz Ødegård")))
    for name in ("Lukasz Odegard", "łukasz ødegård"):
        assert [hit.source for hit in record.search(Query(speaker=name))] == ["Łukasz Ødegård"]


def test_search_puts_the_very_word_first(record: Record) -> None:
    for said in (
        "The workers strike",
        "Workers of workers, workers all",
        "A worker and many other people of Varn",
    ):
        text = f"“{said},” said Pia Lund."
        record.add(article(text, quotation(text, f"“{said},”", "said", "Pia Lund"), id=said))
    found = [hit.document.id for hit in record.search(Query("worker"))]
    assert found[0].startswith("A worker") and len(found) == 3
    assert len(record.search(Query("worker -workers"))) == 1
    assert [hit.document.id for hit in record.search(Query("worker", limit=1, offset=1))] == [
        found[1]
    ]


def test_search_takes_no_name_for_the_form_of_another(record: Record) -> None:
    text = "“No,” said Anna Brook."
    record.add(article(text, quotation(text, "“No,”", "said", "Anna Brook")))
    assert record.search(Query("brooks")) == record.search(Query(speaker="brooks")) == ()


TEXTS = st.text(
    st.sampled_from("ab AB-\n\u00ad\u200bﬁøß%,.1 5’'U\u202fe\u0301"), max_size=80
) | st.text(max_size=80)


@given(TEXTS)
def test_indexed_leads_back_to_the_text(text: str) -> None:
    found = indexed(text)
    assert found.text == "".join(
        found.text[piece.indexed.start : piece.indexed.end] for piece in found.pieces
    )
    assert all(
        piece.indexed.of(found.text) == piece.of.of(text) for piece in found.pieces if piece.plain
    )
    for start in range(len(found.text)):
        origin = found.origin(Span(start, start + 1))
        assert 0 <= origin.start <= origin.end <= len(text)


@given(TEXTS)
def test_search_words_are_none_where_the_text_is_its_own_index(text: str) -> None:
    form = search_words(text)
    assert form is None or form != text
    assert (form or text).startswith(in_place(text))


def test_what_is_indexed_grows_with_the_text_alone() -> None:
    for text in (
        "a-" * 100_000,
        "1," * 100_000,
        "1,000" * 50_000,
        "a." * 100_000,
        "\u00ad" * 200_000,
        "O’" * 100_000,
    ):
        assert len(indexed(text).text) <= 2 * len(text) + 10_000
