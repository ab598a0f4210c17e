from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.marks import (
    CLOSING,
    DOUBLE,
    OPENING,
    QUOTING,
    SINGLE,
    quotation_marks,
    quoted_spans,
)

GLYPHS = (
    '""',
    '\\"',
    "「",
    "」",
    "『",
    "』",
    "❝",
    "❞",
    "❛",
    "❜",
    "“",
    "”",
    "„",
    "‟",
    "«",
    "»",
    '"',
    "''",
    "``",
    "‘",
    "’",
    "‚",
    "‹",
    "›",
    "'",
    "＂",
)
SPECIMENS = st.sampled_from([*GLYPHS, " ", "\n", "\n\n", "word", "’s", "90", ", ", ".", "—", "("])
TEXTS = st.text(st.characters()) | st.lists(SPECIMENS, max_size=60).map("".join)


def quoted(text: str) -> list[str]:
    return [span.of(text) for span in quoted_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “we will” and left.", ["“we will”"]),
        ("He said ‟we will” and left.", ["‟we will”"]),
        ('He said "we will" and left.', ['"we will"']),
        ("He said ＂we will＂ and left.", ["＂we will＂"]),
        ("He said ‘we will’ and left.", ["‘we will’"]),
        ("He said 'we will' and left.", ["'we will'"]),
        ("He said ''we will'' and left.", ["''we will''"]),
        ("He said ``we will'' and left.", ["``we will''"]),
        ("Il a dit « nous bâtirons » et partit.", ["« nous bâtirons »"]),
        ("Dit-il «nous bâtirons» hier.", ["«nous bâtirons»"]),
        ("Dit-il ‹nous bâtirons› hier.", ["‹nous bâtirons›"]),
        ("Er sagte: „Wir bauen“, und ging.", ["„Wir bauen“"]),
        ("Er sagte: „Wir bauen” und ging.", ["„Wir bauen”"]),
        ("Er sagte: „Wir bauen‟ und ging.", ["„Wir bauen‟"]),
        ("Er sagte: ‚Wir bauen‘, und ging.", ["‚Wir bauen‘"]),
        ("Han sagde: »Vi bygger«, og gik.", ["»Vi bygger«"]),
        ("Han sagde: ›Vi bygger‹, og gik.", ["›Vi bygger‹"]),
        ("Han sa: »Vi bygger», och gick.", ["»Vi bygger»"]),
        ("“We,” she said, “will.”", ["“We,”", "“will.”"]),
        ('"We," she said, "will."', ['"We,"', '"will."']),
        ('"We will" "do it" "now"', ['"We will"', '"do it"', '"now"']),
        ('("we will")', ['"we will"']),
        ('—"we will"—', ['"we will"']),
        ('She said:"we will"then left', ['"we will"']),
        ("”Vi väntar,” sa hon. ”Än.”", ["”Vi väntar,”", "”Än.”"]),
        ("「We wait,」 he said.", ["「We wait,」"]),
        ("He said 『we wait』.", ["『we wait』"]),
        ("❝We wait,❞ he said.", ["❝We wait,❞"]),
        ("❛We wait,❜ he said.", ["❛We wait,❜"]),
        ('""We wait,"" he said, ""here."" End', ['""We wait,""', '""here.""']),
        ('"He said ""we wait"" and left."', ['"He said ""we wait"" and left."']),
        ('\\"We wait,\\" he said.', ['\\"We wait,\\"']),
        ('" We wait , " he said .', ['" We wait , "']),
        ("“ We wait , ” he said .", ["“ We wait , ”"]),
        ("“”", ["“”"]),
        ('""', ['""']),
    ],
)
def test_quoted_spans_reads_every_style(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“One ‘two’ three,” she said.", ["“One ‘two’ three,”"]),
        ("‘One “two” three,’ she said.", ["‘One “two” three,’"]),
        ("“A “B” C” d", ["“A “B” C”"]),
        ("\"He said 'no'\" she said.", ["\"He said 'no'\""]),
        ("\"She told me: 'He said no.'\" End", ["\"She told me: 'He said no.'\""]),
        ('She said "“we will”" twice', ['"“we will”"']),
        ("Il a dit «nous “bâtirons” ici» et partit.", ["«nous “bâtirons” ici»"]),
        ("Er sagte: „Wir ‚bauen‘ jetzt“, und ging.", ["„Wir ‚bauen‘ jetzt“"]),
        ("Han sagde: »Vi ›bygger‹ nu«, og gik.", ["»Vi ›bygger‹ nu«"]),
        ("“Er rief »jetzt« laut,” she said.", ["“Er rief »jetzt« laut,”"]),
        ("Han sa: »Vi bygger –», och gick.", ["»Vi bygger –»"]),
    ],
)
def test_quoted_spans_gives_the_outermost_of_nested_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the mayor's car and the mayor’s dog", []),
        ("the dogs' home and the workers’ union", []),
        ("back in the '90s and the ’90s", []),
        ("get ’em while they’re hot", []),
        ("five o'clock", []),
        ("the team 's robot won 't move, and we 've lost", []),
        ("'Tis late, 'twas early, wait 'til nine, get 'em", []),
        ("rock 'n' roll and rock ‘n’ roll of the ‘90s", []),
        ("'I love rock 'n' roll,' she said.", ["'I love rock 'n' roll,'"]),
        (
            "'It is the ratepayers' money, and it is gone.' He left.",
            ["'It is the ratepayers' money, and it is gone.'"],
        ),
        (
            "‘We back the workers’ and ‘their union,’ she said.",
            ["‘We back the workers’", "‘their union,’"],
        ),
        ("we will” and ”left “then” here", ["“then”"]),
        ("He is 5'10\", she is 5' 4\" tall", []),
        ('a 12" disc and a 7" disc', []),
        ('He is 5\'10" and "happy" now.', ['"happy"']),
        ("'We're the mayor's men,' she said.", ["'We're the mayor's men,'"]),
        ("‘We’re the mayor’s men,’ she said.", ["‘We’re the mayor’s men,’"]),
        ("The workers' union said 'we will' twice.", ["'we will'"]),
    ],
)
def test_quoted_spans_leaves_apostrophes_and_inches_alone(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“we will and left.\nNext “ok” here.", ["“we will and left.", "“ok”"]),
        ("we will” and left “then” here", ["“then”"]),
        ("“A ”B “C” D", ["“A ”", "“C”"]),
        ("“Unclosed ‘inner” and after", ["“Unclosed ‘inner”"]),
        ('She said "get \'em now" and left.', ['"get \'em now"']),
        ("“The ‘90s were fine,” she said.", ["“The ‘90s were fine,”"]),
        ("“First.\n\n“Second.\n\n“Third,” she said.", ["“First.", "“Second.", "“Third,”"]),
        ('"First.\n\n"Second.\n\n"Third," she said.', ['"First.', '"Second.', '"Third,"']),
        ("”", []),
        ("“", ["“"]),
        ("'", []),
        ("", []),
    ],
)
def test_quoted_spans_ends_an_unclosed_mark_with_its_paragraph(
    text: str, expected: list[str]
) -> None:
    assert quoted(text) == expected


