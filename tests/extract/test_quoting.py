from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.quoting import (
    LEAST_WORDS,
    adjoining,
    certain_quotes,
    claimants,
    continuations,
    continued,
    floating,
    going_on,
    interrupted,
    one_source,
    quoted_aloud,
    unclaimed,
    undivided,
)
from onrecord.text.marks import quoted_spans
from onrecord.types import Quotation, Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“one two three four five six” he said", ["“one two three four five six”"]),
        ("“one two three four five” he said", []),
        (
            "the “so-called experts’ panel” and “one, two; three: four five six”",
            ["“one, two; three: four five six”"],
        ),
        ("“” and “...”", []),
    ],
)
def test_certain_quotes_are_long_enough_to_be_words_of_somebody(
    text: str, expected: list[str]
) -> None:
    assert LEAST_WORDS == 6
    assert [span.of(text) for span in certain_quotes(quoted_spans(text), text)] == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (["“one two three"], ["“one two three four five”"]),
        (["“one"], []),
        (["he said that “one two three"], ["he said that “one two three four five”"]),
        (["he said that “one"], ["he said that"]),
        (["“one two", "four five”"], ["“one two three four five”"]),
        (["he said"], ["he said"]),
        (["five” and", "“six seven eight"], ["and", "“six seven eight nine”"]),
    ],
)
def test_undivided_takes_a_stretch_whole_or_not_at_all(
    content: list[str], expected: list[str]
) -> None:
    text = "he said that “one two three four five” and then “six seven eight nine” was"
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in content]
    assert [span.of(text) for span in undivided(spans, (), quoted_spans(text), text)] == expected


def test_undivided_leaves_what_is_nested_in_a_stretch_as_it_is() -> None:
    text = "“He told me that the road was safe all winter,” she said."
    content = Span(text.index("that"), text.index(",”"))
    cue = Span(text.index("told"), text.index(" me"))
    assert undivided([content], [cue], quoted_spans(text), text) == (content,)
    assert undivided([content], [], quoted_spans(text), text) == tuple(quoted_spans(text))


def spoken(text: str, *content: str, cue: str = "said", source: str = "the mayor") -> Quotation:
    spans = [
        Span(text.index(part), text.index(part) + len(part)) for part in (*content, cue, source)
    ]
    return Quotation(tuple(spans[:-2]), (spans[-2],), (spans[-1],), "direct", 0.9)


IT_IS_SHUT, IT_OPENS = "“The road is closed for all,”", "“It will open again in the month of May.”"
Rule = Callable[[Sequence[Quotation], Sequence[Span], str], list[Quotation]]


def opening_is_given(rule: Rule, text: str) -> bool:
    """Whether the rule gives the second words to the mayor, who spoke the first."""
    stretch = Span(text.index(IT_OPENS), text.index(IT_OPENS) + len(IT_OPENS))
    first = IT_IS_SHUT if text.startswith(IT_IS_SHUT) else "The road is closed"
    (found,) = rule([spoken(text, first)], [stretch], text)
    return stretch in found.content


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        (f"{IT_IS_SHUT} said the mayor. {IT_OPENS} The bus runs.", True),
        (f"{IT_IS_SHUT} the mayor said. {IT_OPENS}", True),
        (f"{IT_IS_SHUT} said the mayor. It snowed. {IT_OPENS}", False),
        (f"The road is closed, the mayor said. {IT_OPENS} {IT_IS_SHUT}", False),
    ],
)
def test_a_stretch_behind_the_end_of_the_sentence_goes_on(text: str, goes_on: bool) -> None:
    assert opening_is_given(adjoining, text) == goes_on


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        (f"{IT_IS_SHUT} said the mayor.\n\n{IT_OPENS}\n\nThe bus runs.", True),
        (f"{IT_IS_SHUT} said the mayor.\n\nIt snowed.\n\n{IT_OPENS}", False),
        (f"{IT_IS_SHUT} said the mayor.\n\n{IT_OPENS} It snowed.", False),
        (f"The road is closed, said the mayor.\n\n{IT_OPENS}", False),
    ],
)
def test_a_paragraph_of_quoted_words_goes_on(text: str, goes_on: bool) -> None:
    assert opening_is_given(going_on, text) == goes_on


