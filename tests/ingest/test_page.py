"""How a page's markup becomes paragraphs: what stays whole, what is left out, what is written
out."""

import time

import pytest

from onrecord.ingest.markup import parsed
from onrecord.ingest.page import blocks


def paragraphs(markup: str) -> list[str]:
    tree = parsed(f"<html><body>{markup}</body></html>")
    assert tree is not None
    return [block.text for block in blocks(tree)]


WHOLE = "“We will open the new pier in May,” said the mayor."
PICTURES = [
    "<img src=a.png>",
    "<picture><source srcset=a.png><img src=a.png></picture>",
    "<svg><title>Arrow</title></svg>",
    "<noscript><img src=a.png></noscript>",
    "<script>show()</script>",
    "<button>Copy</button>",
    "<iframe src=a></iframe>",
    "<video src=a></video>",
    "<tool-tip></tool-tip>",
    "<span hidden>Opens in a new window</span>",
    '<span style="display: none">Opens in a new window</span>',
    '<span class="sr-only">Opens in a new window</span>',
    '<span class="link__visually-hidden">Opens in a new window</span>',
]


@pytest.mark.parametrize("inside", PICTURES)
@pytest.mark.parametrize(
    "frame", ["{}", '<a href="/pier">the new pier{}</a>', "<b><i>the new pier{}</i></b>"]
)
def test_blocks_keep_a_paragraph_whole_around(inside: str, frame: str) -> None:
    words = frame.format(inside) if "pier" in frame else f"the new pier{inside}"
    assert paragraphs(f"<p>“We will open {words} in May,” said the mayor.</p>") == [WHOLE]


def test_blocks_part_the_words_around_a_picture() -> None:
    assert paragraphs("<p>the pier<img src=a.png>opens<img src=b.png>, she said</p>") == [
        "the pier opens, she said"
    ]


GOES_ON = {
    "clause": ("“We will open the pier,” said the mayor,", "Ada Marsh."),
    "clause in marks": ("“We will open the pier in the spring,”", "Ada Marsh said."),
    "lower case": ("The mayor opened the pier", "in May."),
    "leads on": ("The mayor opened the pier on", "Monday."),
}


@pytest.mark.parametrize(("line", "below"), GOES_ON.values(), ids=GOES_ON)
@pytest.mark.parametrize("tag", ["<br>", "<br/>\n", "<span><br></span>"])
def test_blocks_join_lines_of_one_sentence(line: str, below: str, tag: str) -> None:
    assert paragraphs(f"<p>{line}{tag}{below}</p>") == [f"{line} {below}"]


ENDS = {
    "sentence": ("The mayor opened the pier.", "It was cold."),
    "quotation": ("“Never.”", "“Why not?” he asked."),
    "introduction": ("The mayor said:", "“Never.”"),
    "heading": ("A cold day in May", "The mayor opened the pier."),
    "address": ("Ada Marsh", "12 Harbour Street"),
    "item": (
        "The mayor of Northport opens the new pier of the island in May",
        "The council votes on the fares in June",
    ),
}


@pytest.mark.parametrize(("line", "below"), ENDS.values(), ids=ENDS)
def test_blocks_end_at_a_line_break_after(line: str, below: str) -> None:
    assert paragraphs(f"<div>{line}<br>{below}</div>") == [line, below]


def test_blocks_end_at_an_empty_line() -> None:
    assert paragraphs("<div>The mayor,<br> <br>the council</div>") == ["The mayor,", "the council"]
    assert paragraphs("<div>The mayor,<br><br><br><b>the</b> council</div>") == [
        "The mayor,",
        "the council",
    ]


def test_blocks_join_lines_that_were_broken_for_their_length() -> None:
    lines = [
        "The council of the island met on Monday evening in the school of Northport to talk",
        "about the pier, the ferry and the fares. About forty people came, most of them from",
        "Northport itself.",
    ]
    assert paragraphs(f"<p>{'<br>'.join(lines)}</p>") == [" ".join(lines)]


def test_blocks_keep_items_of_a_list_apart() -> None:
    lines = [
        "Fares on the ferry of Northport for grown people from the first Sunday in May (Ada Marsh)",
        "bikes and prams",
        "Fares on the ferry of Northport for children from the second Sunday in May (Tom Berg)",
        "Fares on the small boat",
    ]
    assert paragraphs(f"<p>{'<br>'.join(lines)}</p>") == [f"{lines[0]} {lines[1]}", *lines[2:]]