def test_quotation_marks_tells_turn_and_kind() -> None:
    text = "“It’s ‘done’,” he said."
    marks = [(mark.span.of(text), *mark[1:]) for mark in quotation_marks(text)]
    assert marks == [
        ("“", "open", False, 1),
        ("‘", "open", True, 2),
        ("’", "close", True, 1),
        ("”", "close", False, 0),
    ]


@given(TEXTS)
def test_quoted_spans_are_sorted_disjoint_and_within_one_paragraph(text: str) -> None:
    end = 0
    for span in quoted_spans(text):
        assert end <= span.start < span.end <= len(text)
        assert "\n" not in span.of(text)
        assert any(span.of(text).startswith(glyph) for glyph in GLYPHS)
        end = span.end


@given(TEXTS)
def test_quotation_marks_are_sorted_marks_of_the_text(text: str) -> None:
    marks = quotation_marks(text)
    assert all(mark.span.of(text) in GLYPHS for mark in marks)
    assert all(one.span.end <= other.span.start for one, other in pairwise(marks))


@given(TEXTS, TEXTS)
def test_quoted_spans_reads_each_paragraph_by_itself(one: str, other: str) -> None:
    assert quoted(f"{one}\n{other}") == quoted(one) + quoted(other)


@pytest.mark.parametrize(
    "text",
    ["“" * 50_000 + ' "' * 50_000, " \"'" * 50_000, "»a " * 100_000, "‘ " * 50_000 + "” " * 50_000],
)
def test_quoted_spans_takes_any_number_of_marks(text: str) -> None:
    """Neither deep nesting nor its price: looking through all that is open would take minutes
    here."""
    assert all(0 <= span.start < span.end <= len(text) for span in quoted_spans(text))


@pytest.mark.parametrize("part", ["'”a b” ", "”a ", "”a b” ", "(”a", "'", " ”a“ "])
def test_marks_of_one_endless_paragraph_take_no_time_without_end(part: str) -> None:
    quoted_spans(part * 150_000)


def test_each_mark_is_of_one_kind_and_opens_or_closes() -> None:
    assert not set(DOUBLE) & set(SINGLE)
    assert set(OPENING) | set(CLOSING) == set(DOUBLE) | set(SINGLE)
    assert set(OPENING) & set(CLOSING) == set("“‟»«\"＂‘‹›'")


@pytest.mark.parametrize(
    ("line", "quotes"),
    [
        ("He said “no” twice.", True),
        ("„Nein“, sagte sie.", True),
        ("It was ‘fine’, they said.", True),
        ("'Fine,' they said.", True),
        ("The mayor's boats", False),
        ("The workers’ union", False),
        ("Boats – and harbours", False),
    ],
)
def test_quoting_shows_at_a_glance(line: str, quotes: bool) -> None:
    assert bool(QUOTING.search(line)) == quotes
