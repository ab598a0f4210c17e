"""A watch in a process of its own, which a test may kill: python -m watch.watching RECORD.

Every host is this machine. It ends by itself once nothing is due.
"""

import sys

from ingest.web.conftest import on_loopback

from onrecord.ingest.web.fetcher import Fetcher
from onrecord.ingest.web.settings import FetchSettings
from onrecord.reader import Reader
from onrecord.record import Record
from onrecord.watch.watch import Watch, WatchSettings

if __name__ == "__main__":
    settings = FetchSettings(allow_private=True, host_seconds=0, tries=1)
    with Record.open(sys.argv[1]) as record, Fetcher(settings, resolve=on_loopback) as fetcher:
        watch = Watch(record, Reader(), fetcher, WatchSettings(articles=6))
        print("watching", flush=True)
        while not watch.round().is_idle:
            pass
