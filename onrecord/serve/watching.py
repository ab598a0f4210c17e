"""The watch of the server: the record's feeds are looked at in a thread of its own."""

import logging
import threading
from types import TracebackType
from typing import Self

from onrecord.alerts.channels import Channels
from onrecord.alerts.sending import send_due
from onrecord.errors import OnRecordError
from onrecord.ingest.web.fetcher import Fetcher
from onrecord.ingest.web.settings import FetchSettings
from onrecord.reader import Reader
from onrecord.record import Record
from onrecord.serve.settings import Settings
from onrecord.serve.uploads import BY_PAGE, options
from onrecord.watch.watch import Watch

STOP_SECONDS = 5.0
"""How long the server, when it stops, waits for the article being fetched and read; it is fetched
again the next time."""
AGAIN_SECONDS = 60.0
"""How long after it broke off the watch begins anew."""


class Watching:
    """The watch, within `with`, if the settings ask for it. `problem`: why it does not watch now,
    though it should; empty if it does."""

    def __init__(self, record: Record, reader: Reader, settings: Settings) -> None:
        """For this record."""
        self._record, self._reader, self._settings = record, reader, settings
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self.problem = ""

    @property
    def is_on(self) -> bool:
        """Whether feeds are looked at by this server."""
        return self._settings.watch

    def __enter__(self) -> Self:
        """Begins to watch."""
        self._stop.clear()
        if self.is_on:
            # A daemon: who ends the process is not kept by a long article.
            self._thread = threading.Thread(target=self._run, name="onrecord-watch", daemon=True)
            self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Ends after the article that is being read, if that does not take long."""
        self._stop.set()
        if self._thread:
            self._thread.join(STOP_SECONDS)

    def _send(self) -> None:
        channels = Channels.from_environment(self._settings.allow_private)
        send_due(self._record, channels)

    def _run(self) -> None:
        """Watches until it is told to stop; what breaks it off is told, and it begins anew."""
        fetching = FetchSettings(
            allow_private=self._settings.allow_private, contact=self._settings.contact, tries=1
        )
        read_as = options(self._settings, BY_PAGE)
        while not self._stop.is_set():
            try:
                with Fetcher(fetching) as fetcher:
                    watch = Watch(
                        self._record, self._reader, fetcher, options=read_as, then=self._send
                    )
                    self.problem = ""
                    watch.run(self._stop)
            except OnRecordError as error:
                self.problem = str(error)
            except Exception:  # a bug, which ends this watch and not the server
                logging.getLogger(__name__).exception("the watch broke off")
                self.problem = "this is a fault of onrecord; the server's log says more"
            self._stop.wait(AGAIN_SECONDS)
