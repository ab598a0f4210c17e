"""An outlet of our own, whose articles and feed can be changed while it is watched."""

from dataclasses import dataclass, field
from html import escape
from zlib import crc32

from ingest.web.site import Asked, Reply, Site

HEADERS = {"content-type": "text/html; charset=utf-8"}
SENTENCES = (
    "The ferry between Varn and Ekmaden will run again from Sunday, the council said after a long night.",
    "The boat had lain in the harbour since a beam of the old pier broke in the gales of early October.",
    "Islanders had to be taken across in fishing boats, two at a time, for seven weeks without a break.",
)


def page(title: str, said: str) -> bytes:
    """An article in which the mayor says something."""
    paragraphs = (*SENTENCES, f"“{said},” said Ada Brandvold, the mayor of Varn.")
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    head = f"<title>{escape(title)}</title>"
    return f"<html lang='en'><head>{head}</head><body><article><h1>{escape(title)}</h1>{body}</article></body></html>".encode()


@dataclass(slots=True)
class Outlet:
    """An outlet with a feed at /feed. `host`: its name; `name`: what it calls itself; `articles`: what is said in each, by its
    path, the latest last."""

    site: Site
    host: str = "harbour.example"
    name: str = "Harbour Post"
    articles: dict[str, str] = field(default_factory=dict)

    @property
    def feed(self) -> str:
        """The feed's address."""
        return self.site.url("/feed", self.host)

    def publish(self, path: str, said: str) -> str:
        """A new article, or a new wording of one; its address."""
        self.articles[path] = said
        self.site.pages[f"{self.host}{path}"] = lambda asked: self.article(asked, path)
        self.site.pages[f"{self.host}/feed"] = self.listing
        return self.site.url(path, self.host)

    def article(self, asked: Asked, path: str) -> Reply:
        """The page of an article."""
        said = self.articles[path]
        etag = f'"{crc32(said.encode())}"'
        if asked.headers.get("if-none-match") == etag:
            return Reply(b"", 304, {"etag": etag})
        return Reply(page(f"Ferry {path}", said), headers={**HEADERS, "etag": etag})

    def listing(self, asked: Asked) -> Reply:
        """The feed."""
        items = "".join(
            f"<item><title>Ferry {path}</title><link>{self.site.url(path, self.host)}</link></item>"
            for path in reversed(self.articles)
        )
        feed = f"<rss version='2.0'><channel><title>{self.name}</title>{items}</channel></rss>".encode()
        etag = f'"{crc32(feed)}"'
        if asked.headers.get("if-none-match") == etag:
            return Reply(b"", 304, {"etag": etag})
        return Reply(feed, headers={"content-type": "application/rss+xml", "etag": etag})
