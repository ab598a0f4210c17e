"""Reading is nobody else's business: what onrecord runs must open no connection and leave no trace
of its use."""

import os
import subprocess
import sys
from pathlib import Path

READING = """
import sys, threading
opened = []
sys.addaudithook(lambda event, args: opened.append(event) if event.startswith(("socket.", "urllib.")) else None)
import onrecord
assert onrecord.read("“We will rebuild the bridge,” said Maria Lopez.").quotations
[thread.join() for thread in threading.enumerate() if thread is not threading.main_thread() and not thread.daemon]
print([event for event in opened if event not in {"socket.__new__", "socket.gethostname"}])
"""


def test_reading_opens_no_connection_and_leaves_nothing_at_home(tmp_path: Path) -> None:
    off_anyway = {"CI", "ORT_DISABLE_TELEMETRY", "XDG_CACHE_HOME"}  # or kept elsewhere
    environment = {name: value for name, value in os.environ.items() if name not in off_anyway}
    done = subprocess.run(
        [sys.executable, "-c", READING],
        env={**environment, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"
    assert not list(tmp_path.iterdir())
