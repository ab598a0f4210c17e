"""Lists of feeds in and out."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.ingest.feeds.opml import Listed, opml, read_opml

LISTS = sorted((Path(__file__).parents[4] / "shared" / "inputs" / "opml").glob("*.opml"))
LIST = b"""<?xml version="1.0"?><opml version="1.0"><head><title>Mine</title></head><body>
<outline text="Papers"><outline text="Northern">
<outline text="Harbour" xmlUrl="https://harbour.example/rss" htmlUrl="https://harbour.example/"/>
</outline>
<outline title="Hill" text="x" XMLURL=" https://hill.example/atom "/></outline>
<outline text="A note without a feed"/>
<outline text="Harbour again" xmlUrl="https://harbour.example/rss"/>
<outline text="Not of the web" xmlUrl="file:///etc/passwd"/>
</body></opml>"""
NAMES = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=8)


def test_a_list_gives_its_feeds_in_order_with_their_folders() -> None:
    """However the attribute is spelt; each address once, and those of the web only."""
    assert read_opml("list", LIST) == (
        Listed(
            "https://harbour.example/rss",
            "Harbour",
            "https://harbour.example/",
            ("Papers", "Northern"),
        ),
        Listed("https://hill.example/atom", "Hill", None, ("Papers",)),
    )


@pytest.mark.parametrize("data", [b"<rss/>", b"<opml><body/></opml>", b"words", b""])
def test_a_list_without_feeds_is_refused(data: bytes) -> None:
    """In one line."""
    with pytest.raises(InputError, match=r"^list: [^\n]+$"):
        read_opml("list", data)


@given(
    st.lists(
        st.builds(
            Listed,
            NAMES.map(lambda name: f"https://a.example/{name}"),
            NAMES,
            st.none(),
            st.lists(NAMES, max_size=3).map(tuple),
        ),
        min_size=1,
        unique_by=lambda listed: listed.url,
    )
)
def test_a_list_that_was_written_gives_the_same_feeds(feeds: list[Listed]) -> None:
    """In their folders; those of one folder stay in their order."""
    again = read_opml("list", opml(feeds, "Mine & <yours>").encode())
    assert set(again) == set(feeds)


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_public_lists_come_back_as_they_were(path: Path) -> None:
    """Lists of feeds of many countries."""
    feeds = read_opml(path.name, path.read_bytes())
    assert read_opml("again", opml(feeds, path.stem).encode()) == feeds
