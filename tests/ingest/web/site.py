"""A site of our own on loopback, which behaves as sites do."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = b"<html><head><title>Ferry</title></head><body><p>The ferry runs again.</p></body></html>"


@dataclass(frozen=True, slots=True)
class Reply:
    """What a page answers. `body`: bytes, or pieces that are sent one by one."""

    body: bytes | Callable[[], Iterator[bytes]] = PAGE
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: {"content-type": "text/html"})


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it came."""

    path: str
    headers: Mapping[str, str]


Page = Reply | Callable[[Asked], Reply]


class Site:
    """The pages of a site by their paths, or by host and path, and who asked for what; others are
    not found."""

    def __init__(self) -> None:
        """An empty site."""
        self.pages: dict[str, Page] = {}
        self.asked: list[Asked] = []
        self.port = 0

    def url(self, path: str = "/", host: str = "site.example") -> str:
        """The address of a page."""
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """What was asked for, without the rules for programs."""
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]

    def reply(self, asked: Asked) -> Reply:
        """The answer to a request: the page of its host, or else that of all hosts."""
        self.asked.append(asked)
        host = asked.headers.get("host", "").partition(":")[0]
        page = self.pages.get(f"{host}{asked.path}") or self.pages.get(asked.path, Reply(b"", 404))
        return page if isinstance(page, Reply) else page(asked)


@contextmanager
def served() -> Iterator[Site]:
    """A site that is there as long as the context is."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            headers = {name.casefold(): value for name, value in self.headers.items()}
            reply = site.reply(Asked(self.path, headers))
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if isinstance(reply.body, bytes):
                self.send_header("content-length", str(len(reply.body)))
            else:
                self.send_header("connection", "close")
            self.end_headers()
            try:
                for piece in [reply.body] if isinstance(reply.body, bytes) else reply.body():
                    self.wfile.write(piece)
                    self.wfile.flush()
            except OSError:  # whoever asked has left
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """Says nothing of those who leave."""

    with Server(("127.0.0.1", 0), Handler) as server:
        site.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()
