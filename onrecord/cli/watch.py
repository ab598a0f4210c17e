"""`onrecord watch`: feeds looked at time and again, and what is new in them put on the record."""

import signal
import threading
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.add import DEFAULT_RECORD, RecordPath, summary
from onrecord.cli.opened import opened
from onrecord.cli.read import AllowPrivate
from onrecord.cli.screen import complain, number_of, output, visible
from onrecord.errors import InputError

if TYPE_CHECKING:
    from onrecord.pipeline import Outcome
    from onrecord.record import Alert, Record
    from onrecord.watch.looking import Look
    from onrecord.watch.watch import Watch

NewFeeds = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="FEED",
        help="Addresses of feeds or of sites, and lists of feeds (OPML files), to be watched from now on.",
    ),
]
Contact = Annotated[
    str | None,
    typer.Option(
        envvar="ONRECORD_CONTACT",
        metavar="ADDRESS",
        help="An e-mail or web address of yours, which sites are told, so that they can write to you.",
    ),
]


def watch(
    feeds: NewFeeds = None,
    record_path: RecordPath = DEFAULT_RECORD,
    once: Annotated[bool, typer.Option("--once", help="Look at what is due now, and end.")] = False,
    contact: Contact = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Watch feeds, and put what is new in them on the record.

    The feeds stay on the record: the next time `onrecord watch` alone goes on with them. Each is
    looked at as often as it changes, every five minutes at most and once a day at least; its
    articles are fetched, one a second from a site at most, as its robots.txt allows, and looked at
    again after two hours and after a day, for what was changed in them. Ctrl-C ends it; what it has
    begun it goes on with the next time. `onrecord feeds` shows the list,
    `onrecord alerts` who is told of what is new.

    Examples:

    - onrecord watch https://harbour.example/feed.xml

    - onrecord watch papers.opml --contact desk@paper.example

    - onrecord watch

    - onrecord watch --once
    """
    from onrecord.alerts.channels import Channels
    from onrecord.alerts.sending import send_due
    from onrecord.ingest.web.fetcher import Fetcher
    from onrecord.ingest.web.settings import FetchSettings
    from onrecord.reader import Reader
    from onrecord.watch.watch import Watch

    reader = Reader()  # which loads while the rest is opened
    settings = FetchSettings(allow_private=allow_private, contact=contact or "", tries=1)
    with opened(record_path, create=True) as record, Fetcher(settings) as fetcher:
        failed = follow(record, feeds or [])
        watched = [feed for feed in record.feeds.all() if feed.state == "watched"]
        if not watched:
            complain(
                f"no feed is watched on {record_path}: name one, as in onrecord watch https://harbour.example/feed.xml"
            )
            raise typer.Exit(1)
        channels = Channels.from_environment(allow_private)
        send = partial(send_due, record, channels, tell=_show_unsent)
        watch = Watch(record, reader, fetcher, tell=_show, then=send)
        if once:
            _once(watch, record_path)
            send()
        else:
            _until_stopped(watch, len(watched), record_path, bool(contact))
    if failed:
        raise typer.Exit(1)


def follow(record: "Record", names: list[str]) -> int:
    """Puts the feeds that names stand for on the list; how many names stand for none, which is
    told."""
    from onrecord.watch.following import to_follow

    entries = list(to_follow(names))
    problems = [entry for entry in entries if isinstance(entry, InputError)]
    for problem in problems:
        complain(problem)
    new = record.feeds.follow(entry for entry in entries if not isinstance(entry, InputError))
    if new:
        output().print(f"{number_of(new, 'new feed')} on the list.")
    return len(problems)


def _once(watch: "Watch", record_path: str) -> None:
    """Rounds until nothing is due, and what came of them."""
    from onrecord.pipeline import Tally

    tally, looked, troubled = Tally(), 0, 0
    while not (done := watch.round()).is_idle:
        tally = tally.plus(done.articles)
        looked, troubled = looked + done.feeds, troubled + done.troubled
    in_vain = f", {troubled:,} in vain (see above)" if troubled else ""
    output().print(f"{number_of(looked, 'feed')} looked at{in_vain}.", soft_wrap=True)
    typer.echo(summary(tally, record_path, "article"))


def _until_stopped(watch: "Watch", feeds: int, record_path: str, has_contact: bool) -> None:
    stop = threading.Event()

    def end(*_: object) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()
        complain("Stopping after what is being fetched and read; Ctrl-C again stops at once.")

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)
    output().print(f"Watching {number_of(feeds, 'feed')} for {record_path} (Ctrl-C ends it).")
    if not has_contact:
        complain("Sites are not told whom to write to: give an address with --contact.")
    watch.run(stop)


def _show_unsent(alert: "Alert", problem: str) -> None:
    complain(f"alert {alert.number}: {problem}")


def _show(told: "Outcome | Look") -> None:
    """A line for what came in, and one for what did not."""
    from onrecord.watch.looking import Look

    if isinstance(told, Look):
        if told.problem:
            complain(told.problem)
    elif told.failure:
        complain(told.failure)
    elif told.is_new and told.document and told.reading:
        document = told.document
        parts = [
            visible(document.outlet or ""),
            visible(document.title or document.id),
            number_of(len(told.reading.quotations), "quotation"),
            "changed since" if told.fate == "version" else "",
        ]
        output().print(" · ".join(filter(None, parts)), soft_wrap=True)
