"""Who may be meant, what is certain about it, and what the weights need."""

import pytest

from onrecord.resolve import resolve
from onrecord.resolve.article import Article
from onrecord.resolve.evidence import evidence
from onrecord.resolve.possible import MOST
from onrecord.resolve.references import reference
from onrecord.resolve.speakers import Speakers
from onrecord.resolve.weighing import shares, weights
from onrecord.types import Document, Quotation, Span


def said(text: str, words: str, source: str | None = None) -> Quotation:
    """The words of a text as somebody's, with the last place where the source stands."""
    start = text.index(words)
    place = text.rindex(source) if source else 0
    sources = (Span(place, place + len(source)),) if source else ()
    kind = "direct" if words.startswith("“") else "indirect"
    return Quotation((Span(start, start + len(words)),), (), sources, kind, 0.9)


def article(text: str, *quotations: Quotation) -> Article:
    return Article(
        text, (), Span(0, len(text)), [span for one in quotations for span in one.source]
    )


@pytest.mark.parametrize(
    ("source", "by"),
    [
        ("she", "she"),
        ("him", "he"),
        ("we", "we"),
        ("You", "you"),
        ("who", "who"),
        ("the mayor", "person"),
        ("the ferry company", "organization"),
        ("the report", "document"),
        ("two drivers", "several"),
        ("nine in 10 voters", "several"),
        ("Ann Lee and Ben Roth", "several"),
        ("A:", "label"),
        ("Ann Lee", None),
        ("the mayor, Ann Lee", None),
    ],
)
def test_what_a_source_refers_by(source: str, by: str | None) -> None:
    text = f"The ferry is late, {source} said."
    quotation = said(text, "The ferry is late", source)
    found = reference(article(text, quotation), quotation)
    assert (found and found.by) == by


def test_the_weights_fit_the_evidence() -> None:
    text = "Ines Roth, the mayor of Varn, met Otto Lund. “It is late,” she said."
    quotation = said(text, "“It is late,”", "she")
    speakers = Speakers(article(text, quotation), [quotation])
    refers = reference(speakers.article, quotation)
    assert refers
    rows = evidence(*speakers.case(quotation, refers))
    assert rows.shape[1] == len(weights().mean)
    assert shares(rows, weights()).sum() == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("Trav Kelso won. “I screamed,” Kelso’s mum said.", "Kelso’s mum", "Kelso’s mum"),
        ("Otto Bly left. “He is well,” said a friend of Otto Bly.", "a friend of Otto Bly", "friend of Otto Bly"),
        ("The mayor, Dora Stahl, came. “Yes,” the mayor’s brother said.", "the mayor’s brother", "mayor’s brother"),
        ("Elsa Thorn, 72, and Karin Foss, 34, won. “Yes,” said the 34-year-old.", "the 34-year-old", "Karin Foss"),
        ("Elsa Thorn, 72, and Karin Foss, 34, won. “No,” said the 72-year-old.", "the 72-year-old", "Elsa Thorn"),
        ("Ada Lind met Bo Holm. “No,” the latter said.", "the latter", "Bo Holm"),
        ("Ada Lind met Bo Holm. “No,” the former said.", "the former", "Ada Lind"),
        (
            "Ada Lind, the chairwoman, and Bo Holm, the treasurer, resigned. “I am tired,” the treasurer said.",
            "the treasurer",
            "Bo Holm",
        ),
    ],
)  # fmt: skip
def test_what_is_certain_is_not_weighed(text: str, source: str, name: str) -> None:
    words = text[text.index("“") : text.index("”") + 1]
    [found] = resolve(Document("a", text), [said(text, words, source)])
    assert found.speaker_name == name


def test_nobody_calls_himself_the_engineer_in_his_own_words() -> None:
    text = "“The engineer said it would hold,” said the engineer, Paul Stein."
    outer = said(text, "“The engineer said it would hold,”", "the engineer, Paul Stein")
    inner = Quotation(
        (Span(text.index("it would"), text.index(",”")),), (), (Span(1, 13),), "indirect", 0.9
    )
    found = resolve(Document("a", text), [outer, inner])
    assert [one.speaker_name for one in found] == ["Paul Stein", "engineer"]


def test_who_asks_is_nobody_and_who_answers_is_the_guest() -> None:
    text = "Tove Halm builds boats. Halm works alone.\n\nQ: Why alone?\n\nA: Nobody asked me."
    asked, answered = said(text, "Why alone?", "Q:"), said(text, "Nobody asked me.", "A:")
    found = resolve(Document("a", text), [asked, answered])
    assert [one.speaker_name for one in found] == [None, "Tove Halm"]


def test_however_many_are_named_few_are_compared() -> None:
    names = " ".join(f"Ann {chr(65 + n % 26)}{chr(97 + n // 26)}berg came." for n in range(300))
    text = f"{names} “It is late,” she said."
    quotation = said(text, "“It is late,”", "she")
    speakers = Speakers(article(text, quotation), [quotation])
    refers = reference(speakers.article, quotation)
    assert refers
    assert len(speakers.case(quotation, refers)[1]) <= MOST + 1
