"""The address by which an article is known: one for its pages for phones, for printing, and with
whatever a link to it carries."""

from urllib.parse import urlsplit

from courlan import normalize_url

_HOST_PREFIXES = ("www.", "m.", "mobile.", "amp.", "edition.")
_AMP_CACHE = ".cdn.ampproject.org"


def without_tracking(url: str) -> str:
    """An address without what only tells where a reader came from."""
    try:
        return str(normalize_url(url))
    except ValueError:
        return url


def address_of(fetched: str, declared: str | None) -> str:
    """The address of an article that was fetched at one and declares another as its own.

    What it declares counts if it is of the same site, or if it was fetched from a cache of AMP
    pages; but not the site's first page, which careless pages declare. A copy in another outlet
    keeps the address where it stands.
    """
    try:
        here, there = urlsplit(fetched), urlsplit(declared or "")
    except ValueError:  # "http://[" and the like
        return without_tracking(fetched)
    is_of_site = there.hostname and _site(here.hostname) == _site(there.hostname)
    is_from_cache = there.hostname and (here.hostname or "").endswith(_AMP_CACHE)
    is_first_page = there.path in ("", "/") and not there.query and here.path not in ("", "/")
    if declared and there.scheme in ("http", "https") and (is_of_site or is_from_cache):
        return without_tracking(fetched if is_first_page else declared)
    return without_tracking(fetched)


def _site(host: str | None) -> str:
    """The host of a site, by which name ever it is asked."""
    site = (host or "").casefold()
    for prefix in _HOST_PREFIXES:
        site = site.removeprefix(prefix)
    return site
