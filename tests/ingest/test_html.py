from io import BytesIO
from itertools import cycle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.ingest import Options, documents
from onrecord.types import Document

OPENING = "The old ferry of Northport will sail again in May, after two years of repairs in the island’s only dry dock."
CLOSING = "The council will vote on the fares next week, and the first crossing is planned for the second Sunday in May."


def article(*middle: str, container: str = "article", after: str = "") -> str:
    blocks = "\n".join([f"<p>{OPENING}</p>", *middle, f"<p>{CLOSING}</p>"])
    name, _, _ = container.partition(" ")
    return f"""<!DOCTYPE html><html lang="en-GB"><head><title>Ferry will sail again | Northport Courier</title>
      <meta property="og:site_name" content="Northport Courier"><meta name="author" content="Ada Marsh and Tom Berg">
      <meta property="article:published_time" content="2021-03-04T10:00:00Z">
      <link rel="canonical" href="https://www.courier.example/news/ferry"></head><body>
      <nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
      <{container}><h1>Ferry will sail again</h1>{blocks}</{name}>
      <div class="related"><h3>More</h3><p><a href="/x">“Taxes will fall,” says treasurer</a></p></div>{after}
      <footer><p>“Best paper” 2019. © Northport Courier</p></footer><script>a = "“script”"</script></body></html>"""


def read(page: str | bytes, options: Options | None = None) -> Document:
    data = page.encode() if isinstance(page, str) else page
    (document,) = documents(["-"], options or Options(), stdin=BytesIO(data))
    assert isinstance(document, Document), document
    return document


def test_html_document_reads_article_and_metadata() -> None:
    document = read(article())
    assert document.text == f"Ferry will sail again\n\n{OPENING}\n\n{CLOSING}"
    assert document.title == "Ferry will sail again"
    assert document.outlet == "Northport Courier"
    assert document.authors == ("Ada Marsh", "Tom Berg")
    assert document.published == "2021-03-04T10:00:00Z"
    assert document.language == "en-GB"
    assert document.url == "https://www.courier.example/news/ferry"


MARKS = [
    "“{}”",
    '"{}"',
    "«{}»",
    "„{}“",
    "‘{}’",
    "'{}'",
    "&ldquo;{}&rdquo;",
    "&quot;{}&quot;",
    "&#8220;{}&#8221;",
    "”{}”",
]
SHAPES = {
    "short": "<p>{}</p>",
    "with cue": "<p>{} she said.</p>",
    "long": "<p>{} the mayor said, and the council applauded when the old captain rose from his seat to thank her.</p>",
    "div": "<div>{} she said.</div>",
    "nested div": '<div class="x"><div><div>{}</div></div></div>',
    "blockquote": "<blockquote>{}</blockquote>",
    "blockquote with paragraph": "<blockquote><p>{}</p><cite>Ada Marsh</cite></blockquote>",
    "after break": "<p>The mayor rose.<br>{} she said.</p>",
    "after two breaks": "<p>The mayor rose.<br/><br/>{} she said.</p>",
    "inline tags": "<p><span><em><strong>{}</strong></em></span> she said.</p>",
    "link after": '<p>{} said <a href="/mayor">the mayor</a>.</p>',
    "link inside": '<p><a href="/m">{}</a>, as she told the council of the island on Monday night.</p>',
    "list item": "<ul><li>{} she said.</li></ul>",
    "table cell": "<table><tr><td>{} she said.</td></tr></table>",
    "section": "<section><p>{}</p></section>",
    "heading": "<h2>{}</h2><p>The mayor spoke for an hour.</p>",
    "embed class": '<p class="embed">{} she said.</p>',
    "figure": "<figure><blockquote>{}</blockquote></figure><p>The mayor spoke for an hour.</p>",
}
WORDS = ["No.", "Never,", "We will rebuild every pier of this island before the winter,"]


@pytest.mark.parametrize("container", ["article", "main", 'div class="story"', "div"])
@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_html_document_never_loses_a_paragraph_that_opens_with_a_quotation(
    shape: str, container: str
) -> None:
    for mark, words in zip(MARKS, cycle(WORDS), strict=False):
        document = read(article(shape.format(mark.format(words)), container=container))
        before, found, after = document.text.partition(words)
        assert found and OPENING in before and CLOSING in after, (mark, words, document.text)
        assert words not in after
        assert before[-1] in "“\"«„‘'”"


