"""What a fetch gives, and why one failed."""

from dataclasses import dataclass

from onrecord.errors import InputError


@dataclass(frozen=True, slots=True)
class Seen:
    """What a server gave with a page when it was fetched last, to be told whether it has
    changed."""

    etag: str | None = None
    last_modified: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        """The headers of a conditional request (RFC 9110, section 13)."""
        named = {"if-none-match": self.etag, "if-modified-since": self.last_modified}
        return {name: value for name, value in named.items() if value}


NOTHING_SEEN = Seen()


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as its server gave it.

    `url`: the address it came from, after all redirects; `moved_to`: where it has moved for good,
    if every redirect said so; `data`: its bytes, out of their compression, None if it has not
    changed since it was `Seen`; `media_type` and `charset` as declared; `seen`: what to send the
    next time; `fresh_seconds`: how long its server says it stays as it is.
    """

    url: str
    data: bytes | None
    media_type: str | None = None
    charset: str | None = None
    seen: Seen = NOTHING_SEEN
    moved_to: str | None = None
    fresh_seconds: int | None = None


class FetchError(InputError):
    """A page could not be fetched.

    `is_gone`: it never will be; `is_temporary`: it may well be the next time; `seconds`: how long
    its server asks to be left alone.
    """

    def __init__(
        self,
        where: str,
        problem: str,
        *,
        is_gone: bool = False,
        is_temporary: bool = False,
        seconds: float | None = None,
    ) -> None:
        """`where`: the address; `problem`: why, with the remedy."""
        super().__init__(where, problem)
        self.is_gone, self.is_temporary, self.seconds = is_gone, is_temporary, seconds

    def of(self, where: str) -> "FetchError":
        """The same, said of the address that was asked for."""
        return FetchError(
            where,
            self.problem,
            is_gone=self.is_gone,
            is_temporary=self.is_temporary,
            seconds=self.seconds,
        )
