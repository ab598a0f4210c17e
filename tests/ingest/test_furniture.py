import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest import furniture

PROSE = "The council met on Tuesday and approved the new ferry timetable for the winter."


def marked(text: str) -> list[str]:
    return [span.of(text) for span in furniture(text)]


FURNITURE = {
    "section": "All news",
    "breadcrumb": "Home > Regions > Northport",
    "sections in a row": "News | Politics",
    "credit": "© Ada Marsh/COASTAL",
    "photo label": "Photo: Ada Marsh / Coastal Images",
    "photo by": "Photo by Ada Marsh",
    "caption with credit": "The ferry leaves the harbour of Northport Ada Marsh/AFP",
    "caption with credit in brackets": "The ferry leaves the harbour of Northport. (AP Photo/Ada Marsh)",
    "agency alone": "Ada Marsh/Reuters",
    "share": "Share",
    "share bar": "Facebook Twitter Email",
    "share sentence": "Share this article on Facebook",
    "share in Russian": "Поделиться:",
    "print": "Print:",
    "views": "8,950 views",
    "views with label": "Views: 120",
    "comments": "12 Comments",
    "reading time": "4 min read",
    "byline": "By Ada Marsh and Tom van den Berg, Political Correspondent",
    "byline in capitals": "BY ADA MARSH",
    "reporting": "(Reporting by Ada Marsh; editing by Tom Berg)",
    "read more": "Read more: Ferry fares rise again",
    "related": "Related: Ten islands to see before winter",
    "quoted read more": 'Read more: Mayor says "no"',
    "more": "MORE: Mayor’s camp accuses shipyard of delay",
    "also read": "ALSO READ: Fares ‘too high’, says treasurer",
    "read next": "Read next: Why the island needs a school",
    "watch": "WATCH: The ferry leaves its dock",
    "related stories": "Related stories » Ferry fares rise",
    "most read": "Most read: the ferry’s new engine",
    "you may like": "You may also like: Ten piers to see before winter",
    "caption with a quotation": "The mayor called the pier 'a wreck' (Image: Coastal)",
    "caption, a sentence": "The treasurer says the fares are “too low” for the winter. (Photo: Ada Marsh/Coastal)",
    "caption by": "“Never again”: the captain at the pier (Photo by Tom Berg)",
    "caption with credit in a label": "The pier that was called ‘a wreck’ [Credit: Tom Berg]",
    "video": "‘A wreck’: the mayor on the pier Back to video",
    "failed video": "We apologize, but this video has failed to load.",
    "comment prompt": "Would you like to comment on this story?",
    "your say": "Have your say on the ferry fares",
    "thoughts": "Let us know your thoughts in the comments below.",
    "related behind a bar": "ALSO READ | “The fares are too low,” says treasurer",
    "call with a question": "Have you been on the ferry this winter? Tell us what it was like.",
    "call to an address": "Do you know more about the pier? Contact us on tips@courier.example.",
    "call to write": "Email your story to tips@courier.example",
    "call to the comments": "Please share your pictures of the ferry in the comments below.",
    "newsletter with a quotation": "Sign up to our newsletter for “the best of Northport” each day.",
    "newsletter": "Sign up for our daily newsletter",
    "newsletter, a sentence": "Sign up to our weekly newsletter.",
    "cookies": "We use cookies to improve this site.",
    "copyright": "© 2021 Northport Courier. All rights reserved.",
    "copyright in words": "Copyright 2021 Northport Courier",
    "advertisement": "ADVERTISEMENT",
    "continues": "Story continues below advertisement",
    "first published": "This article was originally published by the Island Review.",
    "time stamp": "Published: 12 April 2020, 14:05 GMT",
    "update": "Updated Monday, April 13, 2020 at 9:30 a.m.",
    "ago": "3 hours ago",
    "labelled tags": "Tags: ferry, winter",
}


@pytest.mark.parametrize("line", FURNITURE.values(), ids=FURNITURE)
def test_furniture_marks(line: str) -> None:
    text = f"Ferry fares rise again\n\n{line}\n\n{PROSE}\n{PROSE} It was late.\n"
    assert marked(text) == [line]