def test_html_document_keeps_a_dialogue_whole_and_in_order() -> None:
    lines = [
        "“No.”",
        "“Why?” he asked.",
        "“No.”",
        "“Never,” she said.",
        "“Why?” he asked.",
        "“Because.”",
    ]
    document = read(article(*[f"<p>{line}</p>" for line in lines]))
    assert document.text.split("\n\n")[2:-1] == lines


def test_html_document_keeps_a_quotation_at_either_end() -> None:
    page = f"<html><body><article><p>“First.”</p><p>{OPENING}</p><p>{CLOSING}</p><p>“Last.”</p></article></body></html>"
    assert read(page).text == f"“First.”\n\n{OPENING}\n\n{CLOSING}\n\n“Last.”"


@pytest.mark.parametrize("tag", ["aside", 'blockquote class="pull-quote"', 'div class="pullquote"'])
@pytest.mark.parametrize("cue", ["", " she told the council on Monday night."])
def test_html_document_gives_a_pull_quote_once_in_its_paragraph(tag: str, cue: str) -> None:
    words = "“We will rebuild every pier of this island before the winter,”"
    document = read(
        article(
            f"<{tag}>{words}</{tag.split()[0]}>", "<p>The mayor rose.</p>", f"<p>{words}{cue}</p>"
        )
    )
    assert document.text.count(words) == 1
    assert words + cue in document.text.split("\n\n")


def test_html_document_writes_out_the_marks_of_q() -> None:
    document = read(
        article(
            "<p><q>No, <b>never</b></q>, she said.</p>",
            "<p><q>“Marked”</q></p>",
            "<p><q>Yes</q></p>",
        )
    )
    assert document.text.split("\n\n")[2:5] == ["“No, never”, she said.", "“Marked”", "“Yes”"]


@pytest.mark.parametrize(
    "boilerplate",
    [
        '<div class="comments"><p>“I agree,” says a reader.</p></div>',
        '<div id="newsletter"><p>“Sign up now”</p></div>',
        '<aside class="promo"><p>“Buy it,” says our critic.</p></aside>',
        '<div style="display: none">“Not shown”</div>',
        '<div class="author-bio"><p>Tom Berg is a reporter who says “facts first”.</p></div>',
        "<section><h3>About the author</h3><p>Tom Berg writes “for the island”.</p></section>",
        "<h4>About the author</h4><p>Tom Berg writes “for the island”.</p>",
        '<div class="photo"><img src=a><span>The mayor: “It is safe”</span><i>Berg</i></div>',
        '<div class="wp-caption"><img src=a><p>The mayor says the pier is “safe”</p></div>',
        "<form><p>“Search”</p></form>",
        "<script>“code”</script><style>“style”</style><noscript>“enable”</noscript><!-- “comment” -->",
    ],
)
def test_html_document_leaves_boilerplate_out(boilerplate: str) -> None:
    assert read(article(boilerplate)).text == read(article()).text


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        "<html><body></body></html>",
        "<html><body><script>x</script></body></html>",
        "<html><body><nav>Home</nav></body></html>",
        "<!DOCTYPE html>",
        "<html><!--",
        "<html>" + "\x01",
        "<html><frameset><frame src=a></frameset></html>",
    ],
)
def test_html_document_without_article_is_an_error(page: str) -> None:
    (problem,) = documents(["-"], stdin=BytesIO(page.encode()))
    assert isinstance(problem, InputError)
    assert "no article text found" in str(problem)


SPOKEN = "<p>“Never,” she said.</p>"
LONG = "The ferry of Northport sails, said the mayor; " * 20_000
BROKEN = {
    "unclosed": f"<html><body><p>{OPENING}{SPOKEN}<p>{CLOSING}",
    "no body": f"<html><p>{OPENING}</p>{SPOKEN}",
    "crossed": f"<html><b><p>{OPENING}</b><i></p>{SPOKEN}</i></div></div></html>",
    "xml declaration": f'<?xml version="1.0" encoding="iso-8859-1"?><html><body><p>{OPENING}</p>{SPOKEN}</body></html>',
    "deep": "<html><body>" + "<div>" * 5000 + f"<p>{OPENING}</p>{SPOKEN}" + "</div>" * 5000,
    "unclosed inline": "<html><body>" + "<font><b>" * 500 + f"<p>{OPENING}</p>{SPOKEN}",
    "deep q": "<html><body>" + "<q>" * 500 + f"<p>{OPENING}</p>{SPOKEN}",
    "control characters": f"<html><body><p>{OPENING}\x01\x0b</p>{SPOKEN}",
    "bare brackets": f"<html><body><p>{OPENING}</p>{SPOKEN}" + "<" * 5000,
    "inline image": f"<html><body><img src='data:image/png;base64,{'A' * 11_000_000}'><p>{OPENING}</p>{SPOKEN}",
    "bad entities": f"<html><body><p>&#xD800;&#0;&#99999999;&bogus;</p><p>{OPENING}</p>{SPOKEN}",
    "long paragraph": f"<html><body><p>{LONG}</p><p>{OPENING}</p>{SPOKEN}",
    "many attributes": "<html><body " + "a=b " * 50_000 + f"><p>{OPENING}</p>{SPOKEN}",
}