def test_a_row_of_paragraphs_goes_on() -> None:
    third = "“And then there will be a feast for everybody.”"
    text = f"{IT_IS_SHUT} said the mayor.\n\n{IT_OPENS}\n\n{third}\n"
    stretches = [Span(text.index(part), text.index(part) + len(part)) for part in (IT_OPENS, third)]
    (found,) = going_on([spoken(text, IT_IS_SHUT)], stretches, text)
    assert found.content[1:] == tuple(stretches)


@pytest.mark.parametrize(
    ("tail", "goes_on"),
    [
        ("said the mayor in a letter to the council, twice as long as the last one.", True),
        ("said the mayor on Monday.", True),
        ("said the mayor. The council met.", False),
        ("said the mayor, who called it “a pity for us all in this town”.", False),
        ("said the mayor; the council did not answer.", False),
    ],
)
def test_a_paragraph_goes_on_with_the_sentence_before(tail: str, goes_on: bool) -> None:
    for between, rule in (("\n\n", going_on), (" ", adjoining)):
        assert opening_is_given(rule, f"{IT_IS_SHUT} {tail}{between}{IT_OPENS}\n") == goes_on


def nested_in(text: str) -> Quotation:
    """The mayor's words within those of another."""
    cue, content = (
        Span(text.index(part), text.index(part) + len(part))
        for part in ("told", "that it was safe")
    )
    return Quotation((content,), (cue,), (), "indirect", 0.9)


def test_what_is_nested_claims_no_stretch_around_it() -> None:
    text = "“The mayor told me that it was safe.\n\n“So we drove over it,” said Roth."
    quoted = quoted_spans(text)
    nested, outer = nested_in(text), parted(text, "“So we drove over it,”", "said", "Roth")
    found = continued([outer, nested], continuations(quoted, text))
    assert found[0].content == tuple(quoted) and found[1] == nested
    assert claimants(quoted, [nested]) == ()


def test_unclaimed_stretches_are_not_claimed_by_what_is_nested_in_them() -> None:
    text = "“He told me that the road was safe all winter,” she said."
    content = Span(text.index("that"), text.index(",”"))
    cue = Span(text.index("told"), text.index(" me"))
    stretches = certain_quotes(quoted_spans(text), text)
    nested = Quotation((content,), (cue,), (), "indirect", 0.9)
    assert unclaimed(stretches, [nested]) == stretches
    assert unclaimed(stretches, [replace(nested, cue=())]) == ()


SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 9)).map(lambda pair: Span(pair[0], sum(pair))),
    max_size=6,
)


@given(SPANS, st.lists(st.integers(0, 60), max_size=8, unique=True).map(sorted))
def test_undivided_leaves_no_stretch_in_part(content: list[Span], ends: list[int]) -> None:
    stretches = [Span(*pair) for pair in zip(ends[::2], ends[1::2], strict=False)]
    after = {
        place for span in undivided(content, (), stretches, "x" * 99) for place in range(*span)
    }
    before = {place for span in content for place in range(*span)}
    apart = {place for span in stretches for place in range(*span)}
    assert after - apart == before - apart
    assert all(len(after & set(range(*span))) in (0, span.end - span.start) for span in stretches)


ALONE = "“The road is closed for the whole winter.”"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"It snowed.\n\n{ALONE}\n\nThe bus runs.", True),
        (f"{ALONE}", True),
        (f"It snowed.\n  - {ALONE} <...>\nThe bus runs.", True),
        (f"It snowed.\n\n{ALONE} he said.", False),
        (f"The sign read {ALONE}\n", False),
        (f"{'.' * 40}{ALONE}", False),
    ],
)
def test_floating_is_a_paragraph_of_its_own(text: str, found: bool) -> None:
    stretches = certain_quotes(quoted_spans(text), text)
    assert [span.of(text) for span in floating(stretches, text)] == [ALONE] * found


def test_floating_is_also_what_is_too_long_for_a_title() -> None:
    words = "“" + " ".join(["word"] * 20) + "”"
    text = f"The sign read {words}, and {words[:-6]}” too."
    assert [span.of(text) for span in floating(certain_quotes(quoted_spans(text), text), text)] == [
        words
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She left.\n\n“Nobody asked me.”\n\nIt rained.", ["“Nobody asked me.”"]),
        ("She left.\n\n“Nobody asked me,”", ["“Nobody asked me,”"]),
        ("She left.\n\n“The Long Sea”\n\nIt rained.", []),
        ("She left.\n\n“Why?”\n\nIt rained.", []),
        ("She left. “Nobody asked me.”\n\nIt rained.", []),
    ],
)
def test_floating_is_a_short_paragraph_if_it_is_a_sentence(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in floating(quoted_spans(text), text)] == expected