PROSE_LINES = {
    "headline": "Minister: taxes will fall",
    "headline with a question": "Who pays for the ferry?",
    "quotation": "“No.”",
    "quoted photo": "Photo: “I never said that,” the mayor told us",
    "quotation in single marks": "‘Share this article,’ she said",
    "speech after a name": "Marsh: I never said that.",
    "transcript": "MAYOR: We share the view of the council",
    "share prices": "Share prices fell on Friday",
    "views": "The mayor views 12 islands",
    "by-sentence": "By Tuesday the ferry was full",
    "by-passive": "By Ada Marsh and others the plan was called a mistake",
    "by-adverb": "By and large",
    "copyright law": "Copyright law will change, the minister said.",
    "subscribe": "Subscribe to the plan or lose the ferry, the mayor told the council.",
    "clause (c)": "(c) the council pays for the ferry",
    "related": "Related talks went on in the capital, officials said.",
    "date in prose": "On 12 April 2020 the ferry sank",
    "list in prose": "Ferries, buses, trains and trams are late, they said.",
    "short answer": "Yes, of course.",
    "one-word answer": "Never.",
    "dialogue": "— We will not pay, — said the mayor",
    "more in prose": "More: the word of the treasurer, who said it twice.",
    "a speaker called Read": "READ: I never said that.",
    "picture in brackets": "“Never,” said the mayor (see the picture above)",
    "quotation in brackets": "The mayor said no (“Credit where it is due: never”)",
    "video in prose": "“It was on video,” said the captain, who wants the video back to video",
    "comment in prose": "Would the mayor comment on this? She would not.",
    "call in prose": "Tell us the truth, the mayor asked the shipyard.",
    "call for boats": "Send us more boats, the islanders wrote to the council.",
    "want to": "Want to stay, they said",
    "news in prose": "All news from the island is bad",
    "long line": "Share " * 60,
}


@pytest.mark.parametrize("line", PROSE_LINES.values(), ids=PROSE_LINES)
def test_furniture_leaves_prose(line: str) -> None:
    assert marked(f"Ferry fares rise again\n\n{line}\n\n{PROSE}\n{PROSE} It was late.\n") == []
    assert marked(f"{line}\n\n{PROSE}\n") == []


@pytest.mark.parametrize(
    "headline", ["Mayor: ferry will sail again", 'Mayor: "ferry will sail" again']
)
def test_furniture_marks_second_printing_of_headline(headline: str) -> None:
    text = f"{headline}\n\n{headline}\r\n\n{PROSE}\n"
    assert [tuple(span) for span in furniture(text)] == [(len(headline) + 2, 2 * len(headline) + 2)]


def test_furniture_leaves_repeated_speech() -> None:
    assert marked(f"“We will not pay a penny.”\n\n{PROSE}\n\n“We will not pay a penny.”\n") == []


def test_furniture_marks_caption_printed_twice_before_credit() -> None:
    lines = [
        "Mayor of Northport Ada Marsh Tom Berg/COASTAL",
        "Mayor of Northport Ada Marsh",
        "© Tom Berg/COASTAL",
    ]
    text = "\n".join(
        ["Ferry will sail again", "", "The mayor also spoke about fares", *lines, "", PROSE]
    )
    assert marked(text) == lines


def test_furniture_leaves_headline_above_credit() -> None:
    assert marked(f"Ferry will sail again\n© Tom Berg/COASTAL\n\n{PROSE}\n") == [
        "© Tom Berg/COASTAL"
    ]


@pytest.mark.parametrize(
    "line", ["\xa0 Ferries, COVID-19, Ada Marsh", "harbour, winter storms, fares, Northport"]
)
def test_furniture_marks_tag_list_at_the_end(line: str) -> None:
    assert marked(f"{PROSE}\n\n{line}\n\nShare\n") == [line, "Share"]
    assert marked(f"{line}\n\n{PROSE}\n") == []