@pytest.mark.parametrize("page", BROKEN.values(), ids=BROKEN)
def test_html_document_survives_broken_pages(page: str) -> None:
    text = read(page).text
    assert OPENING in text and "“Never,” she said." in text


def test_html_document_reads_an_article_that_stands_only_in_its_data() -> None:
    body = f"{OPENING} “Never,” she said. {CLOSING} " * 3
    data = (
        f'{{"@type": "NewsArticle", "headline": "Ferry will sail again", "articleBody": "{body}"}}'
    )
    page = f'<html><head><script type="application/ld+json">{data}</script></head><body><p>Loading.</p></body></html>'
    assert "“Never,” she said." in read(page).text


@pytest.mark.parametrize("charset", ["windows-1252", "windows-1251", "utf-8"])
def test_html_document_obeys_declared_charset(charset: str) -> None:
    page = f'<html><head><meta charset="{charset}"></head><body><p>{OPENING}</p><p>“No.”</p></body></html>'
    assert read(page.encode(charset)).text == f"{OPENING}\n\n“No.”"


@pytest.mark.parametrize(
    ("title", "outlet"),
    [("Ferry will sail again - Council", None), ("Ferry will sail again | Northport", None)],
)
def test_html_document_guesses_no_outlet_from_the_title(title: str, outlet: str | None) -> None:
    page = f"<html><head><title>{title}</title></head><body><p>{OPENING}</p><p>{CLOSING} © 2019</p></body></html>"
    document = read(page)
    assert (document.outlet, document.published, document.language, document.authors) == (
        outlet,
        None,
        "en",
        (),
    )


def test_html_document_passes_over_stray_null_bytes() -> None:
    page = article().encode().replace(b"ferry", b"fer\0ry")
    assert read(page).text == read(article()).text
    assert read(article().encode("utf-16-le")).text == read(article()).text


@pytest.mark.parametrize("before", ["<!-- cached -->\n", "\n\n", "<?xml version='1.0'?>\n"])
def test_html_document_passes_over_a_null_byte_whatever_it_begins_with(before: str) -> None:
    page = (before + article()).encode()
    assert read(page.replace(b"ferry", b"fer\0ry", 1)).text == read(page).text
    assert read(page.replace(b"May", b"May\0")).text == read(page).text


def test_html_document_refuses_a_page_full_of_null_bytes() -> None:
    (problem,) = documents(["-"], stdin=BytesIO(b"<html>" + b"a\0\0\0" * 100))
    assert isinstance(problem, InputError) and "binary" in str(problem)


TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<q>",
        "</q>",
        "<br>",
        "<b>",
        "<h1>",
        "<table>",
        "<td>",
        "<!--",
        "&",
    ]
)


@settings(deadline=None, max_examples=60)
@given(st.lists(TAGS | st.text(max_size=8), max_size=40))
def test_html_document_is_a_document_or_an_error_for_any_markup(pieces: list[str]) -> None:
    page = "<html><body>" + "".join(pieces)
    (found,) = documents(["-"], stdin=BytesIO(page.encode()))
    assert isinstance(found, Document | InputError)


def test_html_document_leaves_out_a_teaser_that_repeats_a_line_of_the_article() -> None:
    teaser = '<ul><li><a href="/x">“Taxes will fall,” says treasurer</a></li></ul>'
    assert read(article(teaser)).text.count("Taxes will fall") <= 1


def test_html_document_takes_the_printed_headline_for_the_title() -> None:
    page = article().replace(
        "<title>", '<meta property="og:title" content="Ferry will sail again | Courier"><title>'
    )
    assert read(page).title == "Ferry will sail again"
    named = page.replace("<h1>Ferry will sail again</h1>", "<h1>Ferry</h1>")
    assert read(named).text.startswith("Ferry will sail again | Courier\n\n")