def quotation(start: int, end: int, confidence: float) -> Quotation:
    return Quotation(
        content=(Span(start, end),), cue=(), source=(), type="direct", confidence=confidence
    )


def test_unclaimed_is_what_no_quotation_touches() -> None:
    stretches = [Span(0, 10), Span(20, 30), Span(40, 50)]
    assert unclaimed(stretches, [quotation(25, 35, 1.0)]) == (Span(0, 10), Span(40, 50))
    assert unclaimed(stretches, []) == tuple(stretches)


def test_claimants_are_the_surest_of_each_stretch_and_come_once() -> None:
    stretches = [Span(0, 10), Span(20, 30), Span(40, 50)]
    weak, strong, both = quotation(0, 10, 0.1), quotation(0, 10, 0.2), quotation(5, 45, 0.15)
    assert set(claimants(stretches, [strong, weak])) == {strong}
    assert claimants(stretches, [both]) == (both,)
    assert set(claimants(stretches, [weak, strong, both])) == {strong, both}
    assert claimants(stretches, [quotation(12, 18, 0.9)]) == ()


FIRST, SECOND, LAST = "“We saw smoke.", "“Then the lights went out.", "“Nobody spoke.”"


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        (f"She said: {FIRST}\n\n{SECOND}\n\n{LAST}\n\nRain fell.", [[FIRST, SECOND, LAST]]),
        (f"{FIRST}\n{LAST}\n\n{SECOND}", [[FIRST, LAST]]),
        (f"{LAST}\n\n{LAST}", []),
        (f"{FIRST} {LAST}", []),
        (f"{FIRST}\n\nRain fell. {LAST}", []),
    ],
)
def test_continuations_open_each_paragraph_and_close_the_last(
    text: str, groups: list[list[str]]
) -> None:
    found = continuations(quoted_spans(text), text)
    assert [[span.of(text) for span in group] for group in found] == groups


GROUP = [Span(0, 10), Span(20, 30), Span(40, 50)]


@pytest.mark.parametrize(
    ("contents", "expected"),
    [
        ([GROUP[0]], [GROUP]),
        ([GROUP[2]], [GROUP]),
        ([GROUP[0], GROUP[1]], [GROUP[:1], GROUP[1:]]),
        ([GROUP[0], GROUP[2]], [GROUP[:2], GROUP[2:]]),
        ([Span(60, 70)], [[Span(60, 70)]]),
    ],
)
def test_continued_gives_nobodys_paragraphs_to_the_one_before(
    contents: list[Span], expected: list[list[Span]]
) -> None:
    found = continued([quotation(*content, 1.0) for content in contents], [GROUP])
    assert [list(one.content) for one in found] == expected


@pytest.mark.parametrize(
    ("text", "attribution", "expected"),
    [
        ("“One two three four five six,” the mayor said.", "the mayor", True),
        ("“One two three four five six” — said the mayor.", "said", True),
        ("The mayor said: “One two three four five six”", "said", True),
        ("The mayor said “One two three four five six”", "said", True),
        ("“One two three four five six,” and then the mayor said so.", "the mayor", False),
        ("The mayor said so. “One two three four five six”", "said", False),
        ("“One two three four five six,”\n\nthe mayor said.", "the mayor", False),
    ],
)
def test_adjoining_gives_a_stretch_to_the_words_beside_it(
    text: str, attribution: str, expected: bool
) -> None:
    source = Span(text.index(attribution), text.index(attribution) + len(attribution))
    given_to = Quotation(content=(), cue=(), source=(source,), type="indirect", confidence=1.0)
    [stretch] = certain_quotes(quoted_spans(text), text)
    [found] = adjoining([given_to], [stretch], text)
    assert found.content == ((stretch,) if expected else ())


def parted(text: str, content: str, cue: str, source: str) -> Quotation:
    """A quotation with its parts as given, pieces of one role behind each other with a bar."""

    def spans(words: str) -> tuple[Span, ...]:
        return tuple(
            Span(text.index(part), text.index(part) + len(part))
            for part in words.split(" | ")
            if part
        )

    return Quotation(spans(content), spans(cue), spans(source), "direct", 0.6)