@pytest.mark.parametrize(
    "line", ["He came, he saw, he left", "Marsh, the mayor, was late", "Ferries, late"]
)
def test_furniture_leaves_clauses_at_the_end(line: str) -> None:
    assert marked(f"{PROSE}\n\n{line}") == []


HEADLINES = [
    "Rate falls as shipyards hire",
    "Tom Berg: Keep out of the harbour",
    "Taxes ‘too low’ for a new school",
]


@pytest.mark.parametrize(
    ("head", "few"),
    [
        ("‘Too late’: the mayor on the fares Back to video", 2),
        ("Read more: Who pays for the ferry", 2),
        ("More from the Courier", 1),
        ("Related stories", 1),
    ],
)
def test_furniture_marks_headlines_of_other_stories(head: str, few: int) -> None:
    for many in range(few, len(HEADLINES) + 1):
        lines = [head, *HEADLINES[:many]]
        text = "\n\n".join(["Ferry will sail again", PROSE, *lines, PROSE])
        assert marked(text) == lines
        assert marked("\n\n".join(["Ferry will sail again", PROSE, *lines])) == lines


@pytest.mark.parametrize(
    "head", ["‘Too late’: the mayor on the fares Back to video", "Read more: Who pays for it"]
)
def test_furniture_leaves_one_subheading_under_a_link(head: str) -> None:
    assert marked("\n\n".join(["Ferry will sail again", PROSE, head, HEADLINES[0], PROSE])) == [
        head
    ]


def test_furniture_leaves_headlines_before_the_article() -> None:
    lines = [
        "Northport",
        "Watch next: The pier",
        "Ferry will sail again",
        "Mayor promises a ferry",
        PROSE,
        PROSE,
    ]
    assert marked("\n\n".join(lines)) == ["Watch next: The pier"]
    assert marked("\n\n".join(["WATCH: Ferry will sail again", PROSE])) == []
    assert marked("\n\n".join([PROSE, "More from the mayor", "“Never,” she said.", PROSE])) == []


def test_furniture_marks_second_printing_in_other_marks() -> None:
    assert marked(f"‘Too late’, says mayor\n\n{PROSE}\n\n'Too late', says mayor\n") == [
        "'Too late', says mayor"
    ]


def test_furniture_marks_masthead_as_first_line_only() -> None:
    assert marked(f"The Northport Courier\n\nFerry will sail again\n\n{PROSE}") == [
        "The Northport Courier"
    ]
    assert marked(f"Ferry will sail again\n\nThe Northport Courier\n\n{PROSE}") == []


LINES = st.sampled_from([*FURNITURE.values(), *PROSE_LINES.values(), PROSE, "", " ", "\t"])


@given(st.one_of(st.text(), st.lists(LINES).map("\n".join), st.lists(LINES).map("\r\n".join)))
def test_furniture_spans_are_sorted_disjoint_whole_lines(text: str) -> None:
    end = -1
    for span in furniture(text):
        assert end < span.start < span.end <= len(text)
        assert not set(span.of(text)) & set("\r\n")
        assert text[span.start - 1 : span.start] in ("", "\r", "\n") and text[
            span.end : span.end + 1
        ] in (
            "",
            "\r",
            "\n",
        )
        end = span.end


HOSTILE = [
    "a",
    " ",
    '"',
    "© " * 140 + "\n",
    "A/" * 140 + "\n",
    "(AP " * 70 + "\n",
    "By " * 95 + "\n",
    "1 " * 140 + "\n",
    "Related stories\n",
    "A line. It ends now.\nMore from A\nA a a\n",
    "(Image: a " * 28 + "\n",
    "most read popular " * 16 + "\n",
    "more from a " * 25 + "\n",
]


@pytest.mark.parametrize("unit", [*HOSTILE, "a,", "sign up to our ", "\n", "\t\n"])
def test_furniture_is_quick_on_hostile_text(unit: str) -> None:
    started = time.process_time()
    furniture(unit * (500_000 // len(unit)))
    assert time.process_time() - started < 3