def test_blocks_keep_a_heading_of_two_lines_whole() -> None:
    assert paragraphs("<h1><span>Ferry fares.<br>Who pays?</span></h1>") == [
        "Ferry fares. Who pays?"
    ]


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("The pier is <s>safe</s> closed.", "The pier is closed."),
        ("It <del>will</del> <ins>will not</ins> open.", "It will not open."),
        ("It <strike><b>will</b> open</strike> stays shut.", "It stays shut."),
        (
            'It <span style="text-decoration:line-through">opens</span> stays shut.',
            "It stays shut.",
        ),
    ],
)
def test_blocks_leave_out_what_is_struck_out(markup: str, shown: str) -> None:
    assert paragraphs(f"<p>{markup}</p>") == [shown]


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("Ada Marsh<sup>3</sup>, the mayor", "Ada Marsh, the mayor"),
        ("“Never,”<sup><a href='#2'>[2]</a></sup> she said", "“Never,” she said"),
        ("“Never,”<a href='#2'><sup>2</sup></a> she said", "“Never,” she said"),
        ("the pier<sup>*</sup> opens", "the pier opens"),
        ("10<sup>6</sup> tons on 5 km<sup>2</sup>", "106 tons on 5 km2"),
        ("the 1<sup>st</sup> of May", "the 1st of May"),
    ],
)
def test_blocks_leave_out_the_numbers_of_footnotes(markup: str, shown: str) -> None:
    assert paragraphs(f"<p>{markup}</p>") == [shown]


def test_blocks_are_the_terms_and_definitions_of_a_list() -> None:
    markup = (
        "<dl><dt>Who pays?</dt><dd>“The council,” she said.</dd><dt>When?</dt><dd>Now.</dd></dl>"
    )
    assert paragraphs(markup) == ["Who pays?", "“The council,” she said.", "When?", "Now."]


def test_blocks_read_paragraphs_in_an_element_left_open() -> None:
    assert paragraphs("<s><p>One pier.</p><p>Two piers.</p>") == ["One pier.", "Two piers."]


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("&amp;quot;No,&amp;quot; she said.", '"No," she said.'),
        ("It won&amp;#39;t open, &amp;amp;ldquo;ever&amp;amp;rdquo;.", "It won't open, “ever”."),
        ("Marsh &amp;amp; Berg", "Marsh & Berg"),
        ("Marsh &amp; Berg; pier&amp;fares;", "Marsh & Berg; pier&fares;"),
        ("Write &amp;lt;b&amp;gt; or &amp;#60;b>", "Write &lt;b&gt; or &#60;b>"),
    ],
)
def test_blocks_undo_what_was_escaped_twice_but_for_markup(markup: str, shown: str) -> None:
    assert paragraphs(f"<p>{markup}</p>") == [shown]


BLOCK_QUOTATIONS = {
    "paragraph": (
        "<p>She wrote:</p><blockquote><p>Close it.</p></blockquote>",
        ["She wrote:", "“Close it.”"],
    ),
    "bare": (
        "<p>She wrote:</p><blockquote>Close <b>it.</b></blockquote>",
        ["She wrote:", "“Close it.”"],
    ),
    "two paragraphs": (
        "<div>She wrote:</div><figure><blockquote><p>Close it.</p><p>Now.</p></blockquote></figure>",
        ["She wrote:", "“Close it.", "“Now.”"],
    ),
    "its source": (
        "<p>It rained.</p><blockquote><p>Close it.</p><footer>Ada Marsh</footer></blockquote>",
        ["It rained.", "“Close it.”", "Ada Marsh"],
    ),
    "a post": (
        "<p>She posted:</p><blockquote><p>Close it.</p>— Ada Marsh (@marsh)</blockquote>",
        ["She posted:", "“Close it.”", "— Ada Marsh (@marsh)"],
    ),
    "an embedded post": (
        "<p>It rained.</p><blockquote class=twitter-tweet><p>Close it. <a href=/a>pic.example.com/a</a></p>"
        "&mdash; Ada Marsh (@marsh) <a href=/b>May 3, 2021</a></blockquote>",
        ["It rained.", "“Close it.”", "— Ada Marsh (@marsh) May 3, 2021"],
    ),
    "marks of its own": (
        "<p>She wrote:</p><blockquote>«Close it.»</blockquote>",
        ["She wrote:", "«Close it.»"],
    ),
    "indention": (
        "<p>It rained.</p><blockquote><p>It froze.</p></blockquote>",
        ["It rained.", "It froze."],
    ),
    "blank": (
        "<p>She wrote:</p><blockquote><p> </p></blockquote><p>It froze.</p>",
        ["She wrote:", "It froze."],
    ),
}


@pytest.mark.parametrize(("markup", "shown"), BLOCK_QUOTATIONS.values(), ids=BLOCK_QUOTATIONS)
def test_blocks_write_out_the_marks_of_a_block_quotation(markup: str, shown: list[str]) -> None:
    assert paragraphs(markup) == shown


HOSTILE = [
    "word,<br>",
    "<br>",
    "<s>a</s>b",
    "<s>",
    "<span hidden>",
    "a<img>",
    "<blockquote>a:</blockquote>",
    "a:<blockquote>",
    "a:<blockquote><p>b</p><cite>c</cite></blockquote>",
    "&amp;",
    "&amp;amp;quot",
    "<q>",
    "<x-y>a",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_blocks_are_quick_on_hostile_markup(unit: str) -> None:
    started = time.process_time()
    paragraphs(unit * (500_000 // len(unit)))
    assert time.process_time() - started < 4
