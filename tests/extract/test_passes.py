"""Each pass alone: what it adds to the quotations that were found, and what it leaves as it is."""

from onrecord.extract.passes import (
    FLOATING,
    MarkedText,
    completed,
    given_by_layout,
    given_further_paragraphs,
    given_what_adjoins,
    given_what_goes_on,
    told_apart,
    typed,
    with_best_guesses,
    with_floating,
)
from onrecord.types import Quotation, Span


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def spoken(text: str, content: str, cue: str, source: str, confidence: float = 0.9) -> Quotation:
    parts = ((span(text, words),) for words in (content, cue, source))
    return Quotation(*parts, type="indirect", confidence=confidence)


def contents(quotations: list[Quotation], text: str) -> list[str]:
    return [" | ".join(part.of(text) for part in quotation.content) for quotation in quotations]


FERRY = "“The ferry will not sail before the ice has gone,” said Ada Sorel. “It has no captain and no crew this winter.”"


def test_marked_text_knows_its_stretches_without_furniture() -> None:
    marked = MarkedText.of(FERRY, [Span(FERRY.index("“It"), len(FERRY))])
    assert [stretch.of(FERRY) for stretch in marked.quoted] == [
        "“The ferry will not sail before the ice has gone,”"
    ]
    assert marked.unclaimed([]) == marked.certain == marked.quoted


def test_what_adjoins_a_source_is_its_own() -> None:
    marked = MarkedText.of(FERRY, ())
    found = [
        spoken(FERRY, "“The ferry will not sail before the ice has gone,”", "said", "Ada Sorel")
    ]
    [given] = given_what_adjoins(found, marked)
    assert [part.of(FERRY)[:8] for part in given.content] == ["“The fer", "“It has "]
    assert given_what_adjoins([given], marked) == [given]


def test_what_stands_behind_the_sentence_goes_on() -> None:
    text = (
        "“The ferry will not sail before the ice has gone,” said Ada Sorel on the quay of Varn in May.\n\n"
        "“It has no captain and no crew this winter.”"
    )
    marked = MarkedText.of(text, ())
    found = [
        spoken(text, "“The ferry will not sail before the ice has gone,”", "said", "Ada Sorel")
    ]
    [given] = given_what_goes_on(found, marked)
    assert len(given.content) == 2


def test_a_paragraph_that_opens_a_mark_goes_on_with_the_one_that_closes_none() -> None:
    text = "“The ferry will not sail this winter,” said Ada Sorel. “It has no crew.\n\n“It has no captain.”"
    marked = MarkedText.of(text, ())
    content = (span(text, "“The ferry will not sail this winter,”"), span(text, "“It has no crew."))
    found = [Quotation(content, (span(text, "said"),), (span(text, "Ada Sorel"),), "indirect", 0.9)]
    [given] = given_further_paragraphs(found, marked)
    assert given.content[-1].of(text) == "“It has no captain.”"


def test_the_surest_guess_is_taken_for_a_stretch_that_nobody_claims() -> None:
    marked = MarkedText.of(FERRY, ())
    sure = spoken(
        FERRY, "“The ferry will not sail before the ice has gone,”", "said", "Ada Sorel", 0.3
    )
    unsure = Quotation(sure.content, (), (), "indirect", 0.1)
    both = with_best_guesses([], [unsure, sure], marked)
    assert both == [sure]
    assert with_best_guesses(both, [unsure], marked) == both


def test_a_long_stretch_floats_if_nobody_has_it() -> None:
    text = "The hall was empty.\n\n“The ferry will not sail before the ice is gone in spring.”\n"
    marked = MarkedText.of(text, ())
    [floating] = with_floating([], marked)
    assert (floating.type, floating.confidence, floating.source) == ("direct", FLOATING, ())
    assert with_floating([floating], marked) == [floating]


def test_a_turn_is_given_to_the_name_before_it() -> None:
    text = "SOREL: The ferry will not sail.\n\nBASK: Why not?\n\nSOREL: It has no crew.\n\nBASK: I see.\n"
    given = given_by_layout([], MarkedText.of(text, ()))
    assert [quotation.source[0].of(text) for quotation in given][:2] == ["SOREL", "BASK"]
    assert {quotation.type for quotation in typed(given, MarkedText.of(text, ()))} == {"direct"}


def test_words_that_two_claim_are_given_to_one() -> None:
    marked = MarkedText.of(FERRY, ())
    first = spoken(
        FERRY, "“The ferry will not sail before the ice has gone,”", "said", "Ada Sorel", 0.9
    )
    second = Quotation(first.content, (), (), "indirect", 0.5)
    assert len(told_apart([first, second], marked)) == 1


def test_passes_are_no_different_the_second_time() -> None:
    marked = MarkedText.of(FERRY, ())
    found = [
        spoken(FERRY, "“The ferry will not sail before the ice has gone,”", "said", "Ada Sorel")
    ]
    once = completed(found, [], marked)
    assert completed(once, [], marked) == once
    assert contents(once, FERRY) == [
        "“The ferry will not sail before the ice has gone,” | “It has no captain and no crew this winter.”"
    ]