@pytest.mark.parametrize(
    ("text", "source", "content", "kept"),
    [
        (
            '"It was thick", said the pilot, Al Meer, "and the radio was dead".',
            'the pilot, Al Meer, "and the radio was dead"',
            ['"It was thick"', '"and the radio was dead"'],
            "the pilot, Al Meer",
        ),
        (
            "‘It was thick,’ said Mr. Meer, ‘and we slept’.",
            "Mr. Meer",
            ["‘It was thick,’", "‘and we slept’"],
            "Mr. Meer",
        ),
        (
            "“It was thick —” said Meer — “and dark.”",
            "Meer",
            ["“It was thick —”", "“and dark.”"],
            "Meer",
        ),
        ('"It was thick," said Meer. "and dark".', "Meer", ['"It was thick,"'], "Meer"),
        ('"It was thick," said Meer, "But dark".', "Meer", ['"It was thick,"'], "Meer"),
        ('"It was thick," said Meer and called it "dark".', "Meer", ['"It was thick,"'], "Meer"),
    ],
)
def test_interrupted_goes_on_behind_its_cue_and_source(
    text: str, source: str, content: list[str], kept: str
) -> None:
    quoted = quoted_spans(text)
    [found] = interrupted([parted(text, content[0], "said", source)], quoted, text)
    assert [span.of(text) for span in found.content] == content
    assert [span.of(text) for span in found.source] == [kept]


@pytest.mark.parametrize(
    "text", ["“It rained,” said Meer, “Élan sank.”", "“It rained,” said Meer, “Åsa left.”"]
)
def test_interrupted_knows_capitals_with_accents(text: str) -> None:
    first = text[: text.index(" said")]
    [found] = interrupted([parted(text, first, "said", "Meer")], quoted_spans(text), text)
    assert [span.of(text) for span in found.content] == [first]


@pytest.mark.parametrize(
    "text", ["“It rained,” said Ö. Meer, “écoutez bien.”", "“It rained,” said Fr. Meer, “ölig.”"]
)
def test_interrupted_knows_small_letters_with_accents_and_initials(text: str) -> None:
    first = text[: text.index(" said")]
    [found] = interrupted([parted(text, first, "said", "Meer")], quoted_spans(text), text)
    assert len(found.content) == 2


def test_interrupted_takes_the_words_from_others() -> None:
    text = "“It was thick,” said Meer, “and we slept.” Roe left."
    own = parted(text, "“It was thick,”", "said", "Meer")
    other = parted(text, "“and we slept.”", "", "Roe")
    assert len(interrupted([own, other], quoted_spans(text), text)) == 1


def test_one_source_is_the_one_beside_the_cue() -> None:
    text = "“Boats sink,” said Ana Tovar, a skipper. “People swim,” added Ben Roth, the mayor."
    wide = parted(text, "“People swim,”", "added", "Ana Tovar, a skipper | Ben Roth, the mayor")
    assert [span.of(text) for span in one_source(wide, text).source] == ["Ben Roth, the mayor"]
    near = parted(text, "“Boats sink,”", "said", "Ana Tovar | a skipper")
    assert one_source(near, text) == near


@pytest.mark.parametrize("lead", ["and I quote: ", "I quote, ", "and I quote him – "])
def test_quoted_aloud_are_only_the_words_in_marks(lead: str) -> None:
    text = f"The minister said, {lead}‘It is safe.’ It was not."
    found = quoted_aloud(
        parted(text, f"{lead}‘It is safe.’ It was not", "said", "The minister"),
        quoted_spans(text),
        text,
    )
    assert [span.of(text) for span in found.content] == ["‘It is safe.’"]


@pytest.mark.parametrize("ellipsis", [" [...] ", " <...> ", " … ", " (...) ", " [. . .] "])
def test_continuations_go_on_behind_an_ellipsis(ellipsis: str) -> None:
    text = f"“I have mended the quay”{ellipsis}“and nobody has thanked me”, he said. “So there.”"
    assert [
        [span.of(text) for span in group] for group in continuations(quoted_spans(text), text)
    ] == [["“I have mended the quay”", "“and nobody has thanked me”"]]
