"""onrecord, two processes; starting them is part of the time. How to run it: see measure.py."""

from functools import partial

from measure import main
from onrecord_worker import load

PROCESSES = 2

if __name__ == "__main__":
    main(partial(load, PROCESSES), ["onrecord"])
